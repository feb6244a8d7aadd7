"""``entitlements``: every matter at once for one family: yes, no or not yet known, and why."""

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path

from minzheng.engines.policy.api import Claim, entitlements
from minzheng.kernel.divisions import normalise
from minzheng.kernel.money import yuan_text
from minzheng.registers.offices.api import home_division
from minzheng.wiring.commands.decide import REFUSALS, VERDICTS, FactsUnreadable, read_facts
from minzheng.wiring.today import business_day

HELP = "一家人能享受什么：entitlements --facts 文件，逐个事项给出结论、金额、理由和还缺什么"


def run(argv: list[str]) -> int:
    """Print what the family may have, then what is not yet known; 1 for facts not readable."""
    options = _parser().parse_args(argv)
    try:
        facts = read_facts(options.facts)
        place = normalise(options.place or home_division())
        found = entitlements(facts, place=place, on=options.on or business_day())
    except (FactsUnreadable, *REFUSALS) as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 1
    sys.stdout.write(_json(found) if options.json else "\n".join(_lines(found, options)) + "\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="minzheng entitlements", description=HELP)
    parser.add_argument("--facts", type=Path, required=True, help="事实文件，YAML 或 JSON")
    parser.add_argument("--on", type=date.fromisoformat, help="日期，缺省为今天")
    parser.add_argument("--place", help="区划代码，缺省为本区县")
    parser.add_argument("--all", action="store_true", help="也列出不符合的")
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    return parser


def _json(found: tuple[Claim, ...]) -> str:
    return json.dumps([asdict(claim) for claim in found], ensure_ascii=False, indent=1) + "\n"


def _lines(found: tuple[Claim, ...], options: argparse.Namespace) -> Iterator[str]:
    wanted = (True, None, False) if options.all else (True, None)
    for verdict in wanted:
        for claim in (claim for claim in found if claim.eligible is verdict):
            yield from _told(claim)


def _told(claim: Claim) -> Iterator[str]:
    paid = f"，{_paid(claim)}" if claim.amount is not None else ""
    yield f"{VERDICTS[claim.eligible]}  {claim.title}（{claim.whose}）{paid}"
    yield from (f"    {line}" for line in claim.why)
    if claim.received:
        yield "    已经在享受"
    if claim.missing:
        yield f"    还缺：{'、'.join(claim.missing)}"
    if claim.unset:
        yield f"    本地还没有录入：{'、'.join(claim.unset)}"
    if claim.supposed:
        yield f"    假设：{'、'.join(claim.supposed)}"


def _paid(claim: Claim) -> str:
    how = "一次性" if claim.once else "每月"
    return f"{claim.amount_label}{how} {yuan_text(claim.amount or 0)}"
