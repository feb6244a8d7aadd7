"""``pay``: compute a month's runs, write a bank file, read the bank's answer."""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from minzheng.engines.payments import api
from minzheng.kernel.divisions import DivisionCodeError, normalise, short
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.money import yuan_text
from minzheng.kernel.months import Month, MonthError
from minzheng.wiring.today import business_day

NAME = "pay"
HELP = "资金发放：pay run --month 2026-11 测算，pay file 导出，pay returns 读入回盘"

Answer = dict[str, Any]


def run(argv: list[str]) -> int:
    """Do one step and print what came of it; 1 when it was refused."""
    options = _parser().parse_args(argv)
    try:
        answers = list(options.step(options))
    except (api.PaymentRefused, OSError) as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 1
    if options.json:
        sys.stdout.write(json.dumps(_whole(options, answers), ensure_ascii=False) + "\n")
    else:
        sys.stdout.write("".join(f"{line}\n" for answer in answers for line in _text(answer)))
    return 1 if any("refused" in answer for answer in answers) else 0


def _run(options: argparse.Namespace) -> Iterator[Answer]:
    """Every matter and county with money to settle, or those that were named."""
    found = False
    for matter, county in _scopes(options):
        found = True
        yield _compute(options.month, matter, county)
    if not found:
        raise api.RunRefused(f"{options.month.label}没有需要发放的待遇：请核对月份、事项和区划")


def _scopes(options: argparse.Namespace) -> list[tuple[str, str]]:
    if options.matter and options.division:
        return [(options.matter, options.division)]
    known = sorted({*api.due_scopes(options.month), *api.run_scopes(options.month)})
    return [
        (matter, county)
        for matter, county in known
        if options.matter in (None, matter) and options.division in (None, county)
    ]


def _compute(month: Month, matter: str, county: str) -> Answer:
    told: Answer = {"matter": matter, "division": short(county)}
    try:
        computed = api.compute_run(month, matter, county, by=SYSTEM, on=business_day())
    except api.RunRefused as refusal:
        return {**told, "refused": str(refusal)}
    pay_run = computed.run
    previous, differences = api.differences_of(pay_run)
    return {
        **told,
        "run": pay_run.pk,
        "state": pay_run.get_state_display(),
        "changed": computed.changed,
        "says": computed.says,
        "count": pay_run.count,
        "total_fen": pay_run.total,
        "total": yuan_text(pay_run.total),
        "previous_total_fen": previous,
        "differences": [
            {"reason": each.label, "count": each.count, "amount_fen": each.amount}
            for each in differences
        ],
    }


def _file(options: argparse.Namespace) -> Iterator[Answer]:
    pay_run = _find(options.run)
    file = api.export_run(pay_run, options.layout, by=SYSTEM, on=business_day())
    target = options.output or Path(file.name)
    _write(target, api.bank_file_bytes(file, by=SYSTEM))
    sums = f"{pay_run.count} 笔，{yuan_text(pay_run.total)}"
    yield {
        "run": pay_run.pk,
        "file": str(target),
        "bytes": file.size,
        "sha256": file.sha256,
        "says": f"{pay_run}的代发文件已写到 {target}（{sums}）",
    }


def _returns(options: argparse.Namespace) -> Iterator[Answer]:
    content = options.path.read_bytes()
    pay_run = _find(options.run)
    report = api.read_returns(pay_run, content, options.layout, by=SYSTEM, on=business_day())
    left = report.reconciliation
    again = "这份文件以前读过，没有改动。" if report.again else ""
    yield {
        "run": pay_run.pk,
        "again": report.again,
        "paid": report.paid,
        "failed": report.failed,
        "unreturned": left.unreturned_count,
        "reconciled": left.is_closed,
        "problems": [vars(problem) for problem in report.problems],
        "says": f"{again}读入 {report.rows} 行：成功 {report.paid} 笔，失败 {report.failed} 笔，"
        f"有问题 {len(report.problems)} 行；还有 {left.unreturned_count} 笔未回盘",
    }


def _find(number: int) -> api.PayRun:
    found = api.PayRun.objects.filter(pk=number).first()
    if found is None:
        raise api.NoSuchRun(f"没有编号为 {number} 的发放批次；用 pay run 测算后会列出编号")
    return found


def _write(path: Path, content: bytes) -> None:
    """Readable by its owner alone, and whole or not at all: it holds accounts in clear."""
    with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as part:
        part.write(content)
        part.flush()
        os.fsync(part.fileno())
    Path(part.name).replace(path)


def _whole(options: argparse.Namespace, answers: list[Answer]) -> Answer:
    if options.step is _run:
        return {"month": str(options.month), "runs": answers}
    return answers[0]


def _text(answer: Answer) -> Iterator[str]:
    head = f"{answer['matter']} {answer['division']}：" if "matter" in answer else ""
    if "refused" in answer:
        yield f"{head}{answer['refused']}"
        return
    number = f"（批次编号 {answer['run']}，{answer['state']}）" if "state" in answer else ""
    yield f"{head}{answer['says']}{number}"
    if "differences" in answer:
        yield f"  上月应发 {yuan_text(answer['previous_total_fen'])}"
    for each in answer.get("differences", ()):
        yield f"  {each['reason']} {each['count']} 笔 {yuan_text(each['amount_fen'])}"
    for problem in answer.get("problems", ()):
        yield (
            f"  第 {problem['row']} 行 {problem['column']}“{problem['value']}”："
            f"{problem['rule']}。{problem['remedy']}"
        )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="minzheng pay", description=HELP)
    steps = parser.add_subparsers(required=True, metavar="步骤")
    month = _step(steps, "run", _run, "测算一个月的发放批次，重复运行不改变结果")
    month.add_argument("--month", type=_reader(Month.parse), required=True, help="月份 2026-11")
    month.add_argument("--matter", help="事项，例如 relief/名称；不写则全部事项")
    month.add_argument("--division", type=_reader(normalise), help="区县代码；不写则全部区县")
    file = _step(steps, "file", _file, "导出已审批批次的代发文件")
    file.add_argument("--run", type=int, required=True, help="批次编号")
    file.add_argument("--layout", default="generic", help="版式：generic、fixed、utf8")
    file.add_argument("--output", type=Path, help="写到哪个文件；不写则写到当前目录")
    answer = _step(steps, "returns", _returns, "读入银行回盘文件")
    answer.add_argument("path", type=Path, metavar="文件", help="回盘文件")
    answer.add_argument("--run", type=int, required=True, help="批次编号")
    answer.add_argument("--layout", default="generic", help="版式：generic、fixed、utf8")
    return parser


def _step(
    steps: Any, name: str, step: Callable[[argparse.Namespace], Iterator[Answer]], words: str
) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = steps.add_parser(name, help=words, description=words)
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    parser.set_defaults(step=step)
    return parser


def _reader(read: Callable[[str], Any]) -> Callable[[str], Any]:
    def checked(text: str) -> Any:
        try:
            return read(text)
        except (MonthError, DivisionCodeError) as error:
            raise argparse.ArgumentTypeError(str(error)) from None

    return checked
