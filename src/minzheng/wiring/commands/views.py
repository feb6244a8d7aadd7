"""``views``: the population counted as of a day, by division and by label."""

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from typing import Any

from minzheng.engines.access.api import NotAllowed, Viewer, ViewerPost
from minzheng.engines.parameters.api import place_names
from minzheng.engines.screening.api import ScreeningError, build
from minzheng.engines.views.api import (
    EVERY_MATTER,
    OPERATOR,
    Asked,
    Counted,
    Row,
    UnknownView,
    ViewRefused,
    count_several,
    views,
)
from minzheng.kernel.divisions import DivisionCodeError, normalise
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.money import yuan_text
from minzheng.registers.offices.api import home_division
from minzheng.wiring.today import business_day

HELP = "人口视图：views elders --by age 按某一天数老年人、救助对象、儿童……；不写名称列出全部"
REFUSALS = (
    UnknownView, ViewRefused, ScreeningError, DivisionCodeError, NotAllowed,
)  # fmt: skip


def run(argv: list[str]) -> int:
    """Print the counts; 1 when the view, the place or the day cannot be answered for."""
    options = _parser().parse_args(argv)
    try:
        if options.build:
            build(options.on or business_day(), by=SYSTEM)
        found = count_several(options.name or views(), _asked(options))
    except REFUSALS as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 1
    told = _json(found) if options.json else "\n".join(_lines(found, brief=not options.name))
    sys.stdout.write(f"{told}\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="minzheng views", description=HELP)
    parser.add_argument("name", nargs="*", help="视图，例如 elders；缺省为全部，只写合计")
    parser.add_argument("--on", type=date.fromisoformat, help="截至哪一天，缺省为今天")
    parser.add_argument("--division", default="", help="区划代码，缺省为本区县")
    parser.add_argument("--by", default="", help="怎样分，例如 age；缺省为第一种")
    parser.add_argument("--build", action="store_true", help="先建立这一天的人口总表")
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    return parser


def _asked(options: argparse.Namespace) -> Asked:
    """Asked by whoever keeps the machine: counts only, small ones merged."""
    place = normalise(options.division or home_division())
    post = ViewerPost(OPERATOR, place, frozenset({EVERY_MATTER}))
    return Asked(Viewer(SYSTEM, (post,)), options.on or business_day(), grouping=options.by)


def _json(found: list[Counted]) -> str:
    return json.dumps([_told(each) for each in found], ensure_ascii=False, indent=1)


def _told(counted: Counted) -> dict[str, Any]:
    view = counted.view
    return {
        "view": view.name, "title": view.title, "unit": view.unit, "means": view.means,
        "rule": view.rule, "source": view.source, "owner": view.owner,
        "day": counted.day.isoformat(), "version": counted.version, "scope": counted.scope,
        "total": asdict(counted.total),
        "by_place": [asdict(row) for row in counted.by_place],
        "by": view.grouping(counted.asked.grouping).name,
        "by_label": [asdict(row) for row in counted.by_label],
    }  # fmt: skip


def _lines(found: list[Counted], *, brief: bool) -> Iterator[str]:
    for counted in found:
        view = counted.view
        yield f"{view.title}（{view.name}，截至 {counted.day}）{_said(counted.total, view.unit)}"
        if not brief:
            yield f"  {view.means}"
            names = place_names(row.key for row in counted.by_place if row.key.isdecimal())
            yield from (f"  {names.get(r.key, r.key)}\t{_said(r)}" for r in counted.by_place)
            yield f"  按{view.grouping(counted.asked.grouping).title}"
            yield from (f"  {row.key}\t{_said(row)}" for row in counted.by_label)


def _said(row: Row, unit: str = "") -> str:
    number = "少于5" if row.count is None else f"{row.count:,}"
    money = "" if row.money is None else f"，每月 {yuan_text(row.money)}"
    doubt = "，另有少于5 待核实" if row.unknown is None else f"，另有 {row.unknown:,} 待核实"
    return f"{number} {unit}".rstrip() + money + (doubt if row.unknown != 0 else "")
