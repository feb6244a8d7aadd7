"""Sending callbacks: made when due, tried again ever later, at last given up."""

from datetime import date, datetime

from django.db import transaction

from minzheng.engines.partners.dci.errors import MessageRefused
from minzheng.engines.partners.dci.exchanging import work_on
from minzheng.engines.partners.delivering import BACK_OFF, LEASE, MOST_AT_ONCE, Delivered
from minzheng.engines.partners.errors import UrlRefused
from minzheng.engines.partners.models import Exchange, Partner
from minzheng.engines.partners.reaching_out import NotReached, send

State = Exchange.State
HEADERS = {"Content-Type": "application/json; charset=utf-8"}


def call_back_due(at: datetime, *, on: date) -> Delivered:
    """Send what is due. A callback may arrive twice; its correlation_id is the same both times."""
    sent = failed = given_up = 0
    for pk in _due(at):
        row = _take(pk, at)
        if row is None:
            continue
        try:
            send(row.callback, work_on(row, at=at, on=on).encode(), HEADERS)
        except (NotReached, UrlRefused, MessageRefused) as error:
            given_up += _put_off(row, str(error), at)
            failed += 1
        else:
            Exchange.objects.filter(pk=row.pk).update(
                state=State.DONE, next_at=None, problem="", tries=row.tries + 1
            )
            sent += 1
    return Delivered(sent, failed, given_up)


def _due(at: datetime) -> list[int]:
    live = Exchange.objects.filter(partner__state=Partner.State.APPROVED, next_at__lte=at)
    return list(live.order_by("pk").values_list("pk", flat=True)[:MOST_AT_ONCE])


@transaction.atomic
def _take(pk: int, at: datetime) -> Exchange | None:
    if not Exchange.objects.filter(pk=pk, next_at__lte=at).update(next_at=at + LEASE):
        return None
    return Exchange.objects.select_related("partner").get(pk=pk)


def _put_off(row: Exchange, problem: str, at: datetime) -> bool:
    tries = row.tries + 1
    over = tries > len(BACK_OFF)
    then = {"state": State.REJECTED, "next_at": None} if over else {
        "next_at": at + BACK_OFF[tries - 1]}  # fmt: skip
    Exchange.objects.filter(pk=row.pk).update(tries=tries, problem=problem[:200], **then)
    return over
