"""What tests and the demo share: a route of points, a patrol out on it, somebody found."""

from datetime import date, time, timedelta
from typing import Any

from minzheng.engines.access.api import Viewer
from minzheng.engines.cases.api import Case
from minzheng.engines.cases.testing import take
from minzheng.engines.street.admitting import Admission, admit
from minzheng.engines.street.models import Campaign, Finding, Patrol, Search, Stay
from minzheng.engines.street.moments import Moment
from minzheng.engines.street.noting import NewFinding, note_finding
from minzheng.engines.street.planning import NewPatrol, NewPoint, add_point, plan_patrol
from minzheng.engines.street.searching import NewSearch, publish_search
from minzheng.engines.street.walking import begin_patrol
from minzheng.registers.papers import Paper

NINE, ONE = time(21, 0), time(1, 0)
ROUTE = "江边一线"
PLACES = (("青竹大桥桥下", "bridge"), ("汽车站候车厅", "station"), ("人民路地下通道", "underpass"))
FOUND: dict[str, Any] = {
    "where": "大桥东侧桥墩下", "sex": 1, "age": 55, "outcome": "escorted", "called": "阿贵",
    "dialect": "粤西口音", "marks": "左手缺一节小指，右眉有疤",
    "belongings": "双肩包一个、外套一件",
    "words": "说不清家在哪里", "given": {"water": 2, "quilt": 1},
}  # fmt: skip
TAKEN_IN: dict[str, Any] = {
    "came_by": "公安护送", "no_means": True, "no_kin": True, "opinion": "露宿多日，予以接收",
}  # fmt: skip

UNKNOWN: dict[str, Any] = {"0.identity_known": "否"}
SOUGHT = NewSearch(
    "大桥东侧桥墩下", "本站门口", "人像比对没有结果", height=168, dialect="粤西口音",
    marks="左手缺一节小指", clothes="灰棉衣",
    photo=Paper("a.png", b"\x89PNG\r\n\x1a\n" + b"0" * 20),
)  # fmt: skip


def lay_route(division: str, *, by: Viewer, on: date) -> None:
    """Three points of one route."""
    for name, kind in PLACES:
        add_point(NewPoint(division, name, kind, ROUTE), by=by, on=on)


def out_on_patrol(
    division: str, *, by: Viewer, on: date, campaign: Campaign | None = None
) -> Patrol:
    """A patrol of the route, led by its planner, that has set out at nine in the evening."""
    new = NewPatrol(division, ROUTE, on, NINE, ONE, by.doer.key, "郑伟", campaign)
    patrol = plan_patrol(new, by=by, on=on)
    return begin_patrol(patrol, by=by, moment=Moment(on, NINE))


def found(patrol: Patrol, *, by: Viewer, on: date, **told: Any) -> Finding:
    """Somebody under the bridge, half an hour past midnight."""
    point = patrol.sights.select_related("point").order_by("pk")[0].point
    new = NewFinding(**{"division_code": patrol.division_code, **FOUND, **told})
    at = Moment(on + timedelta(days=1), time(0, 30))
    return note_finding(new, by=by, moment=at, patrol=patrol, point=point)


def taken_in(finding: Finding, *, by: Viewer, on: date, **told: Any) -> Stay:
    """The station takes in whom a patrol found."""
    return admit(finding, Admission(**{**TAKEN_IN, **told}), by=by, on=on)


def searched(stay: Stay, *, by: Viewer, on: date) -> Search:
    """Nobody knows who it is: the case goes to the search, and it is made public."""
    return search_for(stay, SOUGHT, by=by, on=on)


def search_for(stay: Stay, new: NewSearch, *, by: Viewer, on: date) -> Search:
    """The same with words of one's own."""
    case = Case.objects.get(number=stay.case_number)
    take(case, "入站安排", "身份不明", by=by, on=on, **UNKNOWN)
    return publish_search(stay, new, by=by, on=on)
