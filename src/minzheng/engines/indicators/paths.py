"""The way to a target of a year: where it should stand after each month; no database.

Without steps of its own the way is a straight line: from nothing to the target for what adds up,
from the end of the year before for what stands at a month's end; a share must hold all year long.
"""

from collections.abc import Mapping, Sequence

MONTHS = 12
Step = tuple[int, float]  # after which month, how much


def path_at(month: int, target: float, steps: Sequence[Step], start: float | None) -> float | None:
    """Where the year should stand after a month, 1 to 12: straight lines between the steps.

    `start`: where it stood before January. None before the first step where nobody knows that.
    """
    line = [(0, start)] if start is not None else []
    line += [*sorted(steps), (MONTHS, target)]
    before = [each for each in line if each[0] <= month]
    if not before:
        return None
    (left, low), right = before[-1], next((each for each in line if each[0] > month), None)
    if right is None or low is None or right[1] is None:
        return low
    return low + (right[1] - low) * (month - left) / (right[0] - left)


def whole_path(
    target: float, steps: Sequence[Step], start: float | None
) -> tuple[float | None, ...]:
    """Where it should stand after each of the twelve months."""
    return tuple(path_at(month + 1, target, steps, start) for month in range(MONTHS))


def steps_from(written: Mapping[str, int], scale: int) -> tuple[Step, ...]:
    """Steps as a target keeps them, in the unit people read."""
    return tuple(sorted((int(month), value / scale) for month, value in written.items()))
