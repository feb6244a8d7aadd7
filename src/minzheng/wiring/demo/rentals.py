"""A rental point at work: devices in every state, one overdue, a month paid, requests waiting."""

from collections.abc import Sequence
from datetime import date, timedelta

from minzheng.engines.access.api import House, Viewer
from minzheng.engines.parameters import api as parameters
from minzheng.engines.rentals import api
from minzheng.kernel.divisions import NATION, normalise
from minzheng.kernel.doer import Doer
from minzheng.kernel.months import Month
from minzheng.registers.facilities.api import facilities_within
from minzheng.registers.organisations.api import find_by_credit_code
from minzheng.registers.people.api import Person
from minzheng.wiring.demo.elders import living_elders
from minzheng.wiring.demo.houses import CODE
from minzheng.wiring.demo.officers import Staff
from minzheng.wiring.demo.places import DISTRICT
from minzheng.wiring.demo.population import Home

KIND, OLD, PEOPLE = "elder_centre", 66, 6
SEPTEMBER, SINCE, STOCKED = Month(2026, 9), date(2026, 6, 1), date(2026, 7, 1)
# Shares of the demo, no place's.
SHARES = {"share_poor": "80%", "share_old": "50%", "share_other": "30%", "cap": "500元"}
PAPER = "演示：辅具租赁补贴（虚构数值）"
PRODUCTS = (
    api.NewProduct("手动轮椅", "mobility", "走不动、走不远的老人代步，能折叠放进车里", 80_000,
                   30_000, 300, 6_000, 180),
    api.NewProduct("电动护理床", "furniture", "卧床老人翻身、起背，照料的人省力", 480_000,
                   100_000, 1_000, 24_000, 365),
    api.NewProduct("四脚助行器", "mobility", "走路不稳时扶着走", 18_000, 5_000, 100, 2_000, 180),
    api.NewProduct("坐便椅", "care", "夜里在床边用", 26_000, 8_000, 150, None, 180),
)  # fmt: skip


def rent_devices(homes: Sequence[Home], staff: Staff, on: date) -> Viewer:
    """The house of the demo also runs a rental point in a centre; gives its manager."""
    clerk = staff.bureau("district_clerk")
    point = facilities_within(NATION, [KIND], on=on).filter(credit_code=CODE)[0]
    run_by = find_by_credit_code(CODE)
    key = run_by.pk if run_by else 0
    doer = Doer("member", f"demo-{key}", "柯美玲", point.name, point.division_code)
    house = Viewer(doer, house=House(key, CODE, "manager"))
    _enter_shares(staff)
    kinds = [api.keep_product(new, DISTRICT, by=clerk) for new in PRODUCTS]
    for at, kind in enumerate(kinds):
        for number in range(1, 5):
            api.add_item(house, point.pk, f"FJ{at + 1}-{number:03d}", kind, on=STOCKED)
    people = list(living_elders(homes[len(homes) // 3 :], OLD, on))[:PEOPLE]
    _settle(house, point.pk, people[0], staff)
    _keep_busy(house, point.pk, people, on)
    new = api.NewAsk(people[5 % len(people)], kinds[0], point, 60)
    api.ask(new, by=house, on=on)
    return house


def _enter_shares(staff: Staff) -> None:
    for name, amount in SHARES.items():
        new = parameters.NewValue(
            key=f"rentals.{name}", place=normalise(DISTRICT), value=amount, since=SINCE,
            source=PAPER, status="unconfirmed", checked_on=SINCE,
        )  # fmt: skip
        entry = parameters.propose(new, by=staff.bureau("district_clerk"), on=SINCE)
        parameters.approve(entry, by=staff.bureau("district_head"), on=SINCE)


def _settle(house: Viewer, point: int, person: Person, staff: Staff) -> None:
    """September: one rental, handed in, checked, approved; it waits to be paid."""
    out = _out(house, point, "FJ1-001", person, SEPTEMBER.first)
    end = SEPTEMBER.first + timedelta(days=20)
    _back(house, out, end)
    api.disinfect(house, out.item_id, "wipe", "含氯消毒剂擦拭，静置 30 分钟", on=end)
    facility = out.facility
    digest = api.draft_of(facility, SEPTEMBER).digest
    row = api.hand_in(house, point, SEPTEMBER, digest, on=SEPTEMBER.next().first)
    api.check(staff.bureau("district_clerk"), row.pk)
    api.approve(staff.bureau("district_head"), row.pk)


def _keep_busy(house: Viewer, point: int, people: Sequence[Person], on: date) -> None:
    """Out, overdue, waiting for disinfection, in repair, lost, scrapped."""
    back = timedelta(days=12)
    _out(house, point, "FJ1-002", people[1 % len(people)], on - back)
    _out(house, point, "FJ2-001", people[2 % len(people)], on - 4 * back)
    cleaned = _out(house, point, "FJ3-001", people[3 % len(people)], on - 2 * back)
    _back(house, cleaned, on - back)
    broken = _out(house, point, "FJ3-002", people[0], on - 2 * back)
    told = api.Return(api.Condition.DAMAGED, damage=1_000, words="脚垫断裂，按配件价赔")
    api.take_back(house, broken.pk, told, on=on - back)
    api.disinfect(house, broken.item_id, "uv", "", on=on - back)
    lost = _out(house, point, "FJ4-001", people[4 % len(people)], on - 3 * back)
    bill = api.bill_today(lost, on - back, 20_000)
    gone = api.Return("", damage=20_000, collected=bill.collected, words="搬家时遗失")
    api.lose(house, lost.pk, gone, on=on - back)
    _scrap(house, on)


def _scrap(house: Viewer, on: date) -> None:
    item = api.find_item(house, "FJ4-004", on=on)
    api.scrap(house, item.pk, "座板开裂，修不好", on=on)


def _out(house: Viewer, point: int, serial: str, person: Person, on: date) -> api.Rental:
    told = api.HandOut(serial, 30, "完好，已消毒", person)
    return api.hand_out(house, point, told, on=on)


def _back(house: Viewer, row: api.Rental, on: date) -> None:
    bill = api.bill_today(row, on)
    told = api.Return(api.Condition.GOOD, collected=bill.collected)
    api.take_back(house, row.pk, told, on=on)
