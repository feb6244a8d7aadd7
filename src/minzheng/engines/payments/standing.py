"""How an entitlement stands month by month: paid, held by the bank's refusal, claimed back.

Only lines of approved runs count; a released line (已转重发) counts as never paid.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Sum

from minzheng.engines.payments.models import (
    OPEN_STATES,
    Entitlement,
    LinePart,
    PayLine,
    RecoveryEntry,
    RecoveryMonth,
)
from minzheng.engines.payments.timeline import Span
from minzheng.kernel.money import Fen
from minzheng.kernel.months import Month

# Repayment and offset meet a claim; these take it back, so the payment counts in full again.
TAKEN_BACK = (
    RecoveryEntry.Kind.WRITTEN_OFF,
    RecoveryEntry.Kind.RETURNED,
    RecoveryEntry.Kind.CANCELLED,
)


@dataclass
class Balance:
    """One month: `held` is the part of `paid` that the bank could not deliver, not yet released."""

    paid: Fen = 0
    held: Fen = 0
    reclaimed: Fen = 0
    outstanding: dict[int, Fen] = field(default_factory=dict)

    def to_pay(self, due: Fen) -> Fen:
        """What is still to be paid for the month; below 0: paid too much and not claimed."""
        return due - self.paid + self.reclaimed

    def overpaid(self, due: Fen) -> Fen:
        """What reached the family beyond what was due and is not claimed yet."""
        return self.paid - self.held - self.reclaimed - due


def spans_of(entitlement: Entitlement) -> list[Span]:
    """The rows of an entitlement in the order they were written."""
    rows = entitlement.periods.order_by("id")
    columns = rows.values_list("from_month", "to_month", "monthly", "paused")
    return [Span(*row) for row in columns]


def balances(entitlement: Entitlement, since: Month) -> dict[Month, Balance]:
    """The months from `since` on in which anything was paid or claimed."""
    found: dict[Month, Balance] = defaultdict(Balance)
    for month, state, amount in _parts(entitlement, since):
        found[month].paid += amount
        if state == PayLine.State.FAILED:
            found[month].held += amount
    claims = RecoveryMonth.objects.filter(entitlement=entitlement, month__gte=since)
    for recovery_id, month, amount in claims.values_list("recovery_id", "month", "amount"):
        found[month].reclaimed += amount
        held = found[month].outstanding
        held[recovery_id] = held.get(recovery_id, 0) + amount
    for recovery_id, month, kind, amount in _entries(entitlement, since):
        found[month].outstanding[recovery_id] -= amount
        found[month].reclaimed -= amount if kind in TAKEN_BACK else 0
    return dict(sorted(found.items()))


def _parts(entitlement: Entitlement, since: Month) -> Iterable[tuple[Month, str, Fen]]:
    parts = LinePart.objects.filter(entitlement=entitlement, month__gte=since)
    live = parts.exclude(kind=LinePart.Kind.OFFSET).exclude(line__run__state__in=OPEN_STATES)
    return live.exclude(line__state=PayLine.State.RELEASED).values_list(
        "month", "line__state", "amount"
    )


def _entries(entitlement: Entitlement, since: Month) -> Iterable[tuple[int, Month, str, Fen]]:
    entries = RecoveryEntry.objects.filter(
        recovery__entitlement=entitlement, month__gte=since
    ).order_by()
    return entries.values_list("recovery_id", "month", "kind").annotate(Sum("amount"))
