"""Facts put right during a case: what was, what is now, who says so; never edited."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.audit import api as audit
from minzheng.engines.cases.access_rules import CASE_ROLES
from minzheng.engines.cases.declared import matter_of
from minzheng.engines.cases.errors import FactRefused
from minzheng.engines.cases.models import Case, FactChange
from minzheng.engines.cases.sealed import ACCOUNT_COLUMNS, is_sealed, keepable
from minzheng.engines.cases.state import lock_case, require_open
from minzheng.engines.cases.stated import source_key
from minzheng.engines.cases.values import Change
from minzheng.kernel.doer import Doer
from minzheng.kernel.expr import Fact
from minzheng.kernel.money import MoneyError
from minzheng.kernel.units import UnreadableValue


@transaction.atomic
def amend_facts(
    number: str, changes: Iterable[Change], *, source: str, reason: str, by: Viewer, on: date
) -> Case:
    """Put facts of an open case right, with source and reason; what is equal is left alone.

    Values as the term's unit reads them ("800元", 80000, "是", "2026-01-31"). Raises FactRefused
    (no such fact, not a member, unreadable, no reason), CaseEnded, NotAllowed.
    """
    case = lock_case(number)
    require_open(case)
    require(by, CASE_ROLES, case.division_code, case.matter)
    if not (source.strip() and reason.strip()):
        raise FactRefused("更正事实要写明来源和理由")
    write_facts(case, tuple(changes), source=source, reason=reason, by=by.doer, on=on)
    return case


def write_facts(
    case: Case, changes: Iterable[Change], *, source: str, reason: str, by: Doer, on: date
) -> None:
    """Write facts with their history, inside the caller's transaction."""
    known = matter_of(case).facts
    written = []
    for change in changes:
        value = _read(known, change)
        target = _target(case, change)
        old = target.get(change.column)
        if old == value:
            continue
        target[change.column] = value
        case.facts.setdefault("sources", {})[source_key(change.column, change.person_id)] = source
        written.append((change, old, value))
    if not written:
        return
    case.save(update_fields=["facts", "answers"])
    FactChange.objects.bulk_create(
        FactChange(
            case=case, column=change.column, person_id=change.person_id, old=old, new=value,
            source=source[:120], reason=reason, changed_on=on, changed_by=by.name,
        )
        for change, old, value in written
    )  # fmt: skip
    detail = {"columns": sorted({change.column for change, _, _ in written})}
    audit.record(by, "amend_facts", case.ref, division=case.division_code, detail=detail)


def _read(known: Mapping[str, Fact], change: Change) -> Any:
    fact = known.get(change.column)
    if fact is None:
        raise FactRefused(f"这个事项没有“{change.column}”这一项事实，请核对")
    if (fact.entity == "person") != (change.person_id is not None):
        whose = "要写明是哪一位成员" if fact.entity == "person" else "是全家的，不写成员"
        raise FactRefused(f"“{fact.term}”{whose}")
    if is_sealed(change.value):
        return change.value
    try:
        value = fact.unit.give(fact.unit.read(change.value))
    except (UnreadableValue, MoneyError) as error:
        raise FactRefused(f"“{fact.term}”：{error}") from error
    return keepable(change.column, value)


def _target(case: Case, change: Change) -> dict[str, Any]:
    """Where a value is kept; the account the money goes to stays with the answers."""
    if change.column in ACCOUNT_COLUMNS:
        answers: dict[str, Any] = case.answers
        return answers
    if change.person_id is None:
        household: dict[str, Any] = case.facts.setdefault("household", {})
        return household
    for row in case.facts.get("members", ()):
        if row["person"] == change.person_id:
            member: dict[str, Any] = row
            return member
    raise FactRefused("这个人不是本办件的家庭成员，请先申报家庭成员变化")
