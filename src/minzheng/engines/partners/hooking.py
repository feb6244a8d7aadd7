"""Subscriptions to events, and reading the trail on from where it was read last."""

import json
import secrets
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils import timezone

from minzheng.engines.access.api import Viewer, may, may_see
from minzheng.engines.audit import api as audit
from minzheng.engines.audit.api import Entry
from minzheng.engines.partners.admitting import Caller, viewer_of_partner
from minzheng.engines.partners.dci.notifying import VERBS, notices_for
from minzheng.engines.partners.errors import NoSuchPartner, PartnerUnfit
from minzheng.engines.partners.events import (
    ALERT_EVENTS,
    CASE,
    EVENTS,
    RAISED,
    Happened,
    events_of,
    verbs,
)
from minzheng.engines.partners.models import Delivery, Exchange, Hook, Lodged, Reading, Watch
from minzheng.engines.partners.reaching_out import refuse_url
from minzheng.engines.partners.scopes import ALERTS, COUNTER_POST, ENDERS, EVERY_MATTER
from minzheng.registers.sealing import seal

ONE, BATCH = 1, 500
KEY_BYTES, SECRET_BYTES = 6, 32
MOST_HOOKS = 20


@dataclass(frozen=True)
class Subscribed:
    """A new subscription with the secret of its signatures, which is told this once."""

    hook: Hook
    secret: str


@dataclass(frozen=True)
class Listening:
    """A running subscription, and its partner as a viewer."""

    hook: Hook
    viewer: Viewer


@transaction.atomic
def subscribe(caller: Caller, url: str, events: tuple[str, ...]) -> Subscribed:
    """Events from now on are sent to the address.

    Raises UrlRefused, PartnerUnfit, ScopeMissing (events of alerts have a scope of their own).
    """
    refuse_url(url)
    unknown = set(events) - EVENTS.keys()
    if unknown or not events:
        raise PartnerUnfit({"events": f"没有事件“{'、'.join(sorted(unknown))}”，请从列出的里选"})
    if set(events) & set(ALERT_EVENTS):
        caller.require(ALERTS)
    if hooks_of(caller).count() >= MOST_HOOKS:
        raise PartnerUnfit({"url": f"最多 {MOST_HOOKS} 个订阅，请先退订不用的"})
    begin_reading()
    secret = secrets.token_urlsafe(SECRET_BYTES)
    hook = Hook.objects.create(
        partner=caller.partner, url=url, events=sorted(set(events)), secret_sealed=seal(secret),
        key_id=secrets.token_hex(KEY_BYTES), since_entry=last_entry(),
    )  # fmt: skip
    audit.record(caller.viewer.doer, "subscribe_events", caller.partner.ref,
                 division=caller.partner.division_code, detail={"hook": hook.pk})  # fmt: skip
    return Subscribed(hook, secret)


@transaction.atomic
def unsubscribe(caller: Caller, number: int) -> None:
    """Nothing more is sent. Raises NoSuchPartner."""
    if not hooks_of(caller).filter(pk=number).update(ended_at=timezone.now()):
        raise NoSuchPartner("没有这个订阅，或已经退订")
    audit.record(caller.viewer.doer, "unsubscribe_events", caller.partner.ref,
                 division=caller.partner.division_code, detail={"hook": number})  # fmt: skip


def hooks_of(caller: Caller) -> QuerySet[Hook]:
    """The partner's running subscriptions, newest first."""
    return Hook.objects.filter(partner=caller.partner, ended_at=None)


def delivery_for(viewer: Viewer, number: int) -> Delivery:
    """A notice that was given up, for who looks after the partner. Raises NoSuchPartner."""
    row = Delivery.objects.select_related("hook__partner").filter(pk=number).first()
    dead = row is not None and row.state == Delivery.State.DEAD
    if row is None or not dead or not may(viewer, ENDERS, row.hook.partner.division_code):
        raise NoSuchPartner("没有这条送不到的通知，或已经重发")
    return row


@transaction.atomic
def resend(viewer: Viewer, number: int, *, at: datetime) -> Delivery:
    """Try a notice anew that was given up. Raises NoSuchPartner."""
    row = delivery_for(viewer, number)
    partner = row.hook.partner
    row.state, row.tries, row.next_at = Delivery.State.WAITING, 0, at
    row.save(update_fields=["state", "tries", "next_at"])
    audit.record(viewer.doer, "resend_event", partner.ref, division=partner.division_code,
                 detail={"notice": row.pk})  # fmt: skip
    return row


def read_trail(at: datetime, *, on: date) -> int:
    """Make notices of everything new in the trail; gives how many. Run again, nothing changes."""
    made = 0
    while (step := _read_some(at, on)) is not None:
        made += step
    return made


@transaction.atomic
def _read_some(at: datetime, on: date) -> int | None:
    """Some entries and the new position in one transaction; None when nothing is new."""
    begin_reading()
    place = Reading.objects.select_for_update().get(pk=ONE)
    entries = list(Entry.objects.filter(number__gt=place.entry).order_by("number")[:BATCH])
    if not entries:
        return None
    hooks = _listening()
    read = [entry for entry in entries if hooks and entry.verb in verbs()]
    rows = [row for entry in read for row in _notices(entry, hooks, at)]
    Delivery.objects.bulk_create(rows, ignore_conflicts=True)
    told = _messages(entries, at=at, on=on)
    Exchange.objects.bulk_create(told, ignore_conflicts=True)
    place.entry = entries[-1].number
    place.save(update_fields=["entry"])
    return len(rows) + len(told)


def _messages(entries: list[Entry], *, at: datetime, on: date) -> list[Exchange]:
    """The notify messages for those who watch people in the registries."""
    watches = list(Watch.objects.filter(ended_on=None).select_related("partner"))
    told = [entry for entry in entries if watches and entry.verb in VERBS]
    return [row for entry in told for row in notices_for(entry, watches, at=at, on=on)]


def _listening() -> list[Listening]:
    rows = Hook.objects.filter(ended_at=None).select_related("partner")
    return [Listening(hook, viewer_of_partner(hook.partner)) for hook in rows]


def _notices(entry: Entry, hooks: list[Listening], at: datetime) -> list[Delivery]:
    wanted = [each for each in hooks if each.hook.since_entry < entry.number]
    found = [
        _notice(entry, happened, each.hook, at)
        for happened in (events_of(entry) if wanted else ())
        for each in wanted
        if happened.event in each.hook.events and _may_know(each, happened)
    ]
    return _unsaid(found)


def _unsaid(rows: list[Delivery]) -> list[Delivery]:
    """A second night of a day tells of its first one's tasks again: those were told."""
    raised = [row for row in rows if row.event == RAISED]
    if not raised:
        return rows
    told = Delivery.objects.filter(event=RAISED, hook__in={row.hook_id for row in raised})
    known = set(told.values_list("hook", "subject"))
    return [r for r in rows if r.event != RAISED or (r.hook_id, r.subject) not in known]


def _notice(entry: Entry, happened: Happened, hook: Hook, at: datetime) -> Delivery:
    told = {
        "id": f"{hook.pk}-{entry.number}-{happened.subject}", "event": happened.event,
        "subject": happened.subject, "at": entry.at.isoformat(timespec="seconds"),
        "sequence": entry.number, **happened.told,
    }  # fmt: skip
    body = json.dumps(told, ensure_ascii=False, sort_keys=True)
    return Delivery(hook=hook, entry=entry.number, event=happened.event, body=body,
                    subject=happened.subject, next_at=at)  # fmt: skip


def _may_know(listening: Listening, happened: Happened) -> bool:
    """A case it lodged and reaches; what hangs in public, and tasks of the village post, there."""
    viewer, partner, told = listening.viewer, listening.hook.partner, happened.told
    if happened.subject.startswith(CASE):
        number = happened.subject.removeprefix(CASE)
        row = Lodged.objects.filter(partner=partner, case=number).first()
        return row is not None and may_see(viewer, row.division_code, row.matter)
    if happened.event in ALERT_EVENTS:
        its_own = ALERTS in partner.scopes and told["post"] == COUNTER_POST
        matter = str(told["matter"]) or EVERY_MATTER
        return its_own and may_see(viewer, str(told["division"]), matter)
    return may_see(viewer, str(told["division"]), str(told["matter"]))


def begin_reading() -> None:
    """The trail is read from the first subscription on; what was before is nobody's event."""
    Reading.objects.get_or_create(pk=ONE, defaults={"entry": last_entry()})


def last_entry() -> int:
    """The number of the last entry of the trail, 0 of an empty one."""
    return Entry.objects.aggregate(last=Max("number"))["last"] or 0
