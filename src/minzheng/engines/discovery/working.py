"""Working an entry: take it, write down a visit and what was seen, say who it is, join two."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer, may_see_person
from minzheng.engines.alerts import api as alerts
from minzheng.engines.discovery.clocks import due
from minzheng.engines.discovery.coded import DIMENSIONS, SEEN
from minzheng.engines.discovery.entering import back_on_list
from minzheng.engines.discovery.errors import DiscoveryRefused
from minzheng.engines.discovery.homes import LAKE_HOMES, homes_of_people
from minzheng.engines.discovery.models import Deed, Entry, Reason, State
from minzheng.engines.discovery.noting import (
    locked,
    note,
    require_words,
    waiting,
    write_down,
)
from minzheng.engines.discovery.posts import entries_of
from minzheng.engines.discovery.scoring import rescore
from minzheng.engines.tips import api as tips
from minzheng.registers.people.api import Person

Kind = Deed.Kind


@dataclass(frozen=True)
class Contact:
    """A visit or a call: on which day, what was met, and how hard life is in which respect.

    `seen`: 0 no hardship, 1 some, 2 hard, by dimension; only what was looked at.
    """

    day: date
    words: str
    seen: Mapping[str, int] = field(default_factory=dict)


@transaction.atomic
def take(entry: Entry, *, by: Viewer, on: date) -> Entry:
    """Take an entry in hand, and the alerts behind it; one's own again changes nothing.

    Somebody only the lake knows becomes a household of the registers. Raises DiscoveryRefused
    (closed, another has it), NotAllowed, AlertRefused.
    """
    row = waiting(entry, by)
    if row.taken_by == by.doer.key:
        return row
    if row.taken_by:
        raise DiscoveryRefused(f"这一户由{row.taken_name}在办，请和他联系；要转一级请用上交、下派")
    _hand(row, by)
    row.state = State.TAKEN if row.state == State.OPEN else row.state
    row.save(update_fields=["state", "taken_by", "taken_name"])
    row = _take_alerts(row, by=by, on=on)
    note(row, Kind.TAKEN, "", by=by, on=on)
    return row


@transaction.atomic
def note_contact(entry: Entry, contact: Contact, *, by: Viewer, on: date) -> Entry:
    """Write down a visit or a call, for the tips and alerts behind the entry as well.

    What was seen counts at once. Raises DiscoveryRefused (closed, no words, wrong day, no such
    respect), NotAllowed.
    """
    row = waiting(entry, by)
    require_words(contact.words, "请写明见到了谁、情况怎样")
    _refuse_contact(row, contact, on)
    if not row.taken_by:
        row = take(row, by=by, on=on)
    row.state, row.seen = State.VISITED, {**row.seen, **contact.seen}
    row.save(update_fields=["state", "seen"])
    rescore(row, on)
    _visit_behind(row, contact, by=by, on=on)
    note(row, Kind.VISITED, f"{contact.words.strip()} {_seen_words(contact)}", by=by, on=on)
    return row


@transaction.atomic
def name_person(entry: Entry, person: Person, *, by: Viewer, on: date) -> Entry:
    """Say who it is; where that household has an entry already, this one is joined to it.

    Gives the entry that goes on. Raises DiscoveryRefused (closed, named before, out of reach),
    NotAllowed.
    """
    row = waiting(entry, by)
    if row.home is not None:
        raise DiscoveryRefused("这一条已经查明是谁，不用再选；不对的，请办结后重新登记")
    if not may_name(by, person):
        raise DiscoveryRefused("登记簿里没有这个人，或他不在您的辖区")
    home = homes_of_people([person.pk], on)[person.pk]
    other = Entry.objects.filter(home=home).exclude(state=State.JOINED).first()
    if other is not None:
        return _join(row, other, by=by, on=on)
    row.home = home
    row.save(update_fields=["home"])
    rescore(row, on)
    note(row, Kind.NAMED, "已对上登记簿里的家庭", by=by, on=on)
    return row


def may_name(viewer: Viewer, person: Person) -> bool:
    """Whether the viewer may say that it is this person: one of her own area."""
    return may_see_person(viewer, person)


@transaction.atomic
def join(entry: Entry, other: Entry, *, by: Viewer, on: date) -> Entry:
    """Join an entry to another that tells of the same; every reason moves there, nothing is lost.

    Gives the one that goes on. Raises DiscoveryRefused (closed, both named and different, out of
    reach), NotAllowed.
    """
    row = waiting(entry, by)
    found = entries_of(by).exclude(state=State.JOINED).filter(pk=other.pk).first()
    if found is None or found.pk == row.pk:
        raise DiscoveryRefused("没有那一条，或它不在您的范围内，请从“可能是同一户”里选")
    if row.home is not None and found.home is not None:
        raise DiscoveryRefused("两条说的是登记簿里不同的家庭，不能并在一起")
    return _join(row, found, by=by, on=on)


def _join(row: Entry, other: Entry, *, by: Viewer, on: date) -> Entry:
    """The reasons move; the one that stays is as urgent as either and is on the list again."""
    target, home = locked(other), row.home
    row.state, row.joined_to, row.home = State.JOINED, target, None
    row.save(update_fields=["state", "joined_to", "home"])
    Reason.objects.filter(entry=row).update(entry=target)
    if not target.waits:
        back_on_list(target, f"{row.ref} 并入", by=by.doer, on=on, level=row.level)
    target.home = target.home or home
    if row.is_urgent and not target.is_urgent:
        target.is_urgent = True
        target.due_on = min(target.due_on, due(target, on))
    target.seen = {**row.seen, **target.seen}
    target.save()
    rescore(target, on)
    write_down(target, Kind.ADDED, f"{row.ref} 并入", by=by.doer, on=on)
    note(row, Kind.JOINED, f"并入 {target.ref}", by=by, on=on)
    return target


def _refuse_contact(row: Entry, contact: Contact, on: date) -> None:
    if not row.opened_on <= contact.day <= on:
        raise DiscoveryRefused(
            f"上门日期 {contact.day} 应在列入名单 {row.opened_on} 以后、今天 {on} 以前"
        )
    strange = [key for key, value in contact.seen.items()
               if key not in DIMENSIONS or value not in SEEN]  # fmt: skip
    if strange:
        raise DiscoveryRefused(f"走访所见只有{'、'.join(DIMENSIONS.values())}，各选一项")


def _take_alerts(row: Entry, *, by: Viewer, on: date) -> Entry:
    """The open tasks behind it that she may work; by them the lake's people enter the registers."""
    for task in open_tasks(row):
        if not task.taken_by and alerts.may_work(by, task):
            taken = alerts.take(task, by=by, on=on)
            _follow(row, taken, on)
    return row


def _follow(row: Entry, task: alerts.AlertTask, on: date) -> None:
    """Who was entered in the registers is known by that number from now on."""
    if row.home is None or row.home > -LAKE_HOMES or task.subject <= 0:
        return
    home = task.subject
    if task.about == alerts.AlertTask.About.PERSON:
        home = homes_of_people([task.subject], on)[task.subject]
    if Entry.objects.filter(home=home).exclude(state=State.JOINED).exists():
        return
    row.home = home
    row.save(update_fields=["home"])


def open_tasks(row: Entry) -> list[alerts.AlertTask]:
    """The alert tasks behind an entry that still wait. Two queries."""
    known = row.reasons.filter(alert_id__isnull=False).values_list("alert_id", flat=True)
    waits = (alerts.State.OPEN, alerts.State.TAKEN, alerts.State.VISITED)
    return list(alerts.AlertTask.objects.filter(pk__in=list(known), state__in=waits))


def open_tips(row: Entry) -> list[tips.Tip]:
    """The tips behind an entry that still wait. Two queries."""
    known = row.reasons.filter(tip_id__isnull=False).values_list("tip_id", flat=True)
    return list(tips.Tip.objects.filter(pk__in=list(known), state__in=tips.WAITING))


def _visit_behind(row: Entry, contact: Contact, *, by: Viewer, on: date) -> None:
    for tip in open_tips(row):
        if tips.may_work(by, tip) and contact.day >= tip.received_on:
            tips.visit(tip, contact.words, day=contact.day, by=by, on=on)
    for task in open_tasks(row):
        if alerts.may_work(by, task):
            alerts.visit(task, alerts.Visit(contact.day, contact.words), by=by, on=on)


def _hand(row: Entry, by: Viewer) -> None:
    row.taken_by, row.taken_name = by.doer.key, by.doer.name


def _seen_words(contact: Contact) -> str:
    told = [f"{DIMENSIONS[key]}{SEEN[value]}" for key, value in contact.seen.items()]
    return f"（走访所见：{'，'.join(told)}）" if told else ""
