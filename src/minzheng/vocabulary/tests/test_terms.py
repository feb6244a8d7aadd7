"""The glossary keeps its promise: one term, one column, one place, and the name is the term."""

import importlib
import pkgutil
from collections import Counter
from types import ModuleType

import pytest

import minzheng.vocabulary
from minzheng.kernel.expr import Fact, Param
from minzheng.kernel.flow import Actor
from minzheng.kernel.units import Kind, MeasureUnit

NAMES = [
    name for _, name, package in pkgutil.iter_modules(minzheng.vocabulary.__path__) if not package
]
MODULES = [importlib.import_module(f"minzheng.vocabulary.{name}") for name in NAMES]


def named(kind: type) -> list[tuple[str, object]]:
    return [(n, v) for m in MODULES for n, v in vars(m).items() if isinstance(v, kind)]


@pytest.mark.parametrize("module", MODULES, ids=NAMES)
def test_a_fact_is_called_by_its_term(module: ModuleType) -> None:
    facts = {name: value for name, value in vars(module).items() if isinstance(value, Fact)}

    assert {name: fact.term for name, fact in facts.items()} == {name: name for name in facts}


def test_a_column_belongs_to_one_term() -> None:
    columns = Counter(fact.column for fact in {value for _, value in named(Fact)})

    assert [column for column, count in columns.items() if count > 1] == []


def test_columns_are_short_lower_case_english() -> None:
    columns = [fact.column for _, fact in named(Fact)]

    assert [c for c in columns if not c.isascii() or c != c.lower() or len(c) >= 30] == []


def test_every_term_says_what_it_means() -> None:
    assert [fact.term for _, fact in named(Fact) if not fact.means] == []


def test_keys_of_numbers_differ() -> None:
    keys = Counter(param.key for param in {value for _, value in named(Param)})

    assert [key for key, count in keys.items() if count > 1] == []


def test_labels_of_a_code_table_differ() -> None:
    for name, unit in named(MeasureUnit):
        if unit.kind is Kind.CODE:
            assert len(set(unit.codes.values())) == len(unit.codes), name


def test_every_actor_sits_at_a_level() -> None:
    levels = {"person", "village", "town", "county", "city"}

    assert {actor.level for _, actor in named(Actor)} <= levels
