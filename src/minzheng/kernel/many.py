"""The back end for a whole city: the same tree over columns, chunk by chunk, one thread a core.

The cells of a node are (values, unknown): a column or a single value, and a mask or None where
nothing is unknown. Values are whole numbers, bool or text; what is reckoned is int64, and what
stands under a mask is arbitrary.
"""

import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np

from minzheng.kernel.cells import OPERATIONS, OVER, Cells, Members, numbers, strict
from minzheng.kernel.expr import Const, Expr, Fact, Op, Param, walk
from minzheng.kernel.formula import Formula, addresses
from minzheng.kernel.params import ParamBook, ParamError
from minzheng.kernel.population import Population, PopulationError
from minzheng.kernel.units import Kind, as_number

CHUNK = 16_384  # households whose columns fit the cache together
_TYPES = {Kind.BOOL: np.bool_, Kind.TEXT: np.object_}
Stored = tuple[np.ndarray, np.ndarray | None]


@dataclass(frozen=True, eq=False)
class Column:
    """The values of a formula for everybody, and where they are unknown."""

    values: np.ndarray
    unknown: np.ndarray


@dataclass(frozen=True, eq=False)
class _Plan:
    """What all chunks share: nodes in order of computation, the day, parameters by household.

    `spent`: beside each node those nobody needs after it. Their memory is used again while it is
    still in the cache; without that a chunk would hold hundreds of columns.
    """

    population: Population
    nodes: tuple[Expr, ...]
    spent: tuple[tuple[Expr, ...], ...]
    stored: Mapping[Expr, Stored]
    on: int
    params: Mapping[Param, Cells]


@dataclass(eq=False)
class _Chunk:
    """Households `rows` and their persons, with the cells computed so far."""

    plan: _Plan
    rows: slice
    persons: slice
    members: Members
    done: dict[Expr, Cells] = field(default_factory=dict)
    spread: dict[Expr, Cells] = field(default_factory=dict)


def many(
    formulas: Sequence[Formula] | Mapping[str, Expr],
    population: Population,
    *,
    on: date,
    params: ParamBook | None = None,
    threads: int | None = None,
) -> dict[str, Column]:
    """Evaluate formulas over a population in one pass: a column for each, by name.

    A mapping chooses the names itself, for formulas that two policies call the same. A formula
    about persons gives a value for each person, any other for each household. Where a parameter
    is not in force, what turns on it is unknown.
    """
    named = _named(formulas)
    plan = _plan(tuple(named.values()), population, on, params)
    columns = {name: _empty(node, population) for name, node in named.items()}

    def fill(first: int) -> None:
        chunk = _compute(plan, slice(first, min(first + CHUNK, population.household_count)))
        for name, node in named.items():
            _store(columns[name], node, chunk)

    with ThreadPoolExecutor(threads or os.cpu_count()) as pool:
        for _ in pool.map(fill, range(0, population.household_count, CHUNK)):
            pass
    return columns


def _named(formulas: Sequence[Formula] | Mapping[str, Expr]) -> Mapping[str, Expr]:
    if isinstance(formulas, Mapping):
        return formulas
    named = {formula.name: formula for formula in formulas}
    if len(named) < len(formulas):
        raise ValueError("有同名的算式，请用 {名称: 算式} 的写法分别取名")
    return named


def _plan(
    roots: tuple[Expr, ...], population: Population, on: date, params: ParamBook | None
) -> _Plan:
    stored: dict[Expr, Stored] = {}
    for node, names in addresses(roots).items():
        found = _stored(node, names, population)
        if found is not None:
            stored[node] = found
    whole = frozenset(node for node in stored if _is_whole(stored[node]))
    nodes = tuple(walk(roots, whole))
    needed = [node for node in nodes if isinstance(node, Param)]
    if needed and params is None:
        raise ParamError(f"要算出结果需要参数“{needed[0].label}”，调用时请给 params=")
    by_place = {node: _by_place(node, population, on, params) for node in needed if params}
    spent = _spent(nodes, frozenset(roots), whole)
    return _Plan(population, nodes, spent, stored, as_number(on), by_place)


def _spent(
    nodes: tuple[Expr, ...], kept: frozenset[Expr], whole: frozenset[Expr]
) -> tuple[tuple[Expr, ...], ...]:
    """Beside each node the parts that it is the last to use; what is asked for is kept."""
    last = {part: node for node in nodes if node not in whole for part in node.parts}
    spent: dict[Expr, list[Expr]] = {node: [] for node in nodes}
    for part, user in last.items():
        if part not in kept:
            spent[user].append(part)
    return tuple(tuple(parts) for parts in spent.values())


def _stored(node: Fact | Formula, names: tuple[str, ...], population: Population) -> Stored | None:
    personal = node.entity == "person"
    columns = population.persons if personal else population.households
    gaps = population.persons_unknown if personal else population.households_unknown
    name = next((name for name in names if name in columns), None)
    return None if name is None else (columns[name], gaps.get(name))


def _is_whole(stored: Stored) -> bool:
    """Whether a column has no gaps, so that nothing below its node is to be computed."""
    return stored[1] is None or not np.any(stored[1])


def _by_place(param: Param, population: Population, on: date, params: ParamBook) -> Cells:
    """The cells of a parameter: one value, or where places differ one for each household."""
    codes, index = population.distinct_places
    entries = [params.entry_if(param, on=on, place=code) for code in codes]
    gaps = np.array([entry is None for entry in entries], np.bool_)
    known = [entry.value for entry in entries if entry is not None]
    if not known:
        return _nothing_known(param)
    if len(set(known)) == 1 and not gaps.any():
        return _single(known[0]), None
    empty = type(known[0])()
    values = np.array([empty if entry is None else entry.value for entry in entries])
    return values[index], gaps[index] if gaps.any() else None


def _single(value: int | str) -> Any:
    """A single value; a plain int takes the width of the column beside it, a bool must not."""
    return value if type(value) is int else np.asarray(value)


def _empty(node: Expr, population: Population) -> Column:
    personal = node.entity == "person"
    size = population.person_count if personal else population.household_count
    return Column(np.empty(size, _TYPES.get(node.kind, np.int64)), np.empty(size, np.bool_))


def _store(column: Column, node: Expr, chunk: _Chunk) -> None:
    values, unknown = chunk.done[node]
    where = chunk.persons if node.entity == "person" else chunk.rows
    column.values[where] = values
    column.unknown[where] = False if unknown is None else unknown


def _compute(plan: _Plan, rows: slice) -> _Chunk:
    offsets = plan.population.offsets[rows.start : rows.stop + 1]
    persons = slice(int(offsets[0]), int(offsets[-1]))
    unlisted = plan.population.unlisted
    listed = None if unlisted is None else unlisted[rows]
    chunk = _Chunk(plan, rows, persons, Members(offsets - offsets[0], listed))
    for node, spent in zip(plan.nodes, plan.spent, strict=True):
        chunk.done[node] = _cells(node, chunk)
        for part in spent:
            del chunk.done[part]
            chunk.spread.pop(part, None)
    return chunk


def _cells(node: Expr, chunk: _Chunk) -> Cells:
    if isinstance(node, Op):
        return _operation(node, chunk)
    if isinstance(node, Const):
        return _single(node.value), None
    if isinstance(node, Param):
        return tuple(c[chunk.rows] if np.ndim(c) else c for c in chunk.plan.params[node])
    if isinstance(node, Formula):
        return _formula(node, chunk)
    if isinstance(node, Fact):
        return _given(node, chunk) or _nothing_known(node)
    raise TypeError(f"没有规定怎样计算 {node!r}")


def _formula(node: Formula, chunk: _Chunk) -> Cells:
    """The given values where there are any, the computed ones elsewhere."""
    given = _given(node, chunk)
    if given is None:
        return _beside(node, node.expr, chunk)
    if _is_whole(chunk.plan.stored[node]):
        return given
    return OPERATIONS["若未知"](given, _beside(node, node.expr, chunk))


def _given(node: Fact | Formula, chunk: _Chunk) -> Cells | None:
    if node not in chunk.plan.stored:
        return None
    column, gaps = chunk.plan.stored[node]
    if column.ndim == 0:  # the same for everybody
        return _single(column.item()), gaps
    where = chunk.persons if node.entity == "person" else chunk.rows
    values = numbers(column[where], node.kind)
    if values is None:
        raise PopulationError(f"列“{node.label}”是 {column.dtype}，不能当作{node.kind.value}")
    return values, None if gaps is None else gaps[where]


def _nothing_known(node: Fact | Param) -> Cells:
    return np.zeros((), _TYPES.get(node.kind, np.int64)), np.True_


def _operation(node: Op, chunk: _Chunk) -> Cells:
    if node.name == "当日":
        return chunk.plan.on, None
    if node.name in OVER:
        part, *others = (_personal(part, chunk) for part in node.args)
        return OVER[node.name](part, chunk.members, *others)
    parts = [_beside(node, part, chunk) for part in node.args]
    if node.name in OPERATIONS:
        return OPERATIONS[node.name](*parts)
    return strict(node.name, node.detail, parts)


def _beside(node: Expr, part: Expr, chunk: _Chunk) -> Cells:
    """The cells of a part in the rows of the node that uses it."""
    return _personal(part, chunk) if node.entity == "person" else chunk.done[part]


def _personal(part: Expr, chunk: _Chunk) -> Cells:
    """The cells of a part for each person; what is the household's is repeated for its members."""
    if part.entity == "person":
        return chunk.done[part]
    if part not in chunk.spread:
        values, unknown = chunk.done[part]
        chunk.spread[part] = chunk.members.repeat(values), chunk.members.repeat(unknown)
    return chunk.spread[part]
