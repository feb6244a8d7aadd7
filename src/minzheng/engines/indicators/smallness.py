"""Small cells for open tables: what fewer than five stand behind is merged, one more with it."""

from collections.abc import Sequence
from dataclasses import dataclass

SMALL = 5
MERGED = "merged"


@dataclass(frozen=True)
class Cell:
    """One line of an open table: numbers that may be added, and how many people are behind them.

    `numbers` None: not told.
    """

    key: str
    numbers: tuple[int, ...] | None
    behind: int

    @property
    def small(self) -> bool:
        return 0 < self.behind < SMALL


def told(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """The cells in their order, small ones as one line at the end.

    The next smallest join them until the line is not small and not alone: otherwise whoever knows
    the total could work a cell out. Where too few are left, the line is not told.
    """
    small = [cell for cell in cells if cell.small]
    others = sorted((c for c in cells if c.behind and not c.small), key=lambda c: -c.behind)
    if not small:
        return tuple(cells)
    while others and (len(small) < 2 or _together(small).small):
        small.append(others.pop())
    kept = tuple(cell for cell in cells if cell not in small)
    line = _together(small)
    return (*kept, Cell(MERGED, None, line.behind) if line.small else line)


def shy(cell: Cell) -> Cell:
    """One cell that stands alone, such as a total."""
    return Cell(cell.key, None, cell.behind) if cell.small else cell


def _together(cells: Sequence[Cell]) -> Cell:
    numbers = [cell.numbers for cell in cells if cell.numbers is not None]
    sums = tuple(sum(column) for column in zip(*numbers, strict=True))
    return Cell(MERGED, sums, sum(cell.behind for cell in cells))
