"""政策找人: who does not have what is hers is listed and told once; an opt-out is kept."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import NotAllowed, Viewer
from minzheng.engines.audit import api as audit
from minzheng.engines.cases.api import AlreadyOpen, CaseRefused, NoHousehold, open_found
from minzheng.engines.guarantees.coded import INVITERS, OPEN, Reply
from minzheng.engines.guarantees.errors import GuaranteeRefused, NoSuchGuarantee
from minzheng.engines.guarantees.items import Item
from minzheng.engines.guarantees.models import Invitation, Tally
from minzheng.engines.guarantees.posts import (
    elder_for,
    invitations_of,
    reader,
    require_any,
    require_family,
)
from minzheng.engines.guarantees.shelf import in_force, published
from minzheng.engines.guarantees.sweeping import Candidate, Swept, sweep
from minzheng.engines.guarantees.telling import items_served
from minzheng.engines.needs import api as needs
from minzheng.engines.notices import api as notices
from minzheng.engines.screening.api import NoSnapshot, found, fresh
from minzheng.kernel.doer import Doer
from minzheng.kernel.matter import catalogue
from minzheng.registers.people.api import Person

MOST, LONGEST = 2_000, 200
REFUSALS = (AlreadyOpen, CaseRefused, NoHousehold)


@dataclass(frozen=True)
class Counted:
    """What a count changed: newly listed, settled since, and how many are listed now."""

    listed: int
    settled: int
    waiting: int


@dataclass(frozen=True)
class Invited:
    """What a round of telling did."""

    told: int
    cases: int
    left: int


def count(on: date, *, by: Doer) -> Counted:
    """Go over everybody: the counts of each item, and who does not have it. Idempotent.

    Who has it by now, or is no longer entitled, is settled; who declined stays so.
    """
    table = fresh(on, by=by)
    swept = sweep(table, published(), on, items_served())
    with transaction.atomic():
        _tally(swept, on)
        known = {(row.person_id, row.item): row for row in Invitation.objects.select_for_update()}
        alive = _alive(swept.candidates, on)
        wanted = {(c.person, c.code): c for c in swept.candidates if c.person in alive}
        listed = _list([each for key, each in wanted.items() if key not in known], on)
        settled = [row for key, row in known.items() if key not in wanted and row.reply in OPEN]
        again = [row for key, row in known.items() if key in wanted and row.reply == Reply.SETTLED]
        Invitation.objects.filter(pk__in=[r.pk for r in settled]).update(
            reply=Reply.SETTLED, replied_on=on
        )
        Invitation.objects.filter(pk__in=[r.pk for r in again]).update(
            reply=Reply.FOUND, replied_on=None, told_on=None, found_on=on
        )
        waiting = Invitation.objects.filter(reply__in=OPEN).count()
        counted = Counted(listed + len(again), len(settled), waiting)
        detail = {"listed": counted.listed, "settled": counted.settled, "waiting": waiting}
        audit.record(by, "count_guarantees", f"population:{table.version}", detail=detail)
    return counted


def invite(viewer: Viewer, code: str, *, on: date) -> Invited:
    """Tell everybody of the viewer's area who is listed for an item and was not told yet.

    Of a matter that finds people itself a case is opened; others get a message. One transaction a
    person; run again, nobody is told twice. Raises NotAllowed, NoSuchGuarantee.
    """
    if not viewer.roles & set(INVITERS):
        raise NotAllowed("告知老人由乡镇（街道）和区民政局的经办人办理")
    rows = invitations_of(viewer).filter(item=code, reply=Reply.FOUND).order_by("pk")
    chosen = list(rows[:MOST])
    if not chosen:
        raise GuaranteeRefused("没有等着告知的老人；人员有变化的，请先重新计算")
    item = item_of(code, chosen[0].division_code, on)
    events = _events(item, on)
    told = cases = 0
    for row in chosen:
        opened = _tell(row, item, events.get(row.person_id, ""), by=viewer.doer, on=on)
        told, cases = told + 1, cases + bool(opened)
    return Invited(told, cases, rows.count())


def item_of(code: str, place: str, on: date) -> Item:
    """The item of this code where it holds. Raises NoSuchGuarantee."""
    for listed in in_force(place, on):
        if listed.item.code == code:
            return listed.item
    raise NoSuchGuarantee(f"当地现在的清单里没有代号 {code} 的项目，请从清单重新选")


@transaction.atomic
def decline(viewer: Viewer, person: Person, code: str, reason: str, *, on: date) -> Invitation:
    """She does not want to be told of an item any more; kept through every later count.

    She herself, or an officer who was told so by her. Raises NotAllowed, NoSuchGuarantee.
    """
    row = _own(viewer, person, code, on)
    row.reply, row.replied_on, row.replied_by = Reply.DECLINED, on, viewer.doer.name
    row.reason = reason.strip()[:LONGEST]
    row.save()
    _record(viewer.doer, "decline_guarantee", row)
    return row


@transaction.atomic
def tell_again(viewer: Viewer, person: Person, code: str, *, on: date) -> Invitation:
    """She takes her opt-out back; the next round tells her. Raises NotAllowed, GuaranteeRefused."""
    row = _own(viewer, person, code, on)
    if row.reply != Reply.DECLINED:
        raise GuaranteeRefused("这一项没有设为不再告知，不用恢复")
    row.reply, row.replied_on, row.reason = Reply.FOUND, None, ""
    row.save()
    _record(viewer.doer, "restore_guarantee", row)
    return row


@transaction.atomic
def want(viewer: Viewer, person: Person, code: str, *, on: date) -> needs.Need:
    """She wants a service of the list: it becomes a need that the town confirms.

    Raises NotAllowed, NoSuchGuarantee, GuaranteeRefused where it is applied for, NeedRefused.
    """
    row = _own(viewer, person, code, on)
    item = item_of(code, row.division_code, on)
    if not item.need:
        raise GuaranteeRefused(f"“{item.name}”不在这里登记，请到{item.where}办理")
    if person.pk in items_served().get(item.need, frozenset()):
        raise GuaranteeRefused(f"“{item.name}”已经登记过，不用再登记，进度在“我的需求”里看")
    new = needs.NewNeed(person, item.need, 1, needs.WEEKLY, words=f"基本养老服务清单：{item.name}")
    need = needs.note_need(new, by=viewer, on=on)
    row.reply, row.need = Reply.WANTED, need.number
    row.replied_on, row.replied_by = on, viewer.doer.name
    row.save()
    _record(viewer.doer, "want_guarantee", row)
    return need


def _own(viewer: Viewer, person: Person, code: str, on: date) -> Invitation:
    """Her row of an item, locked; made where no count has found her yet."""
    if viewer.posts:
        elder_for(viewer, person.pk)
        require_any(reader(viewer), (*INVITERS, "village_worker"), person.division_code)
    else:
        require_family(viewer, person, on)
    item_of(code, person.division_code, on)
    Invitation.objects.get_or_create(
        person=person, item=code,
        defaults={"division_code": person.division_code, "found_on": on},
    )  # fmt: skip
    return Invitation.objects.select_for_update(of=("self",)).get(person=person, item=code)


@transaction.atomic
def _tell(row: Invitation, item: Item, event: str, *, by: Doer, on: date) -> str:
    """Tell one; the number of the case that was opened for her, if one was."""
    locked = Invitation.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if locked.reply != Reply.FOUND:
        return ""
    case = _case(item, locked.person_id, event, by=by, on=on) if event else ""
    if not case:
        text = (
            f"您可以享受基本养老服务清单里的“{item.name}”（{item.standard}）。"
            f"怎样办：{item.where}。不需要的，可以在“我的养老清单”里选不再告知。"
        )
        to = notices.Recipient("person", str(locked.person_id), row.person.name)
        notices.send_message(to, text, on=on, by=by)
    locked.reply, locked.case = Reply.INVITED, case
    locked.told_on, locked.told_by = on, by.name
    locked.save()
    _record(by, "invite_guarantee", locked)
    return case


def _case(item: Item, person: int, event: str, *, by: Doer, on: date) -> str:
    try:
        with transaction.atomic():
            return open_found(item.matter, person, event, by=by, on=on).number
    except REFUSALS:
        return ""


def _events(item: Item, on: date) -> Mapping[int, str]:
    """Whom the item's matter finds itself, by the event; nobody where it finds nobody."""
    matter = catalogue().matters.get(item.matter)
    if matter is None or not matter.personal:
        return {}
    try:
        return {each.subject: each.event for each in found(item.matter, on)}
    except NoSnapshot:
        return {}


def _tally(swept: Swept, on: date) -> None:
    Tally.objects.all().delete()
    Tally.objects.bulk_create(
        Tally(item=code, name=swept.names[code], division_code=place, counted_on=on, **vars(each))
        for (code, place), each in swept.counts.items()
    )


def _list(new: Iterable[Candidate], on: date) -> int:
    rows = [
        Invitation(person_id=each.person, item=each.code, division_code=each.place, found_on=on)
        for each in new
    ]
    Invitation.objects.bulk_create(rows, ignore_conflicts=True, batch_size=1_000)
    return len(rows)


def _alive(candidates: Iterable[Candidate], on: date) -> set[int]:
    """Of those found, who is in the register and alive."""
    wanted = {each.person for each in candidates}
    return set(Person.objects.alive_on(on).values_list("pk", flat=True)) & wanted


def _record(by: Doer, verb: str, row: Invitation) -> None:
    detail = {"item": row.item, "case": row.case, "need": row.need}
    audit.record(by, verb, row.ref, division=row.division_code, detail=detail)


def names_of_items() -> dict[str, str]:
    """The name of every item that any list has or had."""
    return {item.code: item.name for each in reversed(published()) for item in each.items}
