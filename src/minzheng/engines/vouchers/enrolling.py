"""Enrolment: applied for on a decided ability level, confirmed by the county, never by itself."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer, may_see_person, require
from minzheng.engines.audit import api as audit
from minzheng.engines.care.api import people_of
from minzheng.engines.cases.api import held_by
from minzheng.engines.vouchers.coded import APPLIERS, DECIDERS, Standing
from minzheng.engines.vouchers.errors import OtherPersonNeeded, VoucherRefused
from minzheng.engines.vouchers.models import Enrolment
from minzheng.engines.vouchers.posts import enrolment_for, people_for
from minzheng.engines.vouchers.terms import Terms, terms_at
from minzheng.kernel.months import Month
from minzheng.registers.households.api import household_of
from minzheng.registers.people.api import Person
from minzheng.vocabulary import benefits

STATED = {"centralised": "享受困难失能集中照护补助", "upgrade": "享受居家社区提升项目"}
LEVELS = benefits.评定能力等级.unit.codes


@dataclass(frozen=True)
class Known:
    """What the registers of benefits say: the decided level (None without one), destitute or not.

    `why`: what speaks against vouchers, in words; empty when nothing does.
    """

    level: int | None
    destitute: bool
    why: tuple[str, ...]

    @property
    def level_name(self) -> str:
        return "没有有效的评估结果" if self.level is None else LEVELS[self.level]


def known_of(person: Person, stated: Mapping[str, bool], *, on: date) -> Known:
    """What speaks for and against vouchers for somebody on a day. Up to seven queries."""
    level, destitute = _held(person, on)
    terms = terms_at(person.division_code, on)
    return Known(level, destitute, tuple(_against(person, (level, destitute), stated, terms, on)))


@transaction.atomic
def apply(person: Person, stated: Mapping[str, bool], *, by: Viewer, on: date) -> Enrolment:
    """Ask for vouchers: herself, her family, a house for its people, an officer for her area.

    Raises VoucherRefused with everything that speaks against it.
    """
    _require_to_apply(by, person, on)
    Person.objects.select_for_update().get(pk=person.pk)
    there = Enrolment.objects.filter(person=person, ends="").exclude(state=Standing.REFUSED).first()
    if there is not None:
        raise VoucherRefused(f"{person.name}已经登记过（{there.get_state_display()}），不用再申请")
    known = known_of(person, stated, on=on)
    if known.why or known.level is None:
        raise VoucherRefused("不能登记消费券：" + "；".join(known.why))
    row = Enrolment.objects.create(
        person=person, division_code=person.division_code, code=_code(), level=known.level,
        level_name=known.level_name, stated={key: bool(stated.get(key)) for key in STATED},
        applied_on=on, applied_by=by.doer.name, applied_key=by.doer.key,
    )  # fmt: skip
    _tell(by, "apply_voucher", row, {"person": person.pk, "level": row.level})
    return row


@transaction.atomic
def confirm(by: Viewer, pk: int, *, on: date) -> Enrolment:
    """Vouchers from this month on, if nothing speaks against it today.

    Raises NoSuchVoucher, NotAllowed, VoucherRefused, OtherPersonNeeded for who applied for her.
    """
    row = _waiting(by, pk)
    known = known_of(row.person, row.stated, on=on)
    if known.why or known.level is None:
        raise VoucherRefused("现在不能确认：" + "；".join(known.why))
    row.level, row.level_name = known.level, known.level_name
    row.first = str(Month.of(on))
    return _decide(row, Standing.LIVE, "", by, on)


@transaction.atomic
def refuse(by: Viewer, pk: int, reason: str, *, on: date) -> Enrolment:
    """No vouchers, with a reason. Raises as confirm()."""
    row = _waiting(by, pk)
    if not reason.strip():
        raise VoucherRefused("请写明不予确认的理由，老人要看")
    return _decide(row, Standing.REFUSED, reason.strip()[:200], by, on)


def _held(person: Person, on: date) -> tuple[int | None, bool]:
    """The latest decided level that still holds, and whether she is supported as destitute."""
    wanted = {row.matter: row for row in benefits.待遇}
    of = [
        key for key, row in wanted.items()
        if row.found is benefits.评定能力等级 or row.receiving is benefits.特困供养
    ]  # fmt: skip
    home = household_of(person, on)
    held = held_by(home.pk if home else 0, [person.pk], on, of=of)
    mine = [each for each in held if each.person_id in (None, person.pk)]
    levels = [each.found[wanted[each.matter].formula] for each in mine if each.found]
    destitute = any(wanted[each.matter].receiving is benefits.特困供养 for each in mine)
    return (levels[-1] if levels else None), destitute


def _against(
    person: Person, held: tuple[int | None, bool], stated: Mapping[str, bool], terms: Terms,
    on: date,
) -> list[str]:  # fmt: skip
    level, destitute = held
    dead = person.died_on is not None and person.died_on <= on
    checks = {
        f"登记簿上她已于 {person.died_on} 去世": dead,
        f"不满 {terms.age} 岁": person.age_on(on) < terms.age,
        "没有有效的能力评估结果，请先申请能力评估": level is None,
        f"能力等级不到{LEVELS[terms.level]}": level is not None and level < terms.level,
        "在领特困供养": terms.destitute and destitute,
        STATED["centralised"]: terms.centralised and bool(stated.get("centralised")),
        STATED["upgrade"]: terms.upgrade and bool(stated.get("upgrade")),
    }
    return [words for words, speaks in checks.items() if speaks]


def _require_to_apply(by: Viewer, person: Person, on: date) -> None:
    if by.house is not None:
        if any(stay.person_id == person.pk for stay in people_of(by, on=on, past=False)):
            return
        raise VoucherRefused("她不是您机构的服务对象，不能替她申请。请先登记服务对象")
    if by.posts:
        require(by, APPLIERS, person.division_code)
        if may_see_person(by, person):
            return
        raise VoucherRefused("这个人不在您的辖区内，不能登记。请由她所在的村（社区）办理")
    if person.pk not in {each.pk for each in people_for(by, on)}:
        raise VoucherRefused("您不能替这个人申请：她不是您的家人。请她本人或者家人申请")


def _waiting(by: Viewer, pk: int) -> Enrolment:
    require(by, DECIDERS, enrolment_for(by, pk).division_code)
    rows = Enrolment.objects.select_for_update(of=("self",)).select_related("person")
    row = rows.get(pk=pk)
    if row.state != Standing.APPLIED:
        raise VoucherRefused(f"这份登记现在是“{row.get_state_display()}”，不能再确认。请刷新页面")
    if row.applied_key == by.doer.key:
        raise OtherPersonNeeded("申请和确认要由不同的人办理，这一份是您替她申请的")
    return row


def _decide(row: Enrolment, state: Standing, reason: str, by: Viewer, on: date) -> Enrolment:
    row.state, row.reason = state, reason
    row.decided_on, row.decided_by = on, by.doer.name
    row.save()
    verb = "confirm_voucher" if state == Standing.LIVE else "refuse_voucher"
    _tell(by, verb, row, {"person": row.person_id, "level": row.level, "reason": reason})
    return row


def _tell(by: Viewer, verb: str, row: Enrolment, detail: Mapping[str, object]) -> None:
    audit.record(by.doer, verb, row.ref, division=row.division_code, detail=dict(detail))


def _code() -> str:
    while True:
        code = "".join(secrets.choice("0123456789") for _ in range(10))
        if not Enrolment.objects.filter(code=code).exists():
            return code
