"""Plain Splink: its own comparisons on the columns as they are; trained now, or saved before.

python -m bench.linkage.rival_splink RECORDS OUT [train|SAVED.json] [people|febrl]
"""

import json
import logging
import sys
import time
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import splink.comparison_library as cl
from bench.linkage.measuring import report
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

THRESHOLDS = (
    0.95,
    0.5,
    0.8,
    0.9,
    0.99,
    0.999,
    0.9999,
)  # the first is timed; the rest only find its best F1
PEOPLE = {
    "comparisons": [
        cl.LevenshteinAtThresholds("name", [1]).configure(term_frequency_adjustments=True),
        cl.LevenshteinAtThresholds("born", [1, 2]),
        cl.ExactMatch("sex"),
        cl.LevenshteinAtThresholds("id_number", [1, 2]),
        cl.ExactMatch("phone"),
        cl.ExactMatch("address"),
    ],
    "blocks": [
        block_on("id_number"), block_on("name", "born"), block_on("phone"),
        block_on("name", "address"), block_on("born", "address"),
        block_on("substr(id_number,1,14)", "sex", "substr(name,1,1)"),
    ],
    "certain": ("id_number", 0.7),
    "train": [("name", "born"), ("phone",)],
}  # fmt: skip
FEBRL = {
    "comparisons": [
        *(cl.JaroWinklerAtThresholds(name, [0.9, 0.8])
          for name in ("given_name", "surname", "address_1", "suburb")),
        *(cl.LevenshteinAtThresholds(name, [1, 2])
          for name in ("date_of_birth", "soc_sec_id", "postcode")),
        cl.ExactMatch("state"),
    ],
    "blocks": [
        block_on(name)
        for name in ("given_name", "surname", "date_of_birth", "soc_sec_id", "postcode")
    ],
    "certain": ("soc_sec_id", 0.8),
    "train": [("given_name", "surname"), ("date_of_birth",)],
}  # fmt: skip
PLANS: dict[str, dict[str, Any]] = {"people": PEOPLE, "febrl": FEBRL}


def linker_of(opened: duckdb.DuckDBPyConnection, records: pa.Table, plan: dict[str, Any]) -> Linker:
    """A linker over the records, not yet trained."""
    settings = SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="record",
        comparisons=plan["comparisons"],
        blocking_rules_to_generate_predictions=plan["blocks"],
        retain_matching_columns=False,
    )
    return _linker(opened, records, settings)


def train(linker: Linker, plan: dict[str, Any]) -> None:
    """As its documentation says: certain rule, random pairs, expectation maximisation."""
    column, recall = plan["certain"]
    training = linker.training
    training.estimate_probability_two_random_records_match([block_on(column)], recall=recall)
    training.estimate_u_using_random_sampling(max_pairs=1e6)
    for columns in plan["train"]:
        training.estimate_parameters_using_expectation_maximisation(block_on(*columns))


def read(path: str) -> pa.Table:
    """The columns that are compared; the day of birth as text, as Levenshtein wants it."""
    names = set(pq.read_schema(path).names) - {"person", "kind", "division"}
    table = pq.read_table(path, columns=sorted(names))
    if "born_on" in table.column_names:
        table = table.append_column("born", table.column("born_on").cast(pa.string()))
    return table


def saved_model(path: str, kind: str) -> dict[str, Any]:
    """A model trained on another file, to start from."""
    with duckdb.connect() as opened:
        linker = linker_of(opened, read(path), PLANS[kind])
        train(linker, PLANS[kind])
        model: dict[str, Any] = linker.misc.save_model_to_json()
    return model


def _linker(opened: duckdb.DuckDBPyConnection, records: pa.Table, settings: Any) -> Linker:
    interface = DuckDBAPI(connection=opened)
    linker = Linker(interface.register(records), settings)
    logging.getLogger("splink").setLevel(logging.ERROR)
    return linker


def _clusters(linker: Linker, pairs: Any, threshold: float, count: int) -> np.ndarray:
    found = linker.clustering.cluster_pairwise_predictions_at_threshold(pairs, threshold)
    rows = found.as_duckdbpyrelation().fetchnumpy()
    label = np.empty(count, np.int64)
    label[rows["record"]] = rows["cluster_id"]
    return label


def main() -> None:
    """One run."""
    file, out, start, *kind = sys.argv[1:]
    plan = PLANS[kind[0] if kind else "people"]
    begin = time.perf_counter()
    records = read(file)
    with duckdb.connect(config={"threads": 2}) as opened:
        if start == "train":
            linker = linker_of(opened, records, plan)
            train(linker, plan)
        else:
            linker = _linker(opened, records, json.loads(Path(start).read_text("utf-8")))
        trained = time.perf_counter()
        pairs = linker.inference.predict(threshold_match_probability=min(THRESHOLDS))
        first = _clusters(linker, pairs, THRESHOLDS[0], len(records))
        end = time.perf_counter()
        others = [_clusters(linker, pairs, each, len(records)) for each in THRESHOLDS[1:]]
    labels = np.stack([first, *others])
    report(Path(out), labels, seconds=end - begin, train_s=trained - begin)


if __name__ == "__main__":
    main()
