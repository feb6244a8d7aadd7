"""How risky a unit is: published points for what other records say of it, and the class they make.

Nobody sets a class by hand; what each point comes from stands beside it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Max, Q

from minzheng.engines.coverage.coded import Risk
from minzheng.engines.coverage.models import Finding, Look
from minzheng.engines.coverage.terms import Weights, weights
from minzheng.engines.coverage.units import Unit
from minzheng.engines.duties.api import State as DutyState
from minzheng.engines.oversight import api as oversight

OPEN = (oversight.FindingState.OPEN, oversight.FindingState.ANSWERED)


@dataclass(frozen=True)
class Weighed:
    """The class of a unit, its points, and what they come from."""

    risk: Risk
    points: int
    reasons: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Known:
    """What the records say of a unit."""

    open: int = 0
    late: int = 0
    last: date | None = None


def weigh(units: Iterable[Unit], division: str, on: date) -> dict[str, Weighed]:
    """The risk of units by key. Four queries and the weights."""
    told, known = weights(division, on), _known(on)
    return {unit.key: weighed(unit, known.get(unit.key, Known()), told, on) for unit in units}


def weighed(unit: Unit, known: Known, told: Weights, on: date) -> Weighed:
    """The points of one unit: pure arithmetic, as published."""
    long_ago = known.last is not None and known.last < on - timedelta(days=told.long_days)
    signs = (
        (f"没有整改完的问题 {known.open} 个", known.open * told.open_finding),
        (f"其中超期 {known.late} 个", known.late * told.late_finding),
        ("没有检查记录", told.never * (known.last is None)),
        (f"上次检查在 {known.last}，超过 {told.long_days} 天", told.long_ago * long_ago),
        ("还没有评定等级", told.unrated * unit.unrated),
    )
    reasons = tuple((words, points) for words, points in signs if points)
    points = sum(points for _, points in reasons)
    return Weighed(_class(points, told), points, reasons)


def _class(points: int, told: Weights) -> Risk:
    if points >= told.high:
        return Risk.HIGH
    return Risk.MIDDLE if points >= told.middle else Risk.LOW


def _known(on: date) -> dict[str, Known]:
    found: dict[str, Known] = {}
    for key, each in (*_inspected(on), *_looked(on)):
        before = found.get(key, Known())
        days = [day for day in (before.last, each.last) if day]
        found[key] = Known(
            before.open + each.open, before.late + each.late, max(days, default=None)
        )
    return found


def _inspected(on: date) -> list[tuple[str, Known]]:
    """From the inspections of facilities."""
    rows = oversight.Inspection.objects.filter(concluded_on__lte=on).order_by()
    last = rows.values_list("facility").annotate(last=Max("concluded_on"))
    found = oversight.Finding.objects.filter(state__in=OPEN, inspection__concluded_on__lte=on)
    open_ones = found.order_by()
    counted = open_ones.values_list("inspection__facility").annotate(
        some=Count("pk"), late=Count("pk", filter=Q(due_on__lt=on))
    )
    told = [(f"facility:{key}", Known(last=day)) for key, day in last]
    return told + [(f"facility:{key}", Known(some, late)) for key, some, late in counted]


def _looked(on: date) -> list[tuple[str, Known]]:
    """From earlier looks of this engine; a linked inspection is counted where it stands."""
    last = Look.objects.filter(day__lte=on).order_by().values_list("slot__row__unit")
    rows = Finding.objects.filter(duty__state=DutyState.RUNNING, look__day__lte=on).order_by()
    counted = rows.values_list("look__slot__row__unit").annotate(
        some=Count("pk", distinct=True),
        late=Count("pk", distinct=True, filter=Q(duty__turns__due_on__lt=on)),
    )
    told = [(key, Known(last=day)) for key, day in last.annotate(last=Max("day"))]
    return told + [(key, Known(some, late)) for key, some, late in counted]
