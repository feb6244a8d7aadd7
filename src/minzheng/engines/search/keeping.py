"""Keeping the index current: after each change that the trail tells of, in its own transaction."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from django.db.models import Max

from minzheng.engines.audit import api as audit
from minzheng.engines.search.models import Entry, Kind
from minzheng.engines.search.sources import Doc, Source, source_of, sources
from minzheng.engines.search.writing import write

BATCH = 10_000
# One entry of the trail stands for many rows: those with numbers above the highest one known.
BULK: Mapping[str, Kind] = MappingProxyType(
    {"bulk_register_people": Kind.PERSON, "bulk_open_households": Kind.HOUSEHOLD}
)


def follow(entry: audit.Entry) -> None:
    """Write anew what an entry of the trail concerns."""
    if entry.verb in BULK:
        catch_up(source_of(BULK[entry.verb]))
        return
    kind, _, key = entry.subject.partition(":")
    for source in sources():
        if entry.verb in source.verbs:
            write(source.kind, list(source.named(kind, key)))


def catch_up(source: Source) -> int:
    """Write what was added in bulk; gives how many."""
    rows = Entry.objects.filter(kind=source.kind)
    last: int = rows.aggregate(last=Max("subject"))["last"] or 0
    return sum(len(docs) for docs in batches(source, last))


def batches(source: Source, last: int) -> Iterator[Sequence[Doc]]:
    """Write everything above a number, some at a time; gives what was written each time."""
    while docs := source.after(last, BATCH):
        write(source.kind, docs)
        last = docs[-1].subject
        yield docs
