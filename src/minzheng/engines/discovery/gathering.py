"""What waits elsewhere comes onto the list, and what ended elsewhere is noted; run again, the same.

Alerts of somebody missed or in need, tips that nobody listed. An entry whose every reason has ended
through its own page is closed with it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, prefetch_related_objects

from minzheng.engines.access.api import Viewer
from minzheng.engines.alerts import api as alerts
from minzheng.engines.audit import api as audit
from minzheng.engines.discovery.closing import TIP_ENDS
from minzheng.engines.discovery.coded import (
    ALERT,
    FALLBACK,
    FINE,
    MISSED,
    RELIEVED,
)
from minzheng.engines.discovery.entering import NewReason, back_on_list, enter
from minzheng.engines.discovery.errors import DiscoveryRefused
from minzheng.engines.discovery.homes import homes_of_people
from minzheng.engines.discovery.models import WAITING, Deed, Entry, Reason, State
from minzheng.engines.discovery.monitored import title_of, triggers
from minzheng.engines.discovery.noting import waiting, write_down
from minzheng.engines.discovery.posts import POSTS
from minzheng.engines.discovery.reporting import CHILDRENS, reason_of
from minzheng.engines.discovery.scoring import refresh_scores
from minzheng.engines.tips import api as tips
from minzheng.kernel.alert import Concern
from minzheng.kernel.doer import Doer

Kind = Deed.Kind
TOGETHER = 200
CONCERNS = (Concern.MISSED.name, Concern.CARE.name)
LEVEL_OF_ROLE = {role: level for level, roles in POSTS.items() for role in roles}
ENDS_BY_TIP = {value: key for key, value in TIP_ENDS.items()}
OPEN_TASKS = (alerts.State.OPEN, alerts.State.TAKEN, alerts.State.VISITED)


@dataclass(frozen=True)
class Gathered:
    """What a day's gathering did: how many reasons came, entries closed, scores moved."""

    reasons: int
    closed: int
    scores: int


def gather(on: date, *, by: Doer) -> Gathered:
    """Bring onto the list what waits elsewhere, close what ended elsewhere, count the scores."""
    came = _gather_alerts(on, by) + _gather_tips(on, by)
    return Gathered(came, _close_ended(on, by), refresh_scores(on, by=by))


def _gather_alerts(on: date, by: Doer) -> int:
    """Tasks that wait and are in no entry, or in one that was closed before they were raised."""
    rows = alerts.AlertTask.objects.filter(
        state__in=OPEN_TASKS, concern__in=CONCERNS, role__in=LEVEL_OF_ROLE,
    ).exclude(about=alerts.AlertTask.About.FEED)  # fmt: skip
    known = dict(Reason.objects.filter(alert_id__isnull=False).values_list("alert_id", "entry_id"))
    fresh = [task for task in rows.order_by("pk").iterator() if task.pk not in known]
    came = 0
    for first in range(0, len(fresh), TOGETHER):
        came += _enter_tasks(fresh[first : first + TOGETHER], on, by)
    return came + _raised_again(rows, known, on, by)


@transaction.atomic
def _enter_tasks(tasks: Sequence[alerts.AlertTask], on: date, by: Doer) -> int:
    persons = [t.subject for t in tasks if t.about == alerts.AlertTask.About.PERSON]
    homes = homes_of_people(persons, on)
    for task in tasks:
        person = task.about == alerts.AlertTask.About.PERSON
        enter(_reason(task, homes[task.subject] if person else task.subject), by=by, on=on)
    _tell(by, "gather_alerts", len(tasks), on)
    return len(tasks)


def _reason(task: alerts.AlertTask, home: int) -> NewReason:
    kind = MISSED if task.concern == Concern.MISSED.name else ALERT
    key = task.rule
    words = key.partition(":")[2]
    if key in triggers():
        kind, words = FALLBACK, f"防返贫监测：{title_of(key)}"
    return NewReason(
        kind=kind, words=words, division=task.division_code, home=home, alert=task.pk,
        level=LEVEL_OF_ROLE[task.role],
    )  # fmt: skip


@transaction.atomic
def _raised_again(
    rows: Iterable[alerts.AlertTask], known: dict[int | None, int], on: date, by: Doer
) -> int:
    """A task that a later night raised anew puts its closed entry back on the list."""
    closed = Entry.objects.filter(state=State.CLOSED, pk__in=set(known.values())).in_bulk()
    came = 0
    for task in rows:
        entry = closed.get(known.get(task.pk, 0))
        if entry is None or entry.waits or task.raised_on <= (entry.closed_on or on):
            continue
        level = LEVEL_OF_ROLE[task.role]
        back_on_list(entry, f"预警再次提出：{task.ref}", by=by, on=on, level=level)
        Reason.objects.filter(alert_id=task.pk).update(closed_on=None)
        came += 1
    if came:
        _tell(by, "gather_alerts_again", came, on)
    return came


@transaction.atomic
def _gather_tips(on: date, by: Doer) -> int:
    """Tips from the portal and the window that nobody put on the list; children's never come."""
    rows = tips.Tip.objects.filter(state__in=tips.WAITING).exclude(kind__in=CHILDRENS)
    known = set(Reason.objects.filter(tip_id__isnull=False).values_list("tip_id", flat=True))
    fresh = [tip for tip in rows.order_by("pk") if tip.pk not in known]
    for tip in fresh:
        enter(reason_of(tip, on), by=by, on=on)
    if fresh:
        _tell(by, "gather_tips", len(fresh), on)
    return len(fresh)


@transaction.atomic
def _close_ended(on: date, by: Doer) -> int:
    """Entries of which every reason ended on its own page, in somebody else's words."""
    _mark_ended(Reason.objects.filter(closed_on=None), on)
    rows = Entry.objects.filter(state__in=WAITING).exclude(
        pk__in=Reason.objects.filter(closed_on=None).values("entry_id")
    )
    ended = list(rows)
    for row in ended:
        _end(row, on, by)
    if ended:
        _tell(by, "close_ended_entries", len(ended), on)
    return len(ended)


@transaction.atomic
def close_ended(entry: Entry, *, by: Viewer, on: date) -> Entry:
    """Close an entry today of which every reason ended on its own page; no second ending is asked.

    Raises DiscoveryRefused (something is open still, closed), NotAllowed.
    """
    row = waiting(entry, by)
    _mark_ended(row.reasons.filter(closed_on=None), on)
    left = row.reasons.filter(closed_on=None).count()
    if left:
        raise DiscoveryRefused(
            f"还有 {left} 条线索、预警没有办结：先在各自的页面办，或写“处理结果”"
        )
    _end(row, on, by.doer)
    audit.record(by.doer, "close_ended_entry", row.ref, division=row.division_code)
    return row


def all_ended(entry: Entry) -> bool:
    """Whether everything behind an entry has ended on its own page. One query.

    Its reasons are loaded with it, for the page that asks.
    """
    reasons = Reason.objects.annotate(over=_over())
    prefetch_related_objects([entry], Prefetch("reasons", queryset=reasons))
    return all(row.closed_on or getattr(row, "over", False) for row in entry.reasons.all())


def _end(row: Entry, on: date, by: Doer) -> None:
    row.state, row.closed_on, row.outcome = State.CLOSED, on, _outcome(row)
    row.save(update_fields=["state", "closed_on", "outcome"])
    write_down(row, Kind.CLOSED, "各条线索、预警都已办结", by=by, on=on)


def _mark_ended(open_reasons: QuerySet[Reason], on: date) -> None:
    """Reasons whose tip or alert is no longer waiting."""
    ended = list(open_reasons.filter(_over()).values_list("pk", flat=True))
    Reason.objects.filter(pk__in=ended).update(closed_on=on)


def _over() -> Q:
    """Of a reason: whether its tip is settled, or its alert no longer waits."""
    tip = tips.Tip.objects.filter(pk=OuterRef("tip_id"), state=tips.State.CLOSED)
    alert = alerts.AlertTask.objects.filter(pk=OuterRef("alert_id"))
    return Exists(tip) | Exists(alert.exclude(state__in=OPEN_TASKS))


def _outcome(row: Entry) -> str:
    """By the last tip that was settled; by the alerts' verdict where there was none."""
    known = row.reasons.filter(tip_id__isnull=False).values_list("tip_id", flat=True)
    last = tips.Tip.objects.filter(pk__in=list(known)).order_by("-closed_on", "-pk").first()
    if last is not None:
        return ENDS_BY_TIP.get(last.outcome, RELIEVED)
    tasks = row.reasons.filter(alert_id__isnull=False).values_list("alert_id", flat=True)
    right = alerts.AlertTask.objects.filter(
        pk__in=list(tasks), verdict=alerts.Verdict.TRUE
    ).exists()
    return RELIEVED if right else FINE


def _tell(by: Doer, verb: str, count: int, on: date) -> None:
    audit.record(by, verb, "entries", detail={"on": on.isoformat(), "count": count})
