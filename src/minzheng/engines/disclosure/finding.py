"""Documents as an officer may see them, and as everybody may."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from minzheng.engines.access.api import Viewer, visible
from minzheng.engines.disclosure.categories import with_those_beneath
from minzheng.engines.disclosure.clocks import WAITING, clock_of
from minzheng.engines.disclosure.errors import NoSuchDocument
from minzheng.engines.disclosure.models import Document, Version
from minzheng.kernel.clock import ClockState

DRAFTERS = ("town_clerk", "district_clerk")
APPROVERS = ("town_head", "district_head")
READERS = (*DRAFTERS, *APPROVERS, "auditor")
NOTHING = "没有这件公开信息，或不在您的辖区内。请从“信息公开”重新进入"
MOST_PRESSING = 100


@dataclass(frozen=True)
class Wanted:
    """What a reader of the directory looks for."""

    text: str = ""
    category: str = ""
    body: str = ""
    year: int | None = None


def documents(viewer: Viewer) -> QuerySet[Document]:
    """The documents of the viewer's area, newest first, with every version."""
    every = Prefetch("versions", Version.objects.order_by("-number"))
    rows = visible(Document.objects.all(), viewer)
    return rows.select_related("current").prefetch_related(every).order_by("-id")


def document_for(viewer: Viewer, pk: int) -> Document:
    """One of them. Raises NoSuchDocument."""
    found = documents(viewer).filter(pk=pk).first()
    if found is None:
        raise NoSuchDocument(NOTHING)
    return found


def versions_to_review(viewer: Viewer) -> QuerySet[Version]:
    """What waits for a second person in the viewer's area, oldest first."""
    rows = Version.objects.filter(state=Version.State.REVIEW).select_related("document")
    return visible(rows, viewer, "document__division_code").order_by("drafted_on", "id")


def pressing(viewer: Viewer, on: date) -> list[tuple[Version, ClockState]]:
    """First versions in the viewer's area whose time to be disclosed is nearly or wholly over."""
    rows = Version.objects.filter(number=1, state__in=WAITING).select_related("document")
    oldest = visible(rows, viewer, "document__division_code").order_by("made_on", "id")
    clocks = [
        (row, clock_of(row, row.document.division_code, on)) for row in oldest[:MOST_PRESSING]
    ]
    return [(row, clock) for row, clock in clocks if clock and clock.level in ("soon", "late")]


def published(wanted: Wanted | None = None) -> QuerySet[Document]:
    """What everybody may read, newest first."""
    asked = wanted or Wanted()
    rows = Document.objects.filter(state=Document.State.PUBLISHED).select_related("current")
    if asked.text:
        rows = rows.filter(_holding(asked.text))
    if asked.category:
        rows = rows.filter(current__category__in=with_those_beneath(asked.category))
    if asked.body:
        rows = rows.filter(body=asked.body)
    if asked.year:
        rows = rows.filter(current__made_on__year=asked.year)
    return rows.order_by("-published_on", "-id")


def older_than(rows: QuerySet[Document], pk: int) -> QuerySet[Document]:
    """The rows of published() that follow the one of this number."""
    last = Document.objects.filter(pk=pk).first()
    if last is None or last.published_on is None:
        return rows
    earlier = Q(published_on__lt=last.published_on)
    return rows.filter(earlier | Q(published_on=last.published_on, pk__lt=pk))


def published_document(pk: int) -> Document:
    """A document that is or was before the public. Raises NoSuchDocument."""
    rows = Document.objects.exclude(state=Document.State.UNPUBLISHED)
    found = rows.select_related("current", "replaced_by__current").filter(pk=pk).first()
    if found is None:
        raise NoSuchDocument("没有这件公开信息。请从主动公开目录里查找")
    return found


def published_versions(document: Document) -> QuerySet[Version]:
    """Every wording that was before the public, newest first."""
    return document.versions.filter(state=Version.State.PUBLISHED).order_by("-number")


def replaced_by_it(document: Document) -> QuerySet[Document]:
    """The documents that this one stands in for, as far as they are public."""
    rows = document.replaced.filter(state=Document.State.PUBLISHED)
    return rows.select_related("current").order_by("id")


def bodies() -> list[tuple[str, str]]:
    """Code and name of every body that has disclosed something."""
    rows = Document.objects.filter(state=Document.State.PUBLISHED)
    return list(rows.order_by("body").values_list("body", "body_name").distinct())


def years() -> list[int]:
    """The years in which what is disclosed was made, newest first."""
    rows = Version.objects.filter(document__state=Document.State.PUBLISHED, state="published")
    return [day.year for day in rows.dates("made_on", "year", order="DESC")]


def standing(document: Document, on: date) -> str:
    """有效, 失效 or 废止, as it is on the day."""
    current = document.current
    if document.replaced_by_id is not None:
        return document.get_replaced_how_display()
    if current is None:
        return ""
    if current.validity != Version.Validity.IN_FORCE:
        return current.get_validity_display()
    past = current.valid_until is not None and current.valid_until < on
    return Version.Validity.EXPIRED.label if past else Version.Validity.IN_FORCE.label


def _holding(text: str) -> Q:
    names = ("title", "summary", "text", "doc_number")
    found = Q(index_number__icontains=text)
    for name in names:
        found |= Q(**{f"current__{name}__icontains": text})
    return found
