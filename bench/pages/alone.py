"""One user: each page's times and queries, inside the process, and the floors beside them.

MINZHENG_DATA=… python -m bench._house bench.pages.alone [--heavy]
"""

import statistics
import sys
import time
from itertools import cycle, islice
from typing import Any

from bench._contest import report
from bench.pages.asking import DISTRICT, Page, heavy_pages, pages
from bench.pages.floors import EMPTY, ONE_QUERY
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings

from minzheng.engines.access.api import Account
from minzheng.wiring.demo.accounts import account_with
from minzheng.wiring.warming import warm_up

REQUESTS, WARM_UP = 150, 5
BACKEND = "django.contrib.auth.backends.ModelBackend"


def main() -> None:
    """Measure every page, then the floors in the same process."""
    warm_up()  # as a server process does
    found = heavy_pages() if "--heavy" in sys.argv else pages()
    measured = {name: measure(page) for name, page in found.items()}
    report(pages=measured, floor=floors())


def measure(page: Page) -> dict[str, Any]:
    """Median, 95th of a hundred, the most queries of a request, and our processor's time for one.

    The processor's time (the store's own comes on top on PostgreSQL, is in it on SQLite) tells what
    a machine that others use as well hides.
    """
    client = signed_in(page.role)
    for address in islice(cycle(page.addresses), WARM_UP):
        assert client.get(address).status_code == 200, address
    queries = max(_queries(client, each) for each in islice(cycle(page.addresses), WARM_UP))
    busy = time.process_time()
    times = [_seconds(client, each) for each in islice(cycle(page.addresses), REQUESTS)]
    spent = _ms((time.process_time() - busy) / REQUESTS)
    return told(times) | {"queries": queries, "cpu_ms": spent}


def floors() -> dict[str, float]:
    """The framework's empty page, and one with one indexed query; no session, no template."""
    client = Client(headers={"host": "localhost"})
    with override_settings(ROOT_URLCONF="bench.pages.floors"):
        return {
            name: told([_seconds(client, at) for _ in range(REQUESTS)])["median_ms"]
            for name, at in (("empty_ms", EMPTY), ("one_query_ms", ONE_QUERY))
        }


def told(times: list[float]) -> dict[str, Any]:
    """Seconds as median and 95th of a hundred in ms."""
    ranked = statistics.quantiles(times, n=20)
    return {"median_ms": _ms(statistics.median(times)), "p95_ms": _ms(ranked[-1])}


def signed_in(role: str = DISTRICT) -> Client:
    """A browser in which the officer of a role has signed in."""
    client = Client(headers={"host": "localhost"})
    account = Account.objects.get(username=account_with(role).username)
    client.force_login(account, backend=BACKEND)
    return client


def _queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        client.get(address)
    return len(seen.captured_queries)


def _seconds(client: Client, address: str) -> float:
    begin = time.perf_counter()
    client.get(address)
    return time.perf_counter() - begin


def _ms(seconds: float) -> float:
    return round(seconds * 1000, 2)


if __name__ == "__main__":
    main()
