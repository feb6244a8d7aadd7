"""Small cells: in a count below five a family can be made out, so it is merged or not told."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from minzheng.kernel.money import Fen

SMALL = 5
MERGED = "人数较少，合并显示"


@dataclass(frozen=True, slots=True)
class Row:
    """One division, or one label: how many count, their money a month, of how many is unknown.

    `count` None: fewer than five, not told. `unsettled`: those who count and whose amount is not
    known. `money` None where the view has none, or where it is not told.
    """

    key: str
    count: int | None
    money: Fen | None = None
    unknown: int | None = 0
    unsettled: int = 0


def together(key: str, rows: Sequence[Row]) -> Row:
    """Several rows as one."""
    money = [row.money for row in rows if row.money is not None]
    return Row(
        key,
        sum(row.count or 0 for row in rows),
        sum(money) if money else None,
        sum(row.unknown or 0 for row in rows),
        sum(row.unsettled for row in rows),
    )


def merged(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows, those below five as one; where they are too few together the next joins them."""
    kept = sorted(rows, key=lambda row: row.count or 0, reverse=True)
    small = [row for row in kept if _is_small(row.count)]
    kept = [row for row in kept if row not in small]
    joining = [row for row in kept if row.count]
    while small and joining and _is_small(together("", small).count):
        small.append(joining.pop())
    left = [shy(row) for row in rows if row not in small]
    return (*left, shy(together(MERGED, small))) if small else tuple(left)


def shy(row: Row) -> Row:
    """The row without what somebody could be made out from."""
    unknown = None if _is_small(row.unknown) else row.unknown
    if _is_small(row.count):
        return replace(row, count=None, money=None, unknown=unknown, unsettled=0)
    return replace(row, unknown=unknown)


def _is_small(count: int | None) -> bool:
    return count is not None and 0 < count < SMALL
