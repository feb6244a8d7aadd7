"""The book of this moment: the files' values and all approved ones; right in every process at once.

The merged book is kept in the process. Whether another process has approved something since is one
small query; `steady` asks it once for everything inside, as a request or a night run wants it.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime

from django.db import DatabaseError, connection
from django.db.models import Count, Max

from minzheng.engines.parameters.history import in_force, merged
from minzheng.engines.parameters.models import Proposal
from minzheng.kernel.matter import catalogue
from minzheng.kernel.params import ParamBook

Stamp = tuple[int, datetime | None]
NOTHING: Stamp = (0, None)


@dataclass(frozen=True)
class _Shelf:
    """A merged book with what it was made of."""

    stamp: Stamp
    files: ParamBook
    book: ParamBook


_kept: list[_Shelf] = []
_steady: ContextVar[list[ParamBook] | None] = ContextVar("steady", default=None)


def book() -> ParamBook:
    """Every parameter with the files' values and those approved up to now.

    Raises ParamError naming both sources when a file and an entry hold on one day.
    """
    held = _steady.get()
    if held is None:
        return fresh_book()
    if not held:
        held.append(fresh_book())
    return held[0]


@contextmanager
def steady() -> Iterator[None]:
    """Inside, the database is asked once whether something was approved; an approval made inside
    is seen at once."""
    if _steady.get() is not None:
        yield
        return
    token = _steady.set([])
    try:
        yield
    finally:
        _steady.reset(token)


def forget() -> None:
    """After an approval: the next call asks again."""
    held = _steady.get()
    if held is not None:
        held.clear()


def fresh_book() -> ParamBook:
    """The same, asking the database now."""
    files, stamp = catalogue().params, _stamp()
    if stamp == NOTHING:
        return files
    known = _kept[0] if _kept else None
    if known is None or known.stamp != stamp or known.files is not files:
        known = _Shelf(stamp, files, book_with(files, approved()))
        _kept[:] = [known]
    return known.book


def book_with(files: ParamBook, entries: Iterable[Proposal]) -> ParamBook:
    """The files' book with these entries, in this order. Raises ParamError."""
    by_key: dict[str, list[Proposal]] = {}
    for entry in entries:
        if entry.key in files.infos:  # a matter that was taken out leaves entries nobody reads
            by_key.setdefault(entry.key, []).append(entry)
    return files.rewritten(
        {key: in_force(merged(files.info(key), found)) for key, found in by_key.items()}
    )


def approved(key: str = "") -> list[Proposal]:
    """Approved entries in the order of their approval; of one parameter or of all."""
    rows = Proposal.objects.filter(state=Proposal.State.APPROVED).order_by("approved_at", "id")
    return list(rows.filter(key=key) if key else rows)


def _stamp() -> Stamp:
    """How many were approved and when last; rows are never taken away."""
    try:
        found = Proposal.objects.filter(state=Proposal.State.APPROVED).aggregate(
            count=Count("id"), last=Max("approved_at")
        )
    except DatabaseError:
        if Proposal._meta.db_table in connection.introspection.table_names():
            raise
        return NOTHING  # a command before the first start: no tables, so nothing was approved
    return found["count"], found["last"]
