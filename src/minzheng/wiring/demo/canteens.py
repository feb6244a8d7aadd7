"""Two canteens at work: a month settled, a month running, an impossible meal, orders for today."""

from collections.abc import Sequence
from datetime import date, time, timedelta

from minzheng.engines.access.api import House, Viewer
from minzheng.engines.meals import api
from minzheng.engines.parameters import api as parameters
from minzheng.kernel.divisions import NATION, normalise
from minzheng.kernel.doer import SYSTEM, Doer
from minzheng.kernel.months import Month
from minzheng.registers.facilities.api import Facility, amend_facility, facilities_within
from minzheng.registers.organisations.api import find_by_credit_code
from minzheng.registers.people.api import Person
from minzheng.wiring.demo.elders import living_elders
from minzheng.wiring.demo.houses import CODE
from minzheng.wiring.demo.officers import Staff
from minzheng.wiring.demo.population import Home

KIND, ELDERS, OLD, TOWN_DIGITS = "elder_canteen", 6, 66, 9
OCTOBER = Month(2026, 10)
LUNCHES = (date(2026, 10, 20), date(2026, 10, 21), date(2026, 10, 22))
HANDED_IN, CHECKED, APPROVED, SINCE = (
    date(2026, 11, 3), date(2026, 11, 5), date(2026, 11, 6), date(2026, 7, 1),
)  # fmt: skip
# What the town adds is of the demo, no town's.
TOWN_SUMS = {"town_poor": "5元", "town_old": "3元", "town_other": "1元"}
PAPER = "演示：镇级助餐补贴（虚构数值）"
FISH, PORK = api.Dish("清蒸鱼", ("鱼",)), api.Dish("冬瓜焖肉")
GREENS, TOFU, RICE = api.Dish("炒青菜"), api.Dish("红烧豆腐", ("大豆",)), api.Dish("米饭")
EARLY, LAST_DAYS = time(8), 3


def run_canteens(homes: Sequence[Home], staff: Staff, on: date) -> None:
    """The house of the demo also runs two canteens; elders eat there."""
    first, second = _canteens(on)
    house = _manager(first)
    _enter_sums(first, staff)
    people = _elders(homes, first, on)
    clerk = staff.bureau("district_clerk")
    cards = [api.issue_card(person, {}, by=clerk, on=LUNCHES[0]) for person in people]
    for day in (*LUNCHES, *(on - timedelta(days=back) for back in range(LAST_DAYS))):
        for place in (first, second):
            _cook(house, place, day)
        for number, card in enumerate(cards):
            _eat(house, first, card, day, time(11, 20 + 4 * number))
    # One card at two places within ten minutes: somebody must look.
    _eat(house, second, cards[0], on, time(11, 28))
    _settle(house, first, staff)
    _look_ahead(house, first, people, on)


def _canteens(on: date) -> list[Facility]:
    found = facilities_within(NATION, [KIND], on=on)[:2]
    told = {"credit_code": CODE}
    return [amend_facility(each, told, source="备案", by=SYSTEM, on=on) for each in found]


def _manager(canteen: Facility) -> Viewer:
    run_by = find_by_credit_code(CODE)
    key = run_by.pk if run_by else 0
    doer = Doer("member", f"demo-{key}", "柯美玲", canteen.name, canteen.division_code)
    return Viewer(doer, house=House(key, CODE, "manager"))


def _enter_sums(canteen: Facility, staff: Staff) -> None:
    """The town's own part, by dated parameters."""
    town = normalise(canteen.division_code[:TOWN_DIGITS])
    for name, amount in TOWN_SUMS.items():
        new = parameters.NewValue(
            key=f"meals.{name}", place=town, value=amount, since=SINCE, source=PAPER,
            status="unconfirmed", checked_on=SINCE,
        )  # fmt: skip
        entry = parameters.propose(new, by=staff.bureau("district_clerk"), on=SINCE)
        parameters.approve(entry, by=staff.bureau("district_head"), on=SINCE)


def _elders(homes: Sequence[Home], canteen: Facility, on: date) -> list[Person]:
    """Old people who are alive, those of the canteen's own town first."""
    town = canteen.division_code[:TOWN_DIGITS]
    old = living_elders(homes[len(homes) // 2 :], OLD, on)
    return sorted(old, key=lambda p: not p.registered_division.startswith(town))[:ELDERS]


def _cook(house: Viewer, place: Facility, day: date) -> api.Serving:
    main = FISH if day.weekday() % 2 else PORK
    new = api.NewServing(
        day, api.LUNCH, (main, GREENS, TOFU, RICE), 1_200, 60, time(11), time(13), day, time(10),
        delivery_fee=300,
    )  # fmt: skip
    return api.write_menu(house, place.pk, new, on=day)


def _eat(house: Viewer, place: Facility, card: api.Card, day: date, clock: time) -> None:
    token = f"demo-{place.pk}-{card.pk}-{day}"
    tap = api.Tap(token, card.number, day, clock, api.LUNCH)
    api.serve(house, place.pk, tap, on=day)


def _settle(house: Viewer, place: Facility, staff: Staff) -> None:
    """October: handed in, checked, approved; it waits to be paid."""
    digest = api.draft_of(place, OCTOBER).digest
    row = api.hand_in(house, place.pk, OCTOBER, digest, on=HANDED_IN)
    api.check(staff.bureau("district_clerk"), row.pk, on=CHECKED)
    api.approve(staff.bureau("district_head"), row.pk, on=APPROVED)


def _look_ahead(house: Viewer, place: Facility, people: Sequence[Person], on: date) -> None:
    """The days to come, and two orders."""
    for ahead in range(1, LAST_DAYS + 1):
        row = _cook(house, place, on + timedelta(days=ahead))
        for person in people[:2]:
            new = api.NewOrder(person)
            api.order_meal(row.pk, new, by=house, on=on, clock=EARLY)
