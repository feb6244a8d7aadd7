"""For tests and demos: elders of two towns, one found, one who has it, one too young."""

from dataclasses import dataclass
from datetime import date

from minzheng.engines.access.api import Viewer
from minzheng.engines.access.testing import DAY, VILLAGE_A, VILLAGE_B, Cast, make_cast
from minzheng.engines.guarantees import api
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.households.api import NewHousehold, open_household
from minzheng.registers.people.api import NewPerson, Person, register_person

# A nation's list as it may be written in a draft; the rules are those of the shared policy.
ITEM: dict[str, object] = {
    "code": "X01", "name": "老年人体检", "group": "老年人", "form": "service",
    "who": "六十周岁以上", "standard": "每年一次", "payer": "财政", "provider": "卫生院",
    "where": "卫生院", "tests": ["elder_guarantees:老年人"],
}  # fmt: skip


@dataclass(frozen=True)
class World:
    """`oldest` is 86 in the first town, `other` 81 in the second, `young` 45."""

    cast: Cast
    oldest: Person
    other: Person
    young: Person

    def viewer(self, role: str) -> Viewer:
        """A member of the cast."""
        return self.cast.viewers[role]


def make_world(on: date = DAY) -> World:
    """Three people in their own households; parameters are those of the city."""
    cast = make_cast(on)
    oldest = make_elder("谢阿婆", date(1940, 3, 5), VILLAGE_A, on)
    other = make_elder("罗金水", date(1945, 3, 5), VILLAGE_B, on)
    young = make_elder("谢小妹", date(1981, 3, 5), VILLAGE_A, on)
    return World(cast, oldest, other, young)


def make_elder(name: str, born: date, village: str, on: date, number: str = "") -> Person:
    """Somebody registered and living alone in a village."""
    new = NewPerson(
        name=name, id_number=number, sex=2, born_on=born, registered_division=village,
        living_division=village,
    )  # fmt: skip
    person = register_person(new, by=SYSTEM, on=on)
    open_household(NewHousehold(head=person, division_code=village, since=on), by=SYSTEM)
    return person


def new_list(place: str, since: date) -> api.NewList:
    """The head of a list to draw up."""
    return api.NewList(
        place, "增城区基本养老服务清单（调整）", "增城区民政局", "增民〔2026〕1号", since
    )
