"""Surveys, their rows, premises and editions as those may read them whose area they lie in."""

from dataclasses import dataclass

from django.db.models import Max, Q, QuerySet

from minzheng.engines.access.api import Viewer, may, visible
from minzheng.engines.circles.errors import NoSuchCircle
from minzheng.engines.circles.models import CommunityPoint, Coverage, Premises, Survey
from minzheng.engines.circles.models.premises import OPEN
from minzheng.engines.circles.posts import READERS
from minzheng.engines.circles.terms import Walk
from minzheng.kernel.divisions import ancestors, subtree_range

PAGE = 50
LARGEST_KEY = 2**63 - 1
GONE = "没有这一条，或不在您的辖区内。请从生活圈的列表重新进入"


@dataclass(frozen=True)
class Wanted:
    """What narrows a list: a division and a state, "" for all."""

    division: str = ""
    state: str = ""


EVERYTHING = Wanted()


def latest(viewer: Viewer) -> dict[str, Survey]:
    """The newest survey of each kind that says anything of the viewer's area. Two queries."""
    places = {code for post in viewer.seeing_posts for code in ancestors(post.division)}
    about = Q(division_code__in=places)
    for post in viewer.seeing_posts:
        about |= Q(division_code__range=subtree_range(post.division))
    newest = Survey.objects.filter(about).order_by().values("kind").annotate(last=Max("pk"))
    rows = Survey.objects.filter(pk__in=[row["last"] for row in newest])
    return {row.kind: row for row in rows}


def newest_of(division: str) -> dict[str, Survey]:
    """The newest survey of each kind made for just this division. Two queries."""
    rows = Survey.objects.filter(division_code=division).order_by()
    last = rows.values("kind").annotate(last=Max("pk"))
    return {row.kind: row for row in Survey.objects.filter(pk__in=[each["last"] for each in last])}


def rows_of(survey: Survey, viewer: Viewer, division: str = "") -> QuerySet[Coverage]:
    """Its communities in the viewer's area, the largest gap first."""
    rows = visible(Coverage.objects.filter(survey=survey), viewer)
    if not viewer.roles & set(READERS):
        return rows.none()
    if division:
        rows = rows.filter(division_code__range=subtree_range(division))
    return rows.order_by("-gap", "pk")


def page_of(rows: QuerySet[Coverage], cursor: str) -> tuple[list[Coverage], str]:
    """A page after the row told as gap:number, and where the next begins; a cut one begins anew."""
    gap, _, key = cursor.partition(":")
    if _is_number(gap) and _is_number(key):
        rows = rows.filter(Q(gap__lt=int(gap)) | Q(gap=int(gap), pk__gt=int(key)))
    found = list(rows[: PAGE + 1])
    last = found[PAGE - 1] if len(found) > PAGE else None
    return found[:PAGE], f"{last.gap}:{last.pk}" if last else ""


def coverage_for(viewer: Viewer, pk: int) -> Coverage:
    """One community of a survey. Raises NoSuchCircle."""
    rows = Coverage.objects.select_related("survey", "nearest")
    row = visible(rows, viewer).filter(pk=pk).first() if pk <= LARGEST_KEY else None
    if row is None or not may(viewer, READERS, row.division_code):
        raise NoSuchCircle(GONE)
    return row


def walk_of(survey: Survey) -> Walk:
    """The numbers it was made with."""
    return Walk(**survey.rule)


def points_of(viewer: Viewer) -> QuerySet[CommunityPoint]:
    """Points of the communities of the viewer's area."""
    rows = visible(CommunityPoint.objects.all(), viewer)
    return rows if viewer.roles & set(READERS) else rows.none()


def premises_of(viewer: Viewer, wanted: Wanted = EVERYTHING) -> QuerySet[Premises]:
    """Premises of the viewer's area, the newest first."""
    rows = visible(Premises.objects.all(), viewer)
    if not viewer.roles & set(READERS):
        return rows.none()
    if wanted.division:
        rows = rows.filter(division_code__range=subtree_range(wanted.division))
    return rows.filter(state=wanted.state) if wanted.state else rows


def premises_for(viewer: Viewer, pk: int) -> Premises:
    """One of them. Raises NoSuchCircle."""
    rows = premises_of(viewer).select_related("facility")
    row = rows.filter(pk=pk).first() if pk <= LARGEST_KEY else None
    if row is None:
        raise NoSuchCircle(GONE)
    return row


def pool_of(viewer: Viewer) -> QuerySet[Premises]:
    """Those that can still be let."""
    return premises_of(viewer).filter(state__in=OPEN)


def _is_number(text: str) -> bool:
    return text.isdecimal() and len(text) < 19
