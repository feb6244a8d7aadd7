"""``alarms``: what nobody answered climbs; the worker does the same each minute."""

import argparse
import sys
from datetime import datetime

from minzheng.engines.alarms.api import follow
from minzheng.wiring.today import business_moment

HELP = "设备报警：没人应答的转上一级（后台任务程序每分钟也做一次）；--at 指定时间"


def run(argv: list[str]) -> int:
    """Say how many rungs heard."""
    parser = argparse.ArgumentParser(prog="minzheng alarms", description=HELP)
    parser.add_argument("--at", type=datetime.fromisoformat, help="时间，带时区；缺省为现在")
    options = parser.parse_args(argv)
    at = options.at.astimezone() if options.at else business_moment()
    sys.stdout.write(f"转上一级 {follow(at)} 次\n")
    return 0
