"""A statistic of a request: how many people by division and up to two facts, small cells merged."""

from collections import Counter
from datetime import date

from minzheng.engines.screening.api import Snapshot
from minzheng.engines.sharing.models import Share
from minzheng.engines.sharing.people import labels
from minzheng.engines.sharing.requesting import LEVELS
from minzheng.engines.sharing.rows import Row, texts
from minzheng.engines.sharing.selecting import Selected, selected
from minzheng.engines.sharing.smallness import merged
from minzheng.registers.divisions.api import full_names

DIGITS = {"county": 6, "town": 9, "village": 12}
TOTAL = "合计"


def count_heads(share: Share) -> list[str]:
    """The headings of the table."""
    return [LEVELS[share.level], *(labels()[column] for column in share.group_by), "人数"]


def counts(share: Share, snapshot: Snapshot, on: date) -> list[Row]:
    """The cells in words, and the total; nothing where all together are too few."""
    counted: Counter[tuple[str, ...]] = Counter()
    for part in selected(share, snapshot, first=0, on=on):
        counted.update(_keys(share, part))
    cells = merged(counted)
    names = full_names({key[0] for key, _ in cells if key[0].isdecimal()})
    listed = [(names.get(key[0], key[0]), *key[1:], str(count)) for key, count in cells]
    if not listed:
        return []
    blank = [""] * len(share.group_by)
    return [*listed, (TOTAL, *blank, str(sum(count for _, count in cells)))]


def _keys(share: Share, part: Selected) -> list[tuple[str, ...]]:
    digits = DIGITS[share.level]
    places = [str(place)[:digits].ljust(12, "0") for place in part.places]
    columns = [texts(column, part.columns[column]) for column in share.group_by]
    return list(zip(places, *columns, strict=True))
