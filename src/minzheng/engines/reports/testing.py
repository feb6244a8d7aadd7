"""For tests and demos: a two-monthly report of the district, due for September and October."""

from dataclasses import dataclass
from datetime import date

from minzheng.engines.access.api import Viewer
from minzheng.engines.access.testing import DISTRICT, Cast, make_cast
from minzheng.engines.duties import api as duties
from minzheng.engines.indicators.api import compute
from minzheng.engines.reports import api
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.months import Month

BEGUN, DAY = date(2026, 9, 3), date(2026, 11, 5)
KEYS = ("cases-new", "cases-in-time", "cases-open")
PROBLEMS, STEPS = "两个镇街核对慢，材料退回多。", "本月逐镇核对，下月公布结果。"


@dataclass(frozen=True)
class World:
    """The cast and the rhythm."""

    cast: Cast
    cadence: api.Cadence

    def who(self, key: str) -> Viewer:
        """A viewer of the cast."""
        return self.cast.viewers[key]

    def composed(self) -> api.Report:
        """The report that is due."""
        return api.compose(self.who("district_clerk"), self.cadence.pk, on=DAY)

    def handed(self) -> api.Report:
        """Finished and handed up."""
        row, clerk = self.composed(), self.who("district_clerk")
        api.write(clerk, row.pk, PROBLEMS, STEPS)
        return api.hand_up(clerk, row.pk, on=DAY)


def new_cadence(title: str = "救助工作双月报") -> api.NewCadence:
    """Due on the tenth."""
    owner = duties.Owner("district_clerk", DISTRICT)
    return api.NewCadence(title, "市民政局", owner, 2, 10, KEYS)


def make_world() -> World:
    """Set in September; September and October were computed after they ended."""
    cast = make_cast(DAY)
    cadence = api.set_cadence(new_cadence(), by=cast.viewers["district_clerk"], on=BEGUN)
    for month in (7, 8, 9, 10):
        compute(Month(2026, month), by=SYSTEM, on=DAY)
    return World(cast, cadence)
