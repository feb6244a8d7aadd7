"""The quarterly comparison of monitored households: who they are, their income, what changed."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pyarrow as pa
from django.db import transaction
from django.db.models import Q, QuerySet

from minzheng.engines.access.api import Viewer, require, visible
from minzheng.engines.audit import api as audit
from minzheng.engines.discovery.coded import FALLBACK
from minzheng.engines.discovery.entering import NewReason, enter
from minzheng.engines.discovery.errors import DiscoveryRefused
from minzheng.engines.discovery.losing import LOWERED, STOPPED, lost_by_home
from minzheng.engines.discovery.models import Comparison, Entry, State, Watched
from minzheng.engines.discovery.monitored import (
    AT_RISK,
    GROUP,
    LINE,
    formula,
    income,
    title_of,
    triggers,
)
from minzheng.engines.parameters.api import book
from minzheng.engines.policy.api import value_of
from minzheng.engines.screening.api import NoSnapshot, Snapshot, Sought, Sweep, snapshot, sweep
from minzheng.kernel.divisions import subtree_range
from minzheng.kernel.doer import Doer
from minzheng.kernel.months import Month
from minzheng.registers.offices.api import home_division
from minzheng.vocabulary import fallback

COMPARERS = ("district_clerk", "district_head")
MONITORS = ("town_clerk", "town_head", *COMPARERS, "auditor")
PAGE, TREND, BATCH = 50, 8, 1_000
FEED = "poverty_monitoring"


@dataclass(frozen=True)
class Line:
    """A monitored household on the page: how it stands now, before, and what is being done."""

    row: Watched
    before: Watched | None
    entry: Entry | None

    @property
    def titles(self) -> tuple[str, ...]:
        """What changed, in words."""
        return tuple(title_of(key) for key in self.row.found)


@dataclass(frozen=True)
class WatchPage:
    """One page of monitored households; `after` leads to the next, 0 when there is none."""

    rows: list[Line]
    after: int


def compare_if_due(on: date, *, by: Doer) -> Comparison | None:
    """The quarter's comparison, once its time has come; None before, or without a table."""
    last = Comparison.objects.last()
    months = int(value_of(fallback.监测比对间隔, {}, on=on, place=home_division()) or 0)
    if last is not None and _months(last.day, on) < months:
        return None
    try:
        return _compare(snapshot(), on, by)
    except NoSnapshot:
        return None


def compare_now(*, by: Viewer, on: date) -> Comparison:
    """A comparison at somebody's wish; one a day. Raises DiscoveryRefused, NotAllowed."""
    require(by, COMPARERS, home_division() or by.posts[0].division)
    try:
        return _compare(snapshot(), on, by.doer)
    except NoSnapshot as missing:
        raise DiscoveryRefused("还没有人口总表，请先由数据资源中心运行夜间比对") from missing


def _months(since: date, on: date) -> int:
    return (on.year - since.year) * 12 + on.month - since.month


@transaction.atomic
def _compare(table: Snapshot, on: date, by: Doer) -> Comparison:
    known = Comparison.objects.filter(day=on).first()
    if known is not None:
        return known
    found, lost = _swept(table, on), _lost(on)
    done = Comparison.objects.create(
        day=on, population=table.version, by=by.name,
        feed_version=str(table.about.get("feeds", {}).get(FEED, "")),
    )  # fmt: skip
    rows = _rows(done, found, lost)
    for first in range(0, len(rows), BATCH):
        Watched.objects.bulk_create(rows[first : first + BATCH])
    _list_lost(rows, on, by)
    held = Counter(key for row in rows for key in row.found)
    done.homes, done.triggers = len(rows), dict(held)
    done.changed = sum(1 for row in rows if row.found)
    done.save()
    detail = {"population": done.population, "homes": done.homes, "changed": done.changed}
    audit.record(by, "compare_monitored", f"comparison:{done.pk}", detail=detail)
    return done


def _swept(table: Snapshot, on: date) -> dict[str, pa.Table]:
    """Who is monitored, with what is shown of them, and of whom each trigger holds: one pass."""
    shown = {"at_risk": formula(AT_RISK), "income": income(), "line": formula(LINE)}
    sought = {GROUP: Sought(formula(GROUP), shown)}
    sought |= {key: Sought(rule.when) for key, rule in triggers().items()}
    return {name: each.found for name, each in sweep(Sweep(sought, on, book()), table).items()}


def _lost(on: date) -> Mapping[int, list[str]]:
    """Benefits stopped or cut since the comparison before, or within its interval at the first."""
    last, until = Comparison.objects.filter(day__lt=on).last(), Month.of(on)
    months = int(value_of(fallback.监测比对间隔, {}, on=on, place=home_division()) or 0)
    return lost_by_home(Month.of(last.day) if last else until.shift(-months), until, on)


def _list_lost(rows: list[Watched], on: date, by: Doer) -> None:
    """Who lost a benefit comes onto the list: no night's alert tells of it."""
    for row in rows:
        lost = [title_of(key) for key in row.found if key in (STOPPED, LOWERED)]
        if lost:
            words = f"防返贫监测：{'、'.join(lost)}"
            new = NewReason(FALLBACK, words, row.division_code, home=row.home, watched=row.pk)
            enter(new, by=by, on=on)


def _rows(
    done: Comparison, found: dict[str, pa.Table], lost: Mapping[int, list[str]]
) -> list[Watched]:
    holds = {home: list(keys) for home, keys in lost.items()}
    for key in triggers():
        for home in found[key]["subject"].to_pylist():
            holds.setdefault(home, []).append(key)
    group = found[GROUP]
    if not len(group):
        return []
    return [
        Watched(
            comparison=done, home=row["subject"], division_code=row["division"],
            at_risk=row["at_risk"], income=row["income"], line=row["line"],
            found=holds.get(row["subject"], []), found_count=len(holds.get(row["subject"], [])),
        )
        for row in group.to_pylist()
    ]  # fmt: skip


def comparisons() -> list[Comparison]:
    """The last comparisons, the newest first: the trend. One query."""
    return list(Comparison.objects.order_by("-day")[:TREND])


def monitored_page(
    viewer: Viewer, *, only_changed: bool, division: str = "", after: int = 0
) -> WatchPage:
    """A page of the newest comparison within the viewer's area, in order of the list.

    At most six queries.
    """
    two = comparisons()[:2]
    if not two or not viewer.roles & set(MONITORS):
        return WatchPage([], 0)
    rows = _of(viewer, two[0]).order_by("-found_count", "pk")
    if only_changed:
        rows = rows.filter(found_count__gt=0)
    if division:
        rows = rows.filter(division_code__range=subtree_range(division))
    last = Watched.objects.filter(pk=after).first() if after else None
    if last is not None:
        later = Q(found_count__lt=last.found_count)
        rows = rows.filter(later | Q(found_count=last.found_count, pk__gt=last.pk))
    found = list(rows[: PAGE + 1])
    more = len(found) > PAGE
    return WatchPage(_lines(found[:PAGE], two[1:]), found[PAGE - 1].pk if more else 0)


def history_of(viewer: Viewer, home: int) -> list[Watched]:
    """A household through the comparisons, oldest first. One query."""
    if not viewer.roles & set(MONITORS):
        return []
    rows = visible(Watched.objects.filter(home=home), viewer).select_related("comparison")
    return list(rows.order_by("comparison__day"))


def _of(viewer: Viewer, comparison: Comparison) -> QuerySet[Watched]:
    return visible(Watched.objects.filter(comparison=comparison), viewer)


def _lines(rows: list[Watched], earlier: list[Comparison]) -> list[Line]:
    homes = [row.home for row in rows]
    before: dict[int, Watched] = {}
    if earlier:
        known = Watched.objects.filter(comparison=earlier[0], home__in=homes)
        before = {row.home: row for row in known}
    entries = Entry.objects.filter(home__in=homes).exclude(state=State.JOINED)
    listed = {entry.home: entry for entry in entries}
    return [Line(row, before.get(row.home), listed.get(row.home)) for row in rows]
