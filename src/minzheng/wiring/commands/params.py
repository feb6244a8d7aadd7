"""``params``: the parameters at a place, one with its history and uses, and entering by two."""

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from minzheng.engines.access.api import NotAllowed, SignInRefused
from minzheng.engines.parameters import api
from minzheng.kernel.divisions import DivisionCodeError, normalise
from minzheng.kernel.params import NotInForce, ParamValue
from minzheng.wiring.acting import add_officer, officer_of
from minzheng.wiring.today import business_day

HELP = "标准与参数：params list 列出，params show 看一项，params propose、approve 两人录入"
NAME = "params"
REFUSALS = (api.ParameterRefused, DivisionCodeError, NotAllowed, SignInRefused)
Answer = dict[str, Any]


def run(argv: list[str]) -> int:
    """Do one step and print what came of it; 1 when it was refused."""
    options = _parser().parse_args(argv)
    try:
        answers = list(options.step(options))
    except REFUSALS as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 1
    text = json.dumps(answers, ensure_ascii=False, indent=1) if options.json else _lines(answers)
    sys.stdout.write(f"{text}\n")
    return 0


def _list(options: argparse.Namespace) -> Iterator[Answer]:
    """Every parameter at the place on the day; without a value it says so."""
    params = api.book()
    for key in sorted(params.infos):
        value = _value(key, options)
        if options.status in (None, value.status if value else "missing"):
            yield {"key": key, "label": params.info(key).label, **_told(key, value)}


def _show(options: argparse.Namespace) -> Iterator[Answer]:
    """One parameter: what holds, every value it had, and what reads it."""
    info = api.declared(options.key)
    holds = _told(info.key, _value(info.key, options))
    yield {"key": info.key, "label": info.label, "basis": info.basis, **holds}
    for each in api.history_of(info.key):
        entry = {"place": each.value.place, "replaced": each.replaced_by is not None}
        yield {**_told(info.key, each.value), **entry}
    for use in api.uses_of(info.key):
        yield {"matter": use.matter_title, "kind": use.kind, "says": use.sentence}


def _propose(options: argparse.Namespace) -> Iterator[Answer]:
    """Enter a value for another person to approve."""
    new = api.NewValue(
        key=options.key, place=options.place, value=options.value, since=options.since,
        source=options.source, status=options.status, checked_on=options.checked_on,
        reason=options.reason, correction=options.correction,
    )  # fmt: skip
    entry = api.propose(new, by=officer_of(options), on=business_day())
    yield {"proposal": entry.pk, "says": f"已提出，编号 {entry.pk}，等待另一位负责人批准"}


def _approve(options: argparse.Namespace) -> Iterator[Answer]:
    """A second person puts it into force."""
    viewer = officer_of(options)
    entry = api.approve(api.proposal_for(viewer, options.proposal), by=viewer, on=business_day())
    yield {"proposal": entry.pk, "says": f"已批准，自 {entry.since} 起执行"}


def _value(key: str, options: argparse.Namespace) -> ParamValue | None:
    try:
        return api.book().entry(key, on=options.on or business_day(), place=options.place)
    except NotInForce:
        return None


def _told(key: str, value: ParamValue | None) -> Answer:
    if value is None:
        return {"value": None, "status": "missing"}
    return {
        "value": api.declared(key).unit.text(value.value),
        "since": value.since.isoformat(),
        "until": value.until.isoformat() if value.until else None,
        "source": value.source,
        "status": value.status,
    }


def _lines(answers: list[Answer]) -> str:
    return "\n".join(_line(answer) for answer in answers)


def _line(answer: Answer) -> str:
    if "matter" in answer:
        return f"  用于 {answer['matter']}（{answer['kind']}）：{answer['says']}"
    if "says" in answer:
        return str(answer["says"])
    name = f"{answer['key']}  {answer['label']}  " if "label" in answer else f"  {answer['place']} "
    if answer["value"] is None:
        return f"{name}还没有录入"
    until = f" 至 {answer['until']}" if answer["until"] else " 起"
    replaced = "，已更正" if answer.get("replaced") else ""
    since = f"{answer['since']}{until}"
    return f"{name}{answer['value']}，{since}，{answer['source']}（{answer['status']}）{replaced}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="minzheng params", description=HELP)
    steps = parser.add_subparsers(required=True, metavar="步骤")
    listed = _reading(steps, "list", _list, "列出一个地区的全部参数")
    listed.add_argument("--status", choices=("verified", "reported", "unconfirmed", "missing"))
    _reading(steps, "show", _show, "一项参数的历次取值和用处").add_argument("key")
    proposing = _step(steps, "propose", _propose, "录入一个值，等另一人批准")
    proposing.add_argument("key")
    proposing.add_argument("value", help="带单位，例如 1330元、35%%、是")
    proposing.add_argument("--place", required=True, help="区划代码")
    proposing.add_argument("--since", type=date.fromisoformat, required=True, help="起始日")
    proposing.add_argument("--source", required=True, help="文件名称和文号")
    proposing.add_argument("--status", default="verified", help="verified、reported、unconfirmed")
    proposing.add_argument("--checked-on", type=date.fromisoformat, required=True, help="核对日期")
    proposing.add_argument("--reason", default="", help="补录、代录的理由")
    proposing.add_argument("--correction", action="store_true", help="更正当天生效的值")
    add_officer(proposing)
    approving = _step(steps, "approve", _approve, "批准一个值")
    approving.add_argument("proposal", type=int, help="录入编号")
    add_officer(approving)
    return parser


def _reading(
    steps: Any, name: str, step: Callable[[argparse.Namespace], Iterator[Answer]], words: str
) -> argparse.ArgumentParser:
    parser = _step(steps, name, step, words)
    parser.add_argument("--place", type=normalise, default="000000", help="区划代码，缺省为全国")
    parser.add_argument("--on", type=date.fromisoformat, help="日期，缺省为今天")
    return parser


def _step(
    steps: Any, name: str, step: Callable[[argparse.Namespace], Iterator[Answer]], words: str
) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = steps.add_parser(name, help=words, description=words)
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    parser.set_defaults(step=step)
    return parser
