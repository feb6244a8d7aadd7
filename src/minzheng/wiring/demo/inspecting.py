"""The demo's checks on the spot: one being put right, one without findings, one today, one to come.

What was found is invented; photos are a grey square.
"""

from collections.abc import Mapping
from datetime import date, timedelta

from minzheng.engines.access.api import Account, Viewer, viewer_of
from minzheng.engines.oversight import api as oversight
from minzheng.kernel.divisions import NATION
from minzheng.registers.facilities.api import Facility, facilities_within
from minzheng.wiring.demo.officers import Staff

MANAGER, HOUSE_CODE = "house_manager", "52440118MJ9988771L"
SQUARE = oversight.Paper("整改后.png", bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000"
    "000a49444154789c63980900009b009aad2e48b40000000049454e44ae426082"
))  # fmt: skip
# item, what was seen, how grave, how many days to put it right
WRONG = (
    ("C1", "二楼东侧安全出口前堆放四张旧床架，推不开门", oversight.MAJOR, 7),
    ("C2", "三楼两具灭火器压力不足，指针在红区", oversight.MAJOR, 10),
    ("B6", "公示栏的收费标准是去年的，护理费与合同不一致", oversight.MINOR, 30),
    ("D2", "留样冰箱里 10 月 12 日晚餐没有留样", oversight.MINOR, 30),
)
FOUND_ON, ANSWERED_ON = date(2026, 10, 15), date(2026, 10, 20)
Two = tuple[Viewer, Viewer]


def inspect_houses(staff: Staff, on: date) -> None:
    """Look at four places through the same verbs as officers do."""
    house = facilities_within(NATION, on=on).get(credit_code=HOUSE_CODE)
    _being_put_right(staff, house)
    _without_findings(staff, _one("elder_home", on, but=house), FOUND_ON)
    _under_way(staff, _one("day_care", on, but=house), on)
    place = _one("child_home", on, but=house)
    _plan(staff, place, on + timedelta(days=3), FOUND_ON, reason="random")


def _one(kind: str, on: date, *, but: Facility) -> Facility:
    return facilities_within(NATION, [kind], on=on).exclude(pk=but.pk)[0]


def _two(staff: Staff, place: Facility, on: date) -> Two:
    """Two clerks of the town the place lies in."""
    able = (each for each in oversight.inspectors_of(place, on) if each.office.kind == "town")
    first, second = (staff.viewers[each.staff_number] for each in able)
    return first, second


def _plan(
    staff: Staff, place: Facility, day: date, on: date, *, reason: str
) -> tuple[oversight.Inspection, Two]:
    two = _two(staff, place, on)
    numbers = (each.doer.key for each in two)
    new = oversight.NewInspection(place, day, reason, *numbers)
    return oversight.plan_inspection(new, by=two[0], on=on), two


def _begun(
    staff: Staff, place: Facility, on: date, reason: str = "daily"
) -> tuple[oversight.Inspection, Two]:
    one, two = _plan(staff, place, on, on, reason=reason)
    return oversight.begin(one, by=two[0], on=on), two


def _answer(one: oversight.Inspection, by: Viewer, wrong: Mapping[str, str]) -> None:
    told = {
        code: oversight.Told(
            oversight.BAD if code in wrong else oversight.GOOD, wrong.get(code, "")
        )
        for code in one.sheet.items
    }
    oversight.answer_items(one, told, by=by)


def _end(one: oversight.Inspection, two: Two, on: date) -> None:
    oversight.note_witness(one, oversight.Witness("柯美玲"), by=two[0])
    for by in two:
        oversight.confirm(one, by=by, on=on)


def _being_put_right(staff: Staff, house: Facility) -> None:
    """One finding closed, one to be looked at again, one late, one with more time asked for."""
    one, two = _begun(staff, house, FOUND_ON, "special")
    _answer(one, two[0], {code: words for code, words, _, _ in WRONG})
    for code, words, severity, days in WRONG:
        due = FOUND_ON + timedelta(days=days)
        new = oversight.NewFinding(code, words, severity, due, SQUARE)
        oversight.record_finding(one, new, by=two[0], on=FOUND_ON)
    _end(one, two, FOUND_ON)
    manager = viewer_of(Account.objects.get(username=MANAGER), ANSWERED_ON)
    by_code = {row.code: row for row in one.findings.all()}
    for code, words in (("C1", "床架已搬走，出口贴了禁放标志"), ("D2", "已补留样制度，专人登记")):
        remedy = oversight.Remedy(words, SQUARE)
        oversight.answer_finding(manager, by_code[code].pk, remedy, on=ANSWERED_ON)
    oversight.accept(by_code["D2"], "看了冰箱和登记", by=two[1], on=ANSWERED_ON)
    late = FOUND_ON + timedelta(days=60)
    oversight.ask_extension(manager, by_code["B6"].pk, late, "等收费备案批回", on=ANSWERED_ON)


def _without_findings(staff: Staff, place: Facility, on: date) -> None:
    one, two = _begun(staff, place, on)
    _answer(one, two[0], {})
    _end(one, two, on)


def _under_way(staff: Staff, place: Facility, on: date) -> None:
    """The first group is answered, one item of it wrong."""
    one, two = _begun(staff, place, on)
    told = {item.code: oversight.Told(oversight.GOOD) for item in one.sheet.groups[0].items}
    told["A2"] = oversight.Told(oversight.BAD, "门口的价目牌没有午餐价")
    oversight.answer_items(one, told, by=two[0])
