"""``simulate``: a change of a standard or a rule's number, tried on everybody before it is made."""

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date

from minzheng.engines.parameters.api import place_names
from minzheng.engines.policy.api import NotGranted
from minzheng.engines.screening.api import NoSnapshot
from minzheng.engines.simulation.api import ChangeError, Row, Simulation, Trial, simulate
from minzheng.kernel.divisions import DivisionCodeError, normalise
from minzheng.kernel.matter import UnknownMatter
from minzheng.kernel.money import yuan
from minzheng.kernel.params import NotInForce, ParamError
from minzheng.registers.offices.api import home_division
from minzheng.wiring.today import business_day

HELP = "试算：simulate relief/dibao --set dibao.standard=+8%，看谁增谁减、一年多花多少"
REFUSALS = (
    ChangeError, ParamError, UnknownMatter, NotInForce, NotGranted, NoSnapshot, DivisionCodeError,
)  # fmt: skip
HEAD = (
    "",
    "现在",
    "之后",
    "新增",
    "退出",
    "变多",
    "变少",
    "待核实",
    "每月现在",
    "每月之后",
    "一年相差",
)


def run(argv: list[str]) -> int:
    """Print the effect by place and by kind; 1 when the change cannot be tried."""
    options = _parser().parse_args(argv)
    try:
        found = simulate(_trial(options))
    except REFUSALS as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 1
    sys.stdout.write(_json(found) if options.json else "\n".join(_lines(found)) + "\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="minzheng simulate", description=HELP)
    parser.add_argument("matter", help="事项，例如 relief/dibao（matters 列出全部）")
    parser.add_argument(
        "--set", action="append", required=True, metavar="参数=变化",
        help="dibao.standard=+8%%、=-50元 或 =1400元；可以写几个",
    )  # fmt: skip
    parser.add_argument("--place", default=home_division(), help="区划代码，缺省为本区县")
    parser.add_argument("--on", type=date.fromisoformat, help="按哪一天的规则，缺省为今天")
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    return parser


def _trial(options: argparse.Namespace) -> Trial:
    changes = dict(_change(text) for text in options.set)
    return Trial(options.matter, changes, normalise(options.place), options.on or business_day())


def _change(text: str) -> tuple[str, str]:
    key, given, change = text.partition("=")
    if not given:
        raise ChangeError(f"“{text}”请写成 参数=变化，例如 dibao.standard=+8%")
    return key, change


def _json(found: Simulation) -> str:
    return json.dumps(asdict(found), ensure_ascii=False, indent=1, default=str) + "\n"


def _lines(found: Simulation) -> Iterator[str]:
    yield f"{found.amount}（{found.trial.on}，人口表 {found.population}）"
    for each in found.changed:
        yield f"  {each.label}：{each.before} → {each.after}"
    names = place_names(row.key for row in found.by_place if row.key.isdecimal())
    yield "\t".join(HEAD)
    for row in (*found.by_place, *found.by_kind, found.total):
        yield _line(row, names.get(row.key, row.key) or "合计")


def _line(row: Row, name: str) -> str:
    money = (row.cost_before, row.cost_after, row.yearly_after - row.yearly_before)
    counted = (*row.counts, row.unknown)
    return "\t".join((name, *(str(count) for count in counted), *(yuan(each) for each in money)))
