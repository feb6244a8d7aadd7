"""``work``: does long work in the queue: exports, bulk deeds; beside the web server."""

import argparse

from minzheng.wiring.running import say
from minzheng.wiring.worker import keep_working, work_off

HELP = "后台任务：导出很长的列表、批量办理（--once 办完排队的就结束）"


def run(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="minzheng work", description=HELP)
    parser.add_argument("--once", action="store_true", help="办完排队的就结束")
    parser.add_argument("--beside", type=int, default=0, help="这个进程结束时也结束（进程号）")
    options = parser.parse_args(argv)
    if options.once:
        work_off()
        return 0
    say("后台任务程序已启动（按 Ctrl-C 停止）")
    keep_working(options.beside)
    return 0
