"""The total clock of a case in one sentence: how long, until when, and because of what."""

from datetime import date

from minzheng.engines.cases.clocks import term_of, total_deadline, total_term, trigger_of
from minzheng.engines.cases.declared import flow_of
from minzheng.engines.cases.models import Case, Pause
from minzheng.engines.cases.reading.values import TotalClock
from minzheng.engines.policy.api import LengthUnknown
from minzheng.kernel.calendar import UnknownCalendarYear
from minzheng.kernel.clock import ClockState, Term
from minzheng.kernel.expr import Expr
from minzheng.kernel.flow import Await, Publicity, Step, Total
from minzheng.kernel.params import NotInForce
from minzheng.kernel.sentence import sentence


def total_clock(case: Case, pauses: list[Pause], on: date) -> TotalClock:
    """Days left of the whole procedure, with the sentence that says why so many.

    A case from before anybody entered its length has no clock; the sentence says what is missing.
    """
    try:
        state, words = _clock(case, pauses, on)
    except (NotInForce, LengthUnknown) as absent:
        state, words = None, str(absent)
    total = flow_of(case).total
    can_extend = bool(
        total
        and total.special
        and case.accepted_on
        and not case.extended_by
        and case.state == Case.OPEN
    )
    reasons = total.special_reasons if total and can_extend else ()
    return TotalClock(state, words, can_extend, reasons)


def _clock(case: Case, pauses: list[Pause], on: date) -> tuple[ClockState | None, str]:
    try:
        deadline = total_deadline(case, pauses)
    except UnknownCalendarYear as unknown:
        return None, f"{_length(case)}。{unknown}"
    if deadline is None:
        return None, _not_started(case, flow_of(case).total)
    state = None if case.state == Case.ENDED else deadline.state(on)
    return state, "；".join(part for part in (_length(case), deadline.why) if part)


def length_words(total: Total | None) -> str:
    """How long the procedure may take anywhere, in words, with its articles."""
    return _limit(total, term_words(total.term)) if total else ""


def _limit(total: Total, words: str) -> str:
    cites = total.cites if isinstance(total.cites, tuple) else (total.cites,)
    articles = "、".join(str(article) for article in cites)
    return f"全部期限：{words}〔{articles}〕"


def _length(case: Case) -> str:
    """How long this case may take: the length that holds at its place."""
    total = flow_of(case).total
    trigger = trigger_of(case)
    if trigger is None or trigger.within is None:
        return _limit(total, str(total_term(case, total))) if total else ""
    cites = trigger.cites if isinstance(trigger.cites, tuple) else (trigger.cites,)
    articles = "、".join(str(article) for article in cites)
    return f"{trigger.says}，{term_words(trigger.within)}内办结〔{articles}〕"


def term_words(term: Term) -> str:
    """A term in words, also where its length rests on a parameter."""
    if isinstance(term.length, Expr):
        return f"{sentence(term.length).rstrip('。')}（{term.unit.value.removeprefix('个')}）"
    return str(term)


def _not_started(case: Case, total: Total | None) -> str:
    if total:
        return f"{_length(case)}；自“{total.since}”办结之日起算，尚未开始"
    what = "这类核查" if case.event else "这个事项"
    return f"{what}不设总期限，按每个环节各自的时限办理：{_each(case)}"


def _each(case: Case) -> str:
    """The limit of every element that has one, as it holds at the case's place."""
    on, place = case.submitted_on, case.division_code
    return "，".join(
        f"{element}{term_of(element.within, on=on, place=place)}"
        for element in flow_of(case).elements
        if isinstance(element, Step | Await | Publicity)
    )
