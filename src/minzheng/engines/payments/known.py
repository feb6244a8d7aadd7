"""What is known before a run is planned: entitlements with their spans, and what was paid.

Reads are set-based: so many queries at any size.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import F, QuerySet, Sum

from minzheng.engines.payments.models import (
    OPEN_STATES,
    DirectionPeriod,
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
from minzheng.engines.payments.timeline import Span
from minzheng.kernel.divisions import subtree_range
from minzheng.kernel.money import Fen
from minzheng.kernel.months import Month

Kind = LinePart.Kind
Earlier = dict[str, tuple[int, str, Fen]]
"""By share: account, division and regular amount of the month before."""


@dataclass(frozen=True)
class Target:
    """Which run a plan is for; `number` above 1 is a supplementary run."""

    matter: str
    county: str
    month: Month
    number: int = 1


@dataclass(slots=True)
class Directed:
    """A named part that goes to another account: how much of which month."""

    label: str
    account_id: int
    spans: list[Span] = field(default_factory=list)


@dataclass(slots=True)
class Row:
    """What is known of one entitlement while its line is planned."""

    pk: int
    account_id: int
    division_code: str
    settled_to: Month
    spans: list[Span] = field(default_factory=list)
    periods: list[tuple[int, str]] = field(default_factory=list)
    directed: dict[str, Directed] = field(default_factory=dict)


@dataclass(slots=True)
class Paid:
    """What earlier runs did for one month of one entitlement; `released` with their shares."""

    amount: Fen = 0
    shares: dict[str, Fen] = field(default_factory=dict)
    released: list[tuple[str, str]] = field(default_factory=list)
    sources: set[str] = field(default_factory=set)
    reclaimed: Fen = 0

    def add(self, share: str, amount: Fen) -> None:
        self.amount += amount
        self.shares[share] = self.shares.get(share, 0) + amount

    def reissues(self, share: str) -> str:
        """The released line that is paid again: of the same share, else any that nobody took."""
        left = [each for each in self.released if each[1] not in self.sources]
        own = [each for each in left if each[0] == share]
        return (own or left or [("", "")])[-1][1]


@dataclass(frozen=True)
class Past:
    """What earlier runs, claims and agreements say; empty for most entitlements."""

    paid: dict[tuple[int, Month], Paid]
    previous: dict[int, Earlier]
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


def rows_of(target: Target) -> dict[int, Row]:
    entitlements = scope(target).order_by("division_code", "id")
    columns = entitlements.values_list("id", "account_id", "division_code", "settled_to")
    rows = {row[0]: Row(*row) for row in columns.iterator(chunk_size=5000)}
    periods = EntitlementPeriod.objects.filter(entitlement__in=scope(target)).order_by("id")
    for owner, pk, reason, *span in periods.values_list(
        "entitlement_id", "id", "reason", "from_month", "to_month", "monthly", "paused"
    ).iterator(chunk_size=5000):
        rows[owner].spans.append(Span(*span))
        rows[owner].periods.append((pk, reason))
    _read_directions(rows, target)
    return rows


def _read_directions(rows: dict[int, Row], target: Target) -> None:
    periods = DirectionPeriod.objects.filter(direction__entitlement__in=scope(target))
    columns = periods.order_by("direction_id", "id").values_list(
        "direction__entitlement_id", "direction__name", "direction__label",
        "direction__account_id", "from_month", "to_month", "monthly",
    )  # fmt: skip
    for owner, name, label, account_id, *span in columns:
        part = rows[owner].directed.setdefault(name, Directed(label, account_id))
        part.spans.append(Span(*span))


def past_of(target: Target) -> Past:
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
    for owner, month, share, source, line_id, state, amount in parts.values_list(
        "entitlement_id", "month", "share", "source", "line_id", "line__state", "amount"
    ):
        known = paid[owner, month]
        known.sources.add(source)
        if state == PayLine.State.RELEASED:
            known.released.append((share, f"line:{line_id}"))
        else:
            known.add(share, amount)


def _read_claims(paid: dict[tuple[int, Month], Paid], target: Target) -> None:
    months = RecoveryMonth.objects.filter(entitlement__in=scope(target))
    for owner, month, amount in months.values_list("entitlement_id", "month", "amount"):
        paid[owner, month].reclaimed += amount
    entries = RecoveryEntry.objects.filter(
        recovery__entitlement__in=scope(target), kind__in=TAKEN_BACK
    )
    for owner, month, amount in entries.values_list("recovery__entitlement_id", "month", "amount"):
        paid[owner, month].reclaimed -= amount


def _previous(target: Target) -> dict[int, Earlier]:
    """By entitlement and share: account, division and regular amount of the last month's run."""
    runs = PayRun.objects.filter(matter=target.matter, division_code=target.county)
    earlier = runs.filter(month__lt=target.month).exclude(state__in=OPEN_STATES)
    last = earlier.order_by("-month").values_list("month", flat=True).first()
    lines = PayLine.objects.filter(run__in=earlier.filter(month=last), regular__gt=0)
    columns = lines.order_by("id").values_list(
        "entitlement_id", "share", "account_id", "division_code", "regular"
    )
    found: dict[int, Earlier] = {}
    for owner, share, account, place, paid in columns:
        found.setdefault(owner, {})[share] = (account, place, paid)
    return found


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
