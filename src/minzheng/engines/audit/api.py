"""The door of the audit engine: record, read, verify."""

from minzheng.engines.audit.models import Entry
from minzheng.engines.audit.privacy import SecretInTrail
from minzheng.engines.audit.verifying import Verdict, verify
from minzheng.engines.audit.writing import NotInTransaction, record

__all__ = [
    "Entry",
    "NotInTransaction",
    "SecretInTrail",
    "Verdict",
    "entries_about",
    "record",
    "verify",
]


def entries_about(subject: str) -> list[Entry]:
    """Every entry about a subject such as "case:GZ…", oldest first."""
    return list(Entry.objects.filter(subject=subject).order_by("number"))
