"""How many tips came, from where, about what, how they ended, and how many in time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q

from minzheng.engines.tips.models import WAITING, State, Tip
from minzheng.kernel.divisions import subtree_range


@dataclass(frozen=True)
class TipFigures:
    """Tips received in [since, until] within a division; `in_time` of those closed."""

    received: int
    closed: int
    in_time: int
    late: int
    linked: int
    kinds: Mapping[str, int]
    sources: Mapping[str, int]
    outcomes: Mapping[str, int]


def figures(division: str, since: date, until: date, *, on: date) -> TipFigures:
    """The figures of a period; only numbers, nobody is named. Four queries."""
    span = subtree_range(division)
    rows = Tip.objects.filter(division_code__range=span, received_on__range=(since, until))
    whole = rows.order_by().aggregate(
        received=Count("pk"),
        closed=Count("pk", filter=Q(state=State.CLOSED)),
        in_time=Count("pk", filter=Q(state=State.CLOSED, closed_on__lte=F("due_on"))),
        late=Count("pk", filter=Q(state__in=WAITING, due_on__lt=on)),
        linked=Count("pk", filter=Q(same_as__isnull=False)),
    )
    by = {
        name: dict(rows.order_by().values_list(name).annotate(n=Count("pk")).exclude(**{name: ""}))
        for name in ("kind", "source", "outcome")
    }
    return TipFigures(**whole, kinds=by["kind"], sources=by["source"], outcomes=by["outcome"])
