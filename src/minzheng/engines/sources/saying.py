"""Side by side: what every source says of a person's fact, who is believed, and why."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from minzheng.engines.lake import api as lake
from minzheng.engines.sources.models import Overrule
from minzheng.engines.sources.overruling import Subject, overrules_of
from minzheng.engines.sources.register_values import Own, register_values
from minzheng.engines.sources.terms import (
    STAND_INS,
    as_rules_count,
    compared,
    givers,
    precedence_of,
    text_of,
)
from minzheng.kernel.expr import Fact
from minzheng.kernel.feed import feeds, precedences
from minzheng.kernel.units import Kind, Value
from minzheng.registers.people.api import Person

Rows = Sequence[Mapping[str, Any]]
NOBODY_KNOWS = "各来源都没有这一项"


@dataclass(frozen=True)
class Side:
    """What one source says. `listed`: it has a row of her; a complete register without one says
    that there is none. `value` None: it does not know."""

    fact: Fact
    source: str
    value: Value
    day: date | None = None
    feed: str = ""
    version: str = ""
    listed: bool = True

    @property
    def text(self) -> str:
        """The value in words."""
        return text_of(self.fact, self.value)

    @property
    def is_statement(self) -> bool:
        """Whether it contradicts what differs: it lists her, or keeps a class for who has none."""
        firm = self.listed or self.fact.kind is Kind.CODE
        return firm and self.value is not None and self.fact not in STAND_INS


@dataclass(frozen=True)
class Sides:
    """All that is said of one fact, in the order of belief."""

    fact: Fact
    sides: tuple[Side, ...]
    believed: Side | None
    why: str
    overruled: Overrule | None = None

    @property
    def value(self) -> Value:
        """What counts: what was settled, else what the first source that knows says."""
        if self.overruled is not None:
            settled: Value = self.overruled.value
            return settled
        return self.believed.value if self.believed else None

    @property
    def text(self) -> str:
        """What counts, in words."""
        return text_of(self.fact, self.value)

    @property
    def in_conflict(self) -> bool:
        """Whether sources that know it disagree, one that only stands in left out."""
        firm = (side for side in self.sides if side.is_statement)
        return len({compared(self.fact, side.value) for side in firm}) > 1


@dataclass(frozen=True)
class Asked:
    """Of whom and of which day; `own`: what cases have on file beside the register.

    `only`: the feeds that may be read, all when None.
    """

    who: Subject
    as_of: date
    own: Mapping[str, Own]
    only: frozenset[str] | None = None


def sides(
    who: Person | int, fact: Fact, as_of: date, own: Mapping[str, Own] | None = None
) -> Sides:
    """What every source says of one fact of a person (of the register, or a lake number)."""
    [found] = all_sides(Asked(Subject.of(who), as_of, own or {}), [fact])
    return found


def all_sides(asked: Asked, facts: Iterable[Fact]) -> list[Sides]:
    """The same for several facts; every feed is read once."""
    wanted = list(facts)
    sources = {source for fact in wanted for source in precedence_of(fact).sources}
    theirs = givers()
    names = {theirs[source].name() for source in sources if source in theirs}
    if asked.only is not None:
        names &= asked.only
    said = {side.fact: side for side in _departments(names, asked)}
    own = _own(asked)
    settled = overrules_of(asked.who, asked.as_of)
    return [_sides(fact, {**said, **_ours(fact, own)}, settled.get(fact.column)) for fact in wanted]


def facts_with_sources() -> list[Fact]:
    """The bureau's terms about which somebody else may know better, in the declared order."""
    return list(precedences())


def _own(asked: Asked) -> Mapping[str, Own]:
    person = asked.who.person
    known = register_values(person, asked.as_of) if person else {}
    return {**asked.own, **known}


def _ours(fact: Fact, own: Mapping[str, Own]) -> dict[Fact, Side]:
    held = own.get(fact.column)
    return {fact: Side(fact, held.where, held.value, held.day)} if held else {}


def _departments(names: Collection[str], asked: Asked) -> Iterator[Side]:
    """What these feeds say of her as of the day; nothing while they have no version."""
    joined, number = lake.overlay(asked.as_of), asked.who.number_on(asked.as_of)
    for name, version in lake.current(asked.as_of).items():
        if name in names:
            rows = lake.facts_in(version, [number], joined) if number else []
            yield from _said(version, rows, named=asked.who.named)


def _said(version: lake.LakeVersion, rows: Rows, *, named: bool) -> Iterator[Side]:
    """The facts of her one row, or what it means that a feed has none."""
    feed = feeds()[version.feed]
    without = feed.without_rows() if named else dict.fromkeys(feed.gives)
    for fact in feed.gives:
        value = as_rules_count(fact, rows[0][fact.column]) if rows else without[fact]
        source = f"{feed.owner}《{feed.title}》"
        yield Side(fact, source, value, version.day, version.feed, version.name, bool(rows))


def _sides(fact: Fact, said: Mapping[Fact, Side], settled: Overrule | None) -> Sides:
    order = precedence_of(fact)
    heard = tuple(said[source] for source in order.sources if source in said)
    believed = next((side for side in heard if side.value is not None), None)
    return Sides(fact, heard, believed, _why(order.why, believed, settled), settled)


def _why(declared: str, believed: Side | None, settled: Overrule | None) -> str:
    if settled is not None:
        return f"{settled.made_by}于 {settled.since} 改定：{settled.reason}"
    if believed is None:
        return NOBODY_KNOWS
    return declared or f"只有{believed.source}提供这一项"
