"""Our import, in a process of its own: staged, checked, accepted by a second person, in the lake.

python -m bench._house bench.import_feed.ours FILE
"""

import sys
import time
from pathlib import Path

from bench._contest import report
from bench.import_feed.drawing import DAY
from django.core.management import call_command

from minzheng.engines.access.testing import make_cast
from minzheng.engines.exchange import api
from minzheng.kernel.feed import feed_named


def main() -> None:
    """An empty office; the clock runs from the file on disk to the version in the lake."""
    call_command("migrate", verbosity=0, skip_checks=True)
    cast, feed = make_cast(), feed_named("social_insurance")
    clerk, head = cast.viewers["data_clerk"], cast.viewers["data_head"]
    steps: dict[str, float] = {}
    start = before = time.perf_counter()
    cpu = time.process_time()
    file = Path(sys.argv[1])
    row = api.stage(feed, file, filename=file.name, day=DAY, by=clerk, on=cast.on)
    steps["stage"], before = time.perf_counter() - before, time.perf_counter()
    row = api.check(row)
    steps["check"], before = time.perf_counter() - before, time.perf_counter()
    row = api.accept(row, by=head, on=cast.on)
    steps["accept"] = time.perf_counter() - before
    seconds, cpu = time.perf_counter() - start, time.process_time() - cpu
    again = sum(each.count for each in api.rule_counts(row) if each.rule == "duplicate")
    found = {"bad": row.bad - again, "again": again, "good": row.linked}
    report(seconds, cpu_s=cpu, steps_s={name: round(each, 3) for name, each in steps.items()},
           found=found)  # fmt: skip


if __name__ == "__main__":
    main()
