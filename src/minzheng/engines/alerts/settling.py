"""What becomes of a night's findings: tasks raised once, kept up to date, closed, raised again."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from django.db import transaction
from django.db.models import Max

from minzheng.engines.alerts.bulk_writing import insert, update
from minzheng.engines.alerts.errors import LaterNight
from minzheng.engines.alerts.finding import Row, rows_of
from minzheng.engines.alerts.models import AlertTask, Deed, RuleNight, State
from minzheng.engines.alerts.models.task import WAITING
from minzheng.engines.alerts.rules import (
    feeds_of,
    key_of,
    matter_of,
    rule_named,
    rules,
    shown,
)
from minzheng.engines.alerts.sorting import Known, Sorted, sort
from minzheng.engines.alerts.telling import text_of
from minzheng.engines.alerts.terms import due_days, number
from minzheng.engines.alerts.values import Findings, Night, Settled
from minzheng.engines.audit import api as audit
from minzheng.kernel.alert import Alert
from minzheng.kernel.doer import Doer
from minzheng.registers.offices.api import home_division
from minzheng.vocabulary import watching

BATCH = 2_000
WORDS = 500  # of a line in a task's history
TOGETHER = 10_000  # numbers in one question to the database
NEW = ("subject", "feed", "division_code", "values", "due_on")
REOPENED: Mapping[str, Any] = {
    "state": State.OPEN, "closed_on": None, "escalated_on": None, "taken_by": "",
    "taken_name": "", "verdict": "", "lead": "", "lead_ref": "",
}  # fmt: skip


def open_subjects() -> Mapping[str, np.ndarray]:
    """Of each rule about people, who has a task that waits: sorted numbers. One query."""
    rows = AlertTask.objects.filter(state__in=WAITING).exclude(about=AlertTask.About.FEED)
    found: dict[str, list[int]] = {key: [] for key in rules()}
    for rule, subject in rows.values_list("rule", "subject").iterator():
        found.setdefault(rule, []).append(subject)
    return {rule: np.sort(np.array(numbers, np.int64)) for rule, numbers in found.items()}


def settle(findings: Iterable[Findings], night: Night, *, by: Doer) -> tuple[Settled, ...]:
    """Turn a night's findings into tasks, each rule in its own transaction.

    Idempotent: the same findings of the same day change nothing. Raises UnknownRule, and
    LaterNight when a newer night was settled before.
    """
    home = home_division()
    return tuple(_settle_rule(each, night, home, by=by) for each in findings)


@transaction.atomic
def _settle_rule(findings: Findings, night: Night, home: str, *, by: Doer) -> Settled:
    rule = rule_named(findings.rule)
    _refuse_older(findings.rule, night.day)
    rows = AlertTask.objects.filter(rule=findings.rule).values_list(*Known._fields)
    known = {(row[1], row[2]): Known(*row) for row in rows.iterator(chunk_size=BATCH)}
    done = sort(
        rows_of(findings, home),
        known,
        frozenset(findings.unknown.tolist()),
        day=night.day,
        patience=number(watching.判定后复看天数, on=night.day, place=home),
    )
    _Writer(rule, night, due_days(rule, night.day)).write(done)
    settled = _counted(findings.rule, done)
    _keep_count(settled, night)
    _tell_trail(settled, night, by)
    return settled


def _refuse_older(rule: str, day: date) -> None:
    last = RuleNight.objects.filter(rule=rule).aggregate(last=Max("day"))["last"]
    if last and last > day:
        raise LaterNight(
            f"规则“{rule}”已经比对到 {last}，不能再按 {day} 的结果改动任务。"
            "要看过去某天的情况，请查当天的人口总表和夜间报告。"
        )


def _counted(rule: str, done: Sorted) -> Settled:
    return Settled(
        rule=rule,
        raised=len(done.new),
        updated=len(done.changed),
        closed=len(done.gone),
        reopened=len(done.again),
        quiet=len(done.quiet),
        open=AlertTask.objects.filter(rule=rule, state__in=WAITING).count(),
    )


def _keep_count(done: Settled, night: Night) -> None:
    """A second run of the day adds to the first one's counts, so that a report stays whole."""
    row, _ = RuleNight.objects.get_or_create(rule=done.rule, day=night.day)
    row.population = night.population
    for name in ("raised", "updated", "closed", "reopened"):
        setattr(row, name, getattr(row, name) + getattr(done, name))
    row.quiet, row.open = done.quiet, done.open
    row.save()


def _tell_trail(done: Settled, night: Night, by: Doer) -> None:
    if not done.changes:
        return
    counts = {name: getattr(done, name) for name in ("raised", "updated", "closed", "reopened")}
    detail = {"day": night.day.isoformat(), "population": night.population, **counts}
    audit.record(by, "settle_alerts", f"rule:{done.rule}", detail=detail)


@dataclass(frozen=True)
class _Writer:
    """Writes what was sorted; columns that are the same for a whole rule are made ready once."""

    rule: type[Alert]
    night: Night
    due: Callable[[str], date]

    def write(self, done: Sorted) -> None:
        rows = [*done.changed, *done.again]
        deeds = list(self._deeds(done))  # while the tasks still say what they said
        insert(AlertTask, self._of_rule(), NEW, map(self._new, done.new))
        laid = {"seen_on": self.night.day, **self._evidence()}
        told = ((row.values, row.division, task.pk) for task, row in rows)
        update(AlertTask, laid, ("values", "division_code"), told)
        again = ((self.due(row.division), task.times + 1, task.pk) for task, row in done.again)
        update(AlertTask, {**REOPENED, "raised_on": self.night.day}, ("due_on", "times"), again)
        day = self.night.day
        self._update((t.pk for t in done.same if t.seen_on != day), seen_on=day)
        self._update((task.pk for task in done.gone), state=State.FADED, closed_on=day)
        insert(Deed, {"on": day, "by": "夜间比对"}, ("task", "kind", "words"), deeds)

    def _of_rule(self) -> dict[str, Any]:
        """The columns every new task of the rule has alike."""
        rule, day = self.rule, self.night.day
        return {
            "rule": key_of(rule), "matter": matter_of(rule),
            "about": "feed" if rule.of_feed else rule.when.entity or "household",
            "severity": int(rule.severity), "concern": rule.concern.name, "role": rule.to.role,
            "raised_on": day, "seen_on": day, **self._evidence(),
        }  # fmt: skip

    def _new(self, row: Row) -> tuple[Any, ...]:
        return row.subject, row.feed, row.division, row.values, self.due(row.division)

    def _evidence(self) -> dict[str, Any]:
        pinned = self.night.feeds
        sources = {feed: pinned[feed] for feed in feeds_of(self.rule) if feed in pinned}
        return {"sources": sources, "population": self.night.population}

    def _deeds(self, done: Sorted) -> Iterator[tuple[int, str, str]]:
        kind = Deed.Kind
        yield from ((t.pk, kind.CHANGED, self._difference(t, row)) for t, row in done.changed)
        yield from ((task.pk, kind.REOPENED, "") for task, _ in done.again)
        told = "数据已经变回，不再是预警所说的情况"
        yield from ((task.pk, kind.FADED, told) for task in done.gone)

    def _difference(self, task: Known, row: Row) -> str:
        nodes, old = shown(self.rule), task.values
        texts = [
            f"{term}由{text_of(nodes[term], old.get(term))}变为{text_of(nodes[term], new)}"
            for term, new in row.values.items()
            if term in nodes and old.get(term) != new
        ]
        return "；".join(texts)[:WORDS] or "管这件事的村（社区）有变化"

    @staticmethod
    def _update(numbers: Iterable[int], **values: Any) -> None:
        every = list(numbers)
        for first in range(0, len(every), TOGETHER):
            some = every[first : first + TOGETHER]
            AlertTask.objects.filter(pk__in=some).update(**values)
