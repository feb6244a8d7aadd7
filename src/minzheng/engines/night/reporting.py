"""Reading the night: the last run as a report, and the lists behind its figures."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

import pyarrow as pa

from minzheng.engines.alerts import api as alerts
from minzheng.engines.lake.api import shelf
from minzheng.engines.night.comparing import titles
from minzheng.engines.night.errors import NoNight
from minzheng.engines.night.findings import ABOUT, SHELF, list_of
from minzheng.engines.night.models import NightRun
from minzheng.kernel.divisions import subtree_range


@dataclass(frozen=True)
class RuleReport:
    """One rule of the night: found, of them new since the night before, no longer found; tasks."""

    key: str
    title: str
    found: int
    new: int
    gone: int
    raised: int
    updated: int
    closed: int
    reopened: int
    quiet: int
    open: int


@dataclass(frozen=True)
class MatterReport:
    """One comparison of a matter with what is paid; `name` opens the list behind the count."""

    matter: str
    matter_title: str
    kind: str
    title: str
    name: str
    count: int
    new: int
    gone: int


@dataclass(frozen=True)
class NightReport:
    """A run; `seconds` by stage (population, pass, write, tasks)."""

    ref: str
    day: date
    number: int
    done: bool
    population: str
    findings: str
    feeds: tuple[tuple[str, str], ...]
    seconds: tuple[tuple[str, float], ...]
    rules: tuple[RuleReport, ...]
    matters: tuple[MatterReport, ...]
    started_at: datetime
    finished_at: datetime | None

    @property
    def raised(self) -> int:
        """How many tasks it raised."""
        return sum(rule.raised for rule in self.rules)

    @property
    def closed(self) -> int:
        """How many tasks closed themselves."""
        return sum(rule.closed for rule in self.rules)

    @property
    def changes(self) -> int:
        """How many tasks were written; 0 when the day was run before."""
        return sum(rule.raised + rule.updated + rule.closed + rule.reopened for rule in self.rules)


def last_run(on: date | None = None) -> NightReport | None:
    """The last run, or the last of a day; None before there is one. One query."""
    runs = NightRun.objects.order_by("-day", "-number")
    run = (runs if on is None else runs.filter(day=on)).first()
    return None if run is None else report(run)


def runs(most: int = 60) -> list[NightReport]:
    """The latest runs, newest first. One query."""
    return [report(run) for run in NightRun.objects.order_by("-day", "-number")[:most]]


def report(run: NightRun) -> NightReport:
    """A run as pages and programs read it."""
    return NightReport(
        ref=run.ref,
        day=run.day,
        number=run.number,
        done=run.state == NightRun.DONE,
        population=run.population,
        findings=run.findings,
        feeds=tuple(sorted(run.feeds.items())),
        seconds=tuple(run.stages.items()),
        rules=tuple(_rules(run)),
        matters=tuple(_matters(run)),
        started_at=run.started_at,
        finished_at=run.finished_at,
    )


def listed(run: NightReport, name: str, division: str, *, most: int = 200) -> pa.Table:
    """Whom a rule (by key) or a comparison (by name) found in a division's subtree.

    Columns: subject (numbers of the population table) or feed, division, and what is shown.
    Raises NoNight.
    """
    folder = shelf(SHELF) / run.findings
    table = list_of(folder, name) if run.findings and (folder / ABOUT).exists() else None
    if table is None:
        raise NoNight(f"{run.day} 的比对里没有“{name}”这张名单，可能已到期删除")
    if "division" not in table.column_names:
        return table.slice(0, most)
    low, high = subtree_range(division)
    inside = pa.compute.and_(
        pa.compute.greater_equal(table["division"], low),
        pa.compute.less_equal(table["division"], high),
    )
    return table.filter(inside).slice(0, most)


def _rules(run: NightRun) -> Iterator[RuleReport]:
    known = alerts.rules()
    for key in sorted(run.rules):
        rule = known.get(key)
        yield RuleReport(key, rule.__name__ if rule else key.split(":")[-1], **run.rules[key])


def _matters(run: NightRun) -> Iterator[MatterReport]:
    called = titles()
    for row in run.matters:
        yield MatterReport(matter_title=called.get(row["matter"], row["matter"]), **row)
