"""What a change of a parameter touches: benefits being paid, and decisions already made."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Count

from minzheng.engines.cases.api import Decision
from minzheng.engines.parameters.api import Proposal, matters_using
from minzheng.engines.payments.api import live_households
from minzheng.kernel.divisions import subtree_range
from minzheng.kernel.matter import catalogue
from minzheng.kernel.months import Month

SHOWN = 20


@dataclass(frozen=True)
class Touched:
    """Benefits in payment by matter, and decisions since the first day when that is past."""

    benefits: tuple[tuple[str, int], ...]
    decisions: tuple[Decision, ...]
    decision_count: int

    @property
    def benefit_count(self) -> int:
        """All of them."""
        return sum(count for _, count in self.benefits)


def touched_by(entry: Proposal, on: date) -> Touched:
    """Counted where the value will count: one query, and two for the decisions."""
    matters, area = matters_using(entry.key), subtree_range(entry.place)
    benefits = _in_payment(matters, area, Month.of(max(on, entry.since)))
    if entry.since >= on:
        return Touched(benefits, (), 0)
    made = Decision.objects.filter(
        decided_on__gte=entry.since, decided_on__lte=on,
        case__matter__in=matters, case__division_code__range=area,
    ).select_related("case").order_by("-decided_on", "-id")  # fmt: skip
    return Touched(benefits, tuple(made[:SHOWN]), made.count())


def _in_payment(
    matters: Sequence[str], area: tuple[str, str], month: Month
) -> tuple[tuple[str, int], ...]:
    """How many benefits of each matter are in payment. One query."""
    if not matters:
        return ()
    live = reduce(or_, (live_households(matter, month) for matter in matters))
    rows = live.filter(division_code__range=area).order_by().values_list("matter")
    counted = dict(rows.annotate(Count("id")))
    return tuple((str(catalogue().get(m)), counted[m]) for m in matters if m in counted)
