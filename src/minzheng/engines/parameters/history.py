"""One history out of two: the values of the files, and those approved in the product."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import zip_longest

from minzheng.engines.parameters.models import Proposal
from minzheng.engines.parameters.values import Dated
from minzheng.kernel.params import ParamInfo, ParamValue

DAY = timedelta(days=1)


def merged(info: ParamInfo, entries: Iterable[Proposal]) -> list[Dated]:
    """Every value by place and day, with its entry; those that an entry corrected included.

    What holds is `in_force`. The entries count in the order of their approval.
    """
    found = [Dated(value, None) for value in _as_written(info.history)]
    for entry in entries:
        found = [*(_corrected(found, entry) if entry.correction else found), _dated(found, entry)]
    return sorted(found, key=lambda each: (each.value.place, each.value.since))


def in_force(history: Iterable[Dated]) -> Iterator[ParamValue]:
    """The values that hold, those for which an entry stands in left out."""
    return (each.value for each in history if each.replaced_by is None)


def value_of(entry: Proposal, until: date | None = None) -> ParamValue:
    """The entry as a value of a book."""
    return ParamValue(
        value=entry.value,
        since=entry.since,
        until=entry.until or until,
        source=entry.source,
        status=entry.status,
        checked_on=entry.checked_on,
        note=entry.note,
        place=entry.place,
    )


def corrected_by(history: Sequence[Dated], entry: Proposal) -> Dated | None:
    """The value that a correction stands in for: in force at that very place on its first day."""
    own = [each for each in history if each.replaced_by is None and each.value.place == entry.place]
    begun = [each for each in own if each.value.since <= entry.since]
    latest = max(begun, key=lambda each: each.value.since, default=None)
    if latest is None or (latest.value.until or date.max) < entry.since:
        return None
    return latest


def _corrected(history: Sequence[Dated], entry: Proposal) -> Iterator[Dated]:
    """What was in force on the entry's first day holds until the day before, and no longer."""
    wrong = corrected_by(history, entry)
    for each in history:
        if each is not wrong:
            yield each
            continue
        if each.value.since < entry.since:
            yield replace(each, value=replace(each.value, until=entry.since - DAY))
        since = max(each.value.since, entry.since)
        yield replace(each, value=replace(each.value, since=since), replaced_by=entry)


def _dated(history: Sequence[Dated], entry: Proposal) -> Dated:
    wrong = corrected_by(history, entry) if entry.correction else None
    return Dated(value_of(entry, wrong.value.until if wrong else None), entry)


def _as_written(history: Sequence[ParamValue]) -> Iterator[ParamValue]:
    """A book ends each value where the next begins; an entry between the two must end it earlier,
    so a value that was ended only by its successor is taken as open again."""
    for value, following in zip_longest(history, history[1:]):
        followed = following is not None and following.place == value.place
        if followed and following is not None and value.until == following.since - DAY:
            yield replace(value, until=None)
        else:
            yield value
