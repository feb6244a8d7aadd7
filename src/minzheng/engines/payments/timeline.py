"""What is due in which month, from rows never edited: of two for a month the later holds."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from minzheng.kernel.money import Fen
from minzheng.kernel.months import Month


@dataclass(frozen=True, slots=True)
class Span:
    """Months `first` to `last` (None: open) at `monthly` fen; nothing when paused."""

    first: Month
    last: Month | None
    monthly: Fen
    paused: bool = False

    def covers(self, month: Month) -> bool:
        return self.first <= month and (self.last is None or month <= self.last)


def covering(rows: Sequence[Span], month: Month) -> int | None:
    """The place of the row that holds in a month; None when none does."""
    for place in range(len(rows) - 1, -1, -1):
        if rows[place].covers(month):
            return place
    return None


def due(rows: Sequence[Span], month: Month) -> Fen:
    """What is due for a month, in fen, by rows in the order they were written."""
    place = covering(rows, month)
    if place is None or rows[place].paused:
        return 0
    return rows[place].monthly


def effective(rows: Iterable[Span]) -> list[Span]:
    """The spans that hold, in the order of time, without overlap, alike neighbours joined."""
    spans: list[Span] = []
    for row in rows:
        spans = sorted([*_without(spans, row), row], key=lambda span: span.first)
    return list(_joined(spans))


def tail(spans: Iterable[Span], first: Month, last: Month | None = None) -> list[Span]:
    """The part of `spans` from `first` on, and not beyond `last` when it is given."""
    cut = []
    for span in spans:
        begin, end = max(span.first, first), _earlier(span.last, last)
        if end is None or begin <= end:
            cut.append(replace(span, first=begin, last=end))
    return cut


def at_amount(rows: Iterable[Span], monthly: Fen, first: Month, last: Month | None) -> list[Span]:
    """The months from `first` on at another amount; what is paused or a gap stays so."""
    spans = tail(effective(rows), first, last)
    return effective(Span(s.first, s.last, s.monthly and monthly, s.paused) for s in spans)


def _without(spans: Iterable[Span], new: Span) -> Iterator[Span]:
    """The spans with the months of `new` cut out."""
    for span in spans:
        if span.first < new.first:
            yield replace(span, last=_earlier(span.last, new.first.previous()))
        if new.last is not None and (span.last is None or span.last > new.last):
            yield replace(span, first=max(span.first, new.last.next()))


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    held: Span | None = None
    for span in spans:
        if held is None:
            held = span
        elif _continues(held, span):
            held = replace(held, last=span.last)
        else:
            yield held
            held = span
    if held is not None:
        yield held


def _continues(held: Span, span: Span) -> bool:
    alike = (held.monthly, held.paused) == (span.monthly, span.paused)
    return alike and held.last is not None and held.last.next() == span.first


def _earlier(one: Month | None, other: Month | None) -> Month | None:
    if one is None or other is None:
        return one or other
    return min(one, other)
