"""The numbers of this engine, looked up at a place and day."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date

from minzheng.engines.circles.coded import RURAL, URBAN
from minzheng.engines.policy.api import value_of
from minzheng.kernel.expr import Param
from minzheng.vocabulary import circling

WHOLE = 10_000  # ratios are in 万分之一
MEASURED = tuple(circling.服务人数)  # the kinds of facility a circle is measured for


@dataclass(frozen=True)
class Walk:
    """How far one walks: minutes by settlement, metres a minute, way over straight line (万分之一).

    `serves`: elders who share one place of the kind.
    """

    urban: int
    rural: int
    speed: int
    detour: int
    serves: int

    @property
    def minutes(self) -> Mapping[str, int]:
        """By settlement."""
        return {URBAN: self.urban, RURAL: self.rural}

    def reach(self, settlement: str) -> float:
        """Metres in a straight line that can be walked in the time."""
        return self.minutes[settlement] * self.speed * WHOLE / self.detour

    def minutes_for(self, metres: int) -> int:
        """How long it takes to walk so many metres of straight line, rounded up."""
        return -(-metres * self.detour // (WHOLE * self.speed))

    def plain(self) -> dict[str, int]:
        """As it is kept beside what was made with it."""
        return asdict(self)


def walk_for(kind: str, place: str, on: date) -> Walk:
    """The numbers in force for a kind of MEASURED. Raises NotInForce."""
    return Walk(
        urban=_number(circling.城镇步行分钟, place, on),
        rural=_number(circling.农村步行分钟, place, on),
        speed=_number(circling.步行速度, place, on),
        detour=_number(circling.绕行系数, place, on),
        serves=_number(circling.服务人数[kind], place, on),
    )


def places_in(area: int, kind: str, place: str, on: date) -> int:
    """How many beds or seats so many square metres may become. Raises NotInForce."""
    return area // max(_number(circling.改建面积[kind], place, on), 1)


def _number(term: Param, place: str, on: date) -> int:
    return int(value_of(term, {}, on=on, place=place) or 0)
