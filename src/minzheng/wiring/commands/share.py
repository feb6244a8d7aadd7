"""``share``: requests for the bureau's data, and ending those whose time is over."""

import argparse
import sys
from collections.abc import Iterator
from datetime import date

from minzheng.engines.sharing.api import Share, clock_of, end_due, over
from minzheng.kernel.doer import SYSTEM
from minzheng.wiring.today import business_day

HELP = "数据共享：share list 列出申请和期限，share end 终止使用期限已过的（重跑不变）"


def run(argv: list[str]) -> int:
    """Always 0: what is late or over is said, not failed."""
    options = _parser().parse_args(argv)
    on = options.on or business_day()
    lines = _ended(on) if options.action == "end" else _listed(on)
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="minzheng share", description=HELP)
    parser.add_argument("action", choices=("list", "end"), help="list 列出；end 终止到期的")
    parser.add_argument("--on", type=date.fromisoformat, help="业务日期，缺省为今天")
    return parser


def _listed(on: date) -> Iterator[str]:
    rows = list(Share.objects.all())
    yield from (_line(row, on) for row in rows)
    if not rows:
        yield "还没有共享申请"
    if over(on):
        yield f"使用期限已过、还没有终止的 {len(over(on))} 件：请运行 ./minzheng share end"


def _line(row: Share, on: date) -> str:
    clock = clock_of(row, on)
    told = [row.number, row.department, row.get_state_display(), f"用到 {row.ends_on}"]
    return "  ".join([*told, clock.text] if clock else told)


def _ended(on: date) -> Iterator[str]:
    ended = end_due(on, by=SYSTEM)
    yield from (f"{number} 使用期限届满，已终止，请催对方销毁并登记" for number in ended)
    yield f"终止 {len(ended)} 件"
