"""Our pass over the population table, in a process of its own.

python -m bench.eligibility.ours FOLDER OUT            # Parquet to written answer
python -m bench.eligibility.ours FOLDER OUT compute    # arrays in memory, answers in memory
python -m bench.eligibility.ours FOLDER OUT floor      # decode the same columns, nothing else
"""

import os
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pyarrow as pa
from bench._contest import report
from bench.eligibility.policy import BOOK, ON, OUTPUTS

from minzheng.engines.screening.passing import Pass, run
from minzheng.engines.screening.table import Snapshot
from minzheng.kernel.many import many

ASKED = Pass(OUTPUTS, ON, BOOK)
Task = Callable[[], None]


def whole(table: Snapshot, out: Path) -> Task:
    """From Parquet to the written answer."""
    return lambda: run(ASKED, table, out)


def floor(table: Snapshot, out: Path) -> Task:
    """Decode what the rules read, on as many threads, and throw it away."""
    wanted = ASKED.columns
    return lambda: on_all_cores(lambda number: table.decode(number, wanted), table.numbers)


def compute(table: Snapshot, out: Path) -> Task:
    """Everything decoded beforehand; what is timed is the arithmetic."""
    parts = [table.read(number, ASKED.columns).population for number in table.numbers]
    answers: list[object] = [None] * len(parts)

    def arithmetic(number: int) -> None:
        answers[number] = many(OUTPUTS, parts[number], on=ON, params=BOOK, threads=1)

    return lambda: on_all_cores(arithmetic, range(len(parts)))


def on_all_cores(task: Callable[[int], object], numbers: range) -> None:
    """The task for each number, a thread a core."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for _ in pool.map(task, numbers):
            pass


MODES = {"whole": whole, "floor": floor, "compute": compute}


def main() -> None:
    """Run once and print what it took."""
    folder, out, *mode = sys.argv[1:]
    pa.array([0]).to_numpy()  # imports pandas where Spark's packages are: not part of the pass
    table = Snapshot.open(Path(folder))
    task = MODES[mode[0] if mode else "whole"](table, Path(out))
    start, cpu = time.perf_counter(), time.process_time()
    task()
    report(seconds=time.perf_counter() - start, cpu_s=time.process_time() - cpu)


if __name__ == "__main__":
    main()
