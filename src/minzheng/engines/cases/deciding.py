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
from minzheng.kernel.params import NotInForce
from minzheng.kernel.policy import Amount

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
    ends = [target for target in path.targets if isinstance(target, End)]
    for end in ends:
        if end.effect in PAYING:
            amount_of(case, end, facts, on=on)
    sums = granted_by(path)
    for amount in sums:
        sum_of(case, amount, facts, to=path.outcome, on=on)
    if (sums or any(end.effect is Effect.GRANT for end in ends)) and not has_account(case):
        raise NotPayable(NO_ACCOUNT)


def why_not(case: Case, path: Path, facts: Mapping[str, Any], doubts: int, *, on: date) -> str:
    """Why a path cannot be taken now; "" when it can, or the step's own record may open it."""
    try:
        refuse_blocked(case, path, facts, doubts, on=on)
    except UnsettledDoubts as refusal:
        return str(refusal)
    except NotPayable as refusal:
        return "" if has_account(case) and _record_decides(path) else str(refusal)
    return ""


def _record_decides(path: Path) -> bool:
    """Whether what the step writes down goes into the sum, so that it is not known before."""
    step = path.source
    if not isinstance(step, Step) or step.records is None:
        return False
    ends = (target.pays for target in path.targets if isinstance(target, End))
    sums = [amount for amount in (*granted_by(path), *ends) if amount is not None]
    rests_on = {fact.column for amount in sums for fact in amount.needs().facts}
    return any(field.column in rests_on for field in step.records.fields())


def amount_of(case: Case, end: End, facts: Mapping[str, Any], *, on: date) -> int:
    """What an end pays a month (or once), in fen. Raises NotPayable, when unknown or nothing."""
    if end.pays is None:
        raise NotPayable(f"流程没有写明“{end}”发多少")
    return sum_of(case, end.pays, facts, to=end.name, on=on)


def sum_of(case: Case, pays: Amount, facts: Mapping[str, Any], *, to: str, on: date) -> int:
    """An amount of the policy that `to` (an end, an outcome) pays, in fen. Raises NotPayable."""
    try:
        amount = value_of(pays, facts, on=on, place=case.division_code)
    except NotInForce as gap:
        raise NotPayable(f"算不出“{pays.label}”，还不能“{to}”：{gap}") from gap
    if amount is None:
        raise NotPayable(f"“{pays.label}”待核实，还不能“{to}”：请先补齐缺少的事实")
    if int(amount) <= 0:
        raise NotPayable(
            f"按现有事实算出的“{pays.label}”是 0 元，不能“{to}”：请核对事实，或作其他决定"
        )
    return int(amount)


def granted_by(path: Path) -> tuple[Amount, ...]:
    """What a step pays once with this outcome, while the case goes on."""
    grants = path.source.grants if isinstance(path.source, Step) else {}
    return (grants[path.outcome],) if path.outcome in grants else ()


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
    """What a path turns on: its condition, and what its step or end pays."""
    pays = [target.pays for target in path.targets if isinstance(target, End)]
    return tuple(expr for expr in (path.when, *granted_by(path), *pays) if expr is not None)


def _reasons(case: Case, choice: Choice, on: date) -> str:
    """What the outcome rests on, in words, when the officer follows the proposal."""
    if choice.path.when is None:
        return ""
    return "；".join(grounds(choice.path.when, choice.facts, on=on, place=case.division_code))


def _why_reason(path: Path, proposal: str) -> str:
    if proposal:
        return f"系统按规则建议“{proposal}”，您选了“{path.outcome}”：请写明不按建议办理的理由"
    return f"“{path.outcome}”对当事人不利，请写明事实和理由"
