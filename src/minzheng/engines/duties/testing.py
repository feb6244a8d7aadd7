"""For tests and demos: a duty of the first town's head, and a photo."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from minzheng.engines.access.api import Viewer
from minzheng.engines.access.testing import TOWN_A, Cast, make_cast
from minzheng.engines.duties import api

DAY, DUE = date(2026, 11, 2), date(2026, 11, 30)
PHOTO = api.Paper("完工.png", b"\x89PNG\r\n\x1a\n done")


@dataclass(frozen=True)
class World:
    """The cast; `give` makes a duty of the town's head by the district's clerk."""

    cast: Cast

    def who(self, key: str) -> Viewer:
        """A viewer of the cast."""
        return self.cast.viewers[key]

    def give(self, **more: Any) -> api.Duty:
        """Adapt five homes by the end of the month, unless told otherwise."""
        told: dict[str, Any] = {
            "title": "完成居家适老化改造 5 户", "owner": api.Owner("town_head", TOWN_A),
            "evidence": "验收单和照片", "due": DUE, **more,
        }  # fmt: skip
        on = told.pop("on", DAY)
        return api.assign_duty(api.NewDuty(**told), by=self.who("district_clerk"), on=on)

    def turn(self, duty: api.Duty) -> api.Turn:
        """Its newest turn."""
        return api.turns_in_order(duty)[0]

    def hand_in(self, duty: api.Duty, *, on: date = DAY) -> api.Turn:
        """The town's head hands in the newest turn with a photo."""
        proof = api.Proof("五户都已完工验收", PHOTO)
        return api.hand_in(self.who("town_head"), self.turn(duty).pk, proof, on=on)


def make_world() -> World:
    """The cast alone."""
    return World(make_cast(DAY))
