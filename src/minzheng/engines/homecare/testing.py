"""For tests and demos: a provider with two workers, an elder with a point and a running plan."""

from dataclasses import dataclass, field
from datetime import date, time, timedelta
from itertools import count
from typing import Any

from minzheng.engines.access.api import Viewer
from minzheng.engines.access.testing import DISTRICT, VILLAGE_A, VILLAGE_B, Cast, make_cast
from minzheng.engines.care.testing import house_account, house_viewer
from minzheng.engines.circles.api import NewPoint, keep_point
from minzheng.engines.homecare import api
from minzheng.engines.parameters import api as parameters
from minzheng.kernel.divisions import normalise
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.facilities.api import Facility, NewFacility, register_facility
from minzheng.registers.people.api import NewPerson, Person, register_person

DAY, OPENED = date(2026, 11, 2), date(2020, 5, 1)
NINE, TEN = time(9), time(10)
CODE, OTHER_CODE = "52440118MJ9988771L", "52440118MJ7654321G"
ELDER_ID, OLDEST_ID = "440118195003050016", "44011819400305002X"
NORTH, EAST = 23.3, 113.8
KILOMETRE = 0.009  # degrees of latitude
PIN = "2468"
BATH = api.NewItem("助浴", 60, 6_000, 8)
CLEAN = api.NewItem("助洁", 90, 4_500, 4)
# Sums of the tests, no place's: minutes a month, and what public money bears.
MINUTES, SHARES = {"old": "180"}, {"old": "50%"}


@dataclass(frozen=True)
class World:
    """A provider in each town, its manager and a worker; two elders of the first town."""

    cast: Cast
    home: Facility
    other: Facility
    manager: Viewer
    worker: Viewer
    stranger: Viewer
    elder: Person
    oldest: Person
    tokens: Any = field(default_factory=lambda: count(1))

    @property
    def clerk(self) -> Viewer:
        return self.cast.viewers["town_clerk"]

    @property
    def head(self) -> Viewer:
        return self.cast.viewers["town_head"]

    def draft(self, person: Person | None = None, **more: Any) -> api.Plan:
        """A plan that waits for its approval."""
        return api.draw_up(self.new(person, **more), by=self.clerk, on=DAY)

    def new(self, person: Person | None = None, **more: Any) -> api.NewPlan:
        """What a clerk writes."""
        told: dict[str, Any] = {
            "kind": api.BOUGHT, "person_class": "old", "level": 2, "assessed_on": DAY,
            "since": DAY - timedelta(days=60), "items": [BATH, CLEAN], "pin": PIN, **more,
        }  # fmt: skip
        return api.NewPlan(person or self.elder, self.home, **told)

    def plan(self, person: Person | None = None, **more: Any) -> api.Plan:
        """A plan that runs."""
        row = self.draft(person, **more)
        api.approve_plan(self.head, row.pk, on=DAY)
        return api.agree(self.manager, row.pk, on=DAY)

    def order(
        self, plan: api.Plan, day: date = DAY, begins: time = NINE, number: int = 0
    ) -> api.Visit:
        """The worker is sent."""
        item = list(plan.items.all())[number]
        new = api.NewVisit(item.pk, day, begins, self.worker.doer.key)
        return api.order_visit(self.manager, plan.pk, new, on=min(day, DAY))

    def tap(self, day: date, clock: time, metres: int = 0, **more: Any) -> api.Tap:
        """The phone's button, so many metres north of the elder's village."""
        spot = api.Spot(NORTH + metres * KILOMETRE / 1_000, EAST, 20)
        told = {"spot": spot, **more}
        return api.Tap(f"t{next(self.tokens)}", api.Moment(day, clock), **told)

    def visit(
        self, plan: api.Plan, day: date = DAY, begins: time = NINE, *, minutes: int = 60,
        metres: int = 0, pin: str = PIN,
    ) -> api.Visit:  # fmt: skip
        """A whole visit: ordered, checked in, checked out."""
        row = self.order(plan, day, begins)
        on = max(day, DAY)
        api.check_in(self.worker, row.pk, self.tap(day, begins, metres), on=on)
        hours, rest = divmod(begins.hour * 60 + begins.minute + minutes, 60)
        tap = self.tap(day, time(hours, rest), metres)
        return api.check_out(self.worker, row.pk, tap, api.Leaving(pin), on=on)

    def codes(self, row: api.Visit) -> list[str]:
        """What is odd about a visit."""
        return sorted(row.flags.values_list("code", flat=True))


def make_world() -> World:
    """Providers, workers, elders; the community's point is known, and the district's sums."""
    cast = make_cast(DAY)
    home = make_provider("石桥居家服务中心", VILLAGE_A, CODE)
    other = make_provider("新圩居家服务中心", VILLAGE_B, OTHER_CODE)
    point = NewPoint(VILLAGE_A, NORTH, EAST, "", "测试")
    keep_point(point, by=cast.viewers["district_clerk"], on=DAY)
    enter_sums(cast, DISTRICT, DAY)
    manager = house_viewer(home, "柯美玲", "manager", DAY)
    worker = house_viewer(home, "温小雪", "worker", DAY)
    stranger = house_viewer(other, "骆成", "manager", DAY)
    people = [make_elder("罗金水", ELDER_ID), make_elder("谢阿婆", OLDEST_ID)]
    return World(cast, home, other, manager, worker, stranger, *people)


def make_provider(name: str, village: str, code: str) -> Facility:
    """A provider that opened long ago."""
    new = NewFacility(
        name, "elder_centre", village, f"{name}1号", credit_code=code, opened_on=OPENED
    )
    return register_facility(new, by=SYSTEM, on=OPENED)


def make_elder(name: str, number: str, village: str = VILLAGE_A) -> Person:
    """An elder registered and living in a village."""
    new = NewPerson(
        name=name, id_number=number, registered_division=village, living_division=village
    )
    return register_person(new, by=SYSTEM, on=DAY)


def enter_sums(cast: Cast, place: str, on: date) -> None:
    """The district enters minutes and shares: one proposes, another approves."""
    told = {f"minutes_{key}": value for key, value in MINUTES.items()}
    told |= {f"share_{key}": value for key, value in SHARES.items()}
    for name, value in told.items():
        enter(cast.viewers["district_clerk"], cast.viewers["district_head"],
              (f"homecare.{name}", place, value), on)  # fmt: skip


def enter(clerk: Viewer, head: Viewer, told: tuple[str, str, str], on: date) -> None:
    """One number of a place."""
    key, place, value = told
    new = parameters.NewValue(
        key=key, place=normalise(place), value=value, since=on - timedelta(days=120),
        source="测试数值", status="unconfirmed", checked_on=on, reason="补录",
    )  # fmt: skip
    parameters.approve(parameters.propose(new, by=clerk, on=on), by=head, on=on)


__all__ = ["World", "enter", "enter_sums", "house_account", "make_world"]
