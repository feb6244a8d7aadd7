"""The rows of a request as the receiver reads them: words, not codes; numbers opened only here."""

from collections.abc import Iterator, Sequence
from datetime import date

from minzheng.engines.lake.api import identities
from minzheng.engines.screening.api import Snapshot
from minzheng.engines.sharing.models import Share
from minzheng.engines.sharing.people import ID_NUMBER, IDENTITY, NAME, labels, shareable
from minzheng.engines.sharing.selecting import Selected, selected
from minzheng.kernel.many import Column
from minzheng.registers.people.api import Person, unseal_id

Row = tuple[str, ...]
TOGETHER = 5_000


def heads(share: Share) -> list[str]:
    """The headings, in the order of the request."""
    return [labels()[column] for column in share.fields]


def rows(share: Share, snapshot: Snapshot, on: date) -> Iterator[Row]:
    """Every row of the request."""
    for part in selected(share, snapshot, first=0, on=on):
        for start in range(0, len(part.persons), TOGETHER):
            yield from rows_of(share, part, slice(start, start + TOGETHER), on)


def rows_of(share: Share, part: Selected, which: slice, on: date) -> list[Row]:
    """Some rows of the chosen of one slice."""
    persons = part.persons[which].tolist()
    known = _identities(persons, on) if set(share.fields) & IDENTITY.keys() else {}
    columns: list[Sequence[str]] = []
    for name in share.fields:
        if name in IDENTITY:
            columns.append([known.get(each, {}).get(name, "") for each in persons])
        else:
            found = part.columns[name]
            columns.append(texts(name, Column(found.values[which], found.unknown[which])))
    return list(zip(*columns, strict=True))


Known = dict[int, dict[str, str]]


def texts(column: str, found: Column) -> list[str]:
    """Values in words; unknown is 待核实, never no."""
    unit = shareable()[column].unit
    values = found.values.tolist()
    return [
        unit.text(None if unknown else value)
        for value, unknown in zip(values, found.unknown.tolist(), strict=True)
    ]


def _identities(persons: Sequence[int], on: date) -> Known:
    """Name and number of the register's people, and of those whom only the lake knows."""
    own = [each for each in persons if each > 0]
    found = {
        row.pk: {NAME: row.name, ID_NUMBER: unseal_id(row) if row.id_sealed else ""}
        for row in Person.objects.filter(pk__in=own)
    }
    others = [-each for each in persons if each < 0]
    for number, told in (identities(others, on) if others else {}).items():
        found[-number] = {NAME: told.name, ID_NUMBER: told.id_number}
    return found
