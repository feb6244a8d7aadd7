"""``night``: everybody against every rule, beside what is paid; alerts out of what is found."""

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date

from minzheng.engines.alerts.api import AlertRefused
from minzheng.engines.indicators.api import compute_lately
from minzheng.engines.night.api import NightRefused, NightReport, report, run_night
from minzheng.engines.screening.api import ScreeningError
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.params import ParamError
from minzheng.wiring.today import business_day

HELP = "夜间比对：建立人口总表，所有事项和预警对所有人算一遍，生成、更新、关闭预警；重跑不变"
REFUSALS = (NightRefused, AlertRefused, ScreeningError, ParamError)


def run(argv: list[str]) -> int:
    """1 when the night cannot be run; what was done before stays and the next run goes on."""
    options = _parser().parse_args(argv)
    on = options.on or business_day()
    try:
        done = report(run_night(on, by=SYSTEM, tell=_say))
        compute_lately(by=SYSTEM, on=on)
    except REFUSALS as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 1
    sys.stdout.write(_json(done) if options.json else "\n".join(_lines(done)) + "\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="minzheng night", description=HELP)
    parser.add_argument("--on", type=date.fromisoformat, help="业务日期，缺省为今天")
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    return parser


def _say(text: str) -> None:
    """Progress goes beside the result, so that a program can read the result alone."""
    sys.stderr.write(f"{text}\n")


def _json(done: NightReport) -> str:
    content = {**asdict(done), "raised": done.raised, "closed": done.closed}
    return json.dumps(content, ensure_ascii=False, indent=1, default=str) + "\n"


def _lines(done: NightReport) -> Iterator[str]:
    feeds = "、".join(f"{name} {version}" for name, version in done.feeds) or "没有部门数据"
    yield f"{done.day} 第 {done.number} 次比对，人口总表 {done.population}（{feeds}）"
    seconds = "，".join(f"{STAGES.get(name, name)} {value:.1f} 秒" for name, value in done.seconds)
    yield f"用时：{seconds}"
    yield f"新预警 {done.raised:,} 条，自行消除 {done.closed:,} 条；比对结果存为 {done.findings}"
    for rule in done.rules:
        if rule.found or rule.gone or rule.open:
            yield (
                f"  {rule.title}：符合 {rule.found:,}（新增 {rule.new:,}、减少 {rule.gone:,}），"
                f"新预警 {rule.raised:,}，未办结 {rule.open:,}"
            )
    yield "与在发待遇比："
    for row in done.matters:
        if row.count or row.gone:
            yield f"  {row.matter_title} {row.title} {row.count:,}（比上次新增 {row.new:,}）"


STAGES = {
    "population": "人口总表",
    "conflicts": "数据不一致",
    "pass": "比对",
    "write": "存结果",
    "tasks": "预警任务",
}
