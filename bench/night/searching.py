"""Our night without the tables: accepted feeds to written alerts, in a process of its own.

MINZHENG_DATA=… python -m bench._house bench.night.searching COUNTS

The first time the population is built; run again on the same data it is kept, as when only rules
have been changed.
"""

import json
import sys
import time
from pathlib import Path

import pyarrow as pa
from bench._contest import report
from bench.night.city import ON

from minzheng.engines.lake.api import draft
from minzheng.engines.night.findings import SHELF, Found, write_found
from minzheng.engines.night.seeking import seek, seek_feeds
from minzheng.engines.screening.api import fresh
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.matter import catalogue


def main() -> None:
    """Run once and print what it took, stage by stage."""
    pa.array([0]).to_numpy()  # imports pandas where Spark's packages are: not part of the night
    catalogue()  # the law is read when a process begins
    start, cpu = time.perf_counter(), time.process_time()
    table = fresh(ON, by=SYSTEM)
    built = time.perf_counter()
    found = Found(seek(table, ON) | seek_feeds(ON))
    sought = time.perf_counter()
    with draft(SHELF) as folder:
        write_found(found, folder)
    done = time.perf_counter()
    counts = {name: len(swept.found) for name, swept in found.by_name.items()}
    Path(sys.argv[1]).write_text(json.dumps(counts, ensure_ascii=False), "utf-8")
    report(
        seconds=done - start,
        cpu_s=time.process_time() - cpu,
        population_s=built - start,
        pass_s=sought - built,
        write_s=done - sought,
    )


if __name__ == "__main__":
    main()
