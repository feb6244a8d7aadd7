"""DuckDB over the same files in a process of its own: joins, conditions, found rows written.

python -m bench.night.rival_duckdb DATA_DIR OUT
"""

import json
import os
import sys
import time
from pathlib import Path

import duckdb
from bench._contest import report
from bench.night.sql_rules import DERIVED, FEEDS, HOUSEHOLDS, OF_HOMES, PERSONAL, PERSONS


def connect(data: Path) -> duckdb.DuckDBPyConnection:
    """A database in memory over the newest version of each feed."""
    database = duckdb.connect()
    database.execute(f"SET threads = {os.cpu_count()}")
    database.execute("SET preserve_insertion_order = false")
    database.execute("SET memory_limit = '14GB'")
    for name in ("residents", *FEEDS):
        (folder,) = (data / "lake/feeds" / name).glob("2026-*")
        database.execute(f"CREATE VIEW {name} AS FROM '{folder}/facts.parquet'")
    (folder,) = (data / "lake/feeds/residents").glob("2026-*")
    database.execute(f"CREATE VIEW rows AS FROM '{folder}/rows.parquet'")
    database.execute(f"CREATE VIEW own AS FROM '{data}/recipients.parquet'")
    database.execute(f"CREATE VIEW persons AS {PERSONS}")
    return database


def answer(database: duckdb.DuckDBPyConnection, out: Path) -> None:
    """Everybody joined once, households from that, then everybody a condition holds of."""
    database.execute(f"CREATE TEMP TABLE people AS {DERIVED}")
    database.execute(f"CREATE TEMP TABLE homes AS {HOUSEHOLDS}")
    for name, key, rules in (("people", "person", PERSONAL), ("homes", "home", OF_HOMES)):
        columns = ", ".join(f'coalesce({rule}, false) AS "{each}"' for each, rule in rules.items())
        some = " OR ".join(f'"{each}"' for each in rules)
        query = f"SELECT * FROM (SELECT {key}, {columns} FROM {name}) WHERE {some}"
        database.execute(f"COPY ({query}) TO '{out}/{name}.parquet' (COMPRESSION zstd)")


def counts(database: duckdb.DuckDBPyConnection, out: Path) -> dict[str, int]:
    """How many each rule found."""
    found: dict[str, int] = {}
    for name, rules in (("people", PERSONAL), ("homes", OF_HOMES)):
        for each in rules:
            row = database.execute(f"SELECT count(*) FROM '{out}/{name}.parquet' WHERE \"{each}\"")
            found[each] = (row.fetchone() or (0,))[0]
    return found


def main() -> None:
    """Run once and print what it took."""
    data, out = Path(sys.argv[1]), Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    database = connect(data)
    start, cpu = time.perf_counter(), time.process_time()
    answer(database, out)
    seconds, used = time.perf_counter() - start, time.process_time() - cpu
    (out / "counts.json").write_text(json.dumps(counts(database, out), ensure_ascii=False))
    report(seconds=seconds, cpu_s=used)


if __name__ == "__main__":
    main()
