"""``explain``: one case on one screen: where it stands, its clock, the rules, its timeline."""

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date

from minzheng.engines.cases.api import Explanation, NoSuchCase, explain
from minzheng.wiring.today import business_day

HELP = "说明一个办件：办到哪里、还剩几天、为什么、算法和依据"


def run(argv: list[str]) -> int:
    """1 when there is no such case. Names are masked: a terminal is not a desk."""
    options = _parser().parse_args(argv)
    try:
        found = explain(options.case, options.on or business_day())
    except NoSuchCase as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 1
    sys.stdout.write(_json(found) if options.json else "\n".join(_lines(found)) + "\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="minzheng explain", description=HELP)
    parser.add_argument("case", help="办件编号，例如 DB-440118-2026-000318")
    parser.add_argument("--on", type=date.fromisoformat, help="业务日期，缺省为今天")
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    return parser


def _json(found: Explanation) -> str:
    return json.dumps(asdict(found), ensure_ascii=False, indent=1, default=str) + "\n"


def _lines(found: Explanation) -> Iterator[str]:
    yield f"{found.number}  {found.matter}  {found.place}  申请人 {found.applicant}"
    yield f"现在：{found.standing}"
    yield f"期限：{found.clock}"
    for step in found.steps:
        yield f"  {step}"
    if found.suggestion:
        yield f"建议：{found.suggestion}"
    yield "计算："
    yield from (f"  {line}" for line in found.arithmetic)
    yield "经过："
    yield from (f"  {event.on}  {event.title}  {event.who}" for event in found.timeline)
