"""``find``: whom the rules find of themselves, and a case for each of them."""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from minzheng.engines.screening.api import (
    Found,
    NoSnapshot,
    Opened,
    ScreeningError,
    build,
    found,
    open_cases,
)
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.matter import UnknownMatter
from minzheng.wiring.today import business_day

HELP = "主动发现：找出规则所指的人并为每人开办件；--dry-run 只列数目"


def run(argv: list[str]) -> int:
    """1 when the matter is unknown or the table cannot be read; who is refused is listed."""
    options = _parser().parse_args(argv)
    on = options.on or business_day()
    try:
        everybody = _found(options.matter, on)
    except (ScreeningError, UnknownMatter) as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 1
    done = None
    if not options.dry_run:
        done = open_cases(options.matter, everybody, by=SYSTEM, on=on)
    lines = _lines(everybody, done)
    sys.stdout.write(_json(everybody, done) if options.json else "\n".join(lines) + "\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="minzheng find", description=HELP)
    parser.add_argument("matter", help="事项，例如 eldercare/longevity")
    parser.add_argument("--on", type=date.fromisoformat, help="业务日期，缺省为今天")
    parser.add_argument("--dry-run", action="store_true", help="只列出，不开办件")
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    return parser


def _found(matter: str, on: date) -> list[Found]:
    """Over the day's population table, built when there is none."""
    try:
        return found(matter, on)
    except NoSnapshot:
        build(on, by=SYSTEM)
        return found(matter, on)


def _json(everybody: Sequence[Found], done: Opened | None) -> str:
    content = {
        "found": [[each.event, each.subject] for each in everybody],
        "cases": list(done.cases) if done else [],
        "refused": [[who.event, who.subject, why] for who, why in done.refused] if done else [],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _lines(everybody: Sequence[Found], done: Opened | None) -> Iterator[str]:
    counts = Counter(each.event for each in everybody)
    yield "；".join(f"{event} {count:,}" for event, count in counts.items()) or "没有找到"
    if done is None:
        return
    yield f"已有办件 {len(done.cases):,} 件"
    for reason, count in Counter(why for _, why in done.refused).items():
        yield f"没有开办 {count:,}：{reason}"
