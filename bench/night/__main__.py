"""T7: the night run over a made-up city with ten feeds, beside SQL joins in the same run.

./minzheng bench T7 --people 500000 [--rounds 2] [--tasks] [--json]

--tasks: the alerts are also written as tasks into the tables (SQLite), not only into the lake.
"""

import argparse
import json
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from bench._contest import IN_THE_HOUSE, Run, contest
from bench.night.city import EDITION, LISTED
from bench.night.sql_rules import RULES

KEPT = Path(__file__).resolve().parents[2] / "var/bench"


def main() -> None:
    """Make the city once, race, compare, print."""
    parser = argparse.ArgumentParser(prog="bench T7", description=__doc__)
    parser.add_argument("--people", type=int, default=500_000)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--tasks", action="store_true", help="write the tasks as well")
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    city = made(chosen.people)
    with tempfile.TemporaryDirectory(dir=KEPT) as folder:
        races = [
            race(city, Path(folder) / str(number), tasks=chosen.tasks)
            for number in range(chosen.rounds)
        ]
    found = result(chosen.people, races)
    sys.stdout.write(json.dumps(found, ensure_ascii=False) if chosen.json else told(found))
    sys.stdout.write("\n")


def made(people: int) -> Path:
    """The city in a data directory of its own, made on first use."""
    city = KEPT / f"night-{EDITION}-{people}"
    if not city.exists():
        part = city.with_suffix(".part")
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True)
        module(part, "bench.night.make", str(people))
        part.rename(city)
    return city


def race(city: Path, folder: Path, *, tasks: bool) -> dict[str, Run]:
    """One round: SQL, the first night, the same day again. The city itself stays untouched."""
    data = folder / "data"
    (data / "lake").mkdir(parents=True)
    shutil.copy(city / "minzheng.sqlite3", data)
    shutil.copytree(city / "keys", data / "keys")
    for name in ("feeds", "people"):
        (data / "lake" / name).symlink_to(city / "lake" / name)
    sql = module(city, "bench.night.rival_duckdb", str(city), str(folder / "sql"))
    way = "bench.night.ours" if tasks else "bench.night.searching"
    first = module(data, way, str(folder / "counts.json"))
    again = module(data, way, str(folder / "counts.json"))
    return {"first": first, "again": again, "duckdb_sql": sql, "differ": differences(folder)}


def differences(folder: Path) -> Run:
    """The rules of which SQL finds another number than we do: ours minus theirs."""
    ours = json.loads((folder / "counts.json").read_text("utf-8"))
    theirs = json.loads((folder / "sql/counts.json").read_text("utf-8"))
    return {rule: ours[rule] - theirs[rule] for rule in RULES if ours[rule] != theirs[rule]}


def module(data: Path, name: str, *words: str) -> Run:
    """Run a module of ours over a data directory; gives the last line it printed."""
    return contest(IN_THE_HOUSE, name, *words, env={"MINZHENG_DATA": str(data)})


def result(people: int, races: list[dict[str, Run]]) -> dict[str, Any]:
    """The best round of each, every single time, and where the counts differ."""
    first, again, sql = (best(races, name) for name in ("first", "again", "duckdb_sql"))
    return {
        "people": people,
        "feeds": len(LISTED) + 1,
        "rules_in_both": len(RULES),
        "first_night_s": first["seconds"],
        "rerun_s": again["seconds"],
        "first": first,
        "rerun": again,
        "rivals": {"duckdb_sql": sql},
        "ratio": {
            "first": round(sql["seconds"] / first["seconds"], 2),
            "rerun": round(sql["seconds"] / again["seconds"], 2),
        },
        "counts_that_differ": {name: n for each in races for name, n in each["differ"].items()},
        "all_runs_s": {
            name: [each[name]["seconds"] for each in races]
            for name in ("first", "again", "duckdb_sql")
        },
        "cores": os.cpu_count(),
        "load": round(os.getloadavg()[0], 1),
    }


def best(races: list[dict[str, Run]], name: str) -> Run:
    """The run of the shortest time."""
    return min((each[name] for each in races), key=lambda run: run["seconds"])


def told(found: dict[str, Any]) -> str:
    """The same for a person."""
    first, again, sql = found["first"], found["rerun"], found["rivals"]["duckdb_sql"]
    differ = found["counts_that_differ"]
    return "\n".join(
        [
            f"{found['people']:,} 人，{found['feeds']} 份数据，{found['cores']} 核，"
            f"机器负载 {found['load']}",
            f"第一夜 {first['seconds']:.1f} 秒（{_stages(first)}），"
            f"处理器 {first['cpu_s']:.1f} 秒，内存最多 {first['peak_mb']:,.0f} MB",
            f"规则改动后重跑 {again['seconds']:.1f} 秒（{_stages(again)}），"
            f"处理器 {again['cpu_s']:.1f} 秒，内存最多 {again['peak_mb']:,.0f} MB",
            f"DuckDB 连接 {sql['seconds']:.1f} 秒（{found['rules_in_both']} 条规则），"
            f"处理器 {sql['cpu_s']:.1f} 秒，内存最多 {sql['peak_mb']:,.0f} MB",
            f"两边找到的数目不同的规则：{differ}" if differ else "两边每条规则找到的数目都相同",
        ]
    )


def _stages(run: Run) -> str:
    known = ("population_s", "conflicts_s", "pass_s", "write_s", "tasks_s")
    return "，".join(f"{name[:-2]} {run[name]:.1f}" for name in known if name in run)


if __name__ == "__main__":
    main()
