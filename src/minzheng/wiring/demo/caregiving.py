"""The demo's care by agreement: at home and in a house, one overdue, one whose tier has changed.

Who looks after whom is invented, and so are the amounts for care: the city's were not found, each
says so in its source.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from minzheng.engines.caregiving import api as care
from minzheng.engines.cases import api as cases
from minzheng.engines.parameters import api as parameters
from minzheng.engines.payments import api as payments
from minzheng.kernel.months import Month
from minzheng.registers.people.api import Person
from minzheng.wiring.demo import shapes
from minzheng.wiring.demo.deeds import Thread
from minzheng.wiring.demo.doing import lodge, step, take_if_open
from minzheng.wiring.demo.officers import Staff, TownDesk
from minzheng.wiring.demo.places import DISTRICT
from minzheng.wiring.demo.population import Home
from minzheng.wiring.demo.story import Story

MATTER = "relief/tekun"
AMOUNTS = {
    "care_none_home": "100元", "care_full_home": "700元", "care_full_centre": "1000元",
}  # fmt: skip
SOURCE = "演示数值，不是当地标准"
NOTHING_OWN = dict.fromkeys(
    ("wage_income", "business_income", "property_income", "support_income", "pension_income",
     "basic_pension", "transfer_income", "preferential_income", "lump_income", "transfer_out",
     "own_deposits", "own_assets", "own_vehicles", "own_homes", "own_shares", "obligors"), "0",
)  # fmt: skip
SIX = ("eats_alone", "dresses_alone", "bed_alone", "toilet_alone", "walks_alone", "bathes_alone")
AT_HOME, IN_A_HOUSE = "分散供养", "集中供养"
LODGED, SHOWN, DECIDED = date(2026, 8, 24), date(2026, 9, 3), date(2026, 9, 4)
AGREED, VISITED, PAID = date(2026, 9, 18), date(2026, 9, 25), date(2026, 10, 12)
GROWN = (30, 59)
AGES = (64, 66, 67, 69, 70, 75)  # only the last is old enough for the house that works here
CARED_STORIES = tuple(
    Story(f"cared_{place}", "独居老人", 0, (), shapes.alone(age)) for place, age in enumerate(AGES)
)
PAPER = care.Paper("三方签字.pdf", b"%PDF-1.4 signed by three in the demo")


@dataclass(frozen=True)
class Looked:
    """Somebody in support, and who serves the village."""

    home: Home
    desk: TownDesk

    @property
    def charge(self) -> care.Charge:
        rows = care.Charge.objects.select_related("person")
        return rows.get(person=self.home.people[0], ended_on=None)


def look_after(cared: Sequence[Home], homes: Sequence[Home], staff: Staff, on: date) -> None:
    """Fill the lists through the verbs officers use; the last of those cared for is in a house."""
    _enter_amounts(staff, LODGED)
    acts = (_overdue, _nothing_yet, _changed, _signed, _worse, _in_house)
    told = zip(cared, acts, strict=True)
    played = [(Looked(home, staff.desk(home.family.village)), act) for home, act in told]
    for one, act in played:
        unable = 6 if act in (_overdue, _in_house) else 0
        _decided(one, staff, unable=unable, in_house=act is _in_house)
    care.follow(DECIDED)
    carers = _carers(homes, on)
    for one, act in played:
        act(one, next(carers), staff, on)
    _pay(staff)
    care.follow(on)
    care.escalate_overdue(on)


def _enter_amounts(staff: Staff, on: date) -> None:
    for name, amount in AMOUNTS.items():
        new = parameters.NewValue(
            key=f"tekun.{name}", place=DISTRICT, value=amount, since=date(2026, 8, 1),
            source=SOURCE, status="unconfirmed", checked_on=on, reason="演示用",
        )  # fmt: skip
        entry = parameters.propose(new, by=staff.bureau("district_clerk"), on=on)
        parameters.approve(entry, by=staff.bureau("district_head"), on=on)


def _carers(homes: Sequence[Home], on: date) -> Iterator[Person]:
    """Grown people who could look after somebody."""
    low, high = GROWN
    everybody = (person for home in homes for person in home.people)
    yield from (person for person in everybody if low <= person.age_on(on) <= high)


def _decided(one: Looked, staff: Staff, *, unable: int, in_house: bool) -> None:
    mode = IN_A_HOUSE if in_house else AT_HOME
    thread = Thread(one.home, staff)
    told = {**NOTHING_OWN, "tekun_mode": mode, "tekun_rural": "否"}
    lodge(MATTER, told)(thread, LODGED)
    for element, outcome, record in (
        ("受理审查", "受理", {"papers_complete": "是", "staff_relative": "否"}),
        ("入户调查", "调查完毕", {}),
        ("信息核对", "一致", {"check_consistent": "是"}),
        ("初审", "拟同意", {}),
    ):
        step(element, outcome, record)(thread, LODGED)
    cases.advance_day(SHOWN)
    take_if_open("抽查核实", "属实", {"draw_findings": "随机抽中，入户核实属实"})(thread, DECIDED)
    step("自理评估", "评估完毕", _assessed(unable, mode))(thread, DECIDED)
    step("审核确认", "批准")(thread, DECIDED)


def _assessed(unable: int, mode: str) -> dict[str, str]:
    able = {name: "否" if place < unable else "是" for place, name in enumerate(SIX)}
    return {**able, "tekun_mode": mode, "self_care_findings": "逐项现场看过"}


def _agreed(one: Looked, carer: Person | None, **told: Any) -> care.Agreement:
    at_home: dict[str, Any] = (
        {"carer": carer, "relation": "villager", "health": "good"} if carer else {}
    )
    new = care.NewAgreement(since=AGREED, **at_home, **told)
    draft = care.draw_up(one.charge, new, by=one.desk.clerk, on=AGREED)
    signing = care.Signing(AGREED, care.SELF, "", "柯美玲" if carer is None else "", PAPER)
    return care.sign(draft, signing, by=one.desk.clerk, on=AGREED)


def _in_force(one: Looked, carer: Person | None, **told: str) -> care.Agreement:
    return care.approve(_agreed(one, carer, **told), by=one.desk.head, on=AGREED)


def _visit(one: Looked, day: date, **told: Any) -> None:
    charge = one.charge
    agreement = care.in_force(charge)
    tasks = {code: care.DONE for code, _ in agreement.task_words} if agreement else {}
    usual = {"abilities": charge.abilities, "tasks": tasks, "money": "yes", "words": "精神好"}
    new = care.NewVisit(**{"day": day, "seen": True, **usual, **told})
    care.record_visit(charge, new, by=one.desk.worker, on=day)


def _overdue(one: Looked, carer: Person, _staff: Staff, _on: date) -> None:
    """Looked after for money that goes to the carer; something bad, and nobody came since."""
    _in_force(one, carer, payee="carer", account="6217770000000098765", bank="农商银行")
    agreement = care.in_force(one.charge)
    tasks = {code: care.DONE for code, _ in agreement.task_words} if agreement else {}
    _visit(one, VISITED, tasks={**tasks, "clean": "not_done"}, needs="想在床边装扶手")


def _worse(one: Looked, carer: Person, _staff: Staff, on: date) -> None:
    """A visit finds that she can do less: the review is open."""
    _in_force(one, carer)
    less = {**one.charge.abilities, "bathes_alone": False, "dresses_alone": False}
    _visit(one, on, abilities=less)


def _changed(one: Looked, carer: Person, staff: Staff, _on: date) -> None:
    """The review has raised the tier, and the agreement is still the old one."""
    _in_force(one, carer)
    _visit(one, VISITED, abilities=dict.fromkeys(SIX, False))
    visit = care.visits_of(one.charge)[0]
    thread = Thread(one.home, staff, number=visit.case_number)
    step("复核评估", "拟提高", _assessed(6, AT_HOME))(thread, VISITED)
    step("决定", "提高")(thread, VISITED)
    care.follow_one(one.charge, VISITED)


def _in_house(one: Looked, _carer: Person, _staff: Staff, on: date) -> None:
    """She lives in the home that works here by itself; the care money goes to the home."""
    _in_force(one, None, payee="house", account="6217770000000012399", bank="农商银行")
    _visit(one, on)


def _signed(one: Looked, carer: Person, _staff: Staff, _on: date) -> None:
    """Three have signed; the head of the town has not looked at it yet."""
    _agreed(one, carer)


def _nothing_yet(_one: Looked, _carer: Person, _staff: Staff, _on: date) -> None:
    """Nobody has been found: overdue since September."""


def _pay(staff: Staff) -> None:
    """October's money: three people, as for every matter."""
    clerk, second = staff.bureau("finance_clerk").doer, staff.bureau("finance_head").doer
    run = payments.compute_run(Month.of(PAID), MATTER, DISTRICT, by=clerk, on=PAID).run
    run = payments.review_run(run, by=second, on=PAID)
    payments.approve_run(run, by=staff.bureau("district_head").doer, on=PAID)
