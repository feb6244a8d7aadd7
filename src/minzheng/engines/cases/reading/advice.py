"""What the rules say at a deciding step: outcome, amount, rules hit, what is missing."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from minzheng.engines.cases.deciding import granted_by
from minzheng.engines.cases.declared import standing
from minzheng.engines.cases.models import Case
from minzheng.engines.cases.reading.values import Suggestion
from minzheng.engines.policy.api import Arithmetic, value_of
from minzheng.kernel.flow import End, Path, Step
from minzheng.kernel.money import yuan_text
from minzheng.kernel.params import NotInForce
from minzheng.kernel.policy import Amount
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
        words=_words(outcome, amount, arithmetic, "一次性" if _is_once(path) else "每月"),
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
    sums = _sums(path)
    if not sums:
        return None
    try:
        value = value_of(sums[0], facts, on=on, place=case.division_code)
    except NotInForce:  # what nobody has entered yet is told among what is missing
        return None
    return int(value) if isinstance(value, int) else None


def _is_once(path: Path | None) -> bool:
    """Whether what is proposed is paid once."""
    if path is None:
        return False
    return bool(granted_by(path)) or any(isinstance(t, End) and t.once for t in path.targets)


def _sums(path: Path | None) -> tuple[Amount, ...]:
    """What the step and its end would pay, the step's first."""
    if path is None:
        return ()
    ends = tuple(t.pays for t in path.targets if isinstance(t, End) and t.pays is not None)
    return (*granted_by(path), *ends)


def _words(outcome: str, amount: int | None, arithmetic: Arithmetic, how: str) -> str:
    if outcome:
        paid = f"，{how} {yuan_text(amount)}" if amount is not None else ""
        return f"按规则建议“{outcome}”{paid}"
    if arithmetic.missing:
        return f"待核实：缺 {'、'.join(arithmetic.missing[:8])}"
    return "规则没有建议，请人工判断"
