"""Building the index anew: some rows at a time, each time kept, so that it can be interrupted."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from minzheng.engines.search.keeping import BATCH
from minzheng.engines.search.models import Entry, Kind, Progress, Token
from minzheng.engines.search.sources import Source, source_of, sources
from minzheng.engines.search.writing import write


@dataclass(frozen=True)
class Step:
    """What a rebuild has done of a kind so far."""

    kind: Kind
    done: int
    total: int


@dataclass(frozen=True)
class Status:
    """How many of a kind there are, and how many can be found; `last` of an unfinished rebuild."""

    kind: Kind
    there: int
    found: int
    unfinished: bool


def rebuild(kinds: Iterable[Kind] = (), *, at: datetime) -> Iterator[Step]:
    """Build these kinds anew, or all; one that was interrupted goes on where it stopped.

    Gives each step as it is kept. `at` is the moment that is noted as its end.
    """
    for source in [source_of(kind) for kind in kinds] or sources():
        yield from _rebuild(source, at)
    _sweep()


def status() -> tuple[Status, ...]:
    """What is there and what can be found, by kind."""
    going = set(Progress.objects.filter(finished_at=None).values_list("kind", flat=True))
    return tuple(
        Status(
            source.kind,
            source.count(),
            Entry.objects.filter(kind=source.kind).count(),
            source.kind.value in going,
        )
        for source in sources()
    )


def _rebuild(source: Source, at: datetime) -> Iterator[Step]:
    total, progress = source.count(), _begin(source.kind)
    while _step(source, progress):
        yield Step(source.kind, progress.done, total)
    progress.finished_at = at
    progress.save(update_fields=["finished_at"])


def _begin(kind: Kind) -> Progress:
    progress, _ = Progress.objects.get_or_create(kind=kind)
    if progress.finished_at is not None:
        progress.last, progress.done, progress.finished_at = 0, 0, None
        progress.save()
    return progress


@transaction.atomic
def _step(source: Source, progress: Progress) -> bool:
    """One batch with its mark, together; False when nothing is left."""
    docs = source.after(progress.last, BATCH)
    if not docs:
        return False
    write(source.kind, docs)
    progress.last, progress.done = docs[-1].subject, progress.done + len(docs)
    progress.save(update_fields=["last", "done"])
    return True


@transaction.atomic
def _sweep() -> None:
    """Addresses where nobody lives any more are forgotten."""
    used = Entry.objects.exclude(address=None).values("address")
    empty = Entry.objects.filter(kind=Kind.ADDRESS).exclude(pk__in=used)
    Token.objects.filter(entry__in=empty).delete()
    empty.delete()
