"""T5: a delivery of 5 % bad and 1 % repeated rows, from the file to the report and into the lake.

./minzheng bench T5 --rows 1000000 [--rounds 2] [--json]
"""

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

import duckdb
from bench._contest import IN_THE_HOUSE, contest
from bench.import_feed.drawing import AGAIN, BAD, draw

KEPT = Path(__file__).resolve().parents[2] / "var/bench"
CONTESTANTS = ("ours", "duckdb_read", "duckdb_checks")
GOALS = {1_000_000: (15.0, 1024), 100_000: (2.0, 1024)}  # seconds, MB


def main() -> None:
    """Draw the file, run each contestant in turns, compare, print."""
    parser = argparse.ArgumentParser(prog="bench T5", description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    file = _file(chosen.rows)
    runs: dict[str, list[dict[str, Any]]] = {name: [] for name in CONTESTANTS}
    for _ in range(chosen.rounds):
        for name in CONTESTANTS:
            runs[name].append(_run(name, file))
    found = result(chosen.rows, file, runs)
    sys.stdout.write(json.dumps(found, ensure_ascii=False) if chosen.json else told(found))
    sys.stdout.write("\n")
    if not found["exact"]:
        sys.exit(1)


def result(rows: int, file: Path, runs: dict[str, list[dict[str, Any]]]) -> dict[str, Any]:
    """The figures that design.md names, and every single run."""
    best = {name: min(each, key=lambda run: run["seconds"]) for name, each in runs.items()}
    ours = best["ours"]
    expected = {"bad": rows * BAD // 1000, "again": rows * AGAIN // 1000}
    good = rows - sum(expected.values())
    return {
        "rows": rows,
        "file_mb": round(file.stat().st_size / 1e6, 1),
        "ours_s": ours["seconds"],
        "report_s": round(ours["steps_s"]["stage"] + ours["steps_s"]["check"], 3),
        "steps_s": ours["steps_s"],
        "cpu_s": {name: each["cpu_s"] for name, each in best.items()},
        "peak_mb": ours["peak_mb"],
        "found": ours["found"],
        "expected": expected | {"good": good},
        "exact": ours["found"] == expected | {"good": good},
        "rivals": {name: best[name] for name in CONTESTANTS[1:]},
        "ratio": {name: _ratio(ours["seconds"], best[name]) for name in CONTESTANTS[1:]},
        "goal": GOALS.get(rows),
        "all_runs_s": {name: [run["seconds"] for run in each] for name, each in runs.items()},
        "versions": {"duckdb": duckdb.__version__, "python": sys.version.split()[0]},
        "cores": os.cpu_count(),
        "load": round(os.getloadavg()[0], 1),
    }


def told(found: dict[str, Any]) -> str:
    """The same for a person."""
    steps = "，".join(f"{name} {taken:.2f}" for name, taken in found["steps_s"].items())
    read, checks = (found["rivals"][name] for name in CONTESTANTS[1:])
    truth = "与造数一致" if found["exact"] else f"与造数不符，应为 {found['expected']}"
    return "\n".join(
        [
            f"{found['rows']:,} 行（{found['file_mb']} MB），{found['cores']} 核，"
            f"机器负载 {found['load']}",
            f"本系统 {found['ours_s']:.2f} 秒（{steps}），内存最多 {found['peak_mb']:,} MB；"
            f"坏行 {found['found']['bad']:,}，重复 {found['found']['again']:,}，{truth}",
            f"DuckDB 只读 {read['seconds']:.2f} 秒，内存最多 {read['peak_mb']:,} MB；"
            f"读并用 SQL 查格式和重复 {checks['seconds']:.2f} 秒，{checks['peak_mb']:,} MB",
        ]
    )


def _ratio(ours: float, rival: dict[str, Any]) -> float:
    """How many times as fast we are; below 1 the rival, which does less, is faster."""
    return round(rival["seconds"] / ours, 2)


def _file(rows: int) -> Path:
    """Drawn once; its name says how large it is."""
    KEPT.mkdir(parents=True, exist_ok=True)
    path = KEPT / f"insurance-1-{rows}.csv"
    if not path.exists():
        draft = path.with_suffix(".part")
        draw(draft, rows)
        draft.replace(path)
    return path


def _run(name: str, file: Path) -> dict[str, Any]:
    """One contestant in a process and a data directory of its own."""
    with tempfile.TemporaryDirectory(dir=KEPT) as folder:
        environment = {"MINZHENG_DATA": folder, "MINZHENG_LOG_LEVEL": "ERROR"}
        if name == "ours":
            return contest(IN_THE_HOUSE, "bench.import_feed.ours", file, env=environment)
        return contest("bench.import_feed.rivals", name, file, env=environment)


if __name__ == "__main__":
    main()
