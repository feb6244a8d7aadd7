"""The columns of the population table: every fact that some matter or alert reads, nothing else.

What no rule reads is not copied; words (names, addresses, accounts) are read by none.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any

import pyarrow as pa

from minzheng.kernel.expr import Expr, Fact, walk
from minzheng.kernel.matter import catalogue
from minzheng.kernel.money import MoneyError
from minzheng.kernel.units import Kind, UnreadableValue
from minzheng.vocabulary import assistance, benefits
from minzheng.vocabulary import person as terms

Columns = Mapping[str, Fact]
TYPES = {
    Kind.MONEY: pa.int64(),
    Kind.COUNT: pa.int32(),
    Kind.RATIO: pa.int32(),
    Kind.BOOL: pa.bool_(),
    Kind.DATE: pa.date32(),
    Kind.CODE: pa.int16(),
}


@cache
def person_columns() -> Columns:
    """The facts about one person, by column."""
    return {name: fact for name, fact in _facts().items() if fact.entity == "person"}


@cache
def household_columns() -> Columns:
    """The facts about one household, by column."""
    return {name: fact for name, fact in _facts().items() if fact.entity == "household"}


def read(fact: Fact, raw: Any) -> int | str | date | None:
    """A value as the table stores it; what is of another kind is unknown."""
    if raw is None:
        return None
    try:
        return fact.unit.give(fact.unit.read(raw))
    except (UnreadableValue, MoneyError):
        return None


def _facts() -> Columns:
    known = catalogue()
    families = (matter for matter in known.matters.values() if not matter.organisational)
    facts = [fact for matter in families for fact in matter.facts.values()]
    facts += _read_by(f for policy in known.shared.values() for f in policy.formulas)
    facts += [*assistance.台账给出, *benefits.台账待遇]
    facts += [fact for fact in vars(terms).values() if isinstance(fact, Fact)]
    facts += _read_by(alert.when for alert in known.alerts if not alert.of_feed)
    return {fact.column: fact for fact in facts if fact.kind in TYPES}


def _read_by(formulas: Iterable[Expr]) -> list[Fact]:
    return [node for node in walk(formulas) if isinstance(node, Fact)]
