"""``day``: what the calendar brings; run again, nothing changes."""

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date, timedelta

from minzheng.engines.cases.api import DayReport, advance_day
from minzheng.wiring.today import business_day

HELP = "跑一天：到期的等待和公示、超期催办、到期复核；重跑不变"


def run(argv: list[str]) -> int:
    """1 when a case could not be moved on; the others are."""
    options = _parser().parse_args(argv)
    last = options.on or business_day()
    reports = [advance_day(day) for day in _days(options.since or last, last)]
    text = _json(reports) if options.json else "\n".join(_lines(reports)) + "\n"
    sys.stdout.write(text)
    return 1 if any(report.problems for report in reports) else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="minzheng day", description=HELP)
    parser.add_argument("--on", type=date.fromisoformat, help="业务日期，缺省为今天")
    parser.add_argument("--since", type=date.fromisoformat, help="从这天起逐日补跑到 --on")
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    return parser


def _days(first: date, last: date) -> Iterator[date]:
    day = first
    while day <= last:
        yield day
        day += timedelta(days=1)


def _json(reports: list[DayReport]) -> str:
    return json.dumps([asdict(r) for r in reports], ensure_ascii=False, default=str) + "\n"


def _lines(reports: list[DayReport]) -> Iterator[str]:
    for report in reports:
        done = [
            f"公示期满 {len(report.unopposed)} 件",
            f"逾期未答复 {len(report.timed_out)} 件",
            f"催办 {len(report.escalated)} 件",
            f"开始复核 {len(report.reviews_opened)} 件",
            f"清除过期草稿 {report.drafts_expired} 份",
        ]
        yield f"{report.on}：{'，'.join(done)}"
        yield from (f"  未能办理 {problem}" for problem in report.problems)
