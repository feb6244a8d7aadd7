"""For tests and demos: a group of the district with one town, and a meeting on its way."""

from dataclasses import dataclass
from datetime import date

from minzheng.engines.access.api import Viewer
from minzheng.engines.access.testing import DISTRICT, TOWN_A, Cast, make_cast
from minzheng.engines.duties.api import Owner
from minzheng.engines.meetings import api

DAY, DUE = date(2026, 11, 2), date(2026, 11, 20)
SEATS = (
    api.NewSeat("district_head", DISTRICT, api.Place.CHAIR),
    api.NewSeat("finance_head", DISTRICT, api.Place.VICE),
    api.NewSeat("town_head", TOWN_A),
)
PHOTO = api.Paper("方案.png", b"\x89PNG\r\n\x1a\n plan")


@dataclass(frozen=True)
class World:
    """The cast, the group, and its meeting of today."""

    cast: Cast
    group: api.Group
    meeting: api.Meeting

    def who(self, key: str) -> Viewer:
        """A viewer of the cast."""
        return self.cast.viewers[key]

    def called(self) -> api.Meeting:
        """With one item, and everybody told."""
        clerk = self.who("district_clerk")
        item = api.NewItem("适老化改造进度", "养老服务科", "三个镇街慢", PHOTO)
        api.add_item(clerk, self.meeting.pk, item, on=DAY)
        return api.call_meeting(clerk, self.meeting.pk, on=DAY)

    def held(self) -> api.Meeting:
        """Everybody came."""
        row = self.called()
        came = {each.pk: api.Came(api.Presence.PRESENT) for each in row.attendances.all()}
        return api.hold(self.who("district_clerk"), row.pk, came, on=DAY)

    def decide(self, due: date = DUE) -> api.Decision:
        """The first town finishes five homes."""
        new = api.NewDecision(
            "本月改造完五户", Owner("town_head", TOWN_A), "验收单和照片", due, item=1
        )
        return api.decide(self.who("district_clerk"), self.meeting.pk, new, on=DAY)


def make_world() -> World:
    """A dispatch meeting is planned for today."""
    cast = make_cast(DAY)
    clerk = cast.viewers["district_clerk"]
    group = api.found_group(
        api.NewGroup("民生实事领导小组", "石民领", DISTRICT, SEATS), by=clerk, on=DAY
    )
    new = api.NewMeeting("dispatch", "民生实事第一次调度会", DAY, "三楼会议室")
    return World(cast, group, api.plan_meeting(clerk, group.pk, new, on=DAY))
