"""Somebody reports a person in need: what looks the same is shown first, nothing is taken twice."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.db.models import Q

from minzheng.engines.access.api import Viewer
from minzheng.engines.alerts import api as alerts
from minzheng.engines.audit import api as audit
from minzheng.engines.cases.api import case_lines_of_person
from minzheng.engines.discovery.coded import HOTLINE, TIP, WORKER
from minzheng.engines.discovery.entering import NewReason, enter
from minzheng.engines.discovery.homes import homes_of_people
from minzheng.engines.discovery.models import Entry, Reason, State
from minzheng.engines.discovery.posts import entries_of
from minzheng.engines.discovery.scoring import rescore
from minzheng.engines.tips import api as tips
from minzheng.registers.people.api import Person

KIND_OF_SOURCE = {tips.WORKER: WORKER, tips.HOTLINE: HOTLINE}
ENTRY, ALERT, CASE = "entry", "alert", "case"
MOST, SAME_HOME = 5, "同一户"
# Tips of children go to the child posts alone; who need not know does not read them on a list.
CHILDRENS = tips.CHILD_KINDS


@dataclass(frozen=True)
class Alike:
    """Something that may tell of the same: what it is, its key, in words, and why."""

    what: str
    key: str
    label: str
    why: str
    is_sure: bool = False


@dataclass(frozen=True)
class Reported:
    """What became of a report: the tip, and the entry it stands in; none for a child's tip."""

    tip: tips.Tip
    entry: Entry | None
    joined: bool = False


@dataclass(frozen=True)
class Sketch:
    """What is known of a report before it is sent."""

    kind: str
    division: str
    told: Mapping[str, str] = field(default_factory=dict)
    person: Person | None = None


@transaction.atomic
def report(new: tips.NewTip, *, by: Viewer, on: date, same_as: int | None = None) -> Reported:
    """Take a report in as a tip and put it on the list, joined to what tells of the same.

    The same person's household has one entry; `same_as` is an entry that the reporter chose. What
    a phone sends twice is taken in once. Raises TipRefused, PhoneRefused.
    """
    tip = tips.receive(new, by=by, on=on)
    if tip.kind in CHILDRENS:
        return Reported(tip, None)
    seen = entries_of(by).exclude(state=State.JOINED).filter(pk=same_as or 0).first()
    return list_tip(tip, by=by, on=on, same_as=seen.pk if seen else None)


def list_tip(tip: tips.Tip, *, by: Viewer, on: date, same_as: int | None = None) -> Reported:
    """Put a tip on the list; one that is there already stays where it is."""
    before = Reason.objects.filter(tip_id=tip.pk).select_related("entry").first()
    if before is not None:
        return Reported(tip, before.entry, before.entry.reasons.count() > 1)
    entry = enter(reason_of(tip, on, same_as), by=by.doer, on=on)
    rescore(entry, on)
    joined = entry.reasons.count() > 1
    detail = {"tip": tip.pk, "joined": joined}
    audit.record(by.doer, "list_tip", entry.ref, division=entry.division_code, detail=detail)
    return Reported(tip, entry, joined)


def reason_of(tip: tips.Tip, on: date, same_as: int | None = None) -> NewReason:
    """A tip as a reason to be on the list."""
    home = None
    if tip.about_id is not None:
        home = homes_of_people([tip.about_id], on)[tip.about_id]
    told = {} if home is not None else {name: tip.told[name] for name in ("who", "where")}
    return NewReason(
        kind=KIND_OF_SOURCE.get(tip.source, TIP),
        words=tip.kind_name,
        division=tip.division_code,
        home=home,
        told=told,
        tip=tip.pk,
        is_urgent=tip.is_urgent,
        entry=same_as,
    )


def alike(viewer: Viewer, sketch: Sketch, on: date) -> list[Alike]:
    """What the viewer may see that may tell of the same: entries, tips, open alerts, open cases."""
    found = list(_of_person(viewer, sketch.person, on)) if sketch.person else []
    told = {"who": "", "where": "", "words": "", **sketch.told}
    about = sketch.person.pk if sketch.person else None
    likely = tips.like_this(viewer, tips.Sketch(sketch.kind, sketch.division, told, about), on)
    numbers = {each.tip.pk: each for each in likely}
    rows = Reason.objects.filter(tip_id__in=numbers).select_related("entry")
    seen = {row.tip_id: row.entry for row in rows}
    for pk, each in numbers.items():
        entry = seen.get(pk)
        if entry is not None and not any(a.key == str(entry.pk) for a in found):
            label = f"{each.tip.kind_name}，{each.tip.received_on} 反映"
            found.append(Alike(ENTRY, str(entry.pk), label, each.why))
    return found[:MOST]


def twins(viewer: Viewer, entry: Entry) -> list[tuple[Entry, str]]:
    """Other entries the viewer may see of the same name or place, and why. Two queries."""
    told = {"who": "", "where": "", "words": "", **entry.told}
    sketch = tips.Sketch("", entry.division_code, told)
    why = {each.tip.pk: each.why for each in tips.like_this(viewer, sketch, entry.opened_on)}
    rows = Reason.objects.filter(tip_id__in=why).exclude(entry=entry).select_related("entry")
    found = {row.entry_id: (row.entry, why[row.tip_id]) for row in rows if row.tip_id}
    return [each for each in found.values() if each[0].state != State.JOINED]


def _of_person(viewer: Viewer, person: Person, on: date) -> Iterator[Alike]:
    """What already goes on for this person's household."""
    home = homes_of_people([person.pk], on)[person.pk]
    entry = entries_of(viewer).filter(home=home).exclude(state=State.JOINED).first()
    if entry is not None:
        state = f"已在{entry.level_name}名单上" if entry.waits else f"{entry.closed_on} 办结过"
        yield Alike(ENTRY, str(entry.pk), state, SAME_HOME, is_sure=True)
    for task in alerts.tasks_of(viewer).filter(_about(home, person.pk))[:MOST]:
        if task.waits:
            yield Alike(
                ALERT, str(task.pk), f"数据预警，{task.due_on} 到期", "同一户", is_sure=True
            )
    for case in case_lines_of_person(viewer, person.pk):
        if case.ended_on is None:
            yield Alike(
                CASE, case.number, f"正在办理的办件 {case.number}", "同一个人", is_sure=True
            )


def _about(home: int, person: int) -> Q:
    kinds = alerts.AlertTask.About
    return Q(about=kinds.HOUSEHOLD, subject=home) | Q(about=kinds.PERSON, subject=person)
