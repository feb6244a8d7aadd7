"""``city``: a made-up city, and the files that every department would send about it."""

import argparse
import json
import sys
from datetime import date
from pathlib import Path

from minzheng.kernel.feed import UnknownFeed
from minzheng.wiring.city.delivering import Order, write_feeds
from minzheng.wiring.city.errors import Errors
from minzheng.wiring.city.making import City

HELP = "造一座城市：写出各部门某一天的数据文件（含常见差错）和藏起来的真相，供试用和测试"
PLAIN = True
SEED = 20_261_123


def run(argv: list[str]) -> int:
    """1 when a feed is unknown, the day too early, or the folder cannot be written."""
    options = _parser().parse_args(argv)
    errors = Errors.none() if options.clean else Errors()
    wanted = tuple(name for name in options.feeds.split(",") if name)
    order = Order(options.on, options.seed, errors, options.since, feeds=wanted)
    try:
        city = City.of(options.people, options.seed)
        truth = write_feeds(city.chunks(), order, options.to)
    except (UnknownFeed, ValueError, OverflowError, OSError) as refusal:
        sys.stderr.write(f"没有写成：{refusal}\n")
        return 1
    files = truth["files"].items()
    lines = [
        f"{each['file']:32}{each['rows']:>12,} 行{each['bad']:>9,} 行有错" for _, each in files
    ]
    text = json.dumps(truth, ensure_ascii=False) if options.json else "\n".join(lines)
    sys.stdout.write(f"{text}\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="minzheng city", description=HELP)
    parser.add_argument("--people", type=_some, default=20_000, help="多少人，缺省两万")
    parser.add_argument("--on", type=date.fromisoformat, required=True, help="哪一天的数据")
    parser.add_argument("--since", type=date.fromisoformat, help="只报新增的数据从哪天之后算起")
    parser.add_argument("--to", type=Path, required=True, help="写到哪个目录")
    parser.add_argument("--seed", type=int, default=SEED, help="种子，相同则城市相同")
    parser.add_argument("--feeds", default="", help="只写这几份，逗号分隔，例如 deaths,pensions")
    parser.add_argument("--clean", action="store_true", help="不加差错")
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    return parser


def _some(text: str) -> int:
    people = int(text)
    if people < 1:
        raise argparse.ArgumentTypeError("至少要有 1 个人")
    return people
