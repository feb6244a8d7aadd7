"""Where somebody lives, by the register; about where a village lies, by its facilities."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from minzheng.engines.needs.models import Need
from minzheng.kernel.divisions import NATION
from minzheng.registers.facilities.api import facilities_within
from minzheng.registers.households.api import household_of

Point = tuple[float, float]
VILLAGE, TOWN = 12, 9


@dataclass(frozen=True)
class Ground:
    """Middles by the first signs of a division's code."""

    middles: Mapping[str, Point]

    def at(self, division: str) -> Point | None:
        """Degrees (WGS-84), or None where no facility near tells anything."""
        return self.middles.get(division[:VILLAGE]) or self.middles.get(division[:TOWN])


def address_of(need: Need, on: date) -> str:
    """Where to bring it: the household's address, else the person's; "" where none is known."""
    home = need.household or household_of(need.person, on)
    return (home.address if home else "") or need.person.address


def ground_of(on: date) -> Ground:
    """Read from the register of facilities. One query."""
    placed = facilities_within(NATION, on=on).exclude(latitude=None).order_by()
    sums: dict[str, list[float]] = {}
    for code, north, east in placed.values_list("division_code", "latitude", "longitude"):
        for key in (code[:VILLAGE], code[:TOWN]):
            total = sums.setdefault(key, [0.0, 0.0, 0.0])
            total[0] += float(north or 0)
            total[1] += float(east or 0)
            total[2] += 1
    return Ground({key: (north / n, east / n) for key, (north, east, n) in sums.items()})
