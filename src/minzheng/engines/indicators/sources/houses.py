"""Institutions: who works there, how safe it is, who lives there under which contract."""

from collections.abc import Iterable, Sequence

from django.db.models import F, Q

from minzheng.engines.indicators.sources.base import (
    Condition,
    Line,
    Number,
    Period,
    Rows,
    Source,
    after,
    always,
    before,
    of_no_matter,
    within,
)
from minzheng.engines.residence.api import READERS as RESIDENCE_READERS
from minzheng.engines.residence.api import Contract
from minzheng.engines.safety.api import READERS as SAFETY_READERS
from minzheng.engines.safety.api import SEVERE, Drill, Incident, Problem, SelfCheck
from minzheng.engines.staffing.api import CARER, SKILL, Certificate, Employment, Training
from minzheng.engines.staffing.api import READERS as STAFF_READERS
from minzheng.registers.masking import mask_name

DEATH = "death"


def _staff(period: Period) -> Rows:
    begun = Employment.objects.filter(since__lte=period.last)
    return of_no_matter(begun.filter(Q(until=None) | Q(until__gte=period.first)))


def _skilled(period: Period) -> Q:
    held = Certificate.objects.filter(kind=SKILL, issued_on__lte=period.last)
    valid = held.filter(Q(valid_until=None) | Q(valid_until__gte=period.last))
    return Q(pk__in=valid.values("employment"))


def _tell_staff(rows: Sequence[Employment], _period: Period) -> Iterable[Line]:
    for row in rows:
        yield Line(
            "staff", str(row.facility_id), row.facility.name, row.name_masked, row.division_code,
            row.since, row.post_name,
        )  # fmt: skip


STAFF = Source(
    name="staff",
    title="养老机构工作人员",
    rows=_staff,
    readers=STAFF_READERS,
    tell=_tell_staff,
    related=("facility",),
    conditions={
        "at-work": Condition("月末在职", after("until")),
        "carer": Condition("岗位是养老护理员", always(post=CARER)),
        "skilled": Condition("持有效的职业技能等级证书", _skilled),
        "begun": Condition("当月入职", within("since")),
        "left": Condition("当月离职", within("until")),
    },
)


def _trainings(period: Period) -> Rows:
    return of_no_matter(Training.objects.filter(day__range=(period.first, period.last)))


def _tell_trainings(rows: Sequence[Training], _period: Period) -> Iterable[Line]:
    for row in rows:
        person = row.employment
        yield Line(
            "staff", str(person.facility_id), row.topic, person.name_masked, person.division_code,
            row.day, f"{row.hours} 学时",
        )  # fmt: skip


TRAININGS = Source(
    name="trainings",
    title="护理人员培训",
    rows=_trainings,
    readers=STAFF_READERS,
    tell=_tell_trainings,
    place="employment__division_code",
    related=("employment",),
    conditions={"carer": Condition("岗位是养老护理员", always(employment__post=CARER))},
    numbers={"hours": Number("学时", ("hours",))},
)


def _incidents(period: Period) -> Rows:
    rows = Incident.objects.filter(happened_at__date__range=(period.first, period.last))
    return of_no_matter(rows)


def _tell_incidents(rows: Sequence[Incident], _period: Period) -> Iterable[Line]:
    for row in rows:
        yield Line(
            "incident", str(row.pk), row.risk_name, mask_name(row.person.name), row.division_code,
            row.day, f"{row.facility.name}，{row.get_state_display()}",
        )  # fmt: skip


INCIDENTS = Source(
    name="incidents",
    title="机构意外",
    rows=_incidents,
    readers=SAFETY_READERS,
    tell=_tell_incidents,
    related=("facility", "person"),
    conditions={
        "serious": Condition("重伤或者死亡", always(harm__in=[SEVERE, DEATH])),
        "told-in-time": Condition("报告没有超过时限", always(told_at__lte=F("report_by"))),
        "closed": Condition("已经复核", lambda _: ~Q(closed_on=None)),
    },
)


def _problems(period: Period) -> Rows:
    found = Problem.objects.filter(found_on__lte=period.last)
    return of_no_matter(found.filter(Q(fixed_on=None) | Q(fixed_on__gte=period.first)))


def _tell_problems(rows: Sequence[Problem], _period: Period) -> Iterable[Line]:
    for row in rows:
        state = f"{row.fixed_on} 整改" if row.fixed_on else f"{row.due_on} 前整改"
        yield Line(
            "safety-house", str(row.facility_id), row.item, row.facility.name, row.division_code,
            row.found_on, state,
        )  # fmt: skip


PROBLEMS = Source(
    name="problems",
    title="机构安全隐患",
    rows=_problems,
    readers=SAFETY_READERS,
    tell=_tell_problems,
    related=("facility",),
    conditions={
        "found": Condition("当月发现", within("found_on")),
        "fixed": Condition("当月整改", within("fixed_on")),
        "in-time": Condition("没有超过整改期限", always(fixed_on__lte=F("due_on"))),
        "open": Condition("月末没有整改", after("fixed_on")),
        "overdue": Condition("整改期限已过", before("due_on")),
    },
)


def _self_checks(period: Period) -> Rows:
    return of_no_matter(SelfCheck.objects.filter(day__range=(period.first, period.last)))


def _tell_self_checks(rows: Sequence[SelfCheck], _period: Period) -> Iterable[Line]:
    for row in rows:
        yield Line(
            "safety-house", str(row.facility_id), row.period_name, row.facility.name,
            row.division_code, row.day, row.done_by,
        )  # fmt: skip


SELF_CHECKS = Source(
    name="self-checks",
    title="机构安全自查",
    rows=_self_checks,
    readers=SAFETY_READERS,
    tell=_tell_self_checks,
    related=("facility",),
    conditions={},
)


def _drills(period: Period) -> Rows:
    return of_no_matter(Drill.objects.filter(day__range=(period.first, period.last)))


def _tell_drills(rows: Sequence[Drill], _period: Period) -> Iterable[Line]:
    for row in rows:
        yield Line(
            "safety-house", str(row.facility_id), row.kind_name, row.facility.name,
            row.division_code, row.day, f"{row.people} 人参加",
        )  # fmt: skip


DRILLS = Source(
    name="drills",
    title="机构应急演练",
    rows=_drills,
    readers=SAFETY_READERS,
    tell=_tell_drills,
    related=("facility",),
    conditions={},
    numbers={"people": Number("参加人数", ("people",))},
)


def _contracts(period: Period) -> Rows:
    return of_no_matter(Contract.objects.filter(since__lte=period.last, until__gte=period.first))


def _tell_contracts(rows: Sequence[Contract], _period: Period) -> Iterable[Line]:
    for row in rows:
        yield Line(
            "residence-contract", str(row.pk), row.facility.name, mask_name(row.person.name),
            row.division_code, row.since, f"{row.get_level_display()}，至 {row.until}",
        )  # fmt: skip


def _in_force(period: Period) -> Q:
    lasting = Q(ended_on=None) | Q(ended_on__gt=period.last)
    return lasting & Q(until__gte=period.last)


CONTRACTS = Source(
    name="residence-contracts",
    title="入住服务合同",
    rows=_contracts,
    readers=RESIDENCE_READERS,
    tell=_tell_contracts,
    related=("facility", "person"),
    conditions={
        "in-force": Condition("月末有效", _in_force),
        "begun": Condition("当月起", within("since")),
        "new": Condition("不是续签", always(renews=None)),
        "broken-off": Condition("当月解除", within("ended_on")),
    },
    numbers={
        "money": Number(
            "每月收费",
            ("bed_fee", "care_fee", "meal_fee"),
            lambda bed, care, meal: bed + care + meal,
        )
    },
)
