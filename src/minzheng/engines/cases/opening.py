"""Opening elements of a flow: a step for an office, a wait, a publicity, or the end."""

from datetime import date
from functools import singledispatch

from minzheng.engines.cases.clocks import due_day, term_of
from minzheng.engines.cases.declared import (
    actor_of,
    element_of,
    flow_of,
    matter_of,
    office_division,
)
from minzheng.engines.cases.ending import finish
from minzheng.engines.cases.models import Case, CaseStep, Pause, StepKind
from minzheng.engines.cases.publicising import put_up
from minzheng.engines.cases.telling import message_applicant, message_staff, send_notice
from minzheng.engines.cases.turning import Turn
from minzheng.engines.policy.api import holds
from minzheng.kernel.clock import Term
from minzheng.kernel.expr import Param
from minzheng.kernel.flow import Await, Element, End, Path, Publicity, Step

APPLICANT = "applicant"


def follow(case: Case, path: Path, turn: Turn) -> None:
    """Open every target of a path; a joining step waits until no other branch is open."""
    for target in path.targets:
        if isinstance(target, Step) and target.joins and _branches_open(case):
            continue
        open_element(case, target, turn)


def open_element(case: Case, element: Element, turn: Turn) -> None:
    """Open one element: its row with due day, pause, notice, publicity and messages."""
    _open(element, case, turn)


@singledispatch
def _open(element: Element, case: Case, turn: Turn) -> None:
    raise TypeError(f"流程元素“{element}”没有办法开始")


@_open.register
def _(element: Step, case: Case, turn: Turn) -> None:
    actor = actor_of(element, on=turn.on, place=case.division_code)
    division = office_division(actor, case.division_code)
    step = _row(case, element, StepKind.STEP, turn, role=actor.role, division=division)
    text = (
        f"{case.number} {case.applicant_name}（{case.place}）等待办理“{element}”，{step.due_on}到期"
    )
    message_staff(case, actor.role, division, text, on=turn.on)


@_open.register
def _(element: Await, case: Case, turn: Turn) -> None:
    step = _row(case, element, StepKind.AWAIT, turn, role=APPLICANT, division=turn.division(case))
    _pause(step, element.pauses, reason=f"等待当事人：{element}", on=turn.on)
    notice = send_notice(case, element.notice, turn.because(element.articles, due_on=step.due_on))
    step.notice_ref = notice.number
    step.save(update_fields=["notice_ref"])
    message_applicant(
        case, f"{element.asks}请在 {step.due_on} 前答复，编号 {case.number}。", on=turn.on
    )


@_open.register
def _(element: Publicity, case: Case, turn: Turn) -> None:
    step = _row(case, element, StepKind.PUBLICITY, turn, role="", division=turn.division(case))
    _pause(step, element.pauses, reason="公示中", on=turn.on)
    put_up(case, element, step, turn)


@_open.register
def _(element: End, case: Case, turn: Turn) -> None:
    finish(case, element, turn)


def _row(
    case: Case,
    element: Step | Await | Publicity,
    kind: str,
    turn: Turn,
    *,
    role: str,
    division: str,
) -> CaseStep:
    due_on, provisional = due_day(turn.on, _term(case, element.within, turn.on))
    earlier = CaseStep.objects.filter(case=case, element=element.name).count()
    return CaseStep.objects.create(
        case=case,
        matter=case.matter,
        place_code=case.division_code,
        element=element.name,
        kind=kind,
        role=role,
        division_code=division,
        round=earlier + 1,
        opened_on=turn.on,
        due_on=due_on,
        provisional=provisional,
    )


def _term(case: Case, term: Term, on: date) -> Term:
    return term_of(term, on=on, place=case.division_code)


def _pause(step: CaseStep, pauses: bool | Param, *, reason: str, on: date) -> None:
    """The total clock stands still where the flow, or the city's parameter, says so."""
    stands_still = (
        holds(pauses, {}, on=on, place=step.case.division_code)
        if isinstance(pauses, Param)
        else pauses
    )
    if stands_still and step.case.accepted_on is not None:
        Pause.objects.create(case=step.case, step=step, since=on, reason=reason)


def resume(step: CaseStep, on: date) -> None:
    """The total clock goes on: from today, or from the day after a wait that ran out unnoticed."""
    until = min(on, date.fromordinal(step.due_on.toordinal() + 1))
    for pause in Pause.objects.filter(step=step, until=None):
        pause.until = max(until, pause.since)
        pause.save(update_fields=["until"])


def _branches_open(case: Case) -> bool:
    return CaseStep.objects.filter(case=case, closed_on=None).exists()


def accepts(case: Case, element: Element, path: Path) -> bool:
    """Whether this step's outcome sets off the total clock: counted from here, and going on."""
    total = flow_of(case).total
    goes_on = any(isinstance(target, Step) and target is not element for target in path.targets)
    return total is not None and total.since is element and case.accepted_on is None and goes_on


__all__ = ["accepts", "element_of", "follow", "matter_of", "open_element", "resume"]
