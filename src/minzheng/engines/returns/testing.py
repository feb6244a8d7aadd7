"""For tests and demos: figures of a quarter that is over."""

from dataclasses import dataclass
from datetime import date

from minzheng.engines.access.api import Viewer
from minzheng.engines.access.testing import DISTRICT, TOWN_A, TOWN_B, Cast, make_cast
from minzheng.engines.returns import api
from minzheng.kernel.months import Month

DAY = date(2026, 11, 5)
MARCH, JUNE, SEPTEMBER = Month(2026, 3), Month(2026, 6), Month(2026, 9)
PAPER = api.Paper("月报.png", b"\x89PNG\r\n\x1a\n sheet")


@dataclass(frozen=True)
class World:
    """The cast."""

    cast: Cast

    def who(self, key: str) -> Viewer:
        """A viewer of the cast."""
        return self.cast.viewers[key]

    def entered(self, key: str, value: str, until: Month = SEPTEMBER) -> api.Return:
        """A figure of the district that waits."""
        new = api.NewReturn(key, DISTRICT, until, value, PAPER)
        return api.enter(self.who("district_clerk"), new, on=DAY)

    def confirmed(self, key: str, value: str, until: Month = SEPTEMBER) -> api.Return:
        """A figure of the district that counts."""
        row = self.entered(key, value, until)
        return api.confirm_return(self.who("district_head"), row.pk, on=DAY)

    def town_figure(self, key: str, value: str) -> api.Return:
        """A figure of the first town that counts."""
        new = api.NewReturn(key, TOWN_A, SEPTEMBER, value, PAPER)
        row = api.enter(self.who("town_clerk"), new, on=DAY)
        return api.confirm_return(self.who("town_head"), row.pk, on=DAY)

    def other_town_figure(self, key: str, value: str) -> api.Return:
        """A figure of the second town that counts."""
        new = api.NewReturn(key, TOWN_B, SEPTEMBER, value, PAPER)
        row = api.enter(self.who("other_town_clerk"), new, on=DAY)
        return api.confirm_return(self.who("other_town_head"), row.pk, on=DAY)


def make_world() -> World:
    """Nobody has entered anything."""
    return World(make_cast(DAY))
