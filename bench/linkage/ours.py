"""Ours: prepare, pair, weigh by a saved model, cluster. Reads the records, leaves the clusters.

python -m bench._house bench.linkage.ours RECORDS OUT MODEL [febrl]
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from bench.linkage.febrl_plan import FEBRL, prepare_febrl
from bench.linkage.measuring import report

from minzheng.engines.linkage.chinese import PEOPLE
from minzheng.engines.linkage.clustering import clusters
from minzheng.engines.linkage.levels import Plan
from minzheng.engines.linkage.model import Model, read_model
from minzheng.engines.linkage.pairing import pairs_within
from minzheng.engines.linkage.preparing import prepare
from minzheng.engines.linkage.weighing import unasked, weigh

Prepare = Callable[[pa.Table], pa.Table]
PLANS: dict[str, tuple[Prepare, Plan]] = {
    "people": (prepare, PEOPLE),
    "febrl": (prepare_febrl, FEBRL),
}


def label(records: pa.Table, model: Model, kind: str) -> np.ndarray:
    """The cluster of each record."""
    make, plan = PLANS[kind]
    prepared = make(records)
    pairs = pairs_within(prepared, plan)
    weight = weigh(pairs, plan, model, records=len(records))
    kept = unasked(pairs, weight, model)
    number = _valid_numbers(prepared)
    return clusters(
        len(records), pairs.left[kept], pairs.right[kept], weight=weight[kept], number=number
    )


def _read(file: str) -> pa.Table:
    """Without the truth."""
    names = set(pq.read_schema(file).names) - {"person", "kind", "division"}
    return pq.read_table(file, columns=sorted(names))


def _valid_numbers(prepared: pa.Table) -> np.ndarray:
    if "id_valid" not in prepared.column_names:
        return np.zeros(len(prepared), np.int64)
    valid = prepared.column("id_valid").to_numpy()
    return np.where(valid, pc.fill_null(prepared.column("id"), 0).to_numpy(), 0)


def main() -> None:
    """One run."""
    file, out, model, *kind = sys.argv[1:]
    saved = read_model(Path(model))
    begin = time.perf_counter()
    found = label(_read(file), saved, kind[0] if kind else "people")
    report(Path(out), found, seconds=time.perf_counter() - begin)


if __name__ == "__main__":
    main()
