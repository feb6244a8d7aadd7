"""Plans, reviews and findings as those may read them whose area they lie in."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from minzheng.engines.access.api import Viewer, visible
from minzheng.engines.cases.api import Check, CheckState, Material
from minzheng.engines.supervision.coded import CONCLUSIONS, FINE
from minzheng.engines.supervision.errors import NoSuchPlan
from minzheng.engines.supervision.filing import FILED
from minzheng.engines.supervision.models import (
    Deed,
    Finding,
    FindingState,
    Review,
    ReviewPlan,
    ReviewState,
)
from minzheng.engines.supervision.models.review import WAITING
from minzheng.engines.supervision.posts import FINDING_READERS, READERS

PAGE = 50
SMALL = 5  # fewer are not told to the public one by one


@dataclass(frozen=True)
class Counts:
    """How many reviews wait, are late, wait for a second signature; how many findings wait."""

    reviews: int
    late: int
    to_sign: int
    findings: int


@dataclass(frozen=True)
class Results:
    """What came of a draw: taken, reviewed, and how many of each conclusion but no fault.

    `kinds`: by name; None stands for fewer than may be told.
    """

    taken: int
    reviewed: int
    faulty: int | None
    kinds: tuple[tuple[str, int | None], ...]


def plans_of(viewer: Viewer) -> QuerySet[ReviewPlan]:
    """The plans of the viewer's area, newest first."""
    if not viewer.roles & set(READERS):
        return ReviewPlan.objects.none()
    return visible(ReviewPlan.objects.select_related("draw"), viewer).order_by("-pk")


def plan_for(viewer: Viewer, pk: int) -> ReviewPlan:
    """One plan. Raises NoSuchPlan."""
    found = plans_of(viewer).filter(pk=pk).first()
    if found is None:
        raise NoSuchPlan("没有这个抽查计划，或它不在您的辖区，请从计划列表进入")
    return found


def reviews_of(viewer: Viewer) -> QuerySet[Review]:
    """The reviews in the viewer's area."""
    if not viewer.roles & set(READERS):
        return Review.objects.none()
    return visible(Review.objects.select_related("case__applicant", "plan"), viewer, "town")


def review_for(viewer: Viewer, pk: int) -> Review:
    """One review, its case at hand, and what its file would count. Raises NoSuchPlan."""
    filed = (f"case__{name}" for name in FILED)
    rows = reviews_of(viewer).select_related(*filed, "decision", "finding")
    papers = _count(Material.objects.filter(case=OuterRef("case")))
    doubts = _count(Check.objects.filter(case=OuterRef("case"), state=CheckState.DOUBT))
    found = rows.annotate(papers=papers, doubts=doubts).filter(pk=pk).first()
    if found is None:
        raise NoSuchPlan("没有这件复核，或它不在您的辖区，请从抽查列表进入")
    return found


def findings_of(viewer: Viewer) -> QuerySet[Finding]:
    """The findings in the viewer's area; a town sees its own."""
    if not viewer.roles & set(FINDING_READERS):
        return Finding.objects.none()
    rows = Finding.objects.select_related("review__case__applicant", "case")
    return visible(rows, viewer, "town")


def finding_for(viewer: Viewer, pk: int) -> Finding:
    """One finding. Raises NoSuchPlan."""
    rows = findings_of(viewer).select_related(
        "review__case__person", "review__case__household", "review__plan"
    )
    found = rows.filter(pk=pk).first()
    if found is None:
        raise NoSuchPlan("没有这个问题，或它不在您的辖区，请从问题列表进入")
    return found


def deeds_of(finding: Finding) -> list[Deed]:
    """What was done about it, oldest first. One query."""
    return list(finding.deeds.order_by("pk"))


def page_by_due(rows: QuerySet[Review], after: str) -> tuple[list[Review], str]:
    """A page of reviews, what is due first first, and the cursor of the next; "" on the last."""
    day, _, pk = after.partition(":")
    if pk.isdecimal() and _is_day(day):
        rows = rows.filter(Q(due_on__gt=day) | Q(due_on=day, pk__gt=int(pk)))
    found = list(rows.order_by("due_on", "pk")[: PAGE + 1])
    more = len(found) > PAGE
    last = found[PAGE - 1] if more else None
    return found[:PAGE], f"{last.due_on}:{last.pk}" if last else ""


def counts(viewer: Viewer, on: date) -> Counts:
    """The numbers at the head of the lists. Two queries."""
    waiting = reviews_of(viewer).filter(state__in=WAITING).order_by()
    proposed = Q(state=ReviewState.PROPOSED) & ~Q(first_key=viewer.doer.key)
    told = waiting.aggregate(
        reviews=Count("pk"), late=Count("pk", filter=Q(due_on__lt=on)),
        to_sign=Count("pk", filter=proposed),
    )  # fmt: skip
    findings = findings_of(viewer).exclude(state=FindingState.CLOSED).count()
    return Counts(**told, findings=findings)


def results_of(plan: ReviewPlan) -> Results:
    """What came of a plan, for the public: small numbers are not told. One query."""
    found = Counter(plan.reviews.values_list("conclusion", flat=True))
    taken = sum(found.values())
    reviewed = taken - found[""]
    faults = {code: found[code] for code in CONCLUSIONS if code != FINE}
    return Results(
        taken, reviewed, _told(sum(faults.values())),
        tuple((CONCLUSIONS[code], _told(number)) for code, number in faults.items()),
    )  # fmt: skip


def plan_of_draw(draw: int) -> ReviewPlan | None:
    """The plan a draw is for. One query."""
    return ReviewPlan.objects.filter(draw=draw).first()


def _count(rows: QuerySet[Any]) -> Coalesce:
    """How many rows hang on the same case."""
    counted = rows.order_by().values("case").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)


def _told(number: int) -> int | None:
    """None also for nothing: beside noughts the one small number could be worked out."""
    return number if number >= SMALL else None


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
