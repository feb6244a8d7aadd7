"""Which facts have several sources, who gives each, and how a value is written."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from minzheng.kernel.expr import Fact
from minzheng.kernel.feed import Feed, Precedence, feeds, precedences
from minzheng.kernel.units import Kind, Value, as_number
from minzheng.vocabulary import department_data, person

# They stand in only while nothing better is known (feeds/precedence.py says so): that a cremation
# is later than the death, or a contribution base other than the wage, contradicts nobody.
STAND_INS = frozenset({department_data.火化日期, department_data.社保缴费工资})
# 20 已婚 covers 21 初婚, 22 再婚 …: the second figure only says more (GB/T 2261.2).
COARSE = {person.婚姻状况: 10}


def precedence_of(fact: Fact) -> Precedence:
    """Who is believed about a fact; about one without a declared order only who gives it."""
    return precedences().get(fact) or Precedence(fact, (fact,))


def givers() -> Mapping[Fact, type[Feed]]:
    """The feed that gives each department's fact."""
    return {fact: feed for feed in feeds().values() for fact in feed.gives}


def known_facts() -> Mapping[str, Fact]:
    """Every fact about which a source is declared, by its column."""
    every: Iterator[Fact] = iter((*precedences(), *givers()))
    return {fact.column: fact for fact in every}


def as_rules_count(fact: Fact, value: Any) -> Value:
    """A value of a register or the lake as rules count it; None for a code that means unknown."""
    if isinstance(value, date):
        return as_number(value)
    if fact.kind is Kind.CODE and value not in fact.unit.codes:
        return None
    told: Value = value
    return told


def text_of(fact: Fact, value: Value) -> str:
    """A value in the words of an officer."""
    return fact.unit.text(value)


def compared(fact: Fact, value: Value) -> Value:
    """What of a value must be the same for two sources to agree."""
    return value // COARSE[fact] if fact in COARSE and isinstance(value, int) else value
