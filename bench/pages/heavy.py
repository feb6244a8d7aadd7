"""T8: the person with 872 cases and 435 documents: ./minzheng bench T8 [--cases N] [--json]"""

import argparse
import json
import os
import sys
from typing import Any

from bench._contest import IN_THE_HOUSE, contest
from bench.pages.__main__ import CASES_A_PERSON, POSTGRES, SQLITE, house

CASES = 20_000


def main() -> None:
    """Her pages in a district of so many cases."""
    parser = argparse.ArgumentParser(prog="bench T8", description=__doc__)
    parser.add_argument("--cases", type=int, default=CASES)
    parser.add_argument("--store", choices=(SQLITE, POSTGRES), default=SQLITE)
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    with house(chosen.store) as env:
        people = str(round(chosen.cases / CASES_A_PERSON))
        made = contest(IN_THE_HOUSE, "bench.pages.make", str(chosen.cases), people, env=env)
        run = contest(IN_THE_HOUSE, "bench.pages.alone", "--heavy", env=env)
    found = {**run, "made": made, "store": chosen.store, "load": round(os.getloadavg()[0], 1)}
    sys.stdout.write(json.dumps(found, ensure_ascii=False) if chosen.json else _told(found))
    sys.stdout.write("\n")


def _told(found: dict[str, Any]) -> str:
    return "\n".join(
        f"{name:<16}中位 {page['median_ms']:7.1f} ms  p95 {page['p95_ms']:7.1f} ms"
        f"  {page['queries']} 次查询"
        for name, page in found["pages"].items()
    )


if __name__ == "__main__":
    main()
