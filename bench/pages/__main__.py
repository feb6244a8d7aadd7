"""T3: an officer's pages at a million cases, one user and sixteen, on SQLite and PostgreSQL.

./minzheng bench T3 --cases 1000000 [--store both|sqlite|postgres] [--json]
"""

import argparse
import json
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from tempfile import TemporaryDirectory
from typing import Any

from bench._contest import IN_THE_HOUSE, Run, contest

from minzheng.wiring.postgres import find_postgresql, private_server

CASES, CASES_A_PERSON = 100_000, 10 / 3
SQLITE, POSTGRES, BOTH = "sqlite", "postgres", "both"
Env = Mapping[str, str]


def main() -> None:
    """Each store in turn: make, one user, sixteen users; then print."""
    parser = argparse.ArgumentParser(prog="bench T3", description=__doc__)
    parser.add_argument("--cases", type=int, default=CASES)
    parser.add_argument(
        "--people", type=int, default=0, help="default: 300,000 for a million cases"
    )
    parser.add_argument("--store", choices=(BOTH, SQLITE, POSTGRES), default=BOTH)
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    people = chosen.people or round(chosen.cases / CASES_A_PERSON)
    stores = {name: _store(name, chosen.cases, people) for name in _stores(chosen.store)}
    found = result(stores)
    sys.stdout.write(json.dumps(found, ensure_ascii=False) if chosen.json else told(found))
    sys.stdout.write("\n")


def _stores(wanted: str) -> list[str]:
    """The stores that can be had; without a PostgreSQL server SQLite alone, which is told."""
    names = [SQLITE, POSTGRES] if wanted == BOTH else [wanted]
    if POSTGRES in names and find_postgresql() is None:
        print("这台机器没有 PostgreSQL，只测 SQLite。", file=sys.stderr)
        return [SQLITE]
    return names


def _store(name: str, cases: int, people: int) -> dict[str, Run]:
    """Everything about one store, in a data directory that is deleted at the end."""
    with house(name) as env:
        made = contest(IN_THE_HOUSE, "bench.pages.make", str(cases), str(people), env=env)
        alone = contest(IN_THE_HOUSE, "bench.pages.alone", env=env)
        heavy = contest(IN_THE_HOUSE, "bench.pages.alone", "--heavy", env=env)
        load = round(os.getloadavg()[0], 1)  # the crowd makes a load of its own
        crowd = contest(IN_THE_HOUSE, "bench.pages.crowd", env=env)
    return {"made": made, "alone": alone, "heavy": heavy, "crowd": crowd, "load": {"before": load}}


@contextmanager
def house(name: str) -> Iterator[Env]:
    """An empty demo house on one store, as the settings read it from the environment."""
    programs = find_postgresql()
    server = private_server(programs) if name == POSTGRES and programs else nullcontext("")
    with TemporaryDirectory(prefix="minzheng-bench-") as folder, server as address:
        yield {
            "MINZHENG_DATA": folder, "MINZHENG_DEMO": "1", "DATABASE_URL": address,
            "MINZHENG_LOG_LEVEL": "ERROR",
        }  # fmt: skip


def result(stores: Mapping[str, dict[str, Run]]) -> dict[str, Any]:
    """The first store's pages, PostgreSQL's crowd where there is one, and every store whole."""
    first = next(iter(stores.values()))
    crowd_on = POSTGRES if POSTGRES in stores else SQLITE
    return {
        "pages": first["alone"]["pages"],
        "floor": first["alone"]["floor"],
        "sixteen_users": {"store": crowd_on, **stores[crowd_on]["crowd"]},
        "heavy": first["heavy"]["pages"],
        "stores": dict(stores),
        "cores": os.cpu_count(),
        "load": round(os.getloadavg()[0], 1),
    }


def told(found: Mapping[str, Any]) -> str:
    """The same for a person."""
    return "\n".join(line for name, run in found["stores"].items() for line in _lines(name, run))


def _lines(name: str, run: Mapping[str, Run]) -> Iterator[str]:
    made, floor, crowd = run["made"], run["alone"]["floor"], run["crowd"]
    yield (
        f"{name}：{made['cases']:,} 件办件（{made['open_cases']:,} 件在办），"
        f"{made['documents']:,} 份材料和文书，{made['people']:,} 人，负载 {run['load']['before']}"
    )
    yield f"  框架空页 {floor['empty_ms']} ms，一次查询 {floor['one_query_ms']} ms"
    for title, pages in (("", run["alone"]["pages"]), ("872 件办件的人：", run["heavy"]["pages"])):
        yield from (f"  {title}{page:<22}{_figures(each)}" for page, each in pages.items())
    yield (
        f"  16 人同时：中位 {crowd['median_ms']} ms，每秒 {crowd['pages_per_s']} 页，"
        f"p95 {crowd['p95_ms']} ms"
    )


def _figures(page: Mapping[str, Any]) -> str:
    return (
        f"中位 {page['median_ms']:7.1f} ms  p95 {page['p95_ms']:7.1f} ms"
        f"  处理器 {page['cpu_ms']:6.1f} ms  {page['queries']} 次查询"
    )


if __name__ == "__main__":
    main()
