"""What is done to a delivery while nobody waits: check it, or bring it into the lake.

Killed anywhere, the next worker goes on from the last finished stage.
"""

import threading
from collections.abc import Callable
from datetime import date, timedelta

import structlog
from django.db import close_old_connections, connection, transaction
from django.db.models.functions import Coalesce
from django.utils import timezone

from minzheng.engines.exchange.bringing_in import bring_in
from minzheng.engines.exchange.examining import examine
from minzheng.engines.exchange.folders import ORIGINAL, drop, drop_strays
from minzheng.engines.exchange.leasing import Lease, LeaseLost, take
from minzheng.engines.exchange.limits import KEEP_ORIGINAL_DAYS
from minzheng.engines.exchange.models import AT_WORK, Delivery, State

WORK: dict[str, Callable[[Delivery, Lease], None]] = {
    State.WAITING: examine,
    State.ACCEPTING: bring_in,
}
STOPPED = "出错停下"


def work() -> list[Delivery]:
    """Do what waits, oldest first; gives the deliveries that were worked on."""
    waiting = Delivery.objects.filter(state__in=AT_WORK).order_by("id").values_list("pk", flat=True)
    worked = [pk for pk in list(waiting) if work_on(pk)]
    return list(Delivery.objects.filter(pk__in=worked).order_by("id"))


def work_on(pk: int) -> bool:
    """Do what waits for one delivery, unless a living process is at it."""
    lease = take(pk)
    if lease is None:
        return False
    delivery = Delivery.objects.get(pk=pk)
    try:
        WORK[delivery.state](delivery, lease)
    except LeaseLost:
        return False
    except BaseException:
        lease.give_up(doing=STOPPED)
        raise
    lease.give_up(doing="", ended_at=timezone.now())
    return True


def start(pk: int) -> None:
    """Begin in the background as soon as the running transaction is through."""
    transaction.on_commit(lambda: threading.Thread(target=_in_background, args=(pk,)).start())


def tidy(on: date) -> int:
    """Remove sealed files kept long enough, and folders no delivery knows; gives how many."""
    before = on - timedelta(days=KEEP_ORIGINAL_DAYS)
    over = Delivery.objects.exclude(state__in=[*AT_WORK, State.CHECKED])
    decided_or_came = Coalesce("decided_on", "staged_on")
    old = over.annotate(ended_on=decided_or_came).filter(ended_on__lt=before)
    removed = sum(drop(delivery, ORIGINAL) for delivery in old.iterator(chunk_size=200))
    known = Delivery.objects.values_list("folder", flat=True)
    return removed + drop_strays(set(known))


def _in_background(pk: int) -> None:
    """A thread has a connection of its own; what goes wrong is logged and shown on the page."""
    close_old_connections()
    try:
        work_on(pk)
    except Exception:  # whatever it is: a thread has nobody else who would hear of it
        structlog.get_logger(__name__).exception("delivery_stopped", delivery=pk)
    finally:
        connection.close()
