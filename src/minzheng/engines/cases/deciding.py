"""What the rules propose, what an officer may choose, and the decision with pinned arithmetic."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from minzheng.engines.audit import api as audit
from minzheng.engines.cases.declared import outcomes, standing
from minzheng.engines.cases.errors import (
    NotPayable,
    ReasonRequired,
    UnknownOutcome,
    UnsettledDoubts,
)
from minzheng.engines.cases.models import Case, CaseStep, Check, CheckState, Decision
from minzheng.engines.cases.money import NO_ACCOUNT, has_account
from minzheng.engines.cases.turning import Turn
from minzheng.engines.cases.values import Handling
from minzheng.engines.policy.api import evaluate, grounds, pin, value_of
from minzheng.kernel.expr import Expr
from minzheng.kernel.flow import Effect, End, Path, Step

PAYING = (Effect.GRANT, Effect.CHANGE)


@dataclass(frozen=True)
class Choice:
    """The path an officer chose, and what the rules proposed."""

    path: Path
    proposed: str
    facts: Mapping[str, Any]


def choose(
    case: Case, declared: Step, handling: Handling, facts: Mapping[str, Any], *, on: date
) -> Choice:
    """The chosen path, if it may be taken.

    Raises UnknownOutcome, UnsettledDoubts, NotPayable, and ReasonRequired against the proposal.
    """
    here = standing(case, facts, on)
    path = here.route(declared, handling.outcome)
    if path is None:
        known = "、".join(outcomes(here.flow, declared))
        raise UnknownOutcome(f"“{declared}”没有“{handling.outcome}”这个结果，可选：{known}")
    doubts = Check.objects.filter(case=case, state=CheckState.DOUBT).count()
    refuse_blocked(case, path, facts, doubts, on=on)
    proposal = here.proposed(declared)
    if needs_reason(path, proposal) and not handling.reason.strip():
        raise ReasonRequired(_why_reason(path, proposal))
    return Choice(path, proposal, facts)


def needs_reason(path: Path, proposal: str) -> bool:
    """Against the proposal always; without a proposal where the end must give reasons."""
    if proposal:
        return path.outcome != proposal
    return any(isinstance(target, End) and target.gives_reasons for target in path.targets)


def refuse_blocked(
    case: Case, path: Path, facts: Mapping[str, Any], doubts: int, *, on: date
) -> None:
    """Raises UnsettledDoubts or NotPayable with what to do first."""
    if doubts and isinstance(path.source, Step) and path.source.decides:
        raise UnsettledDoubts(
            f"还有 {doubts} 项核对存疑没有处置，请先在“信息核对”里逐项写明属实还是有误"
        )
    for target in path.targets:
        if isinstance(target, End) and target.effect in PAYING:
            amount_of(case, target, facts, on=on)
        if isinstance(target, End) and target.effect is Effect.GRANT and not has_account(case):
            raise NotPayable(NO_ACCOUNT)


def why_not(case: Case, path: Path, facts: Mapping[str, Any], doubts: int, *, on: date) -> str:
    """Why a path cannot be taken now; "" when it can."""
    try:
        refuse_blocked(case, path, facts, doubts, on=on)
    except (UnsettledDoubts, NotPayable) as refusal:
        return str(refusal)
    return ""


def amount_of(case: Case, end: End, facts: Mapping[str, Any], *, on: date) -> int:
    """What an end pays a month, in fen. Raises NotPayable when it is unknown or nothing."""
    if end.pays is None:
        raise NotPayable(f"流程没有写明“{end}”发多少")
    amount = value_of(end.pays, facts, on=on, place=case.division_code)
    if amount is None:
        raise NotPayable(f"“{end.pays.label}”待核实，还不能“{end}”：请先补齐缺少的事实")
    if int(amount) <= 0:
        raise NotPayable(
            f"按现有事实算出的“{end.pays.label}”是 0 元，不能“{end}”：请核对事实，或作其他决定"
        )
    return int(amount)


def decide(case: Case, step: CaseStep, choice: Choice, turn: Turn) -> Decision:
    """Draw up the decision: the arithmetic of today is pinned and never computed again."""
    arithmetic = evaluate(
        case.matter,
        choice.facts,
        on=turn.on,
        place=case.division_code,
        about=in_question(choice.path),
    )
    decision = Decision.objects.create(
        case=case,
        step=step,
        evaluation=pin(arithmetic),
        proposed=choice.proposed,
        outcome=choice.path.outcome,
        reason=turn.reason or _reasons(case, choice, turn.on),
        decided_by=turn.by.name,
        decided_on=turn.on,
    )
    detail = {"decision": decision.pk, "proposed": choice.proposed, "outcome": decision.outcome}
    audit.record(turn.by, "decide", case.ref, division=case.division_code, detail=detail)
    return decision


def in_question(path: Path) -> tuple[Expr, ...]:
    """What a path turns on: its condition, and what its end pays."""
    pays = [target.pays for target in path.targets if isinstance(target, End)]
    return tuple(expr for expr in (path.when, *pays) if expr is not None)


def _reasons(case: Case, choice: Choice, on: date) -> str:
    """What the outcome rests on, in words, when the officer follows the proposal."""
    if choice.path.when is None:
        return ""
    return "；".join(grounds(choice.path.when, choice.facts, on=on, place=case.division_code))


def _why_reason(path: Path, proposal: str) -> str:
    if proposal:
        return f"系统按规则建议“{proposal}”，您选了“{path.outcome}”：请写明不按建议办理的理由"
    return f"“{path.outcome}”对当事人不利，请写明事实和理由"
