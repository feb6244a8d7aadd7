"""``minzheng audit verify [--json]``: check the whole evidence trail, name a broken entry."""

import argparse
import json
import sys
from dataclasses import asdict

from minzheng.engines.audit.api import Verdict, verify

NAME = "audit"
HELP = "校验审计记录：逐条核对序号、链接和摘要，指出被改动的一条"


def run(argv: list[str]) -> int:
    """0 when the trail is whole, 1 when an entry is broken."""
    options = _parser().parse_args(argv)
    verdict = verify()
    sys.stdout.write(_as_json(verdict) if options.json else _as_text(verdict))
    return 0 if verdict.ok else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="minzheng audit", description=HELP)
    actions = parser.add_subparsers(required=True, metavar="动作")
    action = actions.add_parser("verify", help="从第一条起逐条校验")
    action.add_argument("--json", action="store_true", help="输出 JSON")
    return parser


def _as_json(verdict: Verdict) -> str:
    return json.dumps(asdict(verdict), ensure_ascii=False) + "\n"


def _as_text(verdict: Verdict) -> str:
    if verdict.ok:
        return f"审计记录完整：共 {verdict.checked} 条，序号连续，摘要相符。\n"
    return (
        f"审计记录在第 {verdict.entry} 条处断开：{verdict.reason}。"
        f"此前 {verdict.checked} 条完好。\n"
        "请立即停止写入，保留数据文件，报告安全管理员，并与备份比对。\n"
    )
