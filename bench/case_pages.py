"""Pages an officer opens all day, with 100,000 cases on SQLite: queries and median ms, one user.

    python -m bench.case_pages                        # 100,000 cases
    python -m bench.case_pages --cases 5000 --json

A small district is built by the real verbs, then its families and cases are copied in bulk, in a
directory that is deleted at the end. The floor is the framework's barest page (/health/, one
query). Times are of the whole request inside the process, after three to warm up.
"""

import argparse
import atexit
import json
import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator
from typing import Any

FOLDER = tempfile.mkdtemp(prefix="minzheng-bench-")
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)
os.environ["MINZHENG_DATA"] = FOLDER
os.environ |= {"MINZHENG_DEMO": "1", "MINZHENG_LOG_LEVEL": "ERROR", "DATABASE_URL": ""}
os.environ["DJANGO_SETTINGS_MODULE"] = "minzheng.wiring.settings"

import django  # noqa: E402  the settings read the environment set above

django.setup()

from bench._copies import copy_cases  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from minzheng.engines.access.api import Account  # noqa: E402
from minzheng.engines.cases.api import Case  # noqa: E402
from minzheng.wiring.demo.accounts import account_with  # noqa: E402
from minzheng.wiring.demo.build import build_district  # noqa: E402
from minzheng.wiring.serving import prepare  # noqa: E402

CASES, PEOPLE, REQUESTS, WARM_UP = 100_000, 300, 40, 3
BACKEND = "django.contrib.auth.backends.ModelBackend"


def main() -> None:
    options = _options()
    prepare()
    build_district(PEOPLE, say=lambda _line: None)
    begin = time.monotonic()
    with transaction.atomic():
        made = copy_cases(options.cases)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(f"{made} 件办件，复制用了 {time.monotonic() - begin:.0f} 秒")
    for result in _results():
        print(json.dumps(result, ensure_ascii=False) if options.json else _line(result))


def _results() -> Iterator[dict[str, Any]]:
    case = Case.objects.filter(state=Case.OPEN, current="审核确认").order_by("id")[0]
    pages = {
        "最简页面（下限）": ("/health/", "town_clerk"),
        "我的待办（镇街经办）": ("/desk/", "town_clerk"),
        "办件列表（镇街经办）": ("/desk/cases/", "town_clerk"),
        "办件列表（区负责人，全区）": ("/desk/cases/", "district_head"),
        "办件页": (f"/desk/cases/{case.number}/", "district_head"),
        "人员页（一人一档）": (f"/desk/people/{case.applicant_id}/", "district_head"),
        "家庭页（一户一档）": (f"/desk/households/{case.household.number}/", "district_head"),
    }
    for name, (address, role) in pages.items():
        yield {"page": name, **_measure(_client(role), address)}


def _client(role: str) -> Client:
    client = Client(headers={"host": "localhost"})
    account = Account.objects.get(username=account_with(role).username)
    client.force_login(account, backend=BACKEND)
    return client


def _measure(client: Client, address: str) -> dict[str, Any]:
    for _ in range(WARM_UP):
        assert client.get(address).status_code == 200, address
    with CaptureQueriesContext(connection) as seen:
        client.get(address)
    queries = len(seen)  # now: the next request empties the log
    times = [_seconds(client, address) for _ in range(REQUESTS)]
    return {
        "queries": queries,
        "median_ms": round(statistics.median(times) * 1000, 1),
        "worst_ms": round(max(times) * 1000, 1),
    }


def _seconds(client: Client, address: str) -> float:
    begin = time.perf_counter()
    client.get(address)
    return time.perf_counter() - begin


def _line(result: dict[str, Any]) -> str:
    return (
        f"{result['page']:<16}{result['queries']:>4} 次查询"
        f"{result['median_ms']:>8.1f} ms（中位）{result['worst_ms']:>8.1f} ms（最慢）"
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=CASES)
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    main()
