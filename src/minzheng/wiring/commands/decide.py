"""``decide``: what a matter's rules say of one family, with every line of the arithmetic."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from minzheng.engines.policy.api import (
    ArithmeticLine,
    Eligibility,
    check,
    granting_rule,
    pin,
    readable_for,
    value_of,
)
from minzheng.kernel.divisions import DivisionCodeError, normalise
from minzheng.kernel.matter import UnknownMatter, catalogue
from minzheng.kernel.money import MoneyError, yuan_text
from minzheng.kernel.one import UnknownFact
from minzheng.kernel.params import NotInForce
from minzheng.kernel.units import UnreadableValue

HELP = "按规则计算一户：decide relief/dibao --facts 文件 --on 2026-11-21 --place 440118"
REFUSALS = (
    UnknownMatter, UnknownFact, NotInForce, UnreadableValue, MoneyError, DivisionCodeError,
)  # fmt: skip
VERDICTS = {True: "符合", False: "不符合", None: "待核实"}


class FactsUnreadable(ValueError):
    """The facts file is missing or not what it should be."""


def run(argv: list[str]) -> int:
    """Print values and lines; 1 when the facts cannot be read or a number is not in force."""
    options = _parser().parse_args(argv)
    try:
        facts = read_facts(options.facts)
        found = check(options.matter, facts, place=normalise(options.place), on=options.on)
        _require_in_force(found, facts, options)
    except (FactsUnreadable, *REFUSALS) as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 1
    sys.stdout.write(_json(found) if options.json else "\n".join(_lines(found, options)) + "\n")
    return 0


def _require_in_force(
    found: Eligibility, facts: Mapping[str, Any], options: argparse.Namespace
) -> None:
    """At a terminal a number that nobody has entered is an error that says what to enter."""
    matter = catalogue().get(options.matter)
    rule = granting_rule(matter)
    if found.eligible is None and rule is not None:
        given = readable_for(matter, facts)
        value_of(rule, given, on=options.on, place=normalise(options.place))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="minzheng decide", description=HELP)
    parser.add_argument("matter", help="事项，例如 relief/dibao（matters 列出全部）")
    parser.add_argument("--facts", type=Path, required=True, help="事实文件，YAML 或 JSON")
    parser.add_argument("--on", type=date.fromisoformat, required=True, help="日期 2026-11-21")
    parser.add_argument("--place", required=True, help="区划代码，例如 440118")
    parser.add_argument("--all", action="store_true", help="列出全部各条，含每位成员的")
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    return parser


def read_facts(path: Path) -> dict[str, Any]:
    """The facts in a YAML or JSON file. Raises FactsUnreadable."""
    try:
        facts = yaml.safe_load(path.read_text("utf-8"))
    except FileNotFoundError:
        raise FactsUnreadable(f"没有文件 {path}，请核对路径") from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise FactsUnreadable(f"{path} 不是合格的 YAML 或 JSON（UTF-8）：{error}") from error
    if not isinstance(facts, dict):
        raise FactsUnreadable(f"{path} 应写成“名称: 值”，家庭成员列在“成员”下面")
    return facts


def _json(found: Eligibility) -> str:
    arithmetic = {**pin(found.arithmetic), "facts": None}
    answer = {**vars(found), "arithmetic": arithmetic}
    return json.dumps(answer, ensure_ascii=False, indent=1, default=str) + "\n"


def _lines(found: Eligibility, options: argparse.Namespace) -> Iterator[str]:
    yield f"结论：{VERDICTS[found.eligible]}"
    if found.amount is not None:
        yield f"{found.amount_label}：{yuan_text(found.amount)}"
    if found.missing:
        yield f"还缺：{'、'.join(found.missing)}"
    yield ""
    arithmetic = found.arithmetic
    yield from _arithmetic(arithmetic.lines if options.all else arithmetic.main)
    yield "参数："
    for param in arithmetic.params:
        yield f"  {param.label} {param.text}，自 {param.since}，{param.source}（{param.status}）"


def _arithmetic(lines: Iterable[ArithmeticLine]) -> Iterator[str]:
    yield "计算："
    for line in lines:
        yield f"  {line.sentence}〔{'、'.join(line.cites)}〕"
