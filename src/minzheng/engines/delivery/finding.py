"""The house's records by page, and its months: open ones reckoned, handed-in ones as they are."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q, Sum

from minzheng.engines.access.api import Viewer
from minzheng.engines.care.api import NotItsOwn, facilities_of
from minzheng.engines.delivery.coded import CLAIMED, State, Verdict
from minzheng.engines.delivery.models import ServiceRecord, Statement, StatementLine
from minzheng.kernel.months import Month
from minzheng.registers.facilities.api import Facility

PAGE = 50
LIVE, CANCELLED = "live", "cancelled"
TO_ANSWER = {
    "lines__verdict": Verdict.REJECTED, "lines__answer": "",
    "lines__statement__state": State.APPROVED,
}  # fmt: skip
WAITING, SAMPLED, REJECTED_LINES = "waiting", "sampled", "rejected"
SHOWN = {
    WAITING: Q(verdict="", payer__in=CLAIMED),
    SAMPLED: Q(sampled=True),
    REJECTED_LINES: Q(verdict=Verdict.REJECTED),
}


@dataclass(frozen=True)
class Wanted:
    """What a list of records shows; empty means everything. `month` is that of the service."""

    month: str = ""
    facility: int = 0
    service: str = ""
    name: str = ""
    state: str = LIVE
    after: str = ""


@dataclass(frozen=True)
class RecordPage:
    """One page of records; `after` leads to the next, "" on the last."""

    rows: list[ServiceRecord]
    after: str


@dataclass(frozen=True)
class LinesWanted:
    """Which lines of a statement are shown: all, or those that wait, were drawn, not accepted."""

    show: str = ""
    after: int = 0


@dataclass(frozen=True)
class LinePage:
    """One page of lines by number; `after` leads to the next, 0 on the last."""

    rows: list[StatementLine]
    after: int


@dataclass(frozen=True)
class OpenMonth:
    """A month of a facility that was not handed in: how many records, what they come to (fen)."""

    facility: Facility
    month: Month
    count: int
    total: int


def record_page(viewer: Viewer, wanted: Wanted, on: date) -> RecordPage:
    """The house's records, the newest first. Two queries."""
    own = [each.pk for each in facilities_of(viewer, on)]
    rows = ServiceRecord.objects.filter(_fits(wanted), facility__in=own)
    before = _before(wanted.after)
    found = rows.filter(before) if before else rows
    shown = list(found.select_related("person", "facility").order_by("-day", "-pk")[: PAGE + 1])
    last = shown[PAGE - 1] if len(shown) > PAGE else None
    return RecordPage(shown[:PAGE], f"{last.day}:{last.pk}" if last else "")


def open_months(facilities: Iterable[Facility]) -> list[OpenMonth]:
    """Months with records that no statement holds, the newest first. One query."""
    by_key = {each.pk: each for each in facilities}
    rows = ServiceRecord.objects.filter(facility__in=by_key, cancelled_on=None, line=None)
    sums = rows.order_by().values("facility", "month").annotate(
        count=Count("pk"), total=Sum(F("price") * F("quantity"))
    )  # fmt: skip
    found = (
        OpenMonth(by_key[row["facility"]], Month.parse(row["month"]), row["count"], row["total"])
        for row in sums
    )
    return sorted(found, key=lambda each: (each.month, each.facility.name), reverse=True)


def statements_of(viewer: Viewer, on: date) -> list[Statement]:
    """The statements of the house, the newest month first, with how many lines want an answer."""
    own = [each.pk for each in facilities_of(viewer, on)]
    rows = Statement.objects.filter(facility__in=own).select_related("facility")
    counted = rows.annotate(to_answer=Count("lines", filter=Q(**TO_ANSWER)))
    return list(counted.order_by("-month", "facility__name"))


def statement_of(facility: Facility, month: Month) -> Statement | None:
    """What was handed in for a month; None while it is open."""
    return Statement.objects.filter(facility=facility, month=str(month)).first()


def line_page(statement: Statement, wanted: LinesWanted) -> LinePage:
    """The lines of a statement, by number. One query."""
    rows = statement.lines.filter(SHOWN.get(wanted.show, Q()), number__gt=wanted.after)
    found = list(rows.select_related("person").order_by("number")[: PAGE + 1])
    return LinePage(found[:PAGE], found[PAGE - 1].number if len(found) > PAGE else 0)


def own_line(viewer: Viewer, pk: int, on: date) -> StatementLine:
    """A line of the house's own statements. Raises NotItsOwn."""
    own = [each.pk for each in facilities_of(viewer, on)]
    rows = StatementLine.objects.select_related("statement__facility", "person")
    found = rows.filter(pk=pk, statement__facility__in=own).first()
    if found is None:
        raise NotItsOwn("没有这一条明细，或它不属于您的机构。请从“结算”重新进入")
    return found


def _fits(wanted: Wanted) -> Q:
    fits = Q()
    if wanted.month:
        month = Month.parse(wanted.month)
        fits &= Q(day__range=(month.first, month.last))
    if wanted.facility:
        fits &= Q(facility=wanted.facility)
    if wanted.service:
        fits &= Q(service=wanted.service)
    if wanted.name:
        fits &= Q(person__name__contains=wanted.name)
    if wanted.state:
        fits &= Q(cancelled_on__isnull=wanted.state == LIVE)
    return fits


def _before(after: str) -> Q | None:
    """Where the next page begins; a cursor that was cut begins anew."""
    written, _, pk = after.partition(":")
    try:
        day = date.fromisoformat(written)
    except ValueError:
        return None
    return Q(day__lt=day) | Q(day=day, pk__lt=int(pk)) if pk.isdecimal() else None
