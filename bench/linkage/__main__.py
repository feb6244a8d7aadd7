"""T1: whose record is it. A million records of the generator, and FEBRL 3 and 4, in one run.

./minzheng bench T1 --people 1000000 [--rounds 2] [--json] [--card]
"""

import argparse
import json
import os
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from bench.linkage import data
from bench.linkage.models import our_model, splink_model
from bench.linkage.running import Race, Run
from bench.linkage.scoring import by_kind, dense, score
from bench.linkage.telling import card, told

KEPT = Path(__file__).resolve().parents[2] / "var/bench"


def main() -> None:
    """Draw the records, race, score, print."""
    parser = argparse.ArgumentParser(prog="bench T1", description=__doc__)
    parser.add_argument("--people", type=int, default=1_000_000, help="how many records")
    parser.add_argument("--seed", type=int, default=data.TABLE_SEED)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--card", action="store_true", help="keep the figures for the model card")
    chosen = parser.parse_args()
    KEPT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=KEPT) as answers:
        records = data.table_people(KEPT, chosen.people, chosen.seed)
        found = result(records, chosen.rounds, Path(answers))
    if chosen.card:
        card(found, datetime.now(UTC).date())
    sys.stdout.write(json.dumps(found, ensure_ascii=False) if chosen.json else told(found))
    sys.stdout.write("\n")


def result(records: Path, rounds: int, answers: Path) -> dict[str, Any]:
    """The figures that design.md names, and every single run."""
    people = _people(records, rounds, answers)
    ours, plain, saved = (people["times"][name] for name in ("ours", "splink", "splink_saved"))
    scores = people["scores"]
    return {
        "people": pq.read_metadata(records).num_rows,
        "ours_s": ours["seconds"],
        "rivals": {
            name: {**people["times"][name], **scores[name]} for name in scores if name != "ours"
        },
        "ratio": {
            "splink": round(plain["seconds"] / ours["seconds"], 2),
            "splink_saved": round(saved["seconds"] / ours["seconds"], 2),
        },
        "f1": {name: each["f1"] for name, each in scores.items()},
        "precision": {name: each["precision"] for name, each in scores.items()},
        "recall": {name: each["recall"] for name, each in scores.items()},
        "by_kind": people["by_kind"],
        "kept_back": list(data.KEPT_BACK),
        "cpu_s": {name: each["cpu_s"] for name, each in people["times"].items()},
        "peak_mb": {name: each["peak_mb"] for name, each in people["times"].items()},
        "febrl": {str(n): _febrl(n, rounds, answers) for n in (3, 4)},
        "all_runs_s": people["all_runs_s"],
        "cores": os.cpu_count(),
        "load": round(os.getloadavg()[0], 1),
    }


def _people(records: Path, rounds: int, answers: Path) -> dict[str, Any]:
    training = data.training_people(KEPT)
    race = Race(records, answers, {
        "ours": ("ours", str(our_model(training, "people", KEPT))),
        "splink": ("rival_splink", "train"),
        "splink_saved": ("rival_splink", str(splink_model(training, "people", KEPT))),
        "exact": ("rival_exact",),
    })  # fmt: skip
    race.go(rounds)
    table = pq.read_table(records)
    scored = {name: _best_score(race, name, table) for name in race.contestants}
    return {
        "times": {name: race.best(name) for name in race.contestants},
        "scores": {name: told_ for name, (told_, _) in scored.items()},
        "by_kind": {
            name: by_kind(table, dense(race.labels(name)[row]))
            for name, (_, row) in scored.items()
            if name in ("ours", "splink", "exact")
        },
        "all_runs_s": _all_runs(race),
    }


def _febrl(number: int, rounds: int, answers: Path) -> dict[str, Any]:
    training, records = data.febrl(KEPT, 2), data.febrl(KEPT, number)
    race = Race(records, answers, {
        "ours": ("ours", str(our_model(training, "febrl", KEPT)), "febrl"),
        "splink": ("rival_splink", "train", "febrl"),
        "splink_saved": ("rival_splink", str(splink_model(training, "febrl", KEPT)), "febrl"),
        "recordlinkage": ("rival_recordlinkage",),
    })  # fmt: skip
    race.go(rounds)
    table = pq.read_table(records)
    return {
        name: {**_best_score(race, name, table)[0], "seconds": race.best(name)["seconds"]}
        for name in race.contestants
    }


def _best_score(race: Race, name: str, table: pa.Table) -> tuple[dict[str, float], int]:
    """The score, and which of its thresholds it is: a rival is shown at its best F1."""
    truth = dense(table.column("person").to_numpy())
    scores = [score(truth, dense(row)) for row in race.labels(name)]
    best = max(range(len(scores)), key=lambda row: scores[row]["f1"])
    return scores[best], best


def _all_runs(race: Race) -> dict[str, list[float]]:
    runs: dict[str, list[Run]] = race.runs
    return {name: [float(run["seconds"]) for run in each] for name, each in runs.items()}


if __name__ == "__main__":
    main()
