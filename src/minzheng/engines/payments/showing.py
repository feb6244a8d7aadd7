"""Pages of runs, lines, failed payments and recoveries: each finds and authorises in one call."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, QuerySet, Sum
from django.db.models.functions import Coalesce, Substr

from minzheng.engines.access.api import Viewer, visible
from minzheng.engines.payments.errors import LineRefused, NoSuchRecovery, NoSuchRun
from minzheng.engines.payments.models import (
    OPEN_STATES,
    BankFile,
    Entitlement,
    LinePart,
    PayLine,
    PayRun,
    Recovery,
    Settlement,
)
from minzheng.engines.payments.returning import ANSWERED
from minzheng.engines.payments.values import Reconciliation
from minzheng.kernel.divisions import normalise
from minzheng.kernel.money import Fen
from minzheng.kernel.months import Month

PAGE = 50
Reason = PayLine.Reason
# These come from parts: a line may be raised and carry back-pay at once.
BY_PART = {
    Reason.BACK_PAY: LinePart.Kind.BACK_PAY,
    Reason.REISSUE: LinePart.Kind.REISSUE,
    Reason.OFFSET: LinePart.Kind.OFFSET,
}


@dataclass(frozen=True)
class Difference:
    """One reason why a run differs from the month before: how many lines, how much, in fen."""

    reason: str
    label: str
    count: int
    amount: Fen


@dataclass(frozen=True)
class LinePage:
    """Some lines in the order of the bank file; `after` is the cursor of the next page, or None."""

    lines: tuple[PayLine, ...]
    after: int | None


@dataclass(frozen=True)
class RunPage:
    """A run for its page. `previous_total` plus all differences is the run's total, to the fen."""

    run: PayRun
    previous_total: Fen
    differences: tuple[Difference, ...]
    page: LinePage
    reconciliation: Reconciliation
    files: tuple[BankFile, ...]


@dataclass(frozen=True)
class BankSide:
    """When a run went to the bank and came back; None before it did."""

    file: str | None
    sha256: str | None
    exported_on: date | None
    exported_by: str | None
    read_on: date | None
    read_by: str | None


@dataclass(frozen=True)
class RecoveryView:
    """A recovery with what is outstanding, and the settlement that waits for approval."""

    recovery: Recovery
    outstanding: Fen
    waiting: Settlement | None


def runs(viewer: Viewer) -> QuerySet[PayRun]:
    """The runs the viewer may see, newest first."""
    return visible(PayRun.objects.all(), viewer, matter_field="matter").order_by("-month", "-id")


def run_for(viewer: Viewer, number: int) -> PayRun:
    """One run. Raises NoSuchRun when there is none or the viewer may not see it."""
    found = runs(viewer).filter(pk=number).first()
    if found is None:
        raise NoSuchRun(f"没有编号为 {number} 的发放批次，或它不在您的辖区，请从批次列表进入")
    return found


def run_page(run: PayRun, *, reason: str = "", state: str = "", after: int = 0) -> RunPage:
    """Totals, differences, one page of lines (filtered by reason or state). Four queries."""
    reasons = _reasons(run)
    sums = {name: sum(row[name] for row in reasons) for name in ANSWERED}
    return RunPage(
        run=run,
        previous_total=sum(row["before"] for row in reasons),
        differences=_differences(run, reasons),
        page=lines_of(run, reason=reason, state=state, after=after),
        reconciliation=Reconciliation(run.count, run.total, **sums),
        files=() if run.state in OPEN_STATES else tuple(run.files.order_by("id")),
    )


def differences_of(run: PayRun) -> tuple[Fen, tuple[Difference, ...]]:
    """Last month's regular total, and what leads from it to this run's total, by reason."""
    reasons = _reasons(run)
    return sum(row["before"] for row in reasons), _differences(run, reasons)


def _reasons(run: PayRun) -> list[dict[str, Any]]:
    """By reason: lines, what changed, and how the bank answered. One query."""
    lines = PayLine.objects.filter(run=run).order_by().values("reason")
    change, before = Sum(F("regular") - F("previous")), Sum("previous")
    rows: Any = lines.annotate(count=Count("id"), change=change, before=before, **ANSWERED)
    return list(rows)


def _differences(run: PayRun, reasons: list[dict[str, Any]]) -> tuple[Difference, ...]:
    by_reason = {row["reason"]: (row["count"], row["change"]) for row in reasons}
    parts = LinePart.objects.filter(line__run=run).order_by().values_list("kind")
    by_part = {
        kind: rest for kind, *rest in parts.annotate(Count("line", distinct=True), Sum("amount"))
    }
    found = [
        Difference(reason.value, str(reason.label), *by_part.get(BY_PART[reason], (0, 0)))
        if reason in BY_PART
        else Difference(reason.value, str(reason.label), *by_reason.get(reason, (0, 0)))
        for reason in Reason
    ]
    return tuple(each for each in found if each.count)


def lines_of(run: PayRun, *, reason: str = "", state: str = "", after: int = 0) -> LinePage:
    """A page of lines after the cursor. One query."""
    rows = run.lines.filter(pk__gt=after).select_related("account", "entitlement__household")
    if reason in BY_PART:
        rows = rows.filter(
            pk__in=LinePart.objects.filter(kind=BY_PART[Reason(reason)]).values("line")
        )
    elif reason:
        rows = rows.filter(reason=reason)
    if state:
        rows = rows.filter(state=state, number__isnull=False)
    found = list(rows.order_by("pk")[: PAGE + 1])
    return LinePage(tuple(found[:PAGE]), found[PAGE - 1].pk if len(found) > PAGE else None)


def failed_lines(viewer: Viewer) -> QuerySet[PayLine]:
    """Payments that the bank could not deliver and that wait for an officer, oldest first."""
    rows = visible(PayLine.objects.all(), viewer, matter_field="run__matter")
    failed = rows.filter(state=PayLine.State.FAILED)
    return failed.select_related("run", "account", "entitlement__household").order_by("pk")


def line_for(viewer: Viewer, number: int) -> PayLine:
    """One line of a run. Raises LineRefused when there is none or the viewer may not see it."""
    rows = visible(PayLine.objects.all(), viewer, matter_field="run__matter")
    found = (
        rows.select_related("run", "account", "entitlement__household").filter(pk=number).first()
    )
    if found is None:
        raise LineRefused("没有这一笔发放，或它不在您的辖区，请从批次页面进入")
    return found


def bank_of(line: PayLine) -> BankSide:
    """The first file that carried a line and the last answer about its run. One query."""
    columns = ("files__name", "files__sha256", "files__exported_on", "files__exported_by",
               "returns__read_on", "returns__read_by")  # fmt: skip
    rows = PayRun.objects.filter(pk=line.run_id).order_by("files__pk", "-returns__pk")
    found = rows.values_list(*columns)[:1]
    return BankSide(*found[0])


def paid_counts(runs: Iterable[int]) -> dict[int, int]:
    """How many payments of each run arrived. One query."""
    paid = PayLine.objects.filter(run__in=set(runs), state=PayLine.State.PAID).order_by()
    return dict(paid.values_list("run_id").annotate(Count("pk")))


def payments_of_household(household_id: int) -> QuerySet[PayLine]:
    """What a household was paid, newest first, with run, account and parts. Two queries."""
    return _payments().filter(entitlement__household_id=household_id)


def payments_of_person(person_id: int) -> QuerySet[PayLine]:
    """What went to a person's accounts, newest first, with run, account and parts. Two queries."""
    return _payments().filter(account__person_id=person_id)


def recoveries(viewer: Viewer, *, state: str = "") -> list[RecoveryView]:
    """The recoveries the viewer may see, newest first, at most 200. Two queries."""
    rows = visible(Recovery.objects.all(), viewer, matter_field="matter")
    chosen = rows.filter(state=state) if state else rows
    return list(_recovery_views(chosen.order_by("-id")[:200]))


def recovery_for(viewer: Viewer, number: int) -> RecoveryView:
    """One recovery. Raises NoSuchRecovery when there is none or the viewer may not see it."""
    rows = visible(Recovery.objects.all(), viewer, matter_field="matter").filter(pk=number)
    for view in _recovery_views(rows):
        return view
    raise NoSuchRecovery("没有这笔追回，或它不在您的辖区，请从追回列表进入")


def recoveries_of_household(household_id: int) -> list[RecoveryView]:
    """The recoveries of a household, newest first. Two queries."""
    rows = Recovery.objects.filter(entitlement__household_id=household_id)
    return list(_recovery_views(rows.order_by("-id")))


def due_scopes(month: Month) -> list[tuple[str, str]]:
    """Matters and counties (12 digits) with something to settle up to a month."""
    begun = Entitlement.objects.filter(done=False, first_month__lte=month)
    pairs = begun.annotate(county=Substr("division_code", 1, 6)).values_list("matter", "county")
    return [(matter, normalise(county)) for matter, county in sorted(set(pairs.distinct()))]


def run_scopes(month: Month) -> list[tuple[str, str]]:
    """Matters and counties that have a main run of the month."""
    return sorted(
        PayRun.objects.filter(month=month, number=1).values_list("matter", "division_code")
    )


def _payments() -> QuerySet[PayLine]:
    rows = PayLine.objects.exclude(run__state__in=OPEN_STATES).filter(number__isnull=False)
    return rows.select_related("run", "account").prefetch_related("parts").order_by("-pk")


def _recovery_views(rows: QuerySet[Recovery]) -> Iterator[RecoveryView]:
    told = rows.annotate(met=Coalesce(Sum("entries__amount"), 0))
    found = list(told.select_related("entitlement__household", "entitlement__account"))
    waiting = Settlement.objects.filter(recovery__in=[row.pk for row in found], approved_on=None)
    by_recovery = {each.recovery_id: each for each in waiting}
    for row in found:
        yield RecoveryView(row, row.amount - row.met, by_recovery.get(row.pk))
