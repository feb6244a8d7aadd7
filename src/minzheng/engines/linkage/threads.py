"""Work side by side on the machine's cores; Arrow, NumPy and DuckDB let each other run."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

THREADS = 2
Result = TypeVar("Result")


def side_by_side(tasks: Sequence[Callable[[], Result]]) -> list[Result]:
    """The results in the order of the tasks; the first refusal is raised."""
    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(_done, tasks))


def _done(task: Callable[[], Result]) -> Result:
    return task()
