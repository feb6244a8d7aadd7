"""For tests: a reservoir, a village of four migrants with accounts, a plan, a fund."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from minzheng.engines.access.api import Viewer
from minzheng.engines.access.testing import DISTRICT, VILLAGE_A, Cast, make_cast
from minzheng.engines.ledger.api import Fund, NewFund
from minzheng.engines.ledger.testing import funded
from minzheng.engines.migrants import api
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.people.api import NewPerson, Person, register_person

DAY, LATER = date(2026, 11, 2), date(2026, 11, 10)
MOVES = (
    ("孔三元", "440118195004177713", date(2006, 6, 30)),
    ("孔大梅", "440118195406227728", date(2006, 7, 1)),
    ("邝志远", "440118194209117728", date(2010, 3, 15)),
)
ACCOUNT = "6222020000001234"
PLAN = api.NewPlan(
    DISTRICT, "增城区水库移民后期扶持规划", "both", "两村移民的直补和饮水、道路项目",
    "两村各开一次会，记录附后", "示例府函〔2026〕5号", "示例市人民政府",
    date(2026, 1, 9), 2026, 2030,
)  # fmt: skip


@dataclass(frozen=True)
class World:
    """The cast, a reservoir with five approved heads, three registered."""

    cast: Cast
    reservoir: api.Reservoir
    people: tuple[api.Migrant, ...]
    fund: Fund

    def by(self, key: str) -> Viewer:
        return self.cast.viewers[key]

    def plan(self, **changes: Any) -> api.Plan:
        """Entered by the clerk, looked at by the head."""
        row = api.enter_plan(replace(PLAN, **changes), by=self.by("district_clerk"), on=DAY)
        return api.confirm_plan(row, by=self.by("district_head"), on=DAY)

    def published(self, year: int = 2026) -> api.Round:
        """Checked by the village and hung up."""
        row = api.open_round(VILLAGE_A, year, by=self.by("village_worker"), on=DAY)
        return api.publicise_round(row, "逐户核对三户", by=self.by("village_worker"), on=DAY)

    def confirmed(self) -> api.Round:
        """By town and district, after the days of publicity."""
        row = self.published()
        api.town_confirms(row, by=self.by("town_clerk"), on=LATER)
        return api.district_confirms(row, by=self.by("district_clerk"), on=LATER)

    def approved(self) -> api.Round:
        row = self.confirmed()
        return api.approve_round(row, self.fund.pk, by=self.by("district_head"), on=LATER)

    def sent(self) -> api.Round:
        row = self.approved()
        api.bank_file(row, by=self.by("finance_clerk"), on=LATER)
        return fresh(row)


def fresh(row: api.Round) -> api.Round:
    """The list as it is now."""
    return api.Round.objects.get(pk=row.pk)


def person(name: str, number: str) -> Person:
    """Registered and living in the village."""
    new = NewPerson(
        name=name, id_number=number, registered_division=VILLAGE_A, living_division=VILLAGE_A
    )
    return register_person(new, by=SYSTEM, on=DAY)


def make_world(cast: Cast | None = None) -> World:
    """Ready for a year's list."""
    cast = cast or make_cast(DAY)
    clerk = cast.viewers["district_clerk"]
    lake = api.add_reservoir("石潭水库", DISTRICT, "示例移民〔2007〕3号", by=clerk, on=DAY)
    api.set_heads(lake, VILLAGE_A, 4, "示例移民〔2007〕3号", by=clerk)
    people = tuple(
        api.register_migrant(
            api.NewMigrant(
                person(name, number), lake, VILLAGE_A, moved, name, "示例银行",
                f"{ACCOUNT}{place:02d}",
            ),
            by=clerk, on=DAY,
        )
        for place, (name, number, moved) in enumerate(MOVES)
    )  # fmt: skip
    new = NewFund("migrants", "水库移民后期扶持资金", "central", DISTRICT, (api.USE,))
    fund = funded(new, 10_000_000, on=DAY - timedelta(days=60), document="示例财农〔2026〕8号")
    return World(cast, lake, people, fund)
