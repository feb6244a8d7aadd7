"""What a run must pay: for every month not settled yet, what is due less what was paid.

Nothing is remembered between runs, so a plan made twice from the same rows is the same plan, and
whatever changed since shows as another digest. Reads are set-based; five queries at any size.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from django.db.models import F, QuerySet, Sum

from minzheng.engines.payments.models import (
    OPEN_STATES,
    Entitlement,
    EntitlementPeriod,
    LinePart,
    PayLine,
    PayRun,
    Recovery,
    RecoveryEntry,
    RecoveryMonth,
    Settlement,
)
from minzheng.engines.payments.standing import TAKEN_BACK
from minzheng.engines.payments.timeline import Span, covering
from minzheng.kernel.divisions import subtree_range
from minzheng.kernel.money import Fen, yuan_text
from minzheng.kernel.months import Month

Reason, Kind = PayLine.Reason, LinePart.Kind
NOTE = 120
PAID_ONCE = "一次性发放，上月已发"


@dataclass(frozen=True)
class Target:
    """Which run a plan is for; `number` above 1 is a supplementary run."""

    matter: str
    county: str
    month: Month
    number: int = 1


@dataclass(frozen=True, slots=True)
class PlannedPart:
    month: Month
    kind: str
    source: str
    amount: Fen


@dataclass(frozen=True, slots=True)
class PlannedLine:
    entitlement_id: int
    account_id: int
    division_code: str
    regular: Fen
    previous: Fen
    reason: str
    note: str
    parts: tuple[PlannedPart, ...]

    @property
    def amount(self) -> Fen:
        return sum(part.amount for part in self.parts)


@dataclass(frozen=True)
class Plan:
    """All lines in the order of the bank file; `count` and `total` are of those that pay."""

    lines: tuple[PlannedLine, ...]
    count: int
    total: Fen
    digest: str


@dataclass(slots=True)
class Row:
    """What is known of one entitlement while its line is planned."""

    pk: int
    account_id: int
    division_code: str
    settled_to: Month
    spans: list[Span] = field(default_factory=list)
    periods: list[tuple[int, str]] = field(default_factory=list)


@dataclass(slots=True)
class Paid:
    """What earlier runs did for one month of one entitlement."""

    amount: Fen = 0
    released: list[str] = field(default_factory=list)
    sources: set[str] = field(default_factory=set)
    reclaimed: Fen = 0


@dataclass(frozen=True)
class Past:
    """What earlier runs, claims and agreements say; empty for most entitlements."""

    paid: dict[tuple[int, Month], Paid]
    previous: dict[int, tuple[int, str, Fen]]
    offsets: dict[int, list[tuple[int, Fen]]]


def scope(target: Target) -> QuerySet[Entitlement]:
    """The entitlements that have months to settle up to the run's."""
    return Entitlement.objects.filter(
        matter=target.matter,
        done=False,
        division_code__range=subtree_range(target.county),
        first_month__lte=target.month,
        settled_to__lt=target.month,
    )


def make_plan(target: Target) -> Plan:
    """The lines of a run, from what stands in the tables now."""
    rows, past = _rows(target), _past(target)
    lines = [line for row in rows.values() if (line := _line(row, past, target)) is not None]
    lines += _vanished(rows, past)
    paying = [line.amount for line in lines if line.amount]
    return Plan(tuple(lines), len(paying), sum(paying), _digest(lines))


def _rows(target: Target) -> dict[int, Row]:
    entitlements = scope(target).order_by("division_code", "id")
    columns = entitlements.values_list("id", "account_id", "division_code", "settled_to")
    rows = {row[0]: Row(*row) for row in columns.iterator(chunk_size=5000)}
    periods = EntitlementPeriod.objects.filter(entitlement__in=scope(target)).order_by("id")
    for owner, pk, reason, *span in periods.values_list(
        "entitlement_id", "id", "reason", "from_month", "to_month", "monthly", "paused"
    ).iterator(chunk_size=5000):
        rows[owner].spans.append(Span(*span))
        rows[owner].periods.append((pk, reason))
    return rows


def _past(target: Target) -> Past:
    paid: dict[tuple[int, Month], Paid] = defaultdict(Paid)
    _read_parts(paid, target)
    _read_claims(paid, target)
    main = target.number == 1
    return Past(paid, _previous(target) if main else {}, _offsets(target) if main else {})


def _read_parts(paid: dict[tuple[int, Month], Paid], target: Target) -> None:
    """What approved runs hold for months that are not settled (back-pay, returned payments)."""
    parts = (
        LinePart.objects.filter(entitlement__in=scope(target))
        .filter(month__gt=F("entitlement__settled_to"))
        .exclude(kind=Kind.OFFSET)
        .exclude(line__run__state__in=OPEN_STATES)
        .order_by("line_id")
    )
    for owner, month, source, line_id, state, amount in parts.values_list(
        "entitlement_id", "month", "source", "line_id", "line__state", "amount"
    ):
        known = paid[owner, month]
        known.sources.add(source)
        if state == PayLine.State.RELEASED:
            known.released.append(f"line:{line_id}")
        else:
            known.amount += amount


def _read_claims(paid: dict[tuple[int, Month], Paid], target: Target) -> None:
    months = RecoveryMonth.objects.filter(entitlement__in=scope(target))
    for owner, month, amount in months.values_list("entitlement_id", "month", "amount"):
        paid[owner, month].reclaimed += amount
    entries = RecoveryEntry.objects.filter(
        recovery__entitlement__in=scope(target), kind__in=TAKEN_BACK
    )
    for owner, month, amount in entries.values_list("recovery__entitlement_id", "month", "amount"):
        paid[owner, month].reclaimed -= amount


def _previous(target: Target) -> dict[int, tuple[int, str, Fen]]:
    """By entitlement: account, division and regular amount in the last month that had a run."""
    runs = PayRun.objects.filter(matter=target.matter, division_code=target.county)
    earlier = runs.filter(month__lt=target.month).exclude(state__in=OPEN_STATES)
    last = earlier.order_by("-month").values_list("month", flat=True).first()
    lines = PayLine.objects.filter(run__in=earlier.filter(month=last), regular__gt=0).order_by()
    columns = lines.values_list("entitlement_id", "account_id", "division_code", "regular")
    return {owner: (account, place, paid) for owner, account, place, paid in columns}


def _offsets(target: Target) -> dict[int, list[tuple[int, Fen]]]:
    """By entitlement: open recoveries with what may be kept back this month."""
    agreed = Settlement.objects.filter(
        kind=Settlement.Kind.OFFSET,
        approved_on__isnull=False,
        from_month__lte=target.month,
        recovery__state=Recovery.State.OPEN,
        recovery__entitlement__in=scope(target),
    ).order_by("id")
    monthly = {each.recovery_id: each.monthly for each in agreed}
    met = RecoveryEntry.objects.filter(recovery__in=monthly).order_by().values("recovery_id")
    sums = dict(met.annotate(met=Sum("amount")).values_list("recovery_id", "met"))
    found: dict[int, list[tuple[int, Fen]]] = defaultdict(list)
    for recovery in Recovery.objects.filter(pk__in=monthly).order_by("id"):
        left = recovery.amount - sums.get(recovery.pk, 0)
        found[recovery.entitlement_id].append((recovery.pk, min(left, monthly[recovery.pk])))
    return found


def _line(row: Row, past: Past, target: Target) -> PlannedLine | None:
    parts = list(_due_parts(row, past, target.month))
    parts += _offset_parts(past.offsets.get(row.pk, ()), parts, target.month)
    previous = past.previous[row.pk][2] if row.pk in past.previous else 0
    if not parts and not previous:
        return None
    regular = sum(part.amount for part in parts if part.kind == Kind.REGULAR)
    reason = _reason(regular, previous, parts)
    note = _note(row, reason, parts, target.month)
    return PlannedLine(
        row.pk, row.account_id, row.division_code, regular, previous, reason, note, tuple(parts)
    )


def _due_parts(row: Row, past: Past, until: Month) -> Iterator[PlannedPart]:
    for month in Month.between(row.settled_to.next(), until):
        place = covering(row.spans, month)
        due = 0 if place is None or row.spans[place].paused else row.spans[place].monthly
        known = past.paid.get((row.pk, month))
        amount = due - known.amount + known.reclaimed if known else due
        if amount > 0:
            decided_by = row.periods[place][0] if place is not None else 0
            kind, source = _label(known, decided_by, is_current=month == until)
            yield PlannedPart(month, kind, source, amount)


def _label(known: Paid | None, decided_by: int, *, is_current: bool) -> tuple[str, str]:
    """Kind and source: after a return 重发 of that line, else 本月, else 补发 by the decision."""
    if known and known.released and known.released[-1] not in known.sources:
        return Kind.REISSUE, known.released[-1]
    if is_current and not (known and known.sources):
        return Kind.REGULAR, ""
    return Kind.BACK_PAY, f"period:{decided_by}"


def _offset_parts(
    offsets: Sequence[tuple[int, Fen]], parts: Sequence[PlannedPart], month: Month
) -> Iterator[PlannedPart]:
    """Keep back what was agreed, never more than the line pays."""
    left = sum(part.amount for part in parts)
    for recovery_id, wanted in offsets:
        amount = min(wanted, left)
        if amount > 0:
            left -= amount
            yield PlannedPart(month, Kind.OFFSET, f"recovery:{recovery_id}", -amount)


def _reason(regular: Fen, previous: Fen, parts: Sequence[PlannedPart]) -> str:
    if regular != previous:
        if not previous:
            return Reason.NEW
        if not regular:
            return Reason.STOPPED
        return Reason.RAISED if regular > previous else Reason.LOWERED
    kinds = {part.kind for part in parts}
    for kind in (Kind.REISSUE, Kind.BACK_PAY, Kind.OFFSET):
        if kind in kinds:
            return Reason(kind.value)
    return Reason.SAME


def _note(row: Row, reason: str, parts: Sequence[PlannedPart], month: Month) -> str:
    """Why, in words: the decision's reason when the amount changed, and each extra part."""
    words = []
    place = covering(row.spans, month)
    if reason in (Reason.STOPPED, Reason.RAISED, Reason.LOWERED) and place is not None:
        words.append(row.periods[place][1])
    words += [
        f"{Kind(part.kind).label}{part.month.label} {yuan_text(abs(part.amount))}"
        for part in parts
        if part.kind != Kind.REGULAR
    ]
    return "；".join(words)[:NOTE]


def _vanished(rows: dict[int, Row], past: Past) -> Iterator[PlannedLine]:
    """Paid last month and out of scope now: ended and settled before this run."""
    gone = {owner: line for owner, line in past.previous.items() if owner not in rows}
    why = _why_gone(gone) if gone else {}
    for owner, (account_id, place, paid) in sorted(gone.items()):
        yield PlannedLine(
            owner, account_id, place, 0, paid, Reason.STOPPED, why.get(owner, ""), ()
        )  # fmt: skip


def _why_gone(gone: Iterable[int]) -> dict[int, str]:
    """By entitlement: that it was paid once, or why it was stopped."""
    single = Entitlement.objects.filter(pk__in=gone, once=True).values_list("pk", flat=True)
    stops = EntitlementPeriod.objects.filter(
        entitlement__in=gone, kind=EntitlementPeriod.Kind.STOP
    ).order_by("id")
    return {
        **dict.fromkeys(single, PAID_ONCE),
        **dict(stops.values_list("entitlement_id", "reason")),
    }


def _digest(lines: Sequence[PlannedLine]) -> str:
    digest = hashlib.sha256()
    for line in lines:
        parts = ",".join(f"{p.month}:{p.kind}:{p.source}:{p.amount}" for p in line.parts)
        head = f"{line.entitlement_id}|{line.account_id}|{line.previous}|{line.reason}"
        digest.update(f"{head}|{line.note}|{parts}\n".encode())
    return digest.hexdigest()
