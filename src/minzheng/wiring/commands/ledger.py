"""``ledger verify``: every fund recomputed from its entries, and whatever does not agree."""

import argparse
import json
import sys
from collections.abc import Iterator

from minzheng.engines.audit.api import verify as verify_trail
from minzheng.engines.ledger import api
from minzheng.kernel.money import yuan

NAME = "ledger"
HELP = "资金账：ledger verify 从凭证重算每笔资金，核对余额、期末数和审计链"


def run(argv: list[str]) -> int:
    """Print each fund and each fault; 1 when something does not agree."""
    options = _parser().parse_args(argv)
    verdict, trail = api.verify(), verify_trail()
    if options.json:
        sys.stdout.write(json.dumps(_told(verdict, trail_ok=trail.ok), ensure_ascii=False) + "\n")
    else:
        sys.stdout.write("".join(f"{line}\n" for line in _lines(verdict, trail_ok=trail.ok)))
    return 0 if trail.ok and not verdict.faults else 1


def _lines(verdict: api.Verdict, *, trail_ok: bool) -> Iterator[str]:
    for each in verdict.funds:
        yield (
            f"{each.fund.code} {each.fund.name}：收入 {yuan(each.received)} = "
            f"下拨 {yuan(each.allotted)} + 支出 {yuan(each.spent)} + "
            f"待付 {yuan(each.committed)} + 在途 {yuan(each.transit)} + "
            f"可用 {yuan(each.available)}"
        )
    yield f"{len(verdict.funds)} 笔资金，{verdict.entries} 张凭证，每张合计为零"
    yield f"审计链：{'完整' if trail_ok else '有断裂，请用 minzheng audit verify 查看'}"
    yield from (f"不符：{fault}" for fault in verdict.faults)
    yield "有不符，请报告安全管理员" if verdict.faults else "全部相符"


def _told(verdict: api.Verdict, *, trail_ok: bool) -> dict[str, object]:
    names = ("received", "allotted", "spent", "committed", "transit", "available")
    funds = [
        {"code": each.fund.code, **{name: getattr(each, name) for name in names}}
        for each in verdict.funds
    ]
    return {"funds": funds, "entries": verdict.entries, "trail_ok": trail_ok,
            "faults": list(verdict.faults)}  # fmt: skip


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="minzheng ledger", description=HELP)
    parser.add_argument("verb", choices=["verify"], help="verify：重算、核对")
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    return parser
