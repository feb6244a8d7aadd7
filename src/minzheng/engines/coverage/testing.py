"""For tests and demos: a district with two houses and a society, its plan drafted and approved."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from minzheng.engines.access.api import Viewer
from minzheng.engines.access.testing import DISTRICT, TOWN_A, VILLAGE_A, VILLAGE_B, Cast, make_cast
from minzheng.engines.coverage import api
from minzheng.engines.duties.api import Owner
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.facilities.api import Facility, NewFacility, register_facility
from minzheng.registers.organisations.api import NewOrganisation, register_organisation

DAY, DUE = date(2026, 11, 2), date(2026, 11, 30)
DRAFTED, APPROVED = date(2026, 1, 8), date(2026, 1, 12)
PHOTO = api.Paper("现场.png", b"\x89PNG\r\n\x1a\n seen")
SOCIETY = "51440118MJ33445530"
WISHES = (
    api.Wish("facility", ("check", "secret"), "district_clerk"),
    api.Wish("organisation", ("party",), "district_clerk"),
    api.Wish("town", ("secret",), "check_clerk"),
)
BADLY = api.NewFinding("消防通道堆放杂物", Owner("town_head", TOWN_A), "清理后的照片", DUE)


def at(day: date) -> datetime:
    """Four in the afternoon of Guangzhou."""
    return datetime(day.year, day.month, day.day, 8, tzinfo=UTC)


@dataclass(frozen=True)
class World:
    """The cast and the houses."""

    cast: Cast
    houses: tuple[Facility, ...]

    def who(self, key: str) -> Viewer:
        """A viewer of the cast."""
        return self.cast.viewers[key]

    def draft(self, on: date = DRAFTED) -> api.Plan:
        """This year's plan, drafted by the district's clerk."""
        new = api.NewPlan(2026, DISTRICT, WISHES)
        return api.draft_plan(new, by=self.who("district_clerk"), on=on, at=at(on))

    def approved(self) -> api.Plan:
        """And approved by the head."""
        plan = self.draft()
        part = plan.parts.get()
        api.approve_part(self.who("district_head"), part.pk, on=APPROVED, at=at(APPROVED))
        return plan

    def slot(self, plan: api.Plan, number: int = 1, how: str = "check") -> api.Slot:
        """A look of the first house."""
        rows = api.Slot.objects.filter(row__plan=plan, row__unit=self.houses[0].ref, how=how)
        return rows.order_by("number")[number - 1]

    def look(
        self, plan: api.Plan, *findings: api.NewFinding, day: date = DAY, how: str = "check"
    ) -> api.Look:
        """The first house was looked at by the bureau's two."""
        new = api.NewLook(day, "district_clerk", "check_clerk", "看了消防和厨房", PHOTO, findings)
        return api.record_look(self.who("district_clerk"), self.slot(plan, how=how).pk, new, on=DAY)


def make_world() -> World:
    """A house in each town and a society of the district."""
    cast = make_cast(DAY)
    houses = (_house("青竹颐养院", VILLAGE_A), _house("白鹤颐养院", VILLAGE_B))
    new = NewOrganisation(SOCIETY, "增城区敬老协会", DISTRICT, date(2020, 3, 2), "社会团体")
    register_organisation(new, by=SYSTEM)
    return World(cast, houses)


def open_house(name: str = "石桥新院", on: date = date(2026, 6, 1)) -> Facility:
    """A house that opened within the year."""
    return _house(name, VILLAGE_A, on)


def _house(name: str, village: str, on: date = date(2020, 5, 1)) -> Facility:
    new = NewFacility(name, "elder_home", village, f"{name}1号", opened_on=on)
    return register_facility(new, by=SYSTEM, on=on)
