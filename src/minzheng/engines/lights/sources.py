"""What other engines know to be wrong with facilities: each declares its checks and answers them.

An engine that keeps facts of facilities declares its checks once, when its app is ready::

    declare(Check("residence.full", "住满", "床位住满后仍在接收"), look)

where ``look(facilities, on)`` gives a Finding for each facility in which the check finds something.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

Colour = Literal["red", "amber"]


@dataclass(frozen=True)
class Check:
    """A thing that can be wrong with a facility: its code, its name, what it means in a sentence.

    `basis` names the article or standard; `parameters` the dated values that the check reads.
    """

    code: str
    name: str
    meaning: str
    basis: str = ""
    parameters: tuple[str, ...] = ()


@dataclass(frozen=True)
class Finding:
    """What a check finds in a facility: how bad, why (with the numbers), and since when."""

    facility: int  # its key
    check: str
    colour: Colour
    why: str
    since: date | None = None


Look = Callable[[Collection[int], date], Iterable[Finding]]
_LOOKS: dict[str, tuple[Check, Look]] = {}


def declare(check: Check, look: Look) -> None:
    """Take a check into the catalogue. Raises ValueError when its code is taken by another."""
    known = _LOOKS.get(check.code)
    if known is not None and known[0] != check:
        raise ValueError(f"{check.code} 已经登记过")
    _LOOKS[check.code] = (check, look)


def checks() -> tuple[Check, ...]:
    """Every check there is, by its code."""
    return tuple(check for _, (check, _) in sorted(_LOOKS.items()))


def look(facilities: Collection[int], on: date) -> list[Finding]:
    """What all checks find in these facilities on a day."""
    found = (finding for _, ask in _LOOKS.values() for finding in ask(facilities, on))
    return sorted(found, key=lambda each: (each.facility, each.colour == "amber", each.check))
