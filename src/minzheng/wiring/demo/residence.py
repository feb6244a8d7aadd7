"""Beds, contracts and prepaid money: the private home with all there can be, and a full house."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice

from minzheng.engines.access.api import House, Viewer
from minzheng.engines.residence import api
from minzheng.kernel.divisions import NATION
from minzheng.kernel.doer import SYSTEM, Doer
from minzheng.kernel.months import Month
from minzheng.registers.facilities.api import Facility, amend_facility, facilities_within
from minzheng.registers.organisations.api import find_by_credit_code
from minzheng.registers.papers import Paper
from minzheng.registers.people.api import Person
from minzheng.registers.stays.api import LIVING, NewStay, Stay, stays_in, stays_of, take_in
from minzheng.wiring.demo.elders import living_elders
from minzheng.wiring.demo.houses import CODE, KIND
from minzheng.wiring.demo.population import Home

OTHER_CODE, OLD, OTHERS = "52440118MJ7654321G", 70, 2
MOVED, FULL_SINCE = date(2026, 10, 12), date(2026, 9, 15)
SEPTEMBER = Month(2026, 9)
UNITS = (
    ("自理区", api.Level.INDEPENDENT, 1, ("101", "102", "103")),
    ("护理区", api.Level.NURSING, 2, ("201", "202", "203", "204")),
    ("认知照护区", api.Level.MEMORY, 3, ("301", "302")),
)
FEES = {
    api.Level.INDEPENDENT: api.Fees(150_000, 40_000, 70_000),
    api.Level.NURSING: api.Fees(160_000, 180_000, 80_000),
    api.Level.MEMORY: api.Fees(180_000, 240_000, 80_000),
}
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
PRICES = "双人间床位费 1600 元/月\n自理照护费 400 元/月\n全护理照护费 1800 元/月\n伙食费 800 元/月"
ASSESSORS = ("温小雪", "韩秋萍")


def furnish_houses(homes: Sequence[Home], on: date) -> None:
    """The house of the demo puts its residents into beds; another house is full."""
    first = facilities_within(NATION, [KIND], on=on).filter(credit_code=CODE)[0]
    manager = _manager(first, "柯美玲")
    _open_units(manager, first, on)
    stays = list(stays_in([first.pk], on).living().order_by("since", "pk"))
    beds = {bed.code: bed.pk for bed in api.free_beds(first)}
    for stay in stays[:-1]:  # the newcomer has no bed yet
        code = "101-1" if stay == stays[0] else stay.place
        _place(manager, stay, api.NewPlace(beds[code], stay.since, api.Moved.ADMITTED), on)
    _change(manager, stays, beds, on)
    _sign(manager, stays, on)
    _take_money(manager, first, stays, on)
    _fill_another(homes, first, on)


def _manager(house: Facility, name: str) -> Viewer:
    run_by = find_by_credit_code(house.credit_code)
    key = run_by.pk if run_by else 0
    doer = Doer("member", f"demo-{house.pk}", name, house.name, house.division_code)
    return Viewer(doer, house=House(key, house.credit_code, "manager"))


def _open_units(manager: Viewer, house: Facility, on: date) -> None:
    for name, level, floor, numbers in UNITS:
        unit = api.open_unit(manager, house.pk, name, level, on=on)
        for number in numbers:
            api.open_room(
                manager, house.pk, api.NewRoom(unit.pk, number, floor, "double", 2), on=on
            )


def _place(manager: Viewer, stay: Stay, new: api.NewPlace, on: date) -> None:
    api.place(manager, stay.pk, new, on=on)


def _change(manager: Viewer, stays: Sequence[Stay], beds: dict[str, int], on: date) -> None:
    """One moves to more care, one to memory care, one is in hospital, one bed is out of use."""
    said = f"{MOVED} 复评：需要全护理"
    up = api.NewPlace(beds["204-1"], MOVED, api.Moved.ASSESSED, said)
    _place(manager, stays[0], up, on)
    memory = api.NewPlace(beds["301-1"], MOVED, api.Moved.ASSESSED, f"{MOVED} 复评：认知障碍")
    _place(manager, stays[1], memory, on)
    api.go_away(manager, stays[2].pk, "hospital", on - timedelta(days=4), on=on)
    api.take_out(manager, beds["302-2"], "床架维修", on=on)


def _sign(manager: Viewer, stays: Sequence[Stay], on: date) -> None:
    """Contracts that hold, end soon and have ended; the last but one has none, nor the newcomer."""
    for stay in stays[:-1]:
        told = api.NewAssessment(stay.since, api.Level.NURSING, *ASSESSORS)
        api.assess(manager, stay.pk, told, on=on)
    year, soon, over = timedelta(days=364), on + timedelta(days=20), on - timedelta(days=3)
    ends = (stays[0].since + year, stays[1].since + year, soon, over)
    for stay, until in zip(stays[:-2], ends, strict=False):
        level = api.Level.INDEPENDENT if stay == stays[0] else api.Level.NURSING
        new = api.NewContract(
            "家属", "子女", stay.since, until, level, FEES[level], FEES[level].bed
        )
        row = api.sign(manager, stay.pk, new, on=on)
        if stay == stays[0]:
            api.keep_paper(manager, row.pk, Paper("合同.pdf", PDF), on=on)
            why = "复评后转入护理区"
            changed = api.NewTerms(MOVED, api.Level.NURSING, FEES[api.Level.NURSING], why)
            api.amend(manager, row.pk, changed, on=on)


def _take_money(manager: Viewer, house: Facility, stays: Sequence[Stay], on: date) -> None:
    """Service paid ahead and used, deposits, one over the limit; custody told, one month short."""
    prices = api.NewSchedule(SEPTEMBER.first, PRICES, "演示银行增城支行", "6222000000001234")
    api.file_fees(manager, house.pk, prices, on=on)
    for stay in stays[:3]:
        _enter(manager, stay, api.NewEntry("deposit", "paid", 150_000, stay.since), on)
    monthly = sum(vars(FEES[api.Level.NURSING]).values())
    ahead = api.NewEntry("service", "paid", 3 * monthly, stays[1].since, 3)
    _enter(manager, stays[1], ahead, on)
    used = api.NewEntry("service", "used", monthly, on, 0, f"{SEPTEMBER.next().label}费用")
    _enter(manager, stays[1], used, on)
    much = 13 * FEES[api.Level.NURSING].bed
    over = api.NewEntry("deposit", "paid", much, on, 0, "", "家属要求一次付清，已提醒退还")
    _enter(manager, stays[2], over, on)
    months = (SEPTEMBER, 450_000), (SEPTEMBER.next(), 300_000)
    for month, balance in months:
        api.tell_custody(manager, house.pk, month, balance, on=on)


def _enter(manager: Viewer, stay: Stay, new: api.NewEntry, on: date) -> None:
    api.enter(manager, stay.pk, new, on=on)


def _fill_another(homes: Sequence[Home], first: Facility, on: date) -> None:
    """The other house with every bed taken."""
    found = facilities_within(NATION, [KIND], on=on).exclude(pk=first.pk).order_by("pk")[0]
    house = amend_facility(found, {"credit_code": OTHER_CODE}, source="备案", by=SYSTEM, on=on)
    manager = _manager(house, "骆成")
    unit = api.open_unit(manager, house.pk, "护理区", api.Level.NURSING, on=on)
    api.open_room(manager, house.pk, api.NewRoom(unit.pk, "101", 1, "double", OTHERS), on=on)
    for person, bed in zip(_others(homes, on), api.free_beds(house), strict=False):
        new = NewStay(house, person, LIVING, FULL_SINCE, bed.code)
        stay = take_in(new, by=manager.doer, on=on)
        _place(manager, stay, api.NewPlace(bed.pk, FULL_SINCE, api.Moved.ADMITTED), on)


def _others(homes: Sequence[Home], on: date) -> Iterator[Person]:
    """Old people of the middle of the district who live in no house and are served by none."""
    third = len(homes) // 3
    old = living_elders(homes[third : third + third // 2], OLD, on)
    return islice((each for each in old if not stays_of(each.pk).exists()), OTHERS)
