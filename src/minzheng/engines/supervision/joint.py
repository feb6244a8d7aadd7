"""Joint inspection with the discipline office: dated, for a purpose, read-only, with a log."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from minzheng.engines.access.api import Viewer, may, open_field, require, visible
from minzheng.engines.audit import api as audit
from minzheng.engines.cases.api import Case, with_counts
from minzheng.engines.supervision.errors import NoSuchPlan, SupervisionRefused
from minzheng.engines.supervision.filing import FILED, CaseFile, file_of, masked_file
from minzheng.engines.supervision.holding import written
from minzheng.engines.supervision.models import JointInspection, Look, Review, ReviewPlan
from minzheng.engines.supervision.posts import HEADS, INSPECTOR, LOG_READERS
from minzheng.kernel.divisions import covers, subtree_range
from minzheng.registers.offices.api import Officer, find_officer, officers_with, posts_of

HIDDEN = "没有这次联合检查，或它不对您开放"
OUT_OF_SCOPE = "这个办件不在本次联合检查的范围里"
READERS = (*LOG_READERS, INSPECTOR)


@dataclass(frozen=True)
class NewJoint:
    """What is opened to whom, from when to when, and why.

    Either `plans` (their drawn files) or `matters` of `towns`, submitted `since` to `until`.
    """

    title: str
    purpose: str
    basis: str
    division: str
    inspector: str
    opens_on: date
    ends_on: date
    plans: tuple[int, ...] = ()
    towns: tuple[str, ...] = ()
    matters: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class Asked:
    """With which purpose (of PURPOSES) a file is opened, and what for in words."""

    purpose: str
    why: str


@transaction.atomic
def open_joint(new: NewJoint, *, by: Viewer, on: date) -> JointInspection:
    """Let an officer of the discipline office look at exactly these files, from day to day.

    Raises NotAllowed; SupervisionRefused without title, purpose, basis or files, for days that are
    past or the wrong way round, for who has not the post here.
    """
    require(by, HEADS, new.division)
    officer = _inspector(new, on)
    _check(new, on)
    row = JointInspection.objects.create(
        title=written(new.title, 120), purpose=written(new.purpose, 200),
        basis=written(new.basis, 200), division_code=new.division,
        inspector_key=officer.staff_number, inspector_name=officer.name,
        plans=list(new.plans), towns=list(new.towns), matters=list(new.matters),
        since=new.since, until=new.until, opens_on=new.opens_on, ends_on=new.ends_on,
        opened_by=by.doer.name, opened_on=on,
    )  # fmt: skip
    _record(row, "open_joint_inspection", by, inspector=officer.staff_number)
    return row


@transaction.atomic
def end_joint(joint: JointInspection, *, by: Viewer, on: date) -> JointInspection:
    """End it before its day. Raises NotAllowed; SupervisionRefused when it is over already."""
    row = JointInspection.objects.select_for_update().get(pk=joint.pk)
    require(by, HEADS, row.division_code)
    if row.ended_on is not None or row.ends_on < on:
        raise SupervisionRefused("这次联合检查已经结束，不用再办")
    row.ended_on = on
    row.save(update_fields=["ended_on"])
    _record(row, "end_joint_inspection", by)
    return row


def joints_of(viewer: Viewer, on: date) -> QuerySet[JointInspection]:
    """Those of the area for its head and auditor; for the inspector her own that are open now."""
    if viewer.roles & set(LOG_READERS):
        return visible(JointInspection.objects.all(), viewer)
    if INSPECTOR not in viewer.roles:
        return JointInspection.objects.none()
    now = Q(opens_on__lte=on, ends_on__gte=on, ended_on=None)
    own = JointInspection.objects.filter(now, inspector_key=viewer.doer.key)
    return visible(own, viewer)


def joint_for(viewer: Viewer, pk: int, on: date) -> JointInspection:
    """One of them. Raises NoSuchPlan."""
    found = joints_of(viewer, on).filter(pk=pk).first()
    if found is None:
        raise NoSuchPlan(HIDDEN)
    return found


def cases_in(joint: JointInspection) -> QuerySet[Case]:
    """Exactly the files it opens, newest first."""
    rows = Case.objects.filter(division_code__range=subtree_range(joint.division_code))
    if joint.plans:
        drawn = Review.objects.filter(plan__in=joint.plans).values("case")
        return rows.filter(pk__in=drawn).order_by("-pk")
    places = Q()
    for town in joint.towns:
        places |= Q(division_code__range=subtree_range(town))
    period = (joint.since, joint.until)
    chosen = rows.filter(places, matter__in=joint.matters, submitted_on__range=period)
    return chosen.order_by("-pk")


@transaction.atomic
def look_at(joint: JointInspection, number: str, *, by: Viewer, at: datetime) -> CaseFile:
    """A file of the inspection, masked; the look stands in its log. Raises NoSuchPlan."""
    case = _case(joint, number, by, at)
    Look.objects.create(joint=joint, case_number=case.number, opened=False, by=by.doer.name, at=at)
    _record(joint, "look_at_file", by, case=case.number)
    return masked_file(case, by, _day(at))


@transaction.atomic
def open_file(
    joint: JointInspection, number: str, asked: Asked, *, by: Viewer, at: datetime
) -> CaseFile:
    """The same with names, for a purpose; trail and log have it before it is shown.

    Raises NoSuchPlan, UnknownPurpose, NotAllowed; SupervisionRefused without words.
    """
    case, why = _case(joint, number, by, at), written(asked.why, 200)
    opened = open_field(
        by, subject=case.ref, field="joint_file", purpose=asked.purpose,
        reader=lambda: case.number, division=case.division_code,
    )  # fmt: skip
    Look.objects.create(
        joint=joint, case_number=opened, opened=True, purpose=asked.purpose, why=why,
        by=by.doer.name, at=at,
    )  # fmt: skip
    _record(joint, "open_joint_file", by, case=opened)
    return file_of(case, by, _day(at))


def log_of(joint: JointInspection, viewer: Viewer) -> QuerySet[Look]:
    """Who looked at what, newest first, for the area's head and auditor. Raises NotAllowed."""
    require(viewer, LOG_READERS, joint.division_code)
    return joint.looks.order_by("-pk")


def inspectors_at(division: str, on: date) -> list[Officer]:
    """Whom a joint inspection can be opened to."""
    return sorted(officers_with(INSPECTOR, division, on), key=lambda each: each.name)


def _case(joint: JointInspection, number: str, by: Viewer, at: datetime) -> Case:
    if by.doer.key != joint.inspector_key or not joint.is_open(_day(at)):
        raise NoSuchPlan(HIDDEN)
    found = with_counts(cases_in(joint).select_related(*FILED)).filter(number=number).first()
    if found is None or not may(by, INSPECTOR, found.division_code):
        raise NoSuchPlan(OUT_OF_SCOPE)
    return found


def _inspector(new: NewJoint, on: date) -> Officer:
    officer = find_officer(new.inspector)
    if officer is None or not _has_post(officer, new.division, on):
        raise SupervisionRefused("请选本区的纪检监察联合检查人员；没有的，先由安全管理员设岗")
    return officer


def _has_post(officer: Officer, division: str, on: date) -> bool:
    return any(
        post.role == INSPECTOR and covers(post.office.division_code, division)
        for post in posts_of(officer, on)
    )


def _check(new: NewJoint, on: date) -> None:
    if not on <= new.opens_on <= new.ends_on:
        raise SupervisionRefused(f"开始日应在今天 {on} 或以后，结束日不早于开始日")
    by_place = new.towns and new.matters and new.since and new.until and new.since <= new.until
    if bool(new.plans) == bool(by_place):
        raise SupervisionRefused(
            "请选抽查计划，或者选镇街、事项和起止日期，两种选一种：只打开这些办件"
        )
    plans = ReviewPlan.objects.filter(pk__in=new.plans, division_code=new.division)
    if plans.count() < len(set(new.plans)):
        raise SupervisionRefused("选的抽查计划不在本区，请重新选")
    if any(not covers(new.division, town) for town in new.towns):
        raise SupervisionRefused("选的镇街不在本区，请重新选")


def _day(at: datetime) -> date:
    return timezone.localtime(at).date()


def _record(row: JointInspection, verb: str, by: Viewer, **detail: object) -> None:
    audit.record(by.doer, verb, row.ref, division=row.division_code, detail=detail)
