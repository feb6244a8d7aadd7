"""``standards``: the yearly adjustment step by step; the switch-over runs until nothing is left."""

import argparse
import json
import sys
from collections.abc import Callable
from datetime import date
from typing import Any

from minzheng.engines.access.api import NotAllowed, SignInRefused, Viewer
from minzheng.engines.parameters.api import ParameterRefused
from minzheng.engines.simulation.api import ChangeError
from minzheng.engines.standards import api
from minzheng.kernel.money import yuan_text
from minzheng.wiring.acting import add_officer, officer_of
from minzheng.wiring.today import business_day

NAME = "standards"
HELP = "标准年度调整：从测算、试算、两人批准到逐份重新计算和切换（standards --help）"
REFUSALS = (api.StandardRefused, ParameterRefused, NotAllowed, SignInRefused, ChangeError)
Answer = dict[str, Any]
STEPS: dict[str, tuple[str, Callable[..., api.Adjustment]]] = {
    "work-out": ("按公式测算标准", api.work_out_standards),
    "simulate": ("在全部人口上试算", api.simulate_standards),
    "approve": ("批准新标准（另一位负责人）", api.approve_standards),
    "recalculate": ("执行日起重新计算全部待遇", api.recalculate),
    "confirm": ("确认差异（另一位负责人）", api.confirm_report),
}


def run(argv: list[str]) -> int:
    """Do one step and print where the adjustment stands; 1 when it was refused."""
    options = _parser().parse_args(argv)
    try:
        answer = options.step(options)
    except REFUSALS as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 1
    if options.json:
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
    else:
        sys.stdout.write(_text(answer))
    return 0


def _open(options: argparse.Namespace) -> Answer:
    new = api.NewAdjustment(options.year, options.place, options.since)
    return _told(api.open_adjustment(new, by=officer_of(options), on=business_day()))


def _propose(options: argparse.Namespace) -> Answer:
    document = api.Document(options.source, options.status, options.checked_on)
    viewer = officer_of(options)
    row = api.adjustment_for(viewer, options.adjustment)
    return _told(api.propose_standards(row, document, by=viewer, on=business_day()))


def _verb(options: argparse.Namespace) -> Answer:
    viewer = officer_of(options)
    row = api.adjustment_for(viewer, options.adjustment)
    return _told(options.act(row, by=viewer, on=business_day()))


def _switch(options: argparse.Namespace) -> Answer:
    viewer = officer_of(options)
    row = api.adjustment_for(viewer, options.adjustment)
    progress = api.switch_over(row, by=viewer, on=business_day())
    return {**_show_to(viewer, row.pk), **vars(progress)}


def _show(options: argparse.Namespace) -> Answer:
    return _show_to(officer_of(options), options.adjustment)


def _show_to(viewer: Viewer, pk: int) -> Answer:
    return _told(api.adjustment_for(viewer, pk))


def _told(row: api.Adjustment) -> Answer:
    sums = [
        {"kind": each.kind, "count": each.count, "before_fen": each.before, "after_fen": each.after}
        for each in api.totals(row)
    ]
    return {
        "adjustment": row.pk,
        "since": row.since.isoformat(),
        "stage": api.stage_of(row).value,
        "says": f"{row}（编号 {row.pk}）：{api.STAGE_WORDS[api.stage_of(row)]}",
        "proposed": row.proposed,
        "arithmetic": [line["sentence"] for line in row.trace],
        "totals": sums,
    }


def _text(answer: Answer) -> str:
    lines = [answer["says"]]
    for each in answer["proposed"]:
        change = f"{yuan_text(each['before'])} → {yuan_text(each['after'])}"
        lines.append(f"  {each['label']}：{change}")
    lines += [f"  {sentence}" for sentence in answer["arithmetic"]]
    for each in answer["totals"]:
        kind = api.Recalculation.Kind(each["kind"]).label
        sums = f"{yuan_text(each['before_fen'])} → {yuan_text(each['after_fen'])}"
        lines.append(f"  {kind} {each['count']} 份，每月 {sums}")
    if "changed" in answer:
        lines.append(
            f"  调整 {answer['changed']} 份，转核查 {answer['opened']} 份，"
            f"文书 {answer['letters']} 份，还剩 {answer['left']} 份"
        )
    return "\n".join(lines) + "\n"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="minzheng standards", description=HELP)
    steps = parser.add_subparsers(required=True, metavar="步骤")
    opening = _step(steps, "open", _open, "开始一次调整")
    opening.add_argument("--year", type=int, required=True, help="统计年度，例如 2026")
    opening.add_argument("--place", required=True, help="区划代码")
    opening.add_argument("--since", type=date.fromisoformat, required=True, help="执行日，某月1日")
    _of_one(steps, "show", _show, "看到哪一步了")
    for name, (words, act) in STEPS.items():
        _of_one(steps, name, _verb, words).set_defaults(act=act)
    proposing = _of_one(steps, "propose", _propose, "提交新标准，等另一人批准")
    proposing.add_argument("--source", required=True, help="文件名称和文号")
    proposing.add_argument("--status", default="verified", help="verified、reported、unconfirmed")
    proposing.add_argument("--checked-on", type=date.fromisoformat, required=True, help="核对日期")
    _of_one(steps, "switch", _switch, "切换：调整、转核查、寄告知书，中断后再运行即可")
    return parser


def _of_one(
    steps: Any, name: str, step: Callable[[argparse.Namespace], Answer], words: str
) -> argparse.ArgumentParser:
    parser = _step(steps, name, step, words)
    parser.add_argument("adjustment", type=int, help="调整的编号")
    return parser


def _step(
    steps: Any, name: str, step: Callable[[argparse.Namespace], Answer], words: str
) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = steps.add_parser(name, help=words, description=words)
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    parser.set_defaults(step=step)
    add_officer(parser)
    return parser
