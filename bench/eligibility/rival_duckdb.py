"""DuckDB over the same Parquet, in a process of its own: Parquet to written Parquet.

python -m bench.eligibility.rival_duckdb FOLDER OUT
"""

import os
import sys
import time
from pathlib import Path

import duckdb
from bench._contest import report
from bench.eligibility.measuring import save
from bench.eligibility.policy import OUTPUTS, PERSONAL
from bench.eligibility.sql_rules import HOUSEHOLD_ANSWERS, STEPS, counties


def connect(folder: Path) -> duckdb.DuckDBPyConnection:
    """A database in memory over the files."""
    database = duckdb.connect()
    database.execute(f"SET threads = {os.cpu_count()}")
    database.execute("SET preserve_insertion_order = false")
    for name in ("persons", "households"):
        database.execute(f"CREATE VIEW {name} AS FROM '{folder / name}.parquet'")
    database.execute(f"CREATE TABLE counties AS {counties()}")
    return database


def answer(database: duckdb.DuckDBPyConnection, out: Path) -> None:
    """Every step, then both answers written."""
    for name, query in STEPS:
        database.execute(f"CREATE TEMP TABLE {name} AS {query}")
    for query, name in (("FROM person_answers", "persons"), (HOUSEHOLD_ANSWERS, "households")):
        database.execute(f"COPY ({query}) TO '{out / name}.parquet' (COMPRESSION zstd)")


def main() -> None:
    """Run once and print what it took."""
    folder, out = Path(sys.argv[1]), Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    database = connect(folder)
    start, cpu = time.perf_counter(), time.process_time()
    answer(database, out)
    report(seconds=time.perf_counter() - start, cpu_s=time.process_time() - cpu)
    for table, key in (("persons", "person"), ("households", "household")):
        names = [name for name in OUTPUTS if (name in PERSONAL) == (table == "persons")]
        columns = ", ".join(names)
        rows = database.execute(f"SELECT {columns} FROM '{out / table}.parquet' ORDER BY {key}")
        save(rows.fetchnumpy(), out)


if __name__ == "__main__":
    main()
