"""``guarantees``: the basic elder-care list over everybody, and who does not have what is hers."""

import argparse
import sys
from datetime import date

from minzheng.engines.guarantees.api import count
from minzheng.engines.screening.api import ScreeningError
from minzheng.kernel.doer import SYSTEM
from minzheng.wiring.today import business_day

HELP = "基本养老服务清单：全部老人算一遍，列出符合、没有享受的；重跑不变，不再告知的保留"


def run(argv: list[str]) -> int:
    """1 when the population table cannot be read."""
    parser = argparse.ArgumentParser(prog="minzheng guarantees", description=HELP)
    parser.add_argument("--on", type=date.fromisoformat, help="业务日期，缺省为今天")
    on = parser.parse_args(argv).on or business_day()
    try:
        done = count(on, by=SYSTEM)
    except ScreeningError as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 1
    sys.stdout.write(
        f"新列出 {done.listed:,} 项，了结 {done.settled:,} 项，没有了结的 {done.waiting:,} 项\n"
    )
    return 0
