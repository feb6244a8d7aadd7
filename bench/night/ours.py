"""Our night in a process of its own: MINZHENG_DATA=… python -m bench._house bench.night.ours COUNTS

The first time from accepted feeds to tasks in the tables; run again on the same data the population
is kept, as when only rules have been changed.
"""

import json
import sys
import time
from pathlib import Path

import pyarrow as pa
from bench._contest import report
from bench.night.city import ON

from minzheng.engines.night.api import run_night
from minzheng.kernel.doer import SYSTEM


def main() -> None:
    """Run once and print what it took, stage by stage."""
    pa.array([0]).to_numpy()  # imports pandas where Spark's packages are: not part of the night
    start, cpu = time.perf_counter(), time.process_time()
    run = run_night(ON, by=SYSTEM, tell=lambda text: print(text, file=sys.stderr))
    seconds = time.perf_counter() - start
    found = {key: each["found"] for key, each in run.rules.items()}
    raised = sum(each["raised"] for each in run.rules.values())
    Path(sys.argv[1]).write_text(json.dumps(found, ensure_ascii=False), "utf-8")
    stages = {f"{name}_s": value for name, value in run.stages.items()}
    report(seconds=seconds, cpu_s=time.process_time() - cpu, raised=raised, **stages)


if __name__ == "__main__":
    main()
