"""The demo's closed programme: a point with a team, somebody who gets better, one just referred.

Who they are and what they said is invented.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from minzheng.engines.access.api import Viewer
from minzheng.engines.programmes import api
from minzheng.kernel.divisions import parent
from minzheng.registers.facilities.api import facilities_within
from minzheng.wiring.demo.officers import Staff

SCALE = "daily_life"
# name, identity number made up for the demo, why, guardian
BETTER = ("湛思远", "440118199001012233", "出院三个月，白天黑夜颠倒，不愿出门", "湛国平")
NEWLY = ("饶静怡", "440118199203040021", "总觉得有人说她，和家里人吵", "饶德明")
GOALS = ("每天自己按时服药", "每周来两次小组，和组员说上话", "自己坐车来回")
SCORES = ((70, 1), (35, 2), (3, 3))  # so many days ago, each item
HELD = (
    (56, "medication", "", "一起摆一周的药盒", "下次自己摆，社工在旁边看"),
    (49, "social", "", "练习打招呼、接话", "小组里主动说一句"),
    (42, "peer", "unwilling", "打电话，说下雨不想来", "周四上门"),
    (35, "home", "", "上门，和父亲一起谈作息", "每天记睡觉和起床的时间"),
    (14, "work", "", "包装小零件一小时", "延长到两小时"),
    (3, "social", "", "带新来的组员认路", "准备结束评估"),
)


def run_programmes(staff: Staff, on: date) -> None:
    """Fill the point through the verbs officers use."""
    point = _point(staff, on - timedelta(days=100))
    worker = _worker(staff, point)
    better = _referred(point, BETTER, worker, on - timedelta(days=72))
    _cared_for(better, worker, on)
    _referred(point, NEWLY, worker, on - timedelta(days=2))


def _point(staff: Staff, on: date) -> api.Point:
    clerk = staff.bureau("district_clerk")
    place = facilities_within(clerk.posts[0].division, ["rehabilitation"], on=on)[0]
    point = api.open_point(place, "mental_rehabilitation", by=clerk, on=on)
    for officer in api.candidates(point, on):
        api.name_teammate(point, officer.staff_number, is_lead=True, by=clerk, on=on)
    return point


def _worker(staff: Staff, point: api.Point) -> Viewer:
    """The social worker of the town the point lies in."""
    town = _town(point.division_code)
    found = [v for v in staff.viewers.values() if "social_worker" in v.roles]
    return next(viewer for viewer in found if viewer.posts[0].division == town)


def _town(code: str) -> str:
    return code if code.endswith("000") else parent(code)


def _referred(point: api.Point, told: Sequence[str], worker: Viewer, on: date) -> api.File:
    name, number, why, guardian = told
    agreed = api.Consent("guardian", guardian, "父亲", "讲明谁能看、随时可以退出")
    new = api.Referral(
        name, number, "hospital", why, agreed, guardian=guardian, referred_by="区第二人民医院"
    )
    return api.refer(point, new, by=worker, on=on)


def _cared_for(file: api.File, worker: Viewer, on: date) -> None:
    begun = on - timedelta(days=71)
    api.accept(file, worker=worker.doer.key, by=worker, on=begun)
    for days, each in SCORES:
        answers = dict.fromkeys(api.scale_of(SCALE).items, each)
        api.take_score(file, SCALE, answers, by=worker, on=on - timedelta(days=days))
        if days == SCORES[0][0]:
            plan = api.NewPlan(GOALS, 2, "同意，想让他先睡好")
            api.make_plan(file, plan, by=worker, on=on - timedelta(days=days))
    for days, kind, absence, done, following in HELD:
        day = on - timedelta(days=days)
        told = api.NewMeeting(day, kind, absence, 0 if absence else 60, done, following)
        api.hold_meeting(file, told, by=worker, on=day)
