"""For tests and demos: two canteens, elders with cards, a menu, a till that taps."""

from dataclasses import dataclass, field
from datetime import date, time, timedelta
from itertools import count
from typing import Any

from minzheng.engines.access.api import Viewer
from minzheng.engines.access.testing import VILLAGE_A, VILLAGE_B, Cast, make_cast
from minzheng.engines.care.testing import house_viewer
from minzheng.engines.meals import api
from minzheng.engines.parameters import api as parameters
from minzheng.kernel.divisions import normalise
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.facilities.api import Facility, NewFacility, register_facility
from minzheng.registers.people.api import NewPerson, Person, register_person

DAY, OPENED = date(2026, 11, 2), date(2020, 5, 1)
NOON, LATER, EVENING = time(11, 30), time(12, 30), time(17, 30)
CODE, OTHER_CODE = "52440118MJ9988771L", "52440118MJ7654321G"
ELDER_ID, OLDEST_ID = "440118195003050016", "44011819400305002X"
DISHES = (api.Dish("清蒸鱼", ("鱼",)), api.Dish("炒青菜"), api.Dish("米饭"))
# Sums of the tests, no town's: what a town adds to the city's and the district's part.
TOWN_SUMS = {"town_poor": "5元", "town_old": "3元", "town_other": "1元"}


@dataclass(frozen=True)
class World:
    """A canteen in each town with a manager, two elders of the first town with cards, the cast."""

    cast: Cast
    home: Facility
    other: Facility
    house: Viewer
    stranger: Viewer
    elder: Person
    oldest: Person
    tokens: Any = field(default_factory=lambda: count(1))

    @property
    def clerk(self) -> Viewer:
        return self.cast.viewers["town_clerk"]

    def card(self, person: Person) -> api.Card:
        """The card a person holds."""
        return api.Card.objects.get(person=person, ended_on=None)

    def menu(self, day: date = DAY, meal: str = api.LUNCH, **more: Any) -> api.Serving:
        """The first canteen cooks."""
        return api.write_menu(self.house, self.home.pk, a_meal(day, meal, **more), on=day)

    def menu_there(self, day: date = DAY, meal: str = api.LUNCH, **more: Any) -> api.Serving:
        """The canteen of the other town cooks."""
        return api.write_menu(self.stranger, self.other.pk, a_meal(day, meal, **more), on=day)

    def tap(self, person: Person, clock: time = NOON, **more: Any) -> api.Tap:
        """Somebody holds her card to a till."""
        told = {"token": f"t{next(self.tokens)}", "day": DAY, "meal": api.LUNCH, **more}
        return api.Tap(card=self.card(person).number, clock=clock, **told)

    def serve(self, person: Person, clock: time = NOON, **more: Any) -> api.Meal:
        """She eats at the first canteen."""
        tap = self.tap(person, clock, **more)
        return api.serve(self.house, self.home.pk, tap, on=max(DAY, tap.day))

    def serve_there(self, person: Person, clock: time = NOON, **more: Any) -> api.Meal:
        """She eats at the canteen of the other town."""
        tap = self.tap(person, clock, **more)
        return api.serve(self.stranger, self.other.pk, tap, on=max(DAY, tap.day))


def make_world() -> World:
    """Two canteens; the elders are 76 and 86, registered in the first town's village."""
    cast = make_cast(DAY)
    home = make_canteen("石桥长者饭堂", VILLAGE_A, CODE)
    other = make_canteen("新圩长者饭堂", VILLAGE_B, OTHER_CODE)
    people = [make_elder("罗金水", ELDER_ID), make_elder("谢阿婆", OLDEST_ID)]
    for person in people:
        api.issue_card(person, {}, by=cast.viewers["village_worker"], on=DAY)
    house = house_viewer(home, "柯美玲", "manager", DAY)
    stranger = house_viewer(other, "骆成", "manager", DAY)
    return World(cast, home, other, house, stranger, *people)


def make_canteen(name: str, village: str, code: str) -> Facility:
    """A canteen that opened long ago."""
    new = NewFacility(
        name, "elder_canteen", village, f"{name}1号", credit_code=code, opened_on=OPENED
    )
    return register_facility(new, by=SYSTEM, on=OPENED)


def make_elder(name: str, number: str, village: str = VILLAGE_A) -> Person:
    """An elder registered and living in a village."""
    new = NewPerson(
        name=name, id_number=number, registered_division=village, living_division=village
    )
    return register_person(new, by=SYSTEM, on=DAY)


def a_meal(day: date, meal: str = api.LUNCH, **more: Any) -> api.NewServing:
    """Lunch or dinner at twelve yuan, to be ordered until nine in the morning."""
    begins, ends = (time(11), time(13)) if meal == api.LUNCH else (time(17), time(19))
    told: dict[str, Any] = {
        "dishes": DISHES, "price": 1_200, "places": 50, "begins": begins, "ends": ends,
        "closes_on": day, "closes_at": time(9), "delivery_fee": 300, **more,
    }  # fmt: skip
    return api.NewServing(day=day, meal=meal, **told)


def enter_town_sums(cast: Cast, town: str, on: date) -> None:
    """The district enters what a town adds: one proposes, another approves."""
    for name, amount in TOWN_SUMS.items():
        new = parameters.NewValue(
            key=f"meals.{name}", place=normalise(town), value=amount,
            since=on - timedelta(days=60), source="测试数值", status="unconfirmed",
            checked_on=on, reason="补录",
        )  # fmt: skip
        entry = parameters.propose(new, by=cast.viewers["district_clerk"], on=on)
        parameters.approve(entry, by=cast.viewers["district_head"], on=on)
