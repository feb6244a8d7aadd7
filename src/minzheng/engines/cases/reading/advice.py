"""What the rules say at a deciding step: outcome, amount, rules hit, what is missing."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from minzheng.engines.cases.declared import standing
from minzheng.engines.cases.models import Case
from minzheng.engines.cases.reading.values import Suggestion
from minzheng.engines.policy.api import Arithmetic, value_of
from minzheng.kernel.flow import End, Path, Step
from minzheng.kernel.money import yuan_text
from minzheng.kernel.units import Kind


def suggest(
    case: Case, declared: Step, facts: Mapping[str, Any], arithmetic: Arithmetic, on: date
) -> Suggestion:
    """The proposal for a step; outcome "" with the missing facts when it cannot be told."""
    here = standing(case, facts, on)
    outcome = here.proposed(declared)
    path = here.route(declared, outcome)
    amount = _amount(case, path, facts, on)
    return Suggestion(
        outcome=outcome,
        amount=amount,
        words=_words(outcome, amount, arithmetic),
        rules_hit=rules_hit(arithmetic),
        missing=() if outcome else arithmetic.missing,
    )


def rules_hit(arithmetic: Arithmetic) -> tuple[str, ...]:
    """The conditions that hold for the household, with their articles."""
    return tuple(
        f"{line.label}〔{'、'.join(line.cites)}〕"
        for line in arithmetic.lines
        if line.kind == Kind.BOOL.name and line.value is True and not line.member
    )


def _amount(case: Case, path: Path | None, facts: Mapping[str, Any], on: date) -> int | None:
    ends = [t for t in path.targets if isinstance(t, End) and t.pays is not None] if path else []
    if not ends or ends[0].pays is None:
        return None
    value = value_of(ends[0].pays, facts, on=on, place=case.division_code)
    return int(value) if isinstance(value, int) else None


def _words(outcome: str, amount: int | None, arithmetic: Arithmetic) -> str:
    if outcome:
        paid = f"，每月 {yuan_text(amount)}" if amount is not None else ""
        return f"按规则建议“{outcome}”{paid}"
    if arithmetic.missing:
        return f"待核实：缺 {'、'.join(arithmetic.missing[:8])}"
    return "规则没有建议，请人工判断"
