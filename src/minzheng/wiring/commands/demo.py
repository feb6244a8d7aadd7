"""``demo``: a made-up district with people, officers and cases; built when absent, then served."""

import argparse
import importlib
import os
from datetime import date
from pathlib import Path

import django

from minzheng.wiring.data_dir import CHECKOUT
from minzheng.wiring.demo.ground import FEWEST_PEOPLE, PEOPLE, GroundRefused, make_ready
from minzheng.wiring.running import say

HELP = "演示系统：建一个虚构的区（--people、--on 业务日期、--fresh 重建、--build-only），然后启动"
PLAIN = True  # the settings are told that this is the demo before Django reads them

DATA_DIR = CHECKOUT / "var/demo"
STARTING = "minzheng.wiring.demo.starting"  # needs Django, so it is imported after the set-up
ENVIRONMENT = {
    "MINZHENG_DEMO": "1",
    "MINZHENG_MESSAGE_SENDER": "minzheng.engines.notices.senders.FileSender",
    "MINZHENG_LOG_LEVEL": "WARNING",
}
REFUSED = 1


def run(argv: list[str]) -> int:
    options = _read_options(argv)
    os.environ.setdefault("MINZHENG_DATA", str(DATA_DIR))
    for name, value in ENVIRONMENT.items():
        os.environ.setdefault(name, value)
    os.environ["MINZHENG_DEMO"] = "1"
    try:
        make_ready(Path(os.environ["MINZHENG_DATA"]), fresh=options.fresh)
    except GroundRefused as refusal:
        say(str(refusal))
        return REFUSED
    django.setup()
    status: int = importlib.import_module(STARTING).start(options)
    return status


def _read_options(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="minzheng demo", description=HELP)
    parser.add_argument(
        "--people",
        type=_people,
        default=PEOPLE,
        help=f"多少人，默认 {PEOPLE}，至少 {FEWEST_PEOPLE}",
    )
    parser.add_argument("--on", type=_day, help="业务日期，只能往后移，例如 2026-12-15")
    parser.add_argument("--port", type=_port, default=0, help="端口；不写则从 8000 起找空闲的")
    parser.add_argument("--build-only", action="store_true", help="只建数据，不启动网站")
    parser.add_argument("--fresh", action="store_true", help="删去现有演示数据，从头建")
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    return parser.parse_args(argv)


def _people(text: str) -> int:
    if not text.isdecimal() or int(text) < FEWEST_PEOPLE:
        raise argparse.ArgumentTypeError(f"“{text}”不行，请填不小于 {FEWEST_PEOPLE} 的整数。")
    return int(text)


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError(f"“{text}”不是端口，请填 1 到 65535 的整数。")
    return int(text)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"“{text}”不是日期，请写成 2026-12-15 这样的日期。"
        ) from None
