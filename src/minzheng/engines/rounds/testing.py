"""For tests and demos: elders of the first town's village who are to be visited."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from minzheng.engines.access.api import Viewer
from minzheng.engines.access.testing import VILLAGE_A, Cast, make_cast
from minzheng.engines.rounds import api
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.households.api import NewHousehold, open_household
from minzheng.registers.people.api import NewPerson, Person, register_person

DAY, BEGUN = date(2026, 11, 2), date(2020, 1, 1)
ALONE_ID, PAIR_IDS = "440118195003050016", ("44011819400305002X", "440118194203050024")


@dataclass(frozen=True)
class World:
    """An elder alone, an old couple, the cast; the first day's list is made."""

    cast: Cast
    alone: Person
    pair: tuple[Person, Person]

    @property
    def worker(self) -> Viewer:
        return self.cast.viewers["village_worker"]

    @property
    def clerk(self) -> Viewer:
        return self.cast.viewers["town_clerk"]

    def listed(self, person: Person | None = None) -> api.Listed:
        """Somebody as she stands on the list."""
        return api.Listed.objects.get(person=person or self.alone, ended_on=None)

    def visit(self, **more: Any) -> api.Visit:
        """The village worker was at the door of the elder alone."""
        on = more.pop("on", DAY)
        return api.record_visit(self.listed(), met(**more), by=self.worker, on=on)


def make_world() -> World:
    """The list as of DAY."""
    cast = make_cast(DAY)
    alone = make_elder("罗金水", ALONE_ID)
    pair = make_elder("谢阿公", PAIR_IDS[0]), make_elder("谢阿婆", PAIR_IDS[1])
    told: dict[str, Any] = {"division_code": VILLAGE_A, "since": BEGUN, "housing": "自有"}
    home = NewHousehold(head=alone, address="石桥村1号", **told)
    open_household(home, by=SYSTEM)
    home = NewHousehold(head=pair[0], address="石桥村2号", members=((pair[1], 12),), **told)
    open_household(home, by=SYSTEM)
    api.advance_rounds(DAY)
    return World(cast, alone, pair)


def make_elder(name: str, number: str) -> Person:
    """An elder registered and living in the village."""
    new = NewPerson(
        name=name, id_number=number, registered_division=VILLAGE_A, living_division=VILLAGE_A
    )
    return register_person(new, by=SYSTEM, on=DAY)


def met(day: date = DAY, **more: Any) -> api.NewVisit:
    """A visit at which all was well."""
    told = {"way": "home", "outcome": api.MET, "health": "good", "mood": "good", **more}
    return api.NewVisit(day, **told)


def nobody(day: date = DAY, **more: Any) -> dict[str, Any]:
    """What tells of a closed door."""
    return {"day": day, "outcome": api.NOBODY, "health": "", "mood": "", **more}
