"""What oversight looked at: inspections of houses, decisions drawn for review, findings."""

from collections.abc import Iterable, Sequence

from django.db.models import F, Q

from minzheng.engines.indicators.sources.base import (
    Condition,
    Line,
    Period,
    Rows,
    Source,
    after,
    always,
    before,
    of_no_matter,
    within,
)
from minzheng.engines.oversight.api import MAJOR, READERS, Finding, FindingState, Inspection, State
from minzheng.engines.supervision.api import FINDING_READERS, FINE, Review, ReviewState
from minzheng.engines.supervision.api import READERS as REVIEW_READERS
from minzheng.engines.supervision.api import Finding as Fault


def _inspections(period: Period) -> Rows:
    return of_no_matter(
        Inspection.objects.exclude(state=State.CALLED_OFF).filter(
            Q(planned_on__range=(period.first, period.last))
            | Q(concluded_on__range=(period.first, period.last))
        )
    )


def _tell_inspections(rows: Sequence[Inspection], _period: Period) -> Iterable[Line]:
    for row in rows:
        yield Line(
            "inspection", str(row.pk), row.reason_name, row.facility.name,
            row.facility.division_code, row.concluded_on or row.planned_on,
            row.get_state_display(),
        )  # fmt: skip


INSPECTIONS = Source(
    name="inspections",
    title="机构检查",
    rows=_inspections,
    readers=READERS,
    tell=_tell_inspections,
    place="facility__division_code",
    related=("facility",),
    conditions={
        "planned": Condition("计划在当月", within("planned_on")),
        "made": Condition("当月检查完", within("concluded_on")),
    },
)


def _findings(period: Period) -> Rows:
    found = Finding.objects.exclude(state=FindingState.DRAFT)
    known = found.filter(inspection__concluded_on__lte=period.last)
    return of_no_matter(known.filter(Q(closed_on=None) | Q(closed_on__gte=period.first)))


def _tell_findings(rows: Sequence[Finding], _period: Period) -> Iterable[Line]:
    for row in rows:
        house = row.inspection.facility
        yield Line(
            "inspection", str(row.inspection_id), row.item, house.name, house.division_code,
            row.inspection.concluded_on, f"{row.severity_name}，{row.get_state_display()}",
        )  # fmt: skip


FINDINGS = Source(
    name="inspection-findings",
    title="检查发现的问题",
    rows=_findings,
    readers=READERS,
    tell=_tell_findings,
    place="inspection__facility__division_code",
    related=("inspection__facility",),
    conditions={
        "found": Condition("当月检查发现", within("inspection__concluded_on")),
        "major": Condition("严重", always(severity=MAJOR)),
        "closed": Condition("当月整改完", within("closed_on")),
        "in-time": Condition("没有超过整改期限", always(closed_on__lte=F("due_on"))),
        "open": Condition("月末没有整改完", after("closed_on")),
        "overdue": Condition("整改期限已过", before("due_on")),
    },
)


def _reviews(period: Period) -> Rows:
    return of_no_matter(
        Review.objects.filter(
            Q(concluded_on=None) | Q(concluded_on__gte=period.first), plan__made_on__lte=period.last
        )
    )


def _tell_reviews(rows: Sequence[Review], _period: Period) -> Iterable[Line]:
    for row in rows:
        yield Line(
            "review", str(row.pk), row.case.number, "", row.town, row.concluded_on or row.due_on,
            row.conclusion_name or row.get_state_display(),
        )  # fmt: skip


REVIEWS = Source(
    name="reviews",
    title="抽查复核",
    rows=_reviews,
    readers=REVIEW_READERS,
    tell=_tell_reviews,
    place="town",
    related=("case",),
    conditions={
        "concluded": Condition("当月有结论", within("concluded_on")),
        "wrong": Condition("结论是有问题", lambda _: ~Q(conclusion__in=["", FINE])),
        "open": Condition("月末没有结论", after("concluded_on")),
        "overdue": Condition("复核期限已过", before("due_on")),
        "signed": Condition("两人签过", always(state=ReviewState.CONCLUDED)),
    },
)


def _faults(period: Period) -> Rows:
    found = Fault.objects.filter(found_on__lte=period.last)
    return of_no_matter(found.filter(Q(closed_on=None) | Q(closed_on__gte=period.first)))


def _tell_faults(rows: Sequence[Fault], _period: Period) -> Iterable[Line]:
    for row in rows:
        yield Line(
            "fault", str(row.pk), row.review.case.number, "", row.town, row.found_on,
            row.get_state_display(),
        )  # fmt: skip


FAULTS = Source(
    name="review-findings",
    title="抽查发现的问题",
    rows=_faults,
    readers=FINDING_READERS,
    tell=_tell_faults,
    place="town",
    related=("review__case",),
    conditions={
        "found": Condition("当月发现", within("found_on")),
        "closed": Condition("当月办结", within("closed_on")),
        "open": Condition("月末没有办结", after("closed_on")),
        "overdue": Condition("整改期限已过", before("due_on")),
    },
)
