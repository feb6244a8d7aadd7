"""The door of the audit engine: record, read, verify."""

from minzheng.engines.audit.listening import Listener, on_record
from minzheng.engines.audit.models import Entry
from minzheng.engines.audit.privacy import SecretInTrail
from minzheng.engines.audit.verifying import Verdict, verify
from minzheng.engines.audit.writing import NotInTransaction, record

__all__ = [
    "Entry",
    "Listener",
    "NotInTransaction",
    "SecretInTrail",
    "Verdict",
    "entries_about",
    "on_record",
    "record",
    "verify",
]


def entries_about(subject: str) -> list[Entry]:
    """Every entry about a subject such as "case:GZ…", oldest first."""
    return list(Entry.objects.filter(subject=subject).order_by("number"))
