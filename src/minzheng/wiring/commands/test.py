"""``test``: the checks, then the tests: units on SQLite, browser journeys, PostgreSQL, Spark."""

import argparse
import os
import re
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import FrameType
from typing import NoReturn

from minzheng.wiring.commands.check import run_checks
from minzheng.wiring.equipment import Equipment, install_what_is_missing
from minzheng.wiring.postgres import find_postgresql, private_server
from minzheng.wiring.running import Finished, run_tool, say, summarise

HELP = (
    "检查并测试：SQLite、浏览器、PostgreSQL、Spark（--fast 只做第一项；-- 之后的参数交给 pytest）"
)
PLAIN = True

NO_TESTS = 5  # pytest's status when a selection such as -k leaves nothing
UNITS = "not browser and not postgres and not spark"
DATABASE = "(postgres or database) and not browser and not spark"
COUNTS = re.compile(
    r'<testsuite [^>]*?errors="(\d+)" failures="(\d+)" skipped="(\d+)" tests="(\d+)"'
)


def run(argv: list[str]) -> int:
    signal.signal(signal.SIGTERM, _leave)  # so that a stopped run still stops its PostgreSQL
    own, extra = _split(argv)
    options = _read_options(own)
    with tempfile.TemporaryDirectory() as reports:
        suites = Suites(Path(reports), extra)
        finished = [*run_checks(), suites.units()]
        if not options.fast:
            finished += _run_slow_suites(suites)
        status = summarise(finished)
        say(suites.total())
    return status


def _split(argv: list[str]) -> tuple[list[str], list[str]]:
    if "--" not in argv:
        return argv, []
    at = argv.index("--")
    return argv[:at], argv[at + 1 :]


def _read_options(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="minzheng test", description=HELP)
    parser.add_argument("--fast", action="store_true", help="不跑浏览器、PostgreSQL 和 Spark 测试")
    return parser.parse_args(argv)


def _run_slow_suites(suites: "Suites") -> list[Finished]:
    missing = install_what_is_missing()
    lacking = {each.suites for each in missing}
    finished = _refuse_gaps_in_ci(missing)
    if "浏览器测试" not in lacking:
        finished.append(suites.browser())
    if "PostgreSQL 测试" not in lacking or os.environ.get("DATABASE_URL"):
        finished.append(suites.postgresql())
    if "Spark 测试" not in lacking:
        finished.append(suites.spark())
    return finished


def _refuse_gaps_in_ci(missing: Sequence[Equipment]) -> list[Finished]:
    """Continuous integration never skips: what could not be installed is a failure."""
    if os.environ.get("CI") != "true":
        return []
    return [Finished(f"{each.suites}：缺 {each.package}", 1, 0.0) for each in missing]


class Suites:
    """The runs of pytest, with a common count at the end."""

    def __init__(self, reports: Path, extra: Sequence[str]) -> None:
        self.reports = reports
        self.extra = extra

    def units(self) -> Finished:
        words = ["-n", "2", "-m", UNITS]
        return self._pytest("测试（SQLite）", words, {"DATABASE_URL": ""})

    def browser(self) -> Finished:
        """By modules: while one browser looks at every page, the other goes on the journeys."""
        words = ["-n", "2", "--dist", "loadscope", "-m", "browser"]
        return self._pytest("测试（浏览器）", words, {"DATABASE_URL": ""})

    def spark(self) -> Finished:
        """Serially: local Spark takes every core by itself."""
        return self._pytest("测试（Spark）", ["-m", "spark"], {"DATABASE_URL": ""})

    def postgresql(self) -> Finished:
        given = os.environ.get("DATABASE_URL", "")
        programs = find_postgresql()
        if given.startswith("postgres") or programs is None:
            return self._on_postgresql(given)
        with private_server(programs) as url:
            return self._on_postgresql(url)

    def _on_postgresql(self, url: str) -> Finished:
        return self._pytest(
            "测试（PostgreSQL）", ["-n", "2", "-m", DATABASE], {"DATABASE_URL": url}
        )

    def _pytest(self, title: str, words: Sequence[str], environment: Mapping[str, str]) -> Finished:
        report = self.reports / f"{len(list(self.reports.iterdir()))}.xml"
        arguments = ["-m", "pytest", "-q", f"--junitxml={report}", *words, *self.extra]
        done = run_tool(title, arguments, environment=environment)
        return Finished(title, 0 if done.status == NO_TESTS else done.status, done.seconds)

    def total(self) -> str:
        """The closing line, in the plain form that test collectors read."""
        sums: Counter[str] = Counter()
        for report in self.reports.iterdir():
            sums += _count(report.read_text(encoding="utf-8"))
        passed = sums["tests"] - sums["failed"] - sums["skipped"]
        return f"{passed} passed, {sums['failed']} failed, {sums['skipped']} skipped"


def _count(report: str) -> Counter[str]:
    found = COUNTS.search(report)
    if found is None:
        return Counter()
    errors, failures, skipped, tests = map(int, found.groups())
    return Counter(tests=tests, failed=errors + failures, skipped=skipped)


def _leave(_signal: int, _frame: FrameType | None) -> NoReturn:
    sys.exit(128 + signal.SIGTERM)
