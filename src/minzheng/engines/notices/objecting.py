"""Objections to a publicity, and their settlement."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.db import transaction

from minzheng.engines.audit import api as audit
from minzheng.kernel.doer import SYSTEM, Doer
from minzheng.registers.sealing import seal

from .models import Objection, Publicity
from .poster import day
from .showing import LIVE, State


class ObjectionClosed(Exception):
    """No objection can be taken; says until when it could, and what else one can do."""


class AlreadySettled(Exception):
    """An objection is answered once."""


@dataclass(frozen=True)
class NewObjection:
    """Who objects, how to reach him, and why."""

    name: str
    phone: str
    text: str


@dataclass(frozen=True)
class Settlement:
    """What the check of an objection found, and the answer given."""

    outcome: Literal["upheld", "dismissed"]
    reply: str


@transaction.atomic
def object_to(
    publicity: Publicity, objection: NewObjection, *, on: date, by: Doer = SYSTEM
) -> Objection:
    """Take an objection; the publicity is then "objected" until it is settled.

    Raises:
        ObjectionClosed: outside the period, already down, or an announcement.
    """
    row = Publicity.objects.select_for_update().get(pk=publicity.pk)
    _check_open(row, on)
    made = Objection.objects.create(
        publicity=row,
        name=objection.name,
        phone_sealed=seal(objection.phone),
        text=objection.text,
        made_on=on,
    )
    row.state = State.OBJECTED
    row.save(update_fields=["state"])
    detail = {"publicity": row.pk, "objection": made.pk}  # never who: the trail is widely read
    audit.record(by, "object_to", row.case_ref, division=row.division_code, detail=detail)
    return made


@transaction.atomic
def settle_objection(
    objection: Objection, settlement: Settlement, *, by: Doer, on: date
) -> Objection:
    """Answer an objection. When all are dismissed, the publicity goes on or ends;
    an upheld one leaves it "objected" until a new round is published.

    Raises:
        AlreadySettled: it was answered before.
    """
    row = Publicity.objects.select_for_update().get(pk=objection.publicity_id)
    made = Objection.objects.select_for_update().get(pk=objection.pk)
    if made.state != Objection.State.OPEN:
        raise AlreadySettled(f"这条异议已于{made.settled_on}答复：{made.get_state_display()}")
    made.state, made.reply, made.settled_on = settlement.outcome, settlement.reply, on
    made.save(update_fields=["state", "reply", "settled_on"])
    _resume(row, on)
    detail = {"publicity": row.pk, "objection": made.pk, "outcome": made.state}
    audit.record(by, "settle_objection", row.case_ref, division=row.division_code, detail=detail)
    return made


def _check_open(row: Publicity, on: date) -> None:
    if row.kind == Publicity.Kind.ANNOUNCEMENT:
        raise ObjectionClosed(
            f"这是决定作出后的公布，不收公示异议。发现情况不实，可随时反映：{row.contact}"
        )
    if on < row.since:
        raise ObjectionClosed(f"公示从{day(row.since)}开始，请在开始以后提出")
    if row.until is not None and on > row.until:
        raise ObjectionClosed(
            f"公示期是{day(row.since)}至{day(row.until)}，已经结束。"
            f"你仍可实名反映情况或举报：{row.contact}，核实后会依法处理"
        )
    if row.state not in LIVE:
        raise ObjectionClosed(
            f"这次公示现在是“{row.get_state_display()}”，不再收异议。你仍可反映情况：{row.contact}"
        )


def _resume(row: Publicity, on: date) -> None:
    pending = row.objections.exclude(state=Objection.State.DISMISSED).exists()
    if pending or row.state != State.OBJECTED:
        return
    row.state = State.ENDED if row.until and row.until < on else State.RUNNING
    row.taken_down_on = on if row.state == State.ENDED else None
    row.save(update_fields=["state", "taken_down_on"])
