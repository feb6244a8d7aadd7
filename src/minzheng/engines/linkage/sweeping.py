"""Rows that no number settles, compared with everybody the lake can name, part by part."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import duckdb
import numpy as np
import pyarrow as pa

from minzheng.engines.linkage.levels import Plan
from minzheng.engines.linkage.pairing import Pairs, pairs_between
from minzheng.engines.linkage.preparing import prepare
from minzheng.engines.linkage.records import Known
from minzheng.engines.linkage.threads import THREADS


@dataclass
class Sweep:
    """What has been gathered so far for `rows`: pairs of a row (left, by its `record`) and a person
    (right, by her number), and how frequent the values of the rows are among the known."""

    rows: pa.Table
    plan: Plan
    records: int = 0
    _parts: list[Pairs] = field(default_factory=list)
    _counts: dict[str, np.ndarray] = field(default_factory=dict)

    def take(self, part: Known) -> None:
        """Compare the rows with one part of the known records."""
        if not len(self.rows):
            return
        names = part.records.column_names
        both = prepare(pa.concat_tables([self.rows.select(names), part.records]))
        ours, theirs = both.slice(0, len(self.rows)), both.slice(len(self.rows))
        theirs = theirs.set_column(0, "record", pa.array(np.arange(len(theirs))))
        pairs = pairs_between(ours, theirs, self.plan)
        self._parts.append(replace(pairs, right=part.person[pairs.right]))
        for name, count in _counts(ours, theirs, self.plan).items():
            self._counts[name] = self._counts.get(name, 0) + count
        self.records += len(theirs)

    def pairs(self) -> Pairs:
        """All of them, with the share of the known records that have the row's value."""
        if not self._parts:
            return _nothing(self.plan)
        left = np.concatenate([each.left for each in self._parts])
        place = np.searchsorted(self.rows.column("record").to_numpy(), left)
        return Pairs(
            left,
            np.concatenate([each.right for each in self._parts]),
            {key: np.concatenate([each.levels[key] for each in self._parts])
             for key in self._parts[0].levels},
            {name: np.maximum(count[place], 1) / self.records
             for name, count in self._counts.items()},
            np.concatenate([each.veto for each in self._parts]),
        )  # fmt: skip


def _counts(ours: pa.Table, theirs: pa.Table, plan: Plan) -> Mapping[str, np.ndarray]:
    """For each row how many known records have its value, by column."""
    found = {}
    ours = ours.append_column("place", pa.array(np.arange(len(ours))))
    with duckdb.connect(config={"threads": THREADS}) as opened:
        opened.register("a", ours)
        opened.register("b", theirs)
        for name in plan.rare_columns:
            sql = (
                f"SELECT a.place AS p, n FROM a JOIN (SELECT {name}, count(*) AS n FROM b "  # noqa: S608  # our columns
                f"WHERE {name} IN (SELECT {name} FROM a) GROUP BY 1) c ON a.{name} = c.{name}"
            )
            told = opened.execute(sql).fetchnumpy()
            found[name] = np.zeros(len(ours))
            found[name][told["p"]] = told["n"]
    return found


def _nothing(plan: Plan) -> Pairs:
    none = np.zeros(0, np.int64)
    levels = {each.key: none.astype(np.int8) for each in plan.comparisons}
    return Pairs(none, none, levels, dict.fromkeys(plan.rare_columns, none.astype(float)), none)
