"""How entries are bound: the hash of an entry covers all its fields and the hash before it."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from minzheng.engines.audit.models import Entry

GENESIS = "0" * 64
FIELDS = (
    "number", "at", "doer_kind", "doer_key", "doer_name", "doer_office", "verb", "subject",
    "division_code", "purpose", "detail", "previous_hash",
)  # fmt: skip


def canonical(value: Mapping[str, Any]) -> str:
    """One and only one JSON text for a value: sorted keys, no spaces, instants in UTC."""
    return json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_as_text
    )


def hash_of(entry: Entry) -> str:
    """SHA-256 over the canonical text of everything the entry says."""
    told = {field: getattr(entry, field) for field in FIELDS}
    return hashlib.sha256(canonical(told).encode()).hexdigest()


def _as_text(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"审计内容里不能有 {type(value).__name__}：请先转成文字或数字")
