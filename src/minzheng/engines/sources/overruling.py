"""Settling a fact against the order of sources: by an officer, with a reason, until dropped."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Self

from django.db import transaction
from django.db.models import Q

from minzheng.engines.access.api import Viewer
from minzheng.engines.audit import api as audit
from minzheng.engines.lake import api as lake
from minzheng.engines.sources.errors import NoSuchOverrule, OverruleRefused
from minzheng.engines.sources.models import Overrule
from minzheng.engines.sources.reaching import require_overruler
from minzheng.engines.sources.terms import known_facts
from minzheng.kernel.expr import Fact
from minzheng.kernel.money import MoneyError
from minzheng.kernel.units import UnreadableValue
from minzheng.registers.people.api import Person

REPLACED = "由新的改定代替"
ROLL = "residents"


@dataclass(frozen=True)
class Subject:
    """Somebody of the registers, or somebody only the lake knows by this number."""

    person: Person | None
    lake_number: int = 0

    @classmethod
    def of(cls, who: Person | int) -> Self:
        """Whom a register row or a lake number means."""
        return cls(None, who) if isinstance(who, int) else cls(who)

    @cached_property
    def number(self) -> int:
        """Her number in the lake; 0 when no feed knows her."""
        return lake.number_of_person(self.person) if self.person else self.lake_number

    def number_on(self, day: date) -> int:
        """The number she counted for on a day."""
        if self.person is None:
            return self.lake_number
        return lake.number_of_person(self.person, as_of=day)

    @property
    def named(self) -> bool:
        """Whether an identity number of hers is known, by which a register can be searched."""
        return bool(self.person.id_index) if self.person else self.lake_number > 0

    def division(self, on: date) -> str:
        """Where she lives or is registered; "" when nobody knows."""
        if self.person is not None:
            return self.person.division_code
        for row in lake.rows_of(ROLL, self.number, on):
            return str(row.get("living_division") or row.get("registered_division") or "")
        return ""

    def rows(self) -> Q:
        """Her rows, whichever way they were written."""
        mine = Q(person=self.person) if self.person else Q()
        return mine | Q(lake_person=self.number) if self.number else mine


@dataclass(frozen=True)
class NewOverrule:
    """A value to settle: as it is written ("2026-11-01", "已婚", "800元") or as rules count it."""

    fact: str
    value: object
    reason: str
    paper: str = ""


@transaction.atomic
def overrule(who: Person | int, new: NewOverrule, *, by: Viewer, on: date) -> Overrule:
    """Settle a fact of a person from a day on; a value settled before is dropped.

    `who`: of the register, or a lake number. Raises NotAllowed, OverruleRefused.
    """
    subject = Subject.of(who)
    division = subject.division(on)
    require_overruler(by, division)
    fact = _fact(new.fact)
    value = _value(fact, new.value)
    if not new.reason.strip():
        raise OverruleRefused("改定要写明理由，请填写后重试")
    for former in Overrule.objects.filter(subject.rows(), fact=fact.column, dropped_on=None):
        _drop(former, REPLACED, by, on)
    row = Overrule.objects.create(
        person=subject.person, lake_person=subject.number or None, fact=fact.column, value=value,
        reason=new.reason.strip(), paper=new.paper.strip(), division_code=division, since=on,
        made_by=by.doer.name, made_office=by.doer.office,
    )  # fmt: skip
    detail = {"fact": fact.column, "reason": row.reason, "paper": row.paper}
    audit.record(by.doer, "overrule", row.subject, division=division, detail=detail)
    return row


@transaction.atomic
def drop_overrule(pk: int, reason: str, *, by: Viewer, on: date) -> Overrule:
    """Let the order of sources decide again. Raises NotAllowed, NoSuchOverrule, OverruleRefused."""
    row = Overrule.objects.select_for_update().filter(pk=pk, dropped_on=None).first()
    if row is None:
        raise NoSuchOverrule("这项改定不存在或已经取消，请刷新页面后核对")
    require_overruler(by, row.division_code)
    if not reason.strip():
        raise OverruleRefused("取消改定要写明理由，请填写后重试")
    _drop(row, reason.strip(), by, on)
    return row


def overrules_of(who: Subject, as_of: date) -> dict[str, Overrule]:
    """What was settled of a person and held on a day, by the fact's column."""
    held = Q(dropped_on=None) | Q(dropped_on__gt=as_of)
    rows = Overrule.objects.filter(who.rows(), held, since__lte=as_of).order_by("since", "id")
    return {row.fact: row for row in rows}


def history_of(who: Person | int) -> list[Overrule]:
    """Everything ever settled of a person, the newest first."""
    return list(Overrule.objects.filter(Subject.of(who).rows()))


def overrule_for(pk: int) -> Overrule:
    """The row, with its person. Raises NoSuchOverrule."""
    row = Overrule.objects.select_related("person").filter(pk=pk).first()
    if row is None:
        raise NoSuchOverrule("这项改定不存在，请从人员的各部门数据页进入")
    return row


def _drop(row: Overrule, reason: str, by: Viewer, on: date) -> None:
    row.dropped_on, row.dropped_by, row.dropped_reason = on, by.doer.name, reason
    row.save(update_fields=["dropped_on", "dropped_by", "dropped_reason"])
    detail = {"fact": row.fact, "reason": reason}
    audit.record(by.doer, "drop_overrule", row.subject, division=row.division_code, detail=detail)


def _fact(column: str) -> Fact:
    found = known_facts().get(column)
    if found is None:
        raise OverruleRefused(f"“{column}”不是各部门数据里的一项，不能改定，请从页面所列的项目中选")
    return found


def _value(fact: Fact, raw: object) -> int | str:
    try:
        value = fact.unit.read(raw)
    except (UnreadableValue, MoneyError) as error:
        raise OverruleRefused(f"“{fact.term}”：{error}") from error
    if value is None:
        raise OverruleRefused(f"“{fact.term}”没有填写采用的值；不清楚的，先核实再改定")
    return value
