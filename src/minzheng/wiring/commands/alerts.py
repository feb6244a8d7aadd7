"""``alerts``: the rules and how good they are, or the tasks of one rule that wait."""

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import date
from typing import Any

from minzheng.engines.access.api import Viewer, ViewerPost
from minzheng.engines.alerts import api
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.offices.api import home_division
from minzheng.wiring.today import business_day

HELP = "预警规则和准确率；--rule 列出一条规则没有办结的预警"
READER, EVERY_MATTER = "auditor", frozenset({"*"})
SHOWN = 50
Answer = dict[str, Any]


def run(argv: list[str]) -> int:
    """Print the figures, or one rule's tasks; 1 when there is no such rule."""
    options = _parser().parse_args(argv)
    on = options.on or business_day()
    try:
        found = _tasks(options.rule, on) if options.rule else _figures(on)
    except api.UnknownRule as unknown:
        sys.stderr.write(f"{unknown}\n")
        return 1
    told = json.dumps(found, ensure_ascii=False) if options.json else "\n".join(_lines(found))
    sys.stdout.write(f"{told}\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="minzheng alerts", description=HELP)
    parser.add_argument(
        "--rule", default="", help="规则，例如 watch_death:火化后仍在领，或者只写名称"
    )
    parser.add_argument("--on", type=date.fromisoformat, help="截至哪一天，缺省为今天")
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    return parser


def _figures(on: date) -> list[Answer]:
    return [_told(row) for row in api.figures(_reader(), on)]


def _told(row: api.RuleFigures) -> Answer:
    rule = api.rule_named(row.rule)
    return {
        "rule": row.rule, "title": rule.__name__, "concern": rule.concern.name,
        "to": rule.to.role, "within": str(rule.within), "raised": row.raised,
        "waiting": row.waiting, "overdue": row.overdue, "judged": row.judged, "right": row.right,
        "precision": row.precision, "low": row.low, "high": row.high,
        "per_thousand": row.per_thousand, "median_days": row.median_days, "poor": row.poor,
    }  # fmt: skip


def _tasks(rule: str, on: date) -> list[Answer]:
    """What waits of a rule, given by key or by name; nobody is named."""
    key = next((each for each in api.rules() if rule in (each, each.split(":")[-1])), rule)
    api.rule_named(key)
    tasks = api.chosen(_reader(), api.Wanted(rule=key), on).order_by("due_on", "pk")[:SHOWN]
    return [
        {
            "task": task.ref, "division": task.division_code, "due_on": task.due_on.isoformat(),
            "state": task.state, "says": api.sentence_of(task, "此人"),
        }
        for task in tasks
    ]  # fmt: skip


def _reader() -> Viewer:
    """Whoever runs the command sees what an auditor of the whole installation sees."""
    return Viewer(SYSTEM, (ViewerPost(READER, home_division(), EVERY_MATTER),))


def _lines(found: list[Answer]) -> Iterator[str]:
    if not found:
        yield "没有等待办理的预警"
    for row in found:
        yield _task_line(row) if "says" in row else _rule_line(row)


def _task_line(row: Answer) -> str:
    return f"{row['task']}　{row['due_on']} 到期　{row['division']}　{row['says']}"


def _rule_line(row: Answer) -> str:
    share = "还没有判定" if row["precision"] is None else f"属实 {row['precision'] / 100:.0f}%"
    mark = "　应当修改" if row["poor"] else ""
    waiting = f"未办结 {row['waiting']}（超期 {row['overdue']}）"
    return f"{row['title']}　{waiting}　已判定 {row['judged']}，{share}{mark}　{row['rule']}"
