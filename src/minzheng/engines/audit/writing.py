"""Writing one entry, inside the writer's own transaction, at the end of the chain."""

from collections.abc import Mapping
from typing import Any

from django.db import connection
from django.utils import timezone

from minzheng.engines.audit.chain import GENESIS, canonical, hash_of
from minzheng.engines.audit.listening import tell
from minzheng.engines.audit.models import Entry, Head
from minzheng.engines.audit.privacy import refuse_secrets
from minzheng.kernel.doer import Doer
from minzheng.registers.masking import mask_name

HEAD = 1


class NotInTransaction(RuntimeError):
    """An entry was written outside the transaction of what it is about."""


def record(
    by: Doer,
    verb: str,
    subject: str,
    *,
    division: str = "",
    purpose: str = "",
    detail: Mapping[str, Any] | None = None,
) -> Entry:
    """Append one entry about `subject` ("case:GZ…", "person:12"); gives the entry.

    Without a `division` the doer's own stands. Must run inside the transaction of the change it
    tells of, so that both stand or fall together.
    Raises NotInTransaction, and SecretInTrail for an identity number, phone or account.
    """
    if not connection.in_atomic_block:
        raise NotInTransaction(f"“{verb}”须与审计记录在同一个事务里：请用 transaction.atomic 包住")
    told = dict(detail or {})
    refuse_secrets({"subject": subject, "purpose": purpose, **told}, verb)
    entry = Entry(
        at=timezone.now(),
        doer_kind=by.kind,
        doer_key=by.key,
        doer_name=mask_name(by.name) if by.kind == "person" else by.name,
        doer_office=by.office,
        verb=verb,
        subject=subject,
        division_code=division or by.division,
        purpose=purpose,
        detail=canonical(told),
    )
    tell(_append(entry))
    return entry


def _append(entry: Entry) -> Entry:
    """The head row is locked first: writers queue here, so numbers have no gaps."""
    head, _ = Head.objects.select_for_update().get_or_create(pk=HEAD, defaults={"hash": GENESIS})
    entry.number, entry.previous_hash = head.number + 1, head.hash
    entry.hash = hash_of(entry)
    entry.save(force_insert=True)
    head.number, head.hash = entry.number, entry.hash
    head.save(update_fields=["number", "hash"])
    return entry
