"""``matters``: every matter with its steps, limits and articles."""

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict

from minzheng.engines.cases.api import FlowGuide, GuideRow, MatterGuide, guide
from minzheng.kernel.matter import catalogue

HELP = "全部事项：环节、由谁办、时限、依据"


def run(argv: list[str]) -> int:
    options = _parser().parse_args(argv)
    guides = [guide(matter) for matter in catalogue().matters.values()]
    if options.json:
        text = json.dumps([asdict(each) for each in guides], ensure_ascii=False, indent=1)
    else:
        text = "\n\n".join("\n".join(_lines(each)) for each in guides)
    sys.stdout.write(f"{text}\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="minzheng matters", description=HELP)
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    return parser


def _lines(matter: MatterGuide) -> Iterator[str]:
    yield f"{matter.title}  {matter.key}  {matter.code}  {matter.kind}"
    yield f"依据：{'、'.join(matter.basis)}"
    for flow in matter.flows:
        yield from _flow_lines(flow)


def _flow_lines(flow: FlowGuide) -> Iterator[str]:
    yield ""
    yield f"【{flow.title}】由此开始：{'；'.join(flow.starts)}"
    if flow.total:
        yield flow.total
    for row in flow.rows:
        yield from _row_lines(row)


def _row_lines(row: GuideRow) -> Iterator[str]:
    facts = [row.kind, row.actor, row.limit, row.not_counted]
    yield f"  {row.name}：{'，'.join(fact for fact in facts if fact)}〔{'、'.join(row.cites)}〕"
    for outcome, target in row.leads_to:
        yield f"      {outcome} → {target}"
