"""Idempotency: the same key and request give the stored answer; another request is a conflict.

The answer is kept in the transaction of the deed, so either both are there or neither. A refusal
is not kept: it changed nothing, and the call may be made again with the same key.
"""

from datetime import datetime, timedelta

from django.db import IntegrityError, connection, transaction

from minzheng.engines.partners.errors import OtherBody
from minzheng.engines.partners.models import Partner, StoredAnswer

KEPT = timedelta(days=7)
OTHER = "这个 Idempotency-Key 已经用在另一个请求上。重发同一请求用原来的键，新的请求换一个新键"


def claim(partner: Partner, key: str, digest: str) -> StoredAnswer:
    """The stored answer of this key, or a new empty one (status 0) to be filled.

    Inside the transaction of the deed: a second call waits here until the first is through.
    Raises OtherBody.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("幂等键要和办的事在同一个事务里")
    try:
        with transaction.atomic():
            return StoredAnswer.objects.create(partner=partner, key=key, digest=digest)
    except IntegrityError:
        found = StoredAnswer.objects.select_for_update().get(partner=partner, key=key)
    if found.digest != digest:
        raise OtherBody(OTHER)
    return found


def keep(answer: StoredAnswer, status: int, body: str, etag: str = "") -> None:
    """Fill the answer that claim() gave."""
    answer.status, answer.body, answer.etag = status, body, etag
    answer.save(update_fields=["status", "body", "etag"])


def forget_answers(at: datetime) -> int:
    """Remove answers older than a week; gives how many. Run again, nothing changes."""
    return StoredAnswer.objects.filter(at__lt=at - KEPT).delete()[0]
