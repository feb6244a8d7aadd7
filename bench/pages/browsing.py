"""Some users with a browser each: python -m bench.pages.browsing PORT PLAN FIRST USERS WARM SECONDS

Prints the seconds of each page as JSON. Uses no part of the house, so that its start costs nothing.
"""

import http.client
import json
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Plan = list[dict[str, Any]]


def main() -> None:
    """One thread a user, until the time is over."""
    port, plan_path, first, users, warm, seconds = sys.argv[1:]
    plan: Plan = json.loads(Path(plan_path).read_text("utf-8"))
    begin = time.monotonic() + float(warm)
    found: list[list[float]] = []
    threads = [
        threading.Thread(
            target=lambda user=user: found.append(
                list(_browse(int(port), plan, user, (begin, begin + float(seconds))))
            )
        )
        for user in range(int(first), int(first) + int(users))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if len(found) != len(threads):
        sys.exit(1)
    sys.stdout.write(json.dumps([each for times in found for each in times]))


def _browse(port: int, plan: Plan, user: int, measured: tuple[float, float]) -> Iterator[float]:
    """Page after page, the kinds in turns; the seconds of those begun and ended in time."""
    connection, turn = http.client.HTTPConnection("127.0.0.1", port, timeout=60), user
    while time.monotonic() < measured[1]:
        kind, turn = plan[turn % len(plan)], turn + 1
        address = kind["addresses"][turn * 7 % len(kind["addresses"])]
        begin = time.monotonic()
        connection.request(
            "GET", address, headers={"Cookie": f"sessionid={kind['sessions'][user]}"}
        )
        answer = connection.getresponse()
        answer.read()
        end = time.monotonic()
        if answer.status != http.HTTPStatus.OK:
            raise RuntimeError(f"{address}：{answer.status}")
        if measured[0] <= begin and end <= measured[1]:
            yield end - begin


if __name__ == "__main__":
    main()
