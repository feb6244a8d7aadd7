"""What one matter says to one family or person: the best of its ways, why, and what is lacking."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from minzheng.engines.parameters.api import book
from minzheng.engines.policy.giving import GivingWay, giving_ways
from minzheng.engines.policy.grounds import plain_grounds
from minzheng.engines.policy.registers import readable_for
from minzheng.kernel.flow import End
from minzheng.kernel.matter import Matter
from minzheng.kernel.money import Fen
from minzheng.kernel.one import Run, run
from minzheng.kernel.trace import missing

UNSET = "（还没有录入）"  # how the kernel marks a number that is not in force
RANKS: Mapping[bool | None, int] = {True: 0, None: 1, False: 2}


@dataclass(frozen=True)
class Answer:
    """Yes, no or None (待核实) by the way to `end`; the amount in fen where it is known.

    `why`: the statements that settle a yes or a no. `missing`: facts that are lacking, `unset`:
    numbers that nobody has entered yet.
    """

    end: End
    eligible: bool | None
    amount: Fen | None = None
    why: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    unset: tuple[str, ...] = ()


def answer(matter: Matter, facts: Mapping[str, Any], *, place: str, on: date) -> Answer | None:
    """The way that is open, else one that may be, else why none is; None where nothing is given.

    A number not in force is unknown like any other gap. Raises UnknownFact, UnreadableValue.
    """
    ways = giving_ways(matter)
    if not ways:
        return None
    pays = (way.end.pays for way in ways if way.end.pays is not None)
    roots = (*(way.when for way in ways), *pays)
    found = run(roots, readable_for(matter, facts), on=on, place=place, params=book())
    best = min((_of(way, found) for way in ways), key=_rank)
    if best.eligible is not False:
        return best
    first = {way.end.name: way for way in reversed(ways)}.values()
    why = dict.fromkeys(reason for way in first for reason in plain_grounds(found, way.when))
    return Answer(best.end, eligible=False, why=tuple(why))


def _of(way: GivingWay, found: Run) -> Answer:
    value, pays = found.value(way.when), way.end.pays
    holds = None if value is None else bool(value)
    amount = found.value(pays) if pays is not None and holds else None
    lacks = _lacking(way, found, holds=holds)
    return Answer(
        end=way.end,
        eligible=holds,
        amount=amount if isinstance(amount, int) else None,
        why=() if holds is None else plain_grounds(found, way.when),
        missing=tuple(term for term in lacks if not term.endswith(UNSET)),
        unset=tuple(term.removesuffix(UNSET) for term in lacks if term.endswith(UNSET)),
    )


def _lacking(way: GivingWay, found: Run, *, holds: bool | None) -> tuple[str, ...]:
    """What keeps the condition, or else the amount, unknown."""
    pays = way.end.pays
    if holds is None:
        return missing(found, way.when, found.env)
    if holds and pays is not None and found.value(pays) is None:
        return missing(found, pays, found.env)
    return ()


def _rank(found: Answer) -> tuple[int, int]:
    """A way that is open goes before one that may be; of these, the one that lacks least."""
    return (RANKS[found.eligible], len(found.missing) + len(found.unset))
