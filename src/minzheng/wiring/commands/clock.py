"""``clock``: when a statutory period ends, and why on that day."""

import argparse
import json
import sys
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone

from minzheng.kernel import clock
from minzheng.kernel.calendar import UnknownCalendarYear, official_calendar
from minzheng.kernel.clock import ClockError, Pause, Term, Unit, deadline, deadline_hours

HELP = "推算法定期限，例如 clock 2026-02-10 --working-days 30"
PLAIN = True

_CHINA = timezone(timedelta(hours=8))
_WEEKDAYS = "一二三四五六日"


def run(argv: list[str]) -> int:
    """Print the day or instant on which the period ends; 1 when it cannot be counted."""
    options = _parser().parse_args(argv)
    count = _end_in_hours if options.term.unit is Unit.HOUR else _end_in_days
    try:
        answer = count(options)
    except (ClockError, UnknownCalendarYear) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(f"{_json(answer) if options.json else _text(answer)}\n")
    return 0


def _end_in_days(options: argparse.Namespace) -> dict[str, str | None]:
    found = deadline(
        options.start.date(), options.term, calendar=official_calendar(), pauses=options.pause
    )
    return {
        "start": str(found.start),
        "term": str(options.term),
        "due_on": str(found.due_on) if found.due_on else None,
        "calendar_version": found.calendar_version,
        "why": found.why,
    }


def _end_in_hours(options: argparse.Namespace) -> dict[str, str | None]:
    if options.pause:
        raise ClockError("以小时计的期限不能暂停，请去掉 --pause。")
    due = deadline_hours(options.start, options.term)
    return {
        "start": options.start.isoformat(timespec="minutes"),
        "term": str(options.term),
        "due_on": str(due.date()),
        "due_at": due.isoformat(timespec="minutes"),
        "why": f"自{options.start:%Y-%m-%d %H:%M}起{options.term}，连续计算。",
    }


def _json(answer: dict[str, str | None]) -> str:
    return json.dumps(answer, ensure_ascii=False)


def _text(answer: dict[str, str | None]) -> str:
    if answer["due_on"] is None:
        return f"到期日未定：计时仍在暂停\n{answer['why']}"
    weekday = _WEEKDAYS[date.fromisoformat(answer["due_on"]).weekday()]
    at = answer.get("due_at")
    hour = f" {at[11:16]}" if at else ""
    return f"{answer['due_on']}（星期{weekday}）{hour}\n{answer['why']}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="minzheng clock", description=HELP)
    parser.add_argument("start", type=_instant, help="起算日 2026-02-10，或时刻 2026-02-10T09:30")
    length = parser.add_mutually_exclusive_group(required=True)
    for option, make, words in (
        ("--working-days", clock.工作日, "工作日数"),
        ("--days", clock.日, "自然日数，末日逢休息日顺延"),
        ("--months", clock.月, "月数，末日逢休息日顺延"),
        ("--hours", clock.小时, "小时数，自起算时刻连续计算"),
    ):
        length.add_argument(option, dest="term", metavar="数", type=_reader(make), help=words)
    parser.add_argument(
        "--pause",
        type=_pause,
        action="append",
        default=[],
        metavar="起:止",
        help="不计的日子，止日当天恢复计时；止日留空表示仍在暂停；可写多次",
    )
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    return parser


def _reader(make: Callable[[int], Term]) -> Callable[[str], Term]:
    def read(text: str) -> Term:
        if not text.isdecimal():
            raise argparse.ArgumentTypeError(f"“{text}”不是整数，请写成 30 这样的数字。")
        try:
            return make(int(text))
        except ClockError as error:
            raise argparse.ArgumentTypeError(str(error)) from None

    return read


def _instant(text: str) -> datetime:
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"“{text}”不是日期，或没有这一天，请写成 2026-02-10 或 2026-02-10T09:30。"
        ) from None
    return read if read.tzinfo else read.replace(tzinfo=_CHINA)


def _pause(text: str) -> Pause:
    since, _, until = text.partition(":")
    try:
        last = date.fromisoformat(until) if until else None
        return Pause(date.fromisoformat(since), last, "--pause 所列")
    except ClockError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"“{text}”不是起止日期，请写成 2026-02-12:2026-02-26，仍在暂停写成 2026-02-12:。"
        ) from None
