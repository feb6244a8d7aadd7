"""``day``: what the calendar brings; run again, nothing changes."""

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, timedelta

from minzheng.engines.alerts.api import escalate_overdue
from minzheng.engines.cases.api import DayReport, advance_day
from minzheng.engines.sharing.api import end_due
from minzheng.kernel.doer import SYSTEM
from minzheng.wiring.today import business_day

HELP = "跑一天：到期的等待和公示、超期催办（含预警）、到期复核；重跑不变"


@dataclass(frozen=True)
class Day:
    """What one day brought to the cases, to late alerts, and to sharings that are over."""

    cases: DayReport
    alerts_escalated: int
    shares_ended: int


def run(argv: list[str]) -> int:
    """1 when a case could not be moved on; the others are."""
    options = _parser().parse_args(argv)
    last = options.on or business_day()
    days = [_advance(day) for day in _days(options.since or last, last)]
    sys.stdout.write(_json(days) if options.json else "\n".join(_lines(days)) + "\n")
    return 1 if any(day.cases.problems for day in days) else 0


def _advance(day: date) -> Day:
    return Day(advance_day(day), escalate_overdue(day), len(end_due(day, by=SYSTEM)))


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


def _json(days: list[Day]) -> str:
    rows = [{**asdict(day.cases), "alerts_escalated": day.alerts_escalated,
             "shares_ended": day.shares_ended} for day in days]  # fmt: skip
    return json.dumps(rows, ensure_ascii=False, default=str) + "\n"


def _lines(days: list[Day]) -> Iterator[str]:
    for day in days:
        report = day.cases
        done = [
            f"公示期满 {len(report.unopposed)} 件",
            f"逾期未答复 {len(report.timed_out)} 件",
            f"催办 {len(report.escalated)} 件",
            f"开始复核 {len(report.reviews_opened)} 件",
            f"清除过期草稿 {report.drafts_expired} 份",
            f"督办预警 {day.alerts_escalated} 条",
            f"共享到期 {day.shares_ended} 项",
        ]
        yield f"{report.on}：{'，'.join(done)}"
        yield from (f"  未能办理 {problem}" for problem in report.problems)
