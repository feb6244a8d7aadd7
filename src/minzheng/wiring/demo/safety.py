"""Safety of the demo's house: incidents at every stage, rounds, a late problem, drills."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from minzheng.engines.access.api import Viewer
from minzheng.engines.safety import api
from minzheng.kernel.divisions import NATION
from minzheng.registers.facilities.api import facilities_within
from minzheng.registers.papers import Paper
from minzheng.registers.stays.api import Stay, stays_in
from minzheng.wiring.demo.houses import CODE, KIND
from minzheng.wiring.demo.staffing import member

PHOTO = Paper("整改后.png", b"\x89PNG\r\n\x1a\n a picture of the demo")
Told = tuple[int, time, str, str, str, str, str]
# how many days ago, when, risk, harm, where, what, what was done at once
TOLD: tuple[Told, ...] = (
    (40, time(3, 20), "fall", api.LIGHT, "卫生间", "起夜时脚下打滑，坐在地上",
     "扶起检查，冰敷观察"),
    (15, time(11, 40), "choking", api.MODERATE, "餐厅", "吃馒头时呛咳，脸色发青",
     "海姆立克法，送医检查"),
    (9, time(21, 5), "bed_fall", api.SEVERE, "202 房", "翻身时从床上跌下，右髋疼痛",
     "没有搬动，打 120"),
    (1, time(16, 30), "scald", api.LIGHT, "水房", "打开水时溅到手背", "冷水冲洗，涂药膏"),
)  # fmt: skip


def keep_safe(on: date) -> None:
    """The house told of four incidents; one is closed, one is reviewed, one is late, one is new."""
    home = facilities_within(NATION, [KIND], on=on).get(credit_code=CODE)
    worker, manager = member(home, "worker", "温小雪"), member(home, "manager", "柯美玲")
    stays = list(stays_in([home.pk], on).living().order_by("since", "pk"))
    rows = [
        _tell(worker, home.pk, stays[at % len(stays)], told, on) for at, told in enumerate(TOLD)
    ]
    first, second, third = rows[:3]
    done = first.due_on
    why, what = "地面有水，夜灯太暗", "换感应夜灯，每两小时巡查"
    api.complete_incident(worker, first.pk, why, what, on=done)
    api.review_own(manager, first.pk, "夜灯已换，同意结案", sound=True, on=done)
    api.complete_incident(worker, second.pk, "食物太干，吃得太快", "改软食，专人看护进餐", on=on)
    api.complete_incident(worker, third.pk, "床栏没有升起", "睡前逐床检查床栏并签字", on=on)
    _rounds(worker, home.pk, on)
    day = on - timedelta(200)
    api.record_drill(worker, home.pk, api.NewDrill("fire", day, 31, 14), on=day)
    _assess(worker, stays, on)
    api.escalate_overdue(on)


def _tell(worker: Viewer, home: int, stay: Stay, told: Told, on: date) -> api.Incident:
    back, clock, risk, harm, place, words, action = told
    day = on - timedelta(back)
    at = datetime.combine(day, clock, tzinfo=timezone.get_current_timezone())
    new = api.NewIncident(
        stay.person_id, risk, at, place, words, harm, action, at + timedelta(minutes=40)
    )
    return api.tell_incident(worker, home, new, now=at + timedelta(minutes=50), on=day)


def _rounds(worker: Viewer, home: int, on: date) -> None:
    """A blocked way out that is late, a loose rail put right; the rounds of the last days."""
    good = {
        period: {item.code: api.Answer(api.GOOD) for item in api.items_of(period)}
        for period in api.PERIODS
    }
    first = on - timedelta(10)
    words = {"d1": "西侧疏散通道堆了纸箱", "d6": "扶手松动"}
    wrong = {code: api.Answer(api.BAD, said) for code, said in words.items()}
    row = api.check_house(worker, home, api.DAILY, good[api.DAILY] | wrong, on=first)
    api.check_house(worker, home, api.MONTHLY, good[api.MONTHLY], on=first)
    loose = row.problems.get(area="equipment")
    api.fix_problem(worker, loose.pk, "重新固定，逐层检查", PHOTO, on=first + timedelta(2))
    api.check_house(worker, home, api.DAILY, good[api.DAILY], on=on - timedelta(1))
    api.check_house(worker, home, api.WEEKLY, good[api.WEEKLY], on=on - timedelta(8))


def _assess(worker: Viewer, stays: Sequence[Stay], on: date) -> None:
    """All but the last two were assessed lately."""
    for stay in stays[:-2]:
        new = api.NewAssessment(
            max(on - timedelta(20), stay.since), ("fall", "choking"),
            "床栏升起，软食，专人陪同如厕", "温小雪", "江丽萍",
        )  # fmt: skip
        api.assess_resident(worker, stay.pk, new, on=on)
