"""A course is planned for posts, held with a sign-in sheet, made up for who did not come."""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Count, Q, Sum

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.learning.coded import KEEPERS, TAUGHT
from minzheng.engines.learning.errors import LearningRefused
from minzheng.engines.learning.models import Course, Seat
from minzheng.engines.learning.posts import course_for, held_course
from minzheng.engines.learning.trail import record
from minzheng.engines.notices import api as notices
from minzheng.kernel.divisions import ancestors, level, normalise
from minzheng.registers.offices.api import ROLES, Officer, officers_below
from minzheng.registers.papers import Paper, PaperRefused, keep_sealed, read_kept

FOLDER, MOST_HOURS, LEAST_WORDS = "course-papers", 40, 6


@dataclass(frozen=True)
class NewCourse:
    """What is taught, by whom, on which day, to which posts; `makes_up`: a course that was held,
    whose absent ones alone are called.
    """

    title: str
    division: str
    roles: Sequence[str]
    day: date
    hours: int
    teacher: str
    covers: str
    makes_up: int | None = None


@dataclass(frozen=True)
class Schooled:
    """How the officers of a place did in a year: called, came, hours together."""

    division: str
    called: int
    came: int
    hours: int


@transaction.atomic
def plan_course(new: NewCourse, *, by: Viewer, on: date) -> Course:
    """Call who holds one of the posts now. Raises LearningRefused, NoSuchLesson, NotAllowed."""
    place = normalise(new.division)
    require(by, KEEPERS, place)
    _refuse(new, on)
    before = course_for(by, new.makes_up) if new.makes_up else None
    people = _absent(before) if before else _holders(new, place, on)
    made = Course.objects.create(
        title=new.title.strip()[:120], division_code=place, roles="\n".join(new.roles),
        day=new.day, hours=new.hours, teacher=new.teacher.strip()[:120],
        covers=new.covers.strip()[:500], makes_up=before, planned_on=on, planned_by=by.doer.name,
    )  # fmt: skip
    for seat in people:
        seat.course = made
    Seat.objects.bulk_create(people)
    _tell(made, people, f"请参加培训“{made.title}”：{made.day}，{made.teacher}讲", on)
    record(made, "plan_course", by.doer, called=len(people))
    return made


@transaction.atomic
def hold_course(by: Viewer, pk: int, absent: Collection[int], paper: Paper, *, on: date) -> Course:
    """Write down who did not come, with the sign-in sheet. `absent`: seats by number.

    Raises NoSuchLesson, NotAllowed, LearningRefused (before its day, twice, called off, no seat).
    """
    row = _waiting(by, pk)
    if on < row.day:
        raise LearningRefused(f"培训在 {row.day}，办完再登记到课")
    missing = row.seats.filter(pk__in=list(absent))
    if missing.count() != len(set(absent)):
        raise LearningRefused("没有来的人里有不在名单上的，请刷新页面")
    try:
        kept = keep_sealed(FOLDER, paper)
    except PaperRefused as refusal:
        raise LearningRefused(str(refusal)) from refusal
    row.seats.update(came=True)
    missing.update(came=False)
    row.held_on, row.held_by = on, by.doer.name
    row.paper, row.paper_digest, row.paper_name = kept.path, kept.digest, paper.name[:120]
    row.save()
    record(row, "hold_course", by.doer, absent=len(set(absent)))
    return row


@transaction.atomic
def call_off_course(by: Viewer, pk: int, why: str, *, on: date) -> Course:
    """It does not take place; who was called hears why. Raises as hold_course."""
    row = _waiting(by, pk)
    if len(why.strip()) < LEAST_WORDS:
        raise LearningRefused(f"请写明为什么取消，至少 {LEAST_WORDS} 个字")
    row.off_why = why.strip()[:200]
    row.save(update_fields=["off_why"])
    _tell(
        row, list(row.seats.all()), f"培训“{row.title}”（{row.day}）取消：{row.off_why[:100]}", on
    )
    record(row, "call_off_course", by.doer, why=row.off_why)
    return row


def course_paper(viewer: Viewer, pk: int) -> tuple[bytes, str, str]:
    """The sign-in sheet, its kind and name. Raises NoSuchLesson, NotAllowed, PaperLost."""
    row = course_for(viewer, pk)
    require(viewer, KEEPERS, row.division_code)
    if not row.paper:
        raise LearningRefused("还没有登记到课，没有签到表")
    content, mime = read_kept(row.paper, row.paper_digest)
    with transaction.atomic():
        record(row, "open_course_paper", viewer.doer)
    return content, mime, row.paper_name


def schooled(division: str, year: int) -> list[Schooled]:
    """How each town did, its villages with it, in the courses that a house held in a year; the
    house's own officers stand under the house. One query.
    """
    held = Q(course__division_code=division, course__day__year=year, course__held_on__isnull=False)
    came = Q(came=True)
    rows = Seat.objects.filter(held).order_by("division_code").values("division_code")
    told = rows.annotate(called=Count("pk"), present=Count("pk", filter=came),
                         hours=Sum("course__hours", filter=came, default=0))  # fmt: skip
    towns: dict[str, Counter[str]] = defaultdict(Counter)
    for row in told:
        counted = {name: row[name] for name in ("called", "present", "hours")}
        towns[_town(row["division_code"])].update(counted)
    return [Schooled(place, sums["called"], sums["present"], sums["hours"])
            for place, sums in sorted(towns.items())]  # fmt: skip


def _town(place: str) -> str:
    return next((code for code in ancestors(place) if level(code) == "town"), place)


def _waiting(by: Viewer, pk: int) -> Course:
    row = held_course(by, pk)
    if row.off_why or row.held_on:
        raise LearningRefused(f"这次培训{row.state_words}，请刷新页面")
    return row


def _holders(new: NewCourse, place: str, on: date) -> list[Seat]:
    people = officers_below(new.roles, place, on)
    if not people:
        raise LearningRefused("这些岗位现在没有人，请换岗位")
    return [_seat(each) for each in sorted(people, key=lambda each: each.staff_number)]


def _absent(course: Course) -> list[Seat]:
    """Who did not come the last time, called again."""
    rows = list(course.seats.filter(came=False))
    if course.held_on is None or not rows:
        raise LearningRefused("那一次培训还没有登记到课，或者人人都来了，不用补课")
    return [Seat(staff_number=row.staff_number, name=row.name, division_code=row.division_code)
            for row in rows]  # fmt: skip


def _seat(officer: Officer) -> Seat:
    return Seat(staff_number=officer.staff_number, name=officer.name,
                division_code=officer.office.division_code)  # fmt: skip


def _tell(course: Course, people: Sequence[Seat], text: str, on: date) -> None:
    for seat in people:
        to = notices.Recipient("officer", seat.staff_number, seat.name)
        notices.send_message(to, text, link=course.ref, on=on)


def _refuse(new: NewCourse, on: date) -> None:
    for words, text in (("名称", new.title), ("谁讲", new.teacher), ("讲什么", new.covers)):
        if not text.strip():
            raise LearningRefused(f"请写{words}")
    if new.day < on:
        raise LearningRefused(f"{new.day} 已经过了，请写今天以后的日期")
    if not 1 <= new.hours <= MOST_HOURS:
        raise LearningRefused(f"学时应为 1 到 {MOST_HOURS}，写了 {new.hours}")
    unknown = [role for role in new.roles if role not in TAUGHT]
    if not new.makes_up and (unknown or not new.roles):
        raise LearningRefused(f"岗位请从这些里选：{'、'.join(ROLES[role] for role in TAUGHT)}")
