"""For tests and the demo: somebody in support by the real flow, with amounts that a test enters."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from minzheng.engines.access.testing import BEGUN, DAY, DISTRICT, VILLAGE_A, Cast
from minzheng.engines.caregiving.api import (
    DONE,
    SELF,
    Agreement,
    Charge,
    NewAgreement,
    NewVisit,
    Paper,
    Signing,
    approve,
    draw_up,
    in_force,
    sign,
)
from minzheng.engines.caregiving.coded import YES
from minzheng.engines.cases import api as cases
from minzheng.engines.cases.api import Case
from minzheng.engines.cases.testing import ACCOUNT_GIVEN, apply_for, take
from minzheng.engines.parameters import api as parameters
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.identity import upgrade_15
from minzheng.registers.households.api import NewHousehold, open_household
from minzheng.registers.people.api import NewPerson, Person, register_person

MATTER = "relief/tekun"
# Amounts of the tests, no city's: a test must have some to be able to pay.
AMOUNTS = {
    "care_none_home": "100元", "care_half_home": "300元", "care_full_home": "700元",
    "care_none_centre": "200元", "care_half_centre": "600元", "care_full_centre": "1000元",
}  # fmt: skip
SIX = ("eats_alone", "dresses_alone", "bed_alone", "toilet_alone", "walks_alone", "bathes_alone")
PAPER = Paper("协议.pdf", b"%PDF-1.4 signed by three")
AT_HOME, IN_A_HOUSE = "分散供养", "集中供养"
LODGED = {
    "apply_place": "在户籍地申请", "obligors": "0", "tekun_rural": "否", **ACCOUNT_GIVEN,
}  # fmt: skip


def enter_amounts(cast: Cast, on: date) -> None:
    """The district enters what it pays for care: one proposes, another approves."""
    for name, amount in AMOUNTS.items():
        new = parameters.NewValue(
            key=f"tekun.{name}", place=DISTRICT, value=amount, since=date(2026, 1, 1),
            source="测试数值", status="unconfirmed", checked_on=on, reason="补录",
        )  # fmt: skip
        entry = parameters.propose(new, by=cast.viewers["district_clerk"], on=on)
        parameters.approve(entry, by=cast.viewers["district_head"], on=on)


def assessed(unable: int, mode: str = AT_HOME) -> dict[str, str]:
    """The record of an assessment in which so many of the six cannot be done alone."""
    able = {name: "否" if place < unable else "是" for place, name in enumerate(SIX)}
    return {**able, "tekun_mode": mode, "self_care_findings": "现场逐项看过"}


def supported(
    cast: Cast, person: Person, on: date, *, unable: int = 2, mode: str = AT_HOME
) -> Case:
    """Somebody who applies through the clerk and is granted support; decided 14 days later."""
    clerk, colleague = cast.viewers["town_clerk"], ("second_town_clerk",)
    case = apply_for(MATTER, {**LODGED, "tekun_mode": mode}, applicant=person.pk, by=clerk, on=on)
    take(case, "受理审查", "受理", by=clerk, on=on)
    take(case, "入户调查", "调查完毕", by=clerk, on=on, signers=colleague)
    take(case, "信息核对", "一致", by=cast.viewers["check_clerk"], on=on)
    take(case, "初审", "拟同意", by=clerk, on=on)
    later = on + timedelta(days=14)
    cases.advance_day(later)
    return decide(cast, case, later, assessed(unable, mode))


def decide(cast: Cast, case: Case, on: date, record: Mapping[str, str]) -> Case:
    """Drawn by lot or not, assessed, then confirmed."""
    clerk, head = cast.viewers["district_clerk"], cast.viewers["district_head"]
    two = ("second_assessor",)
    case.refresh_from_db()
    if case.steps.filter(element="抽查核实", closed_on=None).exists():
        take(case, "抽查核实", "属实", by=clerk, on=on, signers=two)
    take(case, "自理评估", "评估完毕", by=clerk, on=on, signers=two, **record)
    take(case, "审核确认", "批准", by=head, on=on)
    case.refresh_from_db()
    return case


def elder(name: str, born: date, order: int = 1, *, division: str = VILLAGE_A) -> Person:
    """Somebody old who lives alone in a village."""
    known: dict[str, Any] = dict.fromkeys(("disability_kind", "disability_grade"), 0)
    known |= {"ethnicity": 1, "marital": 10, "student_stage": 0, "health": 1}
    known |= {"registered_division": division, "living_division": division}
    new = NewPerson(name=name, id_number=_number(born, order), **known)
    person = register_person(new, by=SYSTEM, on=DAY)
    home = NewHousehold(head=person, division_code=division, since=BEGUN, address=f"{name}家")
    open_household(home, by=SYSTEM)
    return person


def _number(born: date, order: int) -> str:
    return upgrade_15(f"440118{born:%y%m%d}{order:03d}")


def agreed(cast: Cast, charge: Charge, carer: Person | None, on: date, **told: Any) -> Agreement:
    """Drawn up, signed by three, approved; `told` differs from the plainest agreement."""
    at_home = {"carer": carer, "relation": "kin", "health": "good"} if carer else {}
    new = NewAgreement(**{"since": on, **at_home, **told})
    clerk, head = cast.viewers["town_clerk"], cast.viewers["town_head"]
    draft = draw_up(charge, new, by=clerk, on=on)
    signed = sign(draft, Signing(on, SELF, "", "柯美玲", PAPER), by=clerk, on=on)
    return approve(signed, by=head, on=on)


def seen(charge: Charge, day: date, **told: Any) -> NewVisit:
    """A visit at which all was well; `told` differs from it."""
    agreement = in_force(charge)
    tasks = {code: DONE for code, _ in agreement.task_words} if agreement else {}
    usual = {"abilities": charge.abilities, "tasks": tasks, "money": YES, "words": "精神好"}
    return NewVisit(**{"day": day, "seen": True, **usual, **told})
