"""A study trip is planned with questions, reported on with answers, and its lessons are duties."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.duties import api as duties
from minzheng.engines.learning.coded import KEEPERS, LESSON, MOST, TRIP
from minzheng.engines.learning.errors import LearningRefused
from minzheng.engines.learning.models import Lesson, Trip
from minzheng.engines.learning.posts import held_trip
from minzheng.engines.learning.terms import report_days
from minzheng.engines.learning.trail import record
from minzheng.engines.notices import api as notices
from minzheng.kernel.divisions import normalise
from minzheng.registers.divisions.api import get_division

LEAST_QUESTION, LEAST_ANSWER = 4, 10


@dataclass(frozen=True)
class NewTrip:
    """Where to, who, when, and with which questions."""

    title: str
    division: str
    destination: str
    since: date
    until: date
    members: str
    questions: Sequence[str]


@dataclass(frozen=True)
class NewLesson:
    """What is to be done here, by which post, until when, proved by what."""

    text: str
    owner: duties.Owner
    evidence: str
    due: date


@transaction.atomic
def plan_trip(new: NewTrip, *, by: Viewer, on: date) -> Trip:
    """Plan a trip; its report is a duty from now on. Raises LearningRefused, NotAllowed."""
    division = normalise(new.division)
    require(by, KEEPERS, division)
    questions = [each.strip() for each in new.questions if each.strip()]
    _refuse(new, questions, on)
    due = new.until + timedelta(days=report_days(division, on))
    told = duties.NewDuty(
        f"考察报告：{new.title.strip()}"[:200], duties.Owner("district_clerk", division),
        "逐个回答问题的考察报告", due, source=duties.Link(TRIP, "", new.title.strip()[:200]),
    )  # fmt: skip
    try:
        duty = duties.assign_duty(told, by=by, on=on)
    except duties.DutyRefused as refusal:
        raise LearningRefused(str(refusal)) from refusal
    row = Trip.objects.create(
        title=new.title.strip()[:120], division_code=division,
        destination=new.destination.strip()[:120], since=new.since, until=new.until,
        members=new.members.strip()[:300],
        questions=[{"asked": each[:200], "answer": ""} for each in questions], duty=duty,
        planned_on=on, planned_by=by.doer.name,
    )  # fmt: skip
    record(row, "plan_trip", by.doer, questions=len(questions))
    return row


@transaction.atomic
def report_trip(by: Viewer, pk: int, answers: Sequence[str], *, on: date) -> Trip:
    """Answer every question; the report is handed in as the proof of its duty.

    Raises NoSuchLesson, NotAllowed, LearningRefused before the trip is over, twice, or while a
    question has no answer.
    """
    row = held_trip(by, pk)
    turn = row.duty.turns.get()
    if on < row.until:
        raise LearningRefused(f"考察到 {row.until} 才结束，回来再写报告")
    if turn.state != duties.TurnState.OPEN:
        raise LearningRefused("报告已经交了；要改，请核实的人先退回")
    _refuse_answers(row, answers)
    row.questions = [
        {"asked": each["asked"], "answer": answer.strip()[:2000]}
        for each, answer in zip(row.questions, answers, strict=True)
    ]
    row.reported_on, row.reported_by = on, by.doer.name
    row.save()
    paper = duties.Paper(f"{row.title}考察报告.pdf", _pdf(row, on))
    try:
        duties.hand_in(by, turn.pk, duties.Proof("考察报告已写，逐题作答", paper), on=on)
    except duties.DutyRefused as refusal:
        raise LearningRefused(str(refusal)) from refusal
    record(row, "report_trip", by.doer)
    return row


@transaction.atomic
def add_lesson(by: Viewer, pk: int, new: NewLesson, *, on: date) -> Lesson:
    """Something is to be done here. Raises NoSuchLesson, NotAllowed, LearningRefused."""
    row = held_trip(by, pk)
    if row.reported_on is None:
        raise LearningRefused("先写考察报告，再定要做什么")
    if len(new.text.strip()) < LEAST_QUESTION:
        raise LearningRefused("请写明学到什么、要做什么")
    told = duties.NewDuty(
        new.text.strip()[:200], new.owner, new.evidence, new.due,
        source=duties.Link(LESSON, str(row.pk), row.title),
    )  # fmt: skip
    try:
        duty = duties.assign_duty(told, by=by, on=on)
    except duties.DutyRefused as refusal:
        raise LearningRefused(str(refusal)) from refusal
    made = Lesson.objects.create(trip=row, text=new.text.strip()[:200], duty=duty)
    record(row, "add_trip_lesson", by.doer, duty=duty.pk)
    return made


def report_waits(row: Trip, on: date) -> bool:
    """Whether the trip is over and its report not handed in, or sent back. One query."""
    return on >= row.until and row.duty.turns.filter(state=duties.TurnState.OPEN).exists()


def _refuse(new: NewTrip, questions: Sequence[str], on: date) -> None:
    for label, text in (
        ("名称", new.title),
        ("去哪里", new.destination),
        ("哪些人去", new.members),
    ):
        if not text.strip():
            raise LearningRefused(f"请写“{label}”")
    if new.until < new.since or new.until < on:
        raise LearningRefused(f"考察从 {new.since} 到 {new.until}，请核对日期")
    if not 1 <= len(questions) <= MOST or min(map(len, questions)) < LEAST_QUESTION:
        raise LearningRefused(f"请写 1 到 {MOST} 个要弄清楚的问题，一行一个；没有问题不用去")


def _refuse_answers(row: Trip, answers: Sequence[str]) -> None:
    if len(answers) != len(row.questions):
        raise LearningRefused("问题和回答的个数不一样，请刷新页面")
    for each, answer in zip(row.questions, answers, strict=True):
        if len(answer.strip()) < LEAST_ANSWER:
            raise LearningRefused(f"“{each['asked']}”还没有回答，至少 {LEAST_ANSWER} 个字")


def _pdf(row: Trip, on: date) -> bytes:
    lines = [f"{row.since} 至 {row.until}，{row.members}到{row.destination}考察。"]
    for number, each in enumerate(row.questions, start=1):
        lines += [f"{number}. {each['asked']}", each["answer"]]
    head = notices.Head(f"{get_division(row.division_code).name}民政", "", on, row.reported_by)
    letter = notices.Letter(
        kind="trip", title=f"{row.title}考察报告", head=head,
        body=tuple(notices.paragraph(line) for line in lines), seal_place="",
    )  # fmt: skip
    try:
        return notices.render(letter).pdf
    except notices.MissingGlyph as missing:
        raise LearningRefused(f"{missing}。请改这个字") from missing
