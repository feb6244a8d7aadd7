"""``feed``: departments' files in two steps by two people, and how each feed stands."""

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from minzheng.engines.access.api import NotAllowed, SignInRefused
from minzheng.engines.exchange import api
from minzheng.kernel.feed import UnknownFeed, feed_named, feeds
from minzheng.wiring.acting import add_officer, officer_of
from minzheng.wiring.today import business_day

NAME = "feed"
HELP = (
    "部门数据：feed stage 报送、check 检查、accept 接收，work 办完在等的，states 看情况，pull 取数"
)
REFUSALS = (api.ExchangeRefused, UnknownFeed, NotAllowed, SignInRefused, OSError)
Answer = dict[str, Any]
STANDINGS = {"fresh": "正常", "late": "逾期", "missing": "从未到库"}


def run(argv: list[str]) -> int:
    """Do one step and print what came of it; 1 when it was refused."""
    options = _parser().parse_args(argv)
    try:
        answers = list(options.step(options))
    except REFUSALS as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 1
    if options.json:
        sys.stdout.write(json.dumps(answers, ensure_ascii=False, indent=1) + "\n")
    else:
        sys.stdout.writelines(f"{answer['says']}\n" for answer in answers)
    return 0


def _stage(options: argparse.Namespace) -> Iterator[Answer]:
    """Bring a file; it is checked at once unless told otherwise."""
    path, viewer = Path(options.file), officer_of(options)
    row = api.stage(
        feed_named(options.feed), path, filename=path.name, day=options.day, by=viewer,
        on=business_day(),
    )  # fmt: skip
    yield _told(row if options.no_check else api.check(row))


def _pull(options: argparse.Namespace) -> Iterator[Answer]:
    """Fetch from the department's server as feeds.yaml says; checked at once."""
    on = business_day()
    row = api.pull(feed_named(options.feed), day=options.day or on, on=on)
    if row is None:
        yield {"delivery": None, "says": "对方没有新的数据"}
        return
    yield _told(api.check(row))


def _check(options: argparse.Namespace) -> Iterator[Answer]:
    yield _told(api.check(_delivery(options)))


def _accept(options: argparse.Namespace) -> Iterator[Answer]:
    """A second person takes the good rows in."""
    viewer = officer_of(options)
    row = api.delivery_for(viewer, options.delivery)
    yield _told(api.accept(row, by=viewer, on=business_day(), reason=options.reason))


def _refuse(options: argparse.Namespace) -> Iterator[Answer]:
    viewer = officer_of(options)
    row = api.delivery_for(viewer, options.delivery)
    yield _told(api.refuse(row, options.reason, by=viewer, on=business_day()))


def _withdraw(options: argparse.Namespace) -> Iterator[Answer]:
    viewer = officer_of(options)
    row = api.delivery_for(viewer, options.delivery)
    yield _told(api.withdraw(row, options.reason, by=viewer, on=business_day()))


def _work(_options: argparse.Namespace) -> Iterator[Answer]:
    """Do what waits or was interrupted, then remove what is kept long enough."""
    for row in api.work():
        yield _told(row)
    removed = api.tidy(business_day())
    if removed:
        yield {"removed": removed, "says": f"删除保存期满的原始文件 {removed} 个"}


def _states(options: argparse.Namespace) -> Iterator[Answer]:
    """Every feed as it stands on the day."""
    for name, state in sorted(api.feed_states(options.on or business_day()).items()):
        title = feeds()[name].title
        since = f"{state.last_day} 的数据，{state.age} 天前入库" if not state.never else "还没有"
        yield {
            "feed": name, "title": title, "standing": state.standing,
            "last_day": str(state.last_day) if state.last_day else None, "age_days": state.age,
            "every_days": state.every, "grace_days": state.grace, "rows": state.rows,
            "refused_permille": state.refused_permille, "linked_permille": state.linked_permille,
            "says": f"{name}  {title}：{STANDINGS[state.standing]}，{since}",
        }  # fmt: skip


def _delivery(options: argparse.Namespace) -> api.Delivery:
    return api.delivery_for(officer_of(options), options.delivery)


def _told(row: api.Delivery) -> Answer:
    verdict = row.verdict
    said = [each["says"] for each in verdict.get("file", ())]
    counts = api.rule_counts(row)
    lines = [f"{row.number}（编号 {row.pk}）：{row.get_state_display()}"]
    if row.rows:
        lines[0] += f"，{row.rows:,} 行，未通过 {row.bad:,}，已关联 {row.linked:,}"
    lines += [f"  {verdict['error']}"] if "error" in verdict else []
    lines += [f"  {each}" for each in said]
    lines += [f"  {each.header}：{each.says} {each.count:,} 行。{each.remedy}" for each in counts]
    return {
        "delivery": row.pk, "number": row.number, "feed": row.feed, "day": row.day.isoformat(),
        "state": row.state, "rows": row.rows, "bad": row.bad, "linked": row.linked,
        "version": row.version, "blocks": bool(verdict.get("blocks")),
        "error": verdict.get("error", ""), "file": verdict.get("file", []),
        "counts": verdict.get("counts", []), "says": "\n".join(lines),
    }  # fmt: skip


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="minzheng feed", description=HELP)
    steps = parser.add_subparsers(required=True, metavar="步骤")
    staging = _by_officer(steps, "stage", _stage, "报送一个文件并检查")
    staging.add_argument("feed", help="数据的短名，例如 cremations")
    staging.add_argument("file", help="CSV、XLSX、Parquet 或只装一个文件的 ZIP")
    staging.add_argument("--day", type=date.fromisoformat, required=True, help="数据日期")
    staging.add_argument("--no-check", action="store_true", help="只收下，以后由 feed work 检查")
    pulling = _step(steps, "pull", _pull, "按 feeds.yaml 向报送部门取数并检查")
    pulling.add_argument("feed")
    pulling.add_argument("--day", type=date.fromisoformat, help="数据日期，缺省为今天")
    _of_one(steps, "check", _check, "检查一次报送")
    _of_one(steps, "accept", _accept, "接收可用的行（另一位数据人员）").add_argument(
        "--reason", default="", help="说明；有阻断问题时，负责人仍要接收的理由"
    )
    for name, step, words in (
        ("refuse", _refuse, "退回一次报送"), ("withdraw", _withdraw, "撤回自己登记的报送"),
    ):  # fmt: skip
        _of_one(steps, name, step, words).add_argument("--reason", required=True, help="理由")
    _step(steps, "work", _work, "办完在等的检查和入库，中断过的接着办")
    _step(steps, "states", _states, "每份数据到没到、新不新").add_argument(
        "--on", type=date.fromisoformat, help="哪一天，缺省为今天"
    )
    return parser


def _of_one(
    steps: Any, name: str, step: Callable[..., Iterator[Answer]], words: str
) -> argparse.ArgumentParser:
    parser = _by_officer(steps, name, step, words)
    parser.add_argument("delivery", type=int, help="报送的编号")
    return parser


def _by_officer(
    steps: Any, name: str, step: Callable[..., Iterator[Answer]], words: str
) -> argparse.ArgumentParser:
    parser = _step(steps, name, step, words)
    add_officer(parser)
    return parser


def _step(
    steps: Any, name: str, step: Callable[..., Iterator[Answer]], words: str
) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = steps.add_parser(name, help=words, description=words)
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    parser.set_defaults(step=step)
    return parser
