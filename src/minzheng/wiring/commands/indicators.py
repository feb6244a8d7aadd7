"""``indicators``: compute a month's figures, show them, load boundaries, set a target."""

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from minzheng.engines.indicators.api import (
    Computation,
    IndicatorRefused,
    NewTarget,
    Told,
    UnknownIndicator,
    compute,
    indicators,
    load_boundaries,
    read,
    set_target,
)
from minzheng.kernel.divisions import DivisionCodeError, normalise
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.months import Month, MonthError
from minzheng.registers.divisions.api import UnknownDivision
from minzheng.registers.offices.api import home_division
from minzheng.wiring.today import business_day

HELP = "指标：compute 计算一个月，show 看数，boundaries 载入区划边界，target 设目标；重算不变不写"
REFUSALS = (IndicatorRefused, UnknownIndicator, UnknownDivision, DivisionCodeError, MonthError)


def run(argv: list[str]) -> int:
    """1 when it cannot be done; the text says why."""
    options = _parser().parse_args(argv)
    try:
        return int(DEEDS[options.deed](options))
    except REFUSALS as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="minzheng indicators", description=HELP)
    deeds = parser.add_subparsers(dest="deed", required=True)
    computing = deeds.add_parser("compute", help="计算一个月（缺省为本月和上月）")
    computing.add_argument("--month", help="月份，如 2026-10")
    computing.add_argument("--since", help="从这个月起逐月计算到 --month 或本月")
    computing.add_argument("--on", type=date.fromisoformat, help="截至日期，缺省为今天")
    showing = deeds.add_parser("show", help="看一个月的数")
    showing.add_argument("--month", required=True, help="月份，如 2026-10")
    showing.add_argument("--division", default="", help="区划代码，缺省为本区县")
    for each in (computing, showing):
        each.add_argument("--json", action="store_true", help="输出 JSON")
    shapes = deeds.add_parser("boundaries", help="载入区划边界（GeoJSON，经纬度）")
    shapes.add_argument("file", type=Path)
    shapes.add_argument("--source", required=True, help="边界从哪里来，如文件名和提供单位")
    aim = deeds.add_parser("target", help="设年度目标")
    aim.add_argument("key", help="指标代号")
    aim.add_argument("value", help="目标，按指标的单位写")
    aim.add_argument("--year", type=int, required=True)
    aim.add_argument("--basis", required=True, help="依据的文件")
    aim.add_argument("--division", default="", help="区划代码，缺省为本区县")
    return parser


def _compute(options: argparse.Namespace) -> int:
    on = options.on or business_day()
    done = [compute(month, by=SYSTEM, on=on) for month in _months(options, on)]
    if options.json:
        sys.stdout.write(json.dumps([_computed(each) for each in done], ensure_ascii=False) + "\n")
        return 0
    for each in done:
        extent = sum(source.get("rows", 0) for source in each.extent.values())
        sys.stdout.write(f"{each.month} 截至 {each.on}：依据 {extent:,} 条记录，"
                         f"写入 {each.changed:,} 个数\n")  # fmt: skip
    return 0


def _months(options: argparse.Namespace, on: date) -> list[Month]:
    last = Month.parse(options.month) if options.month else Month.of(on)
    if options.since:
        return list(Month.between(Month.parse(options.since), last))
    return [last] if options.month else [last.previous(), last]


def _computed(each: Computation) -> dict[str, Any]:
    return {"month": each.month, "on": each.on.isoformat(), "changed": each.changed,
            "extent": each.extent}  # fmt: skip


def _show(options: argparse.Namespace) -> int:
    place, month = normalise(options.division or home_division()), Month.parse(options.month)
    sheet = read(list(indicators()), [place], [month])
    told = [sheet.told(key, place, month) for key in indicators()]
    if options.json:
        rows = [{"key": t.indicator.key, "title": t.indicator.title, "unit": t.indicator.unit,
                 "value": t.value, "base": t.base, "text": t.text} for t in told]  # fmt: skip
        sys.stdout.write(json.dumps(rows, ensure_ascii=False, indent=1) + "\n")
    else:
        sys.stdout.write("\n".join(_lines(told)) + "\n")
    return 0


def _lines(told: list[Told]) -> Iterator[str]:
    for each in told:
        few = "（样本少于 30）" if each.few else ""
        value = f"{each.text} {each.indicator.unit}{few}"
        yield f"{each.indicator.key}\t{each.indicator.title}\t{value}"


def _boundaries(options: argparse.Namespace) -> int:
    count = load_boundaries(options.file, source=options.source, by=SYSTEM, on=business_day())
    sys.stdout.write(f"已载入 {count} 个区划的边界\n")
    return 0


def _target(options: argparse.Namespace) -> int:
    place = options.division or home_division()
    new = NewTarget(options.key, place, options.year, options.value, options.basis)
    made = set_target(new, by=SYSTEM, on=business_day())
    sys.stdout.write(f"已设目标：{made}\n")
    return 0


DEEDS = {"compute": _compute, "show": _show, "boundaries": _boundaries, "target": _target}
