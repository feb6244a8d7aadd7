"""``screen``: every matter over everybody in one pass, beside what is paid now."""

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date

from minzheng.engines.screening.api import (
    Count,
    NoSnapshot,
    Screening,
    ScreeningError,
    Snapshot,
    build,
    screen,
    snapshot,
)
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.matter import UnknownMatter
from minzheng.kernel.money import yuan_text
from minzheng.wiring.today import business_day

HELP = "全量筛查：建立人口总表，所有事项的规则对所有人算一遍，与在发的比"


def run(argv: list[str]) -> int:
    """1 when a matter is unknown or the table cannot be read."""
    options = _parser().parse_args(argv)
    on = options.on or business_day()
    try:
        done = screen(_table(on, fresh=options.fresh), on, by=SYSTEM, keys=options.matter)
    except (ScreeningError, UnknownMatter) as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 1
    sys.stdout.write(_json(done) if options.json else "\n".join(_lines(done)) + "\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="minzheng screen", description=HELP)
    parser.add_argument("--on", type=date.fromisoformat, help="业务日期，缺省为今天")
    parser.add_argument("--matter", action="append", default=[], help="只算这个事项，可写多次")
    parser.add_argument("--fresh", action="store_true", help="当日已有人口总表的，也重新建立")
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    return parser


def _table(on: date, *, fresh: bool) -> Snapshot:
    """The day's table; built when there is none, or when a new one is asked for."""
    if fresh:
        return build(on, by=SYSTEM)
    try:
        return snapshot(on)
    except NoSnapshot:
        return build(on, by=SYSTEM)


def _json(done: Screening) -> str:
    return json.dumps(asdict(done), ensure_ascii=False, indent=1, default=str) + "\n"


def _lines(done: Screening) -> Iterator[str]:
    yield (
        f"{done.on} 的人口总表 {done.population}：{done.persons:,} 人、{done.households:,} 户；"
        f"结果存为 {done.version}"
    )
    for count in done.counts:
        yield _told(count)


def _told(count: Count) -> str:
    who = "人" if count.personal else "户"
    would = f"符合 {count.would:,} {who}，每月 {yuan_text(count.monthly)}"
    gaps = f"（其中 {count.amount_unknown:,} {who}金额待核实）" if count.amount_unknown else ""
    rest = f"不符合 {count.would_not:,}，待核实 {count.not_known:,}"
    now = f"现在发放或认定 {count.held_now:,}，每月 {yuan_text(count.paid_now)}"
    missing = f"\n    有的地方没有算：{count.not_asked}" if count.not_asked else ""
    return f"{count.matter}〔{count.end}〕{would}{gaps}；{rest}；{now}{missing}"
