"""Sixteen users at once: the product's own server in processes of its own, browsers beside it.

MINZHENG_DATA=… DATABASE_URL=… python -m bench._house bench.pages.crowd

The server is started as `./minzheng serve` starts it. Each user is a thread with one connection
kept alive and a session of her own; four client processes hold four users each. The pages are
those of T3 in turns, each user beginning at another. The floor's pages are asked for by no crowd.
"""

import json
import statistics
import subprocess
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench._contest import report
from bench._serving import serving
from bench.pages.alone import signed_in
from bench.pages.asking import Page, pages
from django.conf import settings

from minzheng.wiring.serving import WORKERS

USERS, CLIENTS, SECONDS, WARM_UP = 16, 4, 20, 6
NAMES = ("work_list", "case_to_decide", "case_ended", "person", "household", "search")


def main() -> None:
    """Start the server, let sixteen ask, tell how long each page took and how many there were."""
    asked = [_asked(page) for name, page in pages().items() if name in NAMES]
    with TemporaryDirectory() as folder, serving(["serve"]) as port:
        plan = Path(folder) / "plan.json"
        plan.write_text(json.dumps(asked), "utf-8")
        times = list(chain.from_iterable(_clients(port, plan)))
    ranked = statistics.quantiles(times, n=20)
    report(
        median_ms=round(statistics.median(times) * 1000, 1),
        p95_ms=round(ranked[-1] * 1000, 1),
        pages_per_s=round(len(times) / SECONDS, 1),
        users=USERS,
        worker_processes=WORKERS,
        client_processes=CLIENTS,
        seconds=SECONDS,
    )


def _asked(page: Page) -> dict[str, Any]:
    """A session of its own for each user, and the addresses."""
    cookies = [
        signed_in(page.role).cookies[settings.SESSION_COOKIE_NAME].value for _ in range(USERS)
    ]
    return {"addresses": page.addresses, "sessions": cookies}


def _clients(port: int, plan: Path) -> Iterator[list[float]]:
    """Start the client processes together; gives the seconds of every page each has had."""
    words = [sys.executable, "-m", "bench.pages.browsing", str(port), str(plan)]
    share = USERS // CLIENTS
    running = [
        subprocess.Popen(  # noqa: S603  # our own module, no shell
            [*words, str(first), str(share), str(WARM_UP), str(SECONDS)], stdout=subprocess.PIPE
        )
        for first in range(0, USERS, share)
    ]
    for client in running:
        told, _ = client.communicate()
        if client.returncode:
            raise RuntimeError("一个测速的客户进程失败了，见上面的输出")
        yield json.loads(told)


if __name__ == "__main__":
    main()
