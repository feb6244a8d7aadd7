"""For tests: a trail that can be read, and several who act at the same moment."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Barrier
from typing import Any

from django.db import connections

from minzheng.kernel.doer import Doer


@dataclass
class Notebook:
    """A recorder that keeps what it is told in memory."""

    lines: list[tuple[str, str, str, dict[str, Any]]] = field(default_factory=list)

    def __call__(
        self,
        by: Doer,
        verb: str,
        subject: str,
        *,
        division: str,
        purpose: str,
        detail: dict[str, Any],
    ) -> None:
        self.lines.append((by.key, verb, subject, {"division": division, **detail}))

    @property
    def verbs(self) -> list[str]:
        return [verb for _, verb, _, _ in self.lines]

    @property
    def last(self) -> dict[str, Any]:
        return self.lines[-1][3]


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """Run acts in threads that start together; gives results and exceptions alike.

    Whatever an act raises is its result, for the test to look at: nothing is swallowed.
    """
    start = Barrier(len(acts))

    def run(act: Callable[[], Any]) -> Any:
        start.wait()
        try:
            return act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        running = [pool.submit(run, act) for act in acts]
    return [future.exception() or future.result() for future in running]
