"""The night run: population, one pass, the feeds, then tasks; each stage done is written down.

Killed anywhere it is run again and goes on: a table or a list of findings is published whole or not
at all, and the tasks of a rule are written together with the note that they are.
"""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from minzheng.engines.alerts import api as alerts
from minzheng.engines.audit import api as audit
from minzheng.engines.lake.api import draft, folders, publish
from minzheng.engines.linkage.api import carry_out
from minzheng.engines.night.comparing import KINDS, comparisons
from minzheng.engines.night.errors import NightOver
from minzheng.engines.night.findings import (
    SHELF,
    Found,
    changes,
    newest,
    night_before,
    read_found,
    write_found,
)
from minzheng.engines.night.locking import alone
from minzheng.engines.night.models import NightRun
from minzheng.engines.night.seeking import seek, seek_feeds
from minzheng.engines.screening.api import Snapshot, fresh
from minzheng.engines.sources.api import refresh_conflicts
from minzheng.kernel.doer import Doer

Tell = Callable[[str], None]
TOGETHER = 2_000  # findings


def run_night(on: date, *, by: Doer, tell: Tell = lambda _: None) -> NightRun:
    """Compare everybody on a day and turn what is found into tasks; gives the finished run.

    Run again it finds the same and changes nothing; killed, the next run goes on. `tell` hears how
    far it is. Raises NightBusy, NightOver, NotInForce where a rule cannot be computed.
    """
    with alone():
        _refuse_past(on)
        carry_out(by=by)  # whose rows they are was settled by day
        run = _begin(on, by)
        table = _population(run, tell, by=by)
        _conflicts(run, tell, by=by)
        found = _found(run, table, tell, by=by)
        _settle(run, found, tell, by=by)
        return _finish(run, found, by=by)


def _refuse_past(on: date) -> None:
    later = NightRun.objects.filter(day__gt=on, state=NightRun.DONE).last()
    if later is not None:
        raise NightOver(
            f"{later.day} 已经比对过，不能再按 {on} 的数据改动预警任务。"
            f"要看 {on} 的情况，请运行 ./minzheng screen --on {on}"
        )


def _begin(on: date, by: Doer) -> NightRun:
    """The run that was broken off, or a new one."""
    broken = NightRun.objects.filter(day=on, state=NightRun.RUNNING).first()
    if broken is not None:
        return broken
    number = NightRun.objects.filter(day=on).count() + 1
    return NightRun.objects.create(day=on, number=number, started_by=by.name)


def _population(run: NightRun, tell: Tell, *, by: Doer) -> Snapshot:
    tell("建立人口总表")
    with _timed(run, "population"):
        table = fresh(run.day, by=by)
    if run.population != table.version:  # what was found in another table does not count
        run.population, run.feeds, run.findings = table.version, table.about.get("feeds", {}), ""
        run.rules, run.matters = {}, []
    run.save()
    return table


def _conflicts(run: NightRun, tell: Tell, *, by: Doer) -> None:
    """Where departments disagree with the registers: kept side by side, for somebody to settle."""
    tell("比对各部门与登记簿的不一致")
    with _timed(run, "conflicts"):
        refresh_conflicts(run.day, by=by)


def _found(run: NightRun, table: Snapshot, tell: Tell, *, by: Doer) -> Found:
    kept = [folder for folder in folders(SHELF, run.day) if folder.name == run.findings]
    if kept:
        return read_found(kept[0])
    tell(f"比对 {table.persons:,} 人、{table.households:,} 户")
    with _timed(run, "pass"):
        by_name = seek(table, run.day) | seek_feeds(run.day)
    found = Found(by_name, {"population": table.version, "feeds": run.feeds})
    with _timed(run, "write"):
        _keep(run, found, by=by)
    return found


def _keep(run: NightRun, found: Found, *, by: Doer) -> None:
    """Write the findings, unless the newest ones of the day are the same."""
    last = newest(run.day)
    if last is not None and read_found(last).equals(found):
        run.findings = last.name
        run.save()
        return
    with draft(SHELF) as folder:
        write_found(found, folder)

        def note(version: str) -> None:
            run.findings = version
            run.save()
            detail = {"population": run.population, "found": _sizes(found)}
            audit.record(by, "find_alerts", f"{run.ref}:{version}", detail=detail)

        publish(folder, SHELF, run.day, note)


def _sizes(found: Found) -> int:
    return sum(len(swept.found) for swept in found.by_name.values())


def _settle(run: NightRun, found: Found, tell: Tell, *, by: Doer) -> None:
    """Rule by rule: its tasks, and in the same transaction that it is done."""
    counted = changes(found, night_before(run.day))
    night = alerts.Night(run.day, run.population, run.feeds)
    todo = [key for key in alerts.rules() if key in found.by_name and key not in run.rules]
    with _timed(run, "tasks"):
        for some in _batches(todo, found):
            tell(f"生成任务：{len(run.rules) + len(some)}/{len(run.rules) + len(todo)} 条规则")
            findings = [_finding(found, key) for key in some]
            _settle_some(run, findings, night, counted, by=by)
            todo = todo[len(some) :]


def _batches(keys: list[str], found: Found) -> Iterator[list[str]]:
    """Rules to be written together: each transaction costs the disk as much as a thousand rows."""
    batch: list[str] = []
    for key in keys:
        batch.append(key)
        if sum(len(found.by_name[each].found) for each in batch) >= TOGETHER:
            yield batch
            batch = []
    if batch:
        yield batch


def _finding(found: Found, key: str) -> alerts.Findings:
    swept = found.by_name[key]
    return alerts.Findings(key, swept.found, swept.unknown)


@transaction.atomic
def _settle_some(
    run: NightRun,
    findings: list[alerts.Findings],
    night: alerts.Night,
    counted: Mapping[str, tuple[int, int, int]],
    *,
    by: Doer,
) -> None:
    """The tasks of some rules, and in the same transaction that they are done."""
    settled = {done.rule: _told(done, counted[done.rule]) for done in alerts.settle(
        findings, night, by=by)}  # fmt: skip
    run.rules = {**run.rules, **settled}
    run.save(update_fields=["rules"])


def _told(done: alerts.Settled, counted: tuple[int, int, int]) -> dict[str, int]:
    names = ("raised", "updated", "closed", "reopened", "quiet", "open")
    return {
        **dict(zip(("found", "new", "gone"), counted, strict=True)),
        **{name: getattr(done, name) for name in names},
    }


@transaction.atomic
def _finish(run: NightRun, found: Found, *, by: Doer) -> NightRun:
    run.matters = list(_compared(run, found))
    run.state, run.finished_at = NightRun.DONE, timezone.now()
    run.save()
    raised = sum(each["raised"] for each in run.rules.values())
    detail = {"population": run.population, "findings": run.findings, "raised": raised}
    audit.record(by, "run_night", run.ref, detail=detail)
    return run


def _compared(run: NightRun, found: Found) -> Iterator[dict[str, Any]]:
    counted = changes(found, night_before(run.day))
    for each in comparisons():
        if each.name in counted:
            count, new, gone = counted[each.name]
            yield {
                "matter": each.matter, "kind": each.kind, "title": KINDS[each.kind],
                "name": each.name, "count": count, "new": new, "gone": gone,
            }  # fmt: skip


@contextmanager
def _timed(run: NightRun, stage: str) -> Iterator[None]:
    start = time.perf_counter()
    yield
    run.stages = {**run.stages, stage: round(time.perf_counter() - start, 3)}
    run.save()
