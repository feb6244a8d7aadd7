"""``partners``: send what is due to partners, once or for as long as it runs."""

import argparse
import sys
import time

from django.db import close_old_connections
from django.utils import timezone

from minzheng.engines.partners.api import Round, deliver, end_due, forget_answers
from minzheng.kernel.doer import SYSTEM
from minzheng.wiring.today import business_day

HELP = "接口伙伴：partners deliver 发送到期的通知和回调（--loop 一直运行），partners end 停用到期的"
PAUSE_SECONDS = 5


def run(argv: list[str]) -> int:
    """Always 0: what did not arrive is tried again and stands on the partner's page."""
    options = _parser().parse_args(argv)
    if options.action == "end":
        ended = end_due(business_day(), by=SYSTEM)
        sys.stdout.write("".join(f"{number} 使用期限届满，已停用\n" for number in ended))
        sys.stdout.write(f"停用 {len(ended)} 个\n")
        return 0
    while True:
        _say(_once())
        if not options.loop:
            return 0
        close_old_connections()
        time.sleep(PAUSE_SECONDS)


def _once() -> Round:
    now = timezone.localtime()
    forget_answers(now)
    return deliver(now, on=business_day())


def _say(done: Round) -> None:
    if done != Round():
        told = f"新事件 {done.made} 条，送达 {done.sent} 条，没送到 {done.failed} 条"
        sys.stdout.write(f"{told}，不再重试 {done.given_up} 条\n")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="minzheng partners", description=HELP)
    parser.add_argument("action", choices=("deliver", "end"), help="deliver 发送；end 停用到期的")
    parser.add_argument("--loop", action="store_true", help="一直运行，每几秒看一次")
    return parser
