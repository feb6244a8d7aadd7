"""Exact matching: one identity number, as written, is one person; else name, birth and phone.

python -m bench.linkage.rival_exact RECORDS OUT
"""

import sys
import time
from pathlib import Path

import duckdb
import numpy as np
from bench.linkage.measuring import report

SQL = """
SELECT record, dense_rank() OVER (ORDER BY
  coalesce(id_number, name || born_on::VARCHAR || coalesce(phone, record::VARCHAR))) AS label
FROM read_parquet(?) ORDER BY record
"""


def main() -> None:
    """One run."""
    file, out = sys.argv[1:]
    begin = time.perf_counter()
    with duckdb.connect(config={"threads": 2}) as opened:
        rows = opened.execute(SQL, [file]).fetchnumpy()
    report(Path(out), np.asarray(rows["label"]), seconds=time.perf_counter() - begin)


if __name__ == "__main__":
    main()
