"""For tests and demos: a pilot in the first town, a trip with two questions, a course."""

from dataclasses import dataclass
from datetime import date

from minzheng.engines.access.api import Viewer
from minzheng.engines.access.testing import DISTRICT, TOWN_A, Cast, make_cast
from minzheng.engines.learning import api

DAY, UNTIL, BACK = date(2026, 11, 2), date(2026, 12, 31), date(2026, 11, 6)
SHEET = api.Paper("签到表.png", b"\x89PNG\r\n\x1a\n names")
KEYS = ("cases-new", "cases-open")
QUESTIONS = ("饭堂怎样做到不亏损？", "助餐员怎样排班？")
ANSWERS = ("中午对外营业，晚上只供老人，当月持平。", "两人一组，一周轮换，缺一人由社工顶。")


@dataclass(frozen=True)
class World:
    """The cast, a pilot that runs, a trip that is planned."""

    cast: Cast
    pilot: api.Pilot
    trip: api.Trip

    def who(self, key: str) -> Viewer:
        """A viewer of the cast."""
        return self.cast.viewers[key]

    def ended(self, *, worked: bool = True) -> api.Pilot:
        """Judged on its last day."""
        result = "办件快了四天，没有多花钱，村里愿意接着做。"
        return api.end_pilot(
            self.who("district_head"), self.pilot.pk, result, worked=worked, on=UNTIL
        )

    def reported(self) -> api.Trip:
        """Every question answered."""
        return api.report_trip(self.who("district_clerk"), self.trip.pk, ANSWERS, on=BACK)


def new_pilot() -> api.NewPilot:
    """In the first town until the end of the year."""
    return api.NewPilot("村里代办换班", DISTRICT, TOWN_A, DAY, UNTIL,
                        "每个村两位代办员，一人请假另一人顶上", KEYS)  # fmt: skip


def new_trip() -> api.NewTrip:
    """A week's trip with two questions."""
    who = "分管副局长、养老服务科两人"
    return api.NewTrip("长者饭堂考察", DISTRICT, "虚构市河东区", DAY, BACK, who, QUESTIONS)


def new_course(day: date) -> api.NewCourse:
    """For the clerks and heads of every town."""
    return api.NewCourse("低保新规定", DISTRICT, ["town_clerk", "town_head"], day, 3, "救助科",
                         "新办法的收入认定、公示和期限")  # fmt: skip


def make_world() -> World:
    """Both written down by the district's clerk."""
    cast = make_cast(DAY)
    clerk = cast.viewers["district_clerk"]
    pilot = api.begin_pilot(new_pilot(), by=clerk, on=DAY)
    return World(cast, pilot, api.plan_trip(new_trip(), by=clerk, on=DAY))
