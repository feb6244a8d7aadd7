"""What managers see: counts of each point, none so small that it tells of somebody.

Every count is rounded down to a multiple of the smallest one shown, so that no difference between
two counts, two places or two days gives a single person away.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from minzheng.engines.access.api import Viewer, visible
from minzheng.engines.programmes.definitions import definition_of
from minzheng.engines.programmes.models import File, Meeting, Point, Score, State
from minzheng.engines.programmes.scales import BETTER, SAME, WORSE, scale_of
from minzheng.engines.programmes.team import MANAGERS
from minzheng.engines.programmes.terms import smallest_count

COUNTS = {
    "received": "收到转介",
    "active": "服务中",
    "ended": "已结束",
    "met": "服务次数",
    BETTER: "好转",
    SAME: "没有明显变化",
    WORSE: "变差",
}


@dataclass(frozen=True)
class PointFigures:
    """A point and its counts in words, keyed as COUNTS."""

    point: Point
    counts: Mapping[str, str]


def shown(count: int, smallest: int) -> str:
    """A count as managers read it: exact nought, "少于 5", or a multiple of the smallest."""
    if count <= 0:
        return "0"
    if count < smallest:
        return f"少于 {smallest}"
    return f"{count // smallest * smallest} 以上" if smallest > 1 else str(count)


def figures(viewer: Viewer, on: date) -> list[PointFigures]:
    """Counts of every point in the area of who looks after them; else none. Four queries."""
    if not viewer.roles & set(MANAGERS):
        return []
    points = list(visible(Point.objects.select_related("facility"), viewer))
    keys = [point.pk for point in points]
    counts = _counts(keys)
    return [_row(point, counts[point.pk], on) for point in points]


def sessions_held(facilities: Iterable[int], since: date, until: date) -> int:
    """How many sessions somebody came to at the points of some facilities; names nobody."""
    rows = Meeting.objects.filter(file__point__facility__in=list(facilities), absence="")
    return rows.filter(on__range=(since, until)).count()


def _row(point: Point, counts: Counter[str], on: date) -> PointFigures:
    smallest = smallest_count(point.division_code, on)
    return PointFigures(point, {key: shown(counts[key], smallest) for key in COUNTS})


def _counts(keys: list[int]) -> dict[int, Counter[str]]:
    found: dict[int, Counter[str]] = defaultdict(Counter)
    files = File.objects.filter(point__in=keys).order_by().values("point").annotate(
        received=Count("pk"),
        active=Count("pk", filter=Q(state=State.ACTIVE)),
        ended=Count("pk", filter=Q(state=State.ENDED)),
    )  # fmt: skip
    for row in files:
        found[row["point"]].update({key: row[key] for key in ("received", "active", "ended")})
    met = Meeting.objects.filter(file__point__in=keys, absence="").order_by()
    for key, count in met.values_list("file__point").annotate(n=Count("pk")):
        found[key]["met"] = count
    _add_verdicts(keys, found)
    return found


def _add_verdicts(keys: list[int], found: dict[int, Counter[str]]) -> None:
    """By the first scale a programme requires, the last score against the first."""
    lines: dict[tuple[int, int, str], list[int]] = defaultdict(list)
    rows = Score.objects.filter(file__point__in=keys).order_by("on", "pk")
    columns = ("file__point", "file__point__programme", "file", "scale", "total")
    for point, programme, file, scale, total in rows.values_list(*columns):
        if scale == definition_of(programme).scales[0]:
            lines[point, file, scale].append(total)
    for (point, _, scale), totals in lines.items():
        if len(totals) > 1:
            found[point][scale_of(scale).verdict(totals[0], totals[-1])] += 1
