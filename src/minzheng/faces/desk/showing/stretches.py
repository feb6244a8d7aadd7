"""A long table shown a hundred rows at a time: where a stretch begins stands in the address."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar
from urllib.parse import urlencode

MOST = 100

Line = TypeVar("Line")


@dataclass(frozen=True)
class Stretch(Generic[Line]):
    """Some rows of a table, how to go on, and how many there are in all."""

    rows: Sequence[Line]
    more: str
    said: str
    begun: bool = False


def stretch(rows: Sequence[Line], given: Mapping[str, str], name: str) -> Stretch[Line]:
    """The rows behind the one whose key stands in the address under this name; else the first."""
    after = given.get(name, "")
    start = next((place + 1 for place, row in enumerate(rows) if _key(row) == after), 0)
    shown = rows[start : start + MOST]
    goes_on = start + MOST < len(rows)
    more = f"?{urlencode({name: _key(shown[-1])})}" if goes_on else ""
    said = f"第 {start + 1}–{start + len(shown)} 条，共 {len(rows)} 条" if goes_on or start else ""
    return Stretch(shown, more, said, begun=bool(start))


def _key(row: object) -> str:
    return str(getattr(row, "pk", ""))
