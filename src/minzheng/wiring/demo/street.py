"""The demo's street: a winter campaign, a patrol last night, two in the station, one refused.

Places in the street are invented; nobody met there is a real person.
"""

from datetime import date, time, timedelta
from typing import Any

from minzheng.engines.access.api import Viewer
from minzheng.engines.street import api as street
from minzheng.engines.street.testing import NINE, ONE, TAKEN_IN, search_for
from minzheng.wiring.demo.officers import Staff
from minzheng.wiring.demo.places import DISTRICT, Town, towns

WINTER = {"name": "2026 年寒冬送温暖", "kind": "winter", "areas": "桥下、车站、地下通道"}
ROUTE = "老街一线"
POINTS = (
    ("东门大桥桥下", "bridge"), ("客运站候车厅", "station"), ("老街地下通道", "underpass"),
    ("中心广场", "square"), ("农商行自助厅", "bank"),
)  # fmt: skip
MAN: dict[str, Any] = {
    "where": "桥下靠河一侧", "sex": 1, "age": 54, "outcome": "escorted", "called": "老韦",
    "dialect": "桂东口音", "marks": "左手缺一节小指，右眉有疤",
    "belongings": "蛇皮袋一个、旧棉衣一件",
    "words": "说不清家在哪个县", "given": {"water": 2, "quilt": 1},
}  # fmt: skip
WOMAN: dict[str, Any] = {
    "where": "候车厅北角", "sex": 2, "age": 47, "outcome": "refused",
    "words": "说等人，不愿意去站里",
    "given": {"water": 1, "food": 1, "card": 1},
}  # fmt: skip
OLD_WOMAN: dict[str, Any] = {
    "where": "客运站门口", "sex": 2, "age": 72, "outcome": "escorted", "called": "阿婆",
    "dialect": "客家口音", "marks": "右手背有烫伤疤", "belongings": "蓝布包一个",
    "words": "说不出姓名和住址", "given": {"water": 1, "clothes": 1},
}  # fmt: skip
LOOKED_FOR = street.NewSearch(
    "客运站门口", "本站门口、全国救助寻亲网", "人像比对没有结果", height=152, dialect="客家口音",
    marks="右手背有烫伤疤", clothes="蓝色棉衣、黑布鞋",
)  # fmt: skip


def patrol_the_streets(staff: Staff, on: date) -> None:
    """Through the same verbs as officers use."""
    head, station = staff.bureau("district_head"), staff.bureau("relief_station")
    campaign = street.open_campaign(
        street.NewCampaign(
            **WINTER, division_code=DISTRICT, since=on - timedelta(days=2),
            until=date(2027, 2, 28), every_nights=1, triggers="寒潮、低温、道路结冰",
        ),
        by=head, on=on - timedelta(days=2),
    )  # fmt: skip
    for town, clerk in list(zip(towns(), staff.clerks(), strict=True))[:2]:
        _lay_route(town, clerk, on - timedelta(days=10))
    town, clerk = towns()[0], staff.clerks()[0]
    _last_night(town, clerk, campaign, on)
    waiting = street.findings_of(station, street.Wanted(state=street.WAITING))
    street.admit(waiting.order_by("pk")[0], street.Admission(**TAKEN_IN), by=station, on=on)
    _looked_for(town, clerk, station, on)
    _plan(town, clerk, campaign, on)


def _looked_for(town: Town, clerk: Viewer, station: Viewer, on: date) -> None:
    """Brought in the morning; nobody knows who she is, and her family is looked for in public."""
    new, at = street.NewFinding(division_code=town.code, **OLD_WOMAN), time(7, 40)
    row = street.note_finding(new, by=clerk, moment=street.Moment(on, at))
    stay = street.admit(row, street.Admission(**TAKEN_IN), by=station, on=on)
    search_for(stay, LOOKED_FOR, by=station, on=on)


def _lay_route(town: Town, clerk: Viewer, on: date) -> None:
    for name, kind in POINTS:
        street.add_point(street.NewPoint(town.code, name, kind, ROUTE), by=clerk, on=on)


def _plan(town: Town, clerk: Viewer, campaign: street.Campaign, night: date) -> street.Patrol:
    new = street.NewPatrol(
        town.code, ROUTE, night, NINE, ONE, clerk.doer.key, "派出所民警一名、志愿者两名", campaign
    )
    return street.plan_patrol(new, by=clerk, on=night)


def _last_night(town: Town, clerk: Viewer, campaign: street.Campaign, on: date) -> None:
    """Two met, three points empty; it ends past midnight."""
    night = on - timedelta(days=1)
    patrol = _plan(town, clerk, campaign, night)
    street.begin_patrol(patrol, by=clerk, moment=street.Moment(night, NINE))
    patrol.refresh_from_db()
    sights = list(patrol.sights.select_related("point"))
    for sight, told, at in zip(sights, (MAN, WOMAN), (time(21, 20), time(22, 5)), strict=False):
        new = street.NewFinding(division_code=town.code, **told)
        moment = street.Moment(night, at)
        street.note_finding(new, by=clerk, moment=moment, patrol=patrol, point=sight.point)
    past = street.Moment(on, time(0, 25))
    for sight in sights[2:]:
        street.see_point(patrol, sight.point_id, "nobody", by=clerk, moment=past)
    street.end_patrol(
        patrol, "护送一人到救助站，一人不愿去，给了水、食品和求助卡", by=clerk, moment=past
    )
