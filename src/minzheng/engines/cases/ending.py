"""How a case ends: the money, the notice with its limit, the announcement, the last message."""

from dataclasses import replace
from datetime import date

from minzheng.engines.audit import api as audit
from minzheng.engines.cases.clocks import due_day, term_of
from minzheng.engines.cases.deciding import amount_of
from minzheng.engines.cases.declared import flow_of, matter_of
from minzheng.engines.cases.licensing import enter
from minzheng.engines.cases.models import Case, CaseStep
from minzheng.engines.cases.money import NOTHING, MoneyMoved, move_money
from minzheng.engines.cases.publicising import announce
from minzheng.engines.cases.stated import facts_of
from minzheng.engines.cases.telling import message_applicant, send_notice
from minzheng.engines.cases.turning import Turn
from minzheng.kernel.flow import Effect, End
from minzheng.kernel.money import yuan_text

CLOSED_WITH_CASE = "随办件办结"


def finish(case: Case, end: End, turn: Turn) -> None:
    """End the case. The order matters: money first, for the letter names amount and month."""
    moved = _money(case, end, turn)
    _close_rest(case, turn)
    case.state, case.end, case.ended_on = Case.ENDED, end.name, turn.on
    case.save()
    told = replace(
        turn.because(end.articles, due_on=_deliver_by(case, end, turn)),
        from_month=moved.from_month,
        amounts=moved.amounts,
        told=moved.told,
    )
    notice = send_notice(case, end.notice, told)
    enter(case, end, notice.number, turn)
    if end.announces:
        announce(case, end, moved.amount, turn)
    if moved.recovery and flow_of(case).recovery:
        send_notice(case, flow_of(case).recovery, told)
    detail = {"end": end.name, "effect": str(end.effect)}
    audit.record(turn.by, "finish", case.ref, division=case.division_code, detail=detail)
    message_applicant(case, _last_word(case, end, moved), on=turn.on)


def _money(case: Case, end: End, turn: Turn) -> MoneyMoved:
    if end.effect is Effect.NONE:
        return NOTHING
    pays = end.pays is not None
    facts = facts_of(case, turn.on) if pays else {}
    amount = amount_of(case, end, facts, on=turn.on) if pays else None
    return move_money(case, end, amount, turn)


def _close_rest(case: Case, turn: Turn) -> None:
    """Branches still open end with the case."""
    CaseStep.objects.filter(case=case, closed_on=None).update(
        closed_on=turn.on,
        outcome=CLOSED_WITH_CASE,
        taken_by_key=turn.by.key,
        taken_by_name=turn.by.name,
    )


def _deliver_by(case: Case, end: End, turn: Turn) -> date | None:
    """By when the notice must be delivered, where the law says so."""
    if end.within is None:
        return None
    return due_day(turn.on, term_of(end.within, on=turn.on, place=case.division_code))[0]


def _last_word(case: Case, end: End, moved: MoneyMoved) -> str:
    title = matter_of(case).service.short
    paid = f"，一次性发放 {yuan_text(moved.amount)}" if end.once and moved.amount else ""
    return (
        f"您的{title}办件 {case.number} 已办结：{end}{paid}。可在办件页查看决定书、评价这次服务。"
    )
