"""The floor: DuckDB reads the same file, alone or with checks written by hand in SQL.

python -m bench.import_feed.rivals duckdb_read|duckdb_checks FILE

`duckdb_checks` does the part of ours that SQL does easily (types, ranges, code table, repeats): no
check characters, no report by row, no sealing, no persons, no lake.
"""

import os
import sys
import time

import duckdb
from bench._contest import report

READ = "CREATE TABLE delivered AS FROM read_csv(?, all_varchar = true)"
CHECKS = """
CREATE TABLE checked AS SELECT *,
    "姓名" IS NULL OR "统一社会信用代码" IS NULL
    OR NOT regexp_full_match("证件号码", '[0-9]{17}[0-9X]')
    OR "参保状态" NOT IN ('参保缴费', '暂停缴费', '终止参保')
    OR try_cast("参保日期" AS DATE) IS NULL
    OR coalesce(try_cast("缴费月份" || '-01' AS DATE) > DATE '2026-10-31', true)
    OR coalesce(try_cast("缴费工资" AS DECIMAL(18, 2)) NOT BETWEEN 0 AND 200000, true) AS bad,
    row_number() OVER (PARTITION BY "证件号码", "统一社会信用代码") > 1 AS again
FROM delivered
"""


def main() -> None:
    """Run once and print what it took."""
    mode, file = sys.argv[1:]
    with duckdb.connect() as database:
        database.execute(f"SET threads = {os.cpu_count()}")
        start, cpu = time.perf_counter(), time.process_time()
        database.execute(READ, [file])
        if mode == "duckdb_checks":
            database.execute(CHECKS)
        report(time.perf_counter() - start, cpu_s=time.process_time() - cpu)


if __name__ == "__main__":
    main()
