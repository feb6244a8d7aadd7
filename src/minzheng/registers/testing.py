"""For tests of the registers: a trail that can be read."""

from dataclasses import dataclass, field
from typing import Any

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
