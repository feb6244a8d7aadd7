"""T2: every rule over a whole city, beside OpenFisca and hand-written SQL, in one run.

./minzheng bench T2 --people 1000000 [--rounds 3] [--json]
"""

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from bench.eligibility.comparing import compare
from bench.eligibility.people import EDITION, write_people
from bench.eligibility.policy import 测速
from bench.eligibility.running import Race
from bench.eligibility.sampling import HOUSEHOLDS, differing

KEPT = Path(__file__).resolve().parents[2] / "var/bench"


def main() -> None:
    """Draw the people, race, compare, print."""
    parser = argparse.ArgumentParser(prog="bench T2", description=__doc__)
    parser.add_argument("--people", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    population = KEPT / f"people-{EDITION}-{chosen.people}"
    if not population.exists():
        write_people(population.with_suffix(".part"), chosen.people)
        population.with_suffix(".part").rename(population)
    with tempfile.TemporaryDirectory(dir=KEPT) as answers:
        race = Race(population, Path(answers))
        race.go(chosen.rounds)
        found = result(race)
    sys.stdout.write(json.dumps(found, ensure_ascii=False) if chosen.json else told(found))
    sys.stdout.write("\n")


def result(race: Race) -> dict[str, Any]:
    """The figures that design.md names, and every single run."""
    ours, compute, floor = race.best("ours"), race.best("compute"), race.best("floor")
    rival = race.best("openfisca", "build_s", "calculate_s")
    sql = race.best("duckdb_sql")
    return {
        "people": rows(race.population, "persons"),
        "households": rows(race.population, "households"),
        "formulas": len(测速.formulas),
        "ours_s": ours["seconds"],
        "compute_s": compute["seconds"],
        "floor_s": floor["seconds"],
        "cpu_s": {name: race.best(name, "cpu_s")["cpu_s"] for name in race.runs},
        "peak_mb": ours["peak_mb"],
        "rivals": {
            "openfisca": {**rival, "differences": differences(race, "openfisca")},
            "duckdb_sql": {**sql, "differences": differences(race, "duckdb_sql")},
        },
        "ratio": {
            "openfisca": ratio(rival["build_s"] + rival["calculate_s"], ours["seconds"]),
            "openfisca_calculate": ratio(rival["calculate_s"], compute["seconds"]),
            "duckdb_sql": ratio(sql["seconds"], ours["seconds"]),
            "over_floor": ratio(ours["seconds"], floor["seconds"]),
        },
        "one_differs": differing(race.population, race.answers / "ours"),
        "all_runs_s": {name: list(race.all_of(name)) for name in race.runs},
        "cores": os.cpu_count(),
        "load": round(os.getloadavg()[0], 1),
    }


def rows(population: Path, table: str) -> int:
    """How many rows a table has."""
    count: int = pq.read_metadata(population / f"{table}.parquet").num_rows
    return count


def ratio(slow: float, fast: float) -> float:
    """How many times longer."""
    return round(slow / fast, 2)


def differences(race: Race, rival: str) -> dict[str, Any]:
    """Where a rival answers something else than we do."""
    return compare(race.population, race.answers / "ours", race.answers / rival)


def told(found: dict[str, Any]) -> str:
    """The same for a person."""
    rival, sql, ratios = (
        found["rivals"]["openfisca"],
        found["rivals"]["duckdb_sql"],
        found["ratio"],
    )
    lines = [
        f"{found['people']:,} 人、{found['households']:,} 户，{found['formulas']} 条算式，"
        f"{found['cores']} 核，机器负载 {found['load']}",
        f"本系统   {found['ours_s']:.2f} 秒（只算 {found['compute_s']:.2f} 秒），"
        f"内存最多 {found['peak_mb']:,.0f} MB；只解码 {found['floor_s']:.2f} 秒",
        f"OpenFisca 建 {rival['build_s']:.2f} 秒、算 {rival['calculate_s']:.2f} 秒，"
        f"内存最多 {rival['peak_mb']:,.0f} MB；合计是本系统的 {ratios['openfisca']} 倍，"
        f"只算是 {ratios['openfisca_calculate']} 倍",
        f"DuckDB SQL {sql['seconds']:.2f} 秒，内存最多 {sql['peak_mb']:,.0f} MB，"
        f"是本系统的 {ratios['duckdb_sql']} 倍",
    ]
    lines.append(f"逐户计算 {HOUSEHOLDS} 户，与全量计算不同 {found['one_differs']} 户")
    for name, each in (("OpenFisca", rival), ("DuckDB SQL", sql)):
        lines += list(_told_differences(name, each["differences"]))
    return "\n".join(lines)


def _told_differences(name: str, found: dict[str, Any]) -> list[str]:
    if not found["rows_that_differ"]:
        return [f"{name} 与本系统逐行一致"]
    counts = "、".join(
        f"{column} {count} 行" for column, count in found["rows_that_differ"].items()
    )
    rows = [
        f"  第 {row['number']} 行 {row['column']}：本系统 {row['ours']}，它 {row['theirs']}。"
        f"{row['why'] or '原因未明'}"
        for row in found["examples"]
    ]
    return [f"{name} 与本系统不同：{counts}；其中原因未明 {found['unexplained']} 行", *rows]


if __name__ == "__main__":
    main()
