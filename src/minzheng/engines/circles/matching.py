"""Which gap idle premises would close best: the score is people who get room, and nothing else.

What else matters of a house (fire, repair, rent) is told beside the score in words and never added
to it: so many elders against so many yuan is for people to weigh.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from minzheng.engines.access.api import Viewer
from minzheng.engines.circles.coded import BARRED
from minzheng.engines.circles.gathering import crowd_on
from minzheng.engines.circles.models import Premises
from minzheng.engines.circles.supposing import Outcome, idea_of, try_out
from minzheng.engines.circles.surveying import measure_for, whole
from minzheng.engines.circles.terms import MEASURED, places_in, walk_for
from minzheng.registers.facilities.api import KINDS

UPPER_FLOOR = ("二", "三", "四", "五", "六", "2", "3", "4", "5", "6")


@dataclass(frozen=True)
class Fit:
    """What premises would be as one kind: how many places, whom it helps, what is in the way."""

    kind: str
    places: int
    outcome: Outcome
    mind: tuple[str, ...]

    @property
    def kind_name(self) -> str:
        return KINDS[self.kind].name

    @property
    def score(self) -> int:
        """Elders who have room then and not now."""
        return whole(self.outcome.gained)

    def plain(self) -> dict[str, int | str]:
        """As it is kept with a match."""
        return {
            "matched_to": self.kind, "places": self.places, "gained": self.score,
            "within": self.outcome.within, "room": self.outcome.room,
        }  # fmt: skip


def fits(premises: Premises, *, by: Viewer, on: date) -> tuple[Fit, ...]:
    """Every kind it is large enough for, the highest score first.

    Raises CirclesRefused without a position or a population table; NotInForce.
    """
    place = premises.division_code
    idea_of(premises, "", 1)
    crowd, mind = crowd_on(on, walk_for(MEASURED[0], place, on)), tuple(warnings(premises))
    told = []
    for kind in MEASURED:
        places = places_in(premises.area, kind, place, on)
        if places:
            found = measure_for(kind, place, on, crowd)
            outcome = try_out(idea_of(premises, kind, places), found, by=by)
            told.append(Fit(kind, places, outcome, mind))
    return tuple(sorted(told, key=lambda fit: -fit.score))


def warnings(premises: Premises) -> Iterator[str]:
    """What has to be settled before anybody moves in."""
    if premises.fire == BARRED:
        yield "消防改造不了，不能作养老设施"
    elif premises.fire != "passed":
        yield f"消防：{premises.fire_name}，先办消防验收或备案"
    if premises.condition in ("repair", "unsafe", "unknown"):
        yield f"房屋：{premises.condition_name}，先做安全鉴定"
    if premises.floor.startswith(UPPER_FLOOR):
        yield f"在{premises.floor}，看看有没有电梯"
    if premises.owner_kind == "unknown":
        yield "产权不清楚，先查权属"
    if premises.rent is None:
        yield "租金没有登记"
