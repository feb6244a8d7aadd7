"""For tests: two houses with people to run them, a resident, what may happen to her."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from minzheng.engines.access.api import Viewer
from minzheng.engines.access.testing import DAY, VILLAGE_A, VILLAGE_B, Cast, make_cast
from minzheng.engines.care.testing import house_viewer
from minzheng.engines.safety import api
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.facilities.api import Facility, NewFacility, register_facility
from minzheng.registers.stays.api import NewStay, Stay, take_in

OPENED, MOVED_IN = date(2020, 5, 1), date(2026, 9, 1)
NOW = datetime(2026, 11, 2, 2, tzinfo=UTC)  # ten in the morning there
CODE, OTHER_CODE = "52440118MJ9988771L", "52440118MJ7654321G"


@dataclass(frozen=True)
class World:
    """A house in each town; a manager and a worker of the first; the father lives there."""

    cast: Cast
    home: Facility
    other: Facility
    manager: Viewer
    worker: Viewer
    stranger: Viewer
    stay: Stay

    def fall(self, **more: Any) -> api.Incident:
        """The father fell two hours ago, and the worker tells it."""
        person = more.pop("person", self.cast.applicant.pk)
        new = a_fall(person, NOW, **more)
        return api.tell_incident(self.worker, self.home.pk, new, now=NOW, on=DAY)

    def round(self, period: str = api.DAILY, on: date = DAY, **wrong: str) -> api.SelfCheck:
        """A round in which all is good but what is named."""
        bad = {code: api.Answer(api.BAD, words) for code, words in wrong.items()}
        return api.check_house(self.worker, self.home.pk, period, all_good(period) | bad, on=on)


def make_world() -> World:
    """Write it all to the (test) database."""
    cast = make_cast()
    home = make_house("石桥颐养院", VILLAGE_A, CODE)
    other = make_house("新圩颐养院", VILLAGE_B, OTHER_CODE)
    stay = take_in(NewStay(home, cast.applicant, "living", MOVED_IN, "201-1"), by=SYSTEM, on=DAY)
    manager = house_viewer(home, "柯美玲", "manager", DAY)
    worker = house_viewer(home, "温小雪", "worker", DAY)
    stranger = house_viewer(other, "骆成", "manager", DAY)
    return World(cast, home, other, manager, worker, stranger, stay)


def make_house(name: str, village: str, code: str) -> Facility:
    """A home for old people that opened long ago."""
    new = NewFacility(
        name, "elder_home", village, f"{name}1号", credit_code=code, capacity=20, opened_on=OPENED
    )
    return register_facility(new, by=SYSTEM, on=OPENED)


def a_fall(person: int, now: datetime, **more: Any) -> api.NewIncident:
    """Two hours ago, in the bathroom, not badly hurt; `more` changes that."""
    told: dict[str, Any] = {
        "person": person, "risk": "fall", "happened_at": now - timedelta(hours=2),
        "place": "卫生间", "words": "起夜时滑倒", "harm": api.LIGHT, "first_action": "扶起、冰敷",
        "family_told_at": now - timedelta(hours=1), **more,
    }  # fmt: skip
    return api.NewIncident(**told)


def all_good(period: str) -> dict[str, api.Answer]:
    """A round in which nothing is wrong."""
    return {item.code: api.Answer(api.GOOD) for item in api.items_of(period)}
