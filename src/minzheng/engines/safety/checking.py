"""The verbs of what a house looks at itself: rounds, problems put right, drills, assessments."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db import transaction

from minzheng.engines.access.api import Viewer
from minzheng.engines.care.api import NotItsOwn, facilities_of, facility_of
from minzheng.engines.safety.coded import ADMISSION, ANSWERS, BAD, DRILLS, PERIODS, RISKS, YEARLY
from minzheng.engines.safety.errors import OtherPersonNeeded, SafetyRefused
from minzheng.engines.safety.items import Item, items_of
from minzheng.engines.safety.models import Drill, Problem, RiskAssessment, SelfCheck
from minzheng.engines.safety.numbers import remedy_days
from minzheng.engines.safety.reaching import own_problem, tell
from minzheng.registers.papers import Paper, PaperRefused, keep_sealed
from minzheng.registers.stays.api import LIVING, NoSuchStay, Stay, find_stay

FOLDER = "safety-papers"
LATEST = timedelta(days=31)  # how long after a drill or an assessment may be entered


@dataclass(frozen=True)
class Answer:
    """What was seen at one item; `words` and `days` (to put it right) where something is wrong."""

    told: str
    words: str = ""
    days: int | None = None


@dataclass(frozen=True)
class NewDrill:
    """A drill as it was held."""

    kind: str
    day: date
    people: int
    minutes: int
    failed: str = ""
    measures: str = ""


@dataclass(frozen=True)
class NewAssessment:
    """What could happen to a resident, by two people who looked."""

    day: date
    risks: Sequence[str] = field(default_factory=tuple)
    measures: str = ""
    first: str = ""
    second: str = ""


@transaction.atomic
def check_house(
    viewer: Viewer, facility: int, period: str, answers: Mapping[str, Answer], *, on: date
) -> SelfCheck:
    """Today's round: an answer to every item. What is wrong becomes a problem with a last day.

    Raises NotItsOwn, SafetyRefused: an item without answer, wrong without words, done today.
    """
    house = facility_of(viewer, facility, on)
    if period not in PERIODS:
        raise SafetyRefused("没有这种自查，请从“安全”重新进入")
    items = items_of(period)
    _require(items, answers)
    if SelfCheck.objects.filter(facility=house, period=period, day=on).exists():
        raise SafetyRefused(f"今天的{PERIODS[period]}已经做过，不用再做")
    row = SelfCheck.objects.create(
        facility=house, division_code=house.division_code, period=period, day=on,
        answers={item.code: answers[item.code].told for item in items},
        done_by=viewer.doer.name,
    )  # fmt: skip
    bad = [item for item in items if answers[item.code].told == BAD]
    Problem.objects.bulk_create(_problem(row, item, answers[item.code]) for item in bad)
    tell(viewer, "check_house_safety", row, {"period": period, "problems": len(bad)})
    return row


@transaction.atomic
def fix_problem(viewer: Viewer, pk: int, remedy: str, photo: Paper | None, *, on: date) -> Problem:
    """It is right again, and a photo shows it. Raises NoSuchRecord, SafetyRefused."""
    own_problem(viewer, pk, on)
    row = Problem.objects.select_for_update(of=("self",)).select_related("facility").get(pk=pk)
    if row.fixed_on is not None:
        raise SafetyRefused(f"已于 {row.fixed_on} 由{row.fixed_by}整改，不用再报")
    if not remedy.strip():
        raise SafetyRefused("请写明怎样整改的", "remedy")
    if photo is None:
        raise SafetyRefused("请拍一张整改以后的照片", "photo")
    try:
        kept = keep_sealed(FOLDER, photo)
    except PaperRefused as refusal:
        raise SafetyRefused(str(refusal), "photo") from refusal
    row.remedy, row.fixed_on, row.fixed_by = remedy.strip()[:300], on, viewer.doer.name
    row.paper, row.paper_digest = kept.path, kept.digest
    row.save(update_fields=["remedy", "fixed_on", "fixed_by", "paper", "paper_digest"])
    tell(viewer, "fix_safety_problem", row, {"item": row.item})
    return row


@transaction.atomic
def record_drill(viewer: Viewer, facility: int, new: NewDrill, *, on: date) -> Drill:
    """A drill was held. Raises NotItsOwn, SafetyRefused."""
    house = facility_of(viewer, facility, on)
    if new.kind not in DRILLS:
        raise SafetyRefused("请选择演练科目", "kind")
    if new.day > on:
        raise SafetyRefused(f"{new.day} 还没有到，演练以后再登记", "day")
    if on - new.day > LATEST:
        words = f"{new.day} 过了 {LATEST.days} 天才登记，不能补记。请尽快再演练一次"
        raise SafetyRefused(words, "day")
    if new.people < 1 or new.minutes < 1:
        raise SafetyRefused("参加人数和用时都至少是 1，请核对", "people")
    if new.failed.strip() and not new.measures.strip():
        raise SafetyRefused("写了哪里没有做好，就要写怎样改进", "measures")
    if Drill.objects.filter(facility=house, kind=new.kind, day=new.day).exists():
        raise SafetyRefused("这一天的这项演练已经登记过", "day")
    row = Drill.objects.create(
        facility=house, division_code=house.division_code, kind=new.kind, day=new.day,
        people=new.people, minutes=new.minutes, failed=new.failed.strip()[:300],
        measures=new.measures.strip()[:300], entered_by=viewer.doer.name,
    )  # fmt: skip
    tell(viewer, "record_drill", row, {"kind": row.kind, "day": f"{row.day}"})
    return row


@transaction.atomic
def assess_resident(
    viewer: Viewer, stay_pk: int, new: NewAssessment, *, on: date
) -> RiskAssessment:
    """What could happen to a resident. Raises NotItsOwn, SafetyRefused, OtherPersonNeeded."""
    stay = _own_stay(viewer, stay_pk, on)
    first, second = new.first.strip(), new.second.strip()
    if not first or not second:
        raise SafetyRefused("请写两位评估人的姓名", "second")
    if first == second:
        raise OtherPersonNeeded("两位评估人要是不同的人", "second")
    if not stay.since <= new.day <= on or on - new.day > LATEST:
        raise SafetyRefused("评估日要在入住以后、今天以前，一个月以内登记，请核对", "day")
    wrong = [code for code in new.risks if code not in RISKS]
    if wrong:
        raise SafetyRefused("有一项风险不在表里，请重新勾选", "risks")
    if new.risks and not new.measures.strip():
        raise SafetyRefused("有风险的要写防范措施", "measures")
    before = RiskAssessment.objects.filter(stay=stay)
    if before.filter(day=new.day).exists():
        raise SafetyRefused("这一天已经评估过", "day")
    row = RiskAssessment.objects.create(
        facility=stay.facility, division_code=stay.facility.division_code, stay=stay,
        person=stay.person, kind=YEARLY if before.exists() else ADMISSION, day=new.day,
        risks=list(dict.fromkeys(new.risks)), measures=new.measures.strip()[:500],
        first=first[:40], second=second[:40],
    )  # fmt: skip
    tell(viewer, "assess_resident_risk", row, {"day": f"{row.day}", "kind": row.kind})
    return row


def _own_stay(viewer: Viewer, pk: int, on: date) -> Stay:
    """Somebody who lives in the house today."""
    try:
        stay = find_stay(pk, [each.pk for each in facilities_of(viewer, on)])
    except NoSuchStay as missing:
        raise NotItsOwn(str(missing)) from None
    if stay.kind != LIVING or (stay.until is not None and stay.until <= on):
        raise SafetyRefused("这个人现在不在这里入住，不用评估")
    return stay


def _require(items: Sequence[Item], answers: Mapping[str, Answer]) -> None:
    for item in items:
        answer = answers.get(item.code, Answer(""))
        if answer.told not in ANSWERS:
            raise SafetyRefused(f"“{item.words}”没有回答，每一项都要选", item.code)
        if answer.told == BAD and not answer.words.strip():
            raise SafetyRefused(f"“{item.words}”有问题，请写明是什么问题", f"{item.code}-words")


def _problem(row: SelfCheck, item: Item, answer: Answer) -> Problem:
    usual = remedy_days(row.division_code, row.day)
    asked = usual if answer.days is None else timedelta(days=max(answer.days, 0))
    return Problem(
        check_round=row, facility=row.facility, division_code=row.division_code, area=item.area,
        item=item.words, words=answer.words.strip()[:300], found_on=row.day,
        due_on=row.day + min(asked, usual),
    )  # fmt: skip
