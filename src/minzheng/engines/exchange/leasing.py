"""Who is at work on a delivery: a lease that a living process renews and a dead one loses."""

import os
import secrets
import socket
import time
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from django.db.models import F, Q
from django.utils import timezone

from minzheng.engines.exchange.limits import LEASE_SECONDS
from minzheng.engines.exchange.models import AT_WORK, Delivery

BEAT_SECONDS = 1.0


class LeaseLost(RuntimeError):
    """Another process took the delivery over; this one stops at once."""


@dataclass
class Lease:
    """The right to work on one delivery; every sign of life renews it."""

    delivery: int
    owner: str
    _beat: float = field(default=0.0)

    def tell(self, done: int) -> None:
        """Say how much is done, once a second at most. Raises LeaseLost."""
        now = time.monotonic()
        if now - self._beat >= BEAT_SECONDS:
            self._beat = now
            self.write(done=done)

    def write(self, **columns: object) -> None:
        """Change the row while it is ours. Raises LeaseLost."""
        until = timezone.now() + timedelta(seconds=LEASE_SECONDS)
        rows = Delivery.objects.filter(pk=self.delivery, owner=self.owner)
        if not rows.update(lease_until=until, **columns):
            raise LeaseLost(f"报送 {self.delivery} 已由另一个进程接手")

    def give_up(self, **columns: object) -> None:
        """Let go of it, whoever holds it now."""
        rows = Delivery.objects.filter(pk=self.delivery, owner=self.owner)
        rows.update(owner="", lease_until=None, **columns)


def take(delivery: int) -> Lease | None:
    """The lease, or None when there is nothing to do or somebody living is at it."""
    row = Delivery.objects.filter(pk=delivery, state__in=AT_WORK).only("owner").first()
    if row is None:
        return None
    owner = f"{_myself()}:{secrets.token_hex(4)}"
    now = timezone.now()
    free = Q(lease_until=None) | Q(lease_until__lt=now)
    if _is_dead(row.owner):
        free |= Q(owner=row.owner)
    taken = Delivery.objects.filter(free, pk=delivery, state__in=AT_WORK).update(
        owner=owner, lease_until=now + timedelta(seconds=LEASE_SECONDS), began_at=now,
        ended_at=None, done=0, total=F("size"), doing="准备",
    )  # fmt: skip
    return Lease(delivery, owner) if taken else None


def _myself() -> str:
    return f"{socket.gethostname()[:30]}:{os.getpid()}:{_started(os.getpid())}"


def _is_dead(owner: str) -> bool:
    """Whether the process is known to be gone; of another machine nothing is known."""
    host, _, rest = owner.partition(":")
    number, _, more = rest.partition(":")
    if not owner or host != socket.gethostname()[:30] or not number.isdecimal():
        return False
    return _started(int(number)) != more.partition(":")[0]


def _started(process: int) -> str:
    """When a process began, so that a number used again is not taken for the old one."""
    try:
        stat = Path(f"/proc/{process}/stat").read_text(encoding="ascii", errors="replace")
    except OSError:
        return ""
    return stat.rpartition(")")[2].split()[19]
