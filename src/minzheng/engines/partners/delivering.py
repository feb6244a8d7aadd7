"""Sending notices: signed, tried again ever later, given up into a list that can be sent anew."""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, OuterRef, Subquery

from minzheng.engines.partners.errors import UrlRefused
from minzheng.engines.partners.models import Delivery, Hook
from minzheng.engines.partners.reaching_out import NotReached, send
from minzheng.registers.sealing import unseal

State = Delivery.State
# How long after each failure it is tried again: a minute, five … a day; then it is given up.
BACK_OFF = tuple(timedelta(minutes=m) for m in (1, 5, 15, 60, 180, 360, 720, 1440))
LEASE = timedelta(minutes=2)  # a notice taken by a process that died is free again after this
WINDOW_SECONDS = 300  # what a receiver should accept; told in the documentation
MOST_AT_ONCE = 200


@dataclass(frozen=True)
class Delivered:
    """What one round did."""

    sent: int = 0
    failed: int = 0
    given_up: int = 0


def deliver_due(at: datetime) -> Delivered:
    """Send what is due, at most some hundred; the oldest of each case first.

    A notice may arrive twice when this process dies between sending and noting it: its `id` is
    the same both times.
    """
    sent = failed = given_up = 0
    for pk in _due(at):
        row = _take(pk, at)
        if row is None:
            continue
        try:
            _send(row, at)
        except (NotReached, UrlRefused) as error:
            given_up += _put_off(row, str(error), at)
            failed += 1
        else:
            _note_done(row, at)
            sent += 1
    return Delivered(sent, failed, given_up)


def signature(secret: str, timestamp: int, body: str) -> str:
    """HMAC-SHA256 over "<timestamp>.<body>", hex."""
    return hmac.new(secret.encode(), f"{timestamp}.{body}".encode(), hashlib.sha256).hexdigest()


def _due(at: datetime) -> list[int]:
    """The first waiting notice of each subscriber and subject, if its time has come."""
    waiting = Delivery.objects.filter(state=State.WAITING, hook__ended_at=None)
    same = waiting.filter(hook=OuterRef("hook"), subject=OuterRef("subject"))
    first = same.order_by("entry", "pk").values("pk")[:1]
    rows = waiting.annotate(first=Subquery(first)).filter(pk=F("first"), next_at__lte=at)
    return list(rows.order_by("entry", "pk").values_list("pk", flat=True)[:MOST_AT_ONCE])


@transaction.atomic
def _take(pk: int, at: datetime) -> Delivery | None:
    """Take a notice for a short time, so that no two processes send it at once."""
    taken = Delivery.objects.filter(pk=pk, state=State.WAITING, next_at__lte=at)
    if not taken.update(next_at=at + LEASE):
        return None
    return Delivery.objects.select_related("hook").get(pk=pk)


def _send(row: Delivery, at: datetime) -> None:
    hook: Hook = row.hook
    stamp = int(at.timestamp())
    signed = signature(unseal(hook.secret_sealed), stamp, row.body)
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "Minzheng-Event": row.event,
        "Minzheng-Signature": f"t={stamp},kid={hook.key_id},v1={signed}",
    }
    send(hook.url, row.body.encode(), headers)


def _note_done(row: Delivery, at: datetime) -> None:
    Delivery.objects.filter(pk=row.pk).update(
        state=State.DONE, done_at=at, tries=row.tries + 1, problem=""
    )


def _put_off(row: Delivery, problem: str, at: datetime) -> bool:
    """Try again later, or give up; whether it was given up."""
    tries = row.tries + 1
    over = tries > len(BACK_OFF)
    told = {"state": State.DEAD} if over else {"next_at": at + BACK_OFF[tries - 1]}
    Delivery.objects.filter(pk=row.pk).update(tries=tries, problem=problem[:200], **told)
    return over
