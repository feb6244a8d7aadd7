"""Models trained beforehand on other data, ours and Splink's, kept beside the records."""

import json
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
from bench.linkage.ours import PLANS
from bench.linkage.rival_splink import saved_model

from minzheng.engines.linkage.api import DEFAULT_MODEL
from minzheng.engines.linkage.training import Material, train

DAY = date(2026, 11, 20)


def our_model(training: Path, kind: str, folder: Path) -> Path:
    """For people the model that is shipped, trained on just these records; else trained here."""
    if kind == "people":
        return DEFAULT_MODEL
    path = folder / f"ours-{training.stem}.json"
    prepare, plan = PLANS[kind]
    model = train(
        Material(prepare(pq.read_table(training)), training.stem, DAY), plan, version="bench"
    )
    path.write_text(model.written(), encoding="utf-8")
    return path


def splink_model(training: Path, kind: str, folder: Path) -> Path:
    """Splink's own model of the same records."""
    path = folder / f"splink-{training.stem}.json"
    if not path.exists():
        path.write_text(json.dumps(saved_model(str(training), kind)), encoding="utf-8")
    return path
