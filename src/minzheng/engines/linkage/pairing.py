"""Who is compared with whom, and on which level each comparison stands: one pass of DuckDB."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Self

import duckdb
import numpy as np
import pyarrow as pa

from minzheng.engines.linkage.levels import SIDED, Plan, level_number, sided
from minzheng.engines.linkage.threads import THREADS, side_by_side

AT_ONCE = 125_000  # pairs compared together: bounds the memory
VETO = "veto"


@dataclass(frozen=True, eq=False)
class Pairs:
    """Pairs of records: `levels` by comparison, `shares` by column (of the rarer value's records),
    `veto` the number of what forbids to link unasked, -1 for nothing."""

    left: np.ndarray
    right: np.ndarray
    levels: Mapping[str, np.ndarray]
    shares: Mapping[str, np.ndarray]
    veto: np.ndarray

    def __len__(self) -> int:
        return len(self.left)

    def where(self, chosen: np.ndarray) -> Self:
        """These pairs only: a mask or places."""
        return type(self)(
            self.left[chosen], self.right[chosen],
            {key: each[chosen] for key, each in self.levels.items()},
            {key: each[chosen] for key, each in self.shares.items()},
            self.veto[chosen],
        )  # fmt: skip


def pairs_within(prepared: pa.Table, plan: Plan) -> Pairs:
    """Every two records of one table that share a block, each pair once (left < right)."""
    table = with_shares(prepared, plan.rare_columns)
    return _compared((table, table), plan, "l.place < r.place")


def pairs_between(rows: pa.Table, known: pa.Table, plan: Plan) -> Pairs:
    """Every row (left) with every known record (right) that shares a block with it.

    Shares are those of a value that one known record has; who knows better puts them in.
    """
    once = 1 / max(2, len(known))
    sides = [
        _with(table, {f"{name}_share": np.full(len(table), once) for name in plan.rare_columns})
        for table in (rows, known)
    ]
    return _compared((sides[0], sides[1]), plan, "true")


def with_shares(prepared: pa.Table, columns: Sequence[str]) -> pa.Table:
    """Add for each column the share of the records that have the same value there."""
    counts = side_by_side([partial(counted, prepared, name) for name in columns])
    total = max(1, len(prepared))
    return _with(
        prepared,
        {f"{name}_share": count / total for name, count in zip(columns, counts, strict=True)},
    )


def counted(prepared: pa.Table, column: str) -> np.ndarray:
    """For each record how many have the same value in the column; 1 where it is unknown."""
    coded = prepared.column(column).combine_chunks().dictionary_encode()
    known = coded.indices.is_valid().to_numpy(zero_copy_only=False)
    places = coded.indices.fill_null(0).to_numpy()
    counts = np.bincount(places[known], minlength=max(1, len(coded.dictionary)))
    return np.where(known, counts[places] if len(places) else 0, 1)


def _with(table: pa.Table, columns: Mapping[str, np.ndarray]) -> pa.Table:
    for name, values in columns.items():
        table = table.append_column(name, pa.array(values.astype(np.float32)))
    return table


def _compared(sides: tuple[pa.Table, pa.Table], plan: Plan, order: str) -> Pairs:
    """1. Which places meet, block by block. 2. Their columns side by side, part by part."""
    left, right = sides
    with duckdb.connect(config={"threads": THREADS}) as opened:
        keys = _meeting(opened, sides, plan, order)
        parts = [keys[start : start + AT_ONCE] for start in range(0, max(1, len(keys)), AT_ONCE)]
        found = side_by_side([partial(_levels, opened, sides, plan, part) for part in parts])
    whole = {name: np.concatenate([each[name] for each in found]) for name in found[0]}
    places = np.divmod(keys, max(1, len(right)))
    return Pairs(
        left.column("record").to_numpy()[places[0]],
        right.column("record").to_numpy()[places[1]],
        {each.key: whole[each.key] for each in plan.comparisons},
        {name: whole[f"{name}_share"] for name in plan.rare_columns},
        whole[VETO],
    )  # fmt: skip


def _meeting(
    opened: duckdb.DuckDBPyConnection, sides: tuple[pa.Table, pa.Table], plan: Plan, order: str
) -> np.ndarray:
    """Each pair of places that share a block, once, as one number: left × size + right."""
    names = sorted({name for block in plan.blocks for name, _ in SIDED.findall(block)})
    for name, table in zip("ab", sides, strict=True):
        narrow = table.select(names).append_column("place", pa.array(np.arange(len(table))))
        opened.register("given", narrow)
        opened.execute(f"CREATE TABLE {name} AS SELECT * FROM given")  # noqa: S608  # our columns
        if sides[0] is sides[1]:
            opened.execute("CREATE VIEW b AS SELECT * FROM a")
            break
    found = side_by_side(
        [partial(_met, opened, block, order, len(sides[1])) for block in plan.blocks]
    )
    keys: np.ndarray = np.unique(np.concatenate(found))
    return keys


def _met(opened: duckdb.DuckDBPyConnection, block: str, order: str, size: int) -> np.ndarray:
    sql = (
        f"SELECT l.place * {max(1, size)} + r.place AS k "  # noqa: S608  # our columns
        f"FROM a l JOIN b r ON {sided(block)} WHERE {order}"
    )
    with opened.cursor() as own:
        keys: np.ndarray = own.execute(sql).fetchnumpy()["k"]
    return keys.astype(np.int64)


def _levels(
    opened: duckdb.DuckDBPyConnection,
    sides: tuple[pa.Table, pa.Table],
    plan: Plan,
    keys: np.ndarray,
) -> dict[str, np.ndarray]:
    """The level of each comparison, the shares and the veto of some pairs."""
    names = _compared_columns(plan)
    columns: dict[str, pa.ChunkedArray] = {}
    for side, table, places in zip(
        "lr", sides, np.divmod(keys, max(1, len(sides[1]))), strict=True
    ):
        taken = table.select(names).take(pa.array(places))
        columns |= {f"{name}_{side}": taken.column(name) for name in names}
    with opened.cursor() as own:
        own.register("given", pa.table(columns))
        told: dict[str, np.ndarray] = own.execute(_sql(plan)).fetchnumpy()
    return told


def _compared_columns(plan: Plan) -> list[str]:
    written = [level.when for each in plan.comparisons for level in each.levels]
    written += [each.unknown for each in plan.comparisons]
    named = {name for condition in written for name, _ in SIDED.findall(condition)}
    return sorted(named | {f"{name}_share" for name in plan.rare_columns} | set(plan.flags))


def _sql(plan: Plan) -> str:
    levels = [f"({level_number(each)})::TINYINT AS {each.key}" for each in plan.comparisons]
    rare = [f"greatest({n}_share_l, {n}_share_r) AS {n}_share" for n in plan.rare_columns]
    flags = [f"({flag}_l OR {flag}_r) AS {flag}" for flag in plan.flags]
    cases = [f"WHEN {veto.when} THEN {number}" for number, veto in enumerate(plan.vetoes)]
    veto = f"CASE {' '.join(cases)} ELSE -1 END" if cases else "-1"
    return (
        f"SELECT *, ({veto})::TINYINT AS {VETO} "  # noqa: S608  # our columns
        f"FROM (SELECT {', '.join([*levels, *rare, *flags])} FROM given)"
    )
