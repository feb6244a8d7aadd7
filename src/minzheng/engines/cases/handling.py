"""An officer handles a step: checked, claimed once, recorded, decided, moved on, everybody told."""

from dataclasses import replace
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.audit import api as audit
from minzheng.engines.cases.deciding import Choice, choose, decide, granted_by, sum_of
from minzheng.engines.cases.declared import element_of
from minzheng.engines.cases.errors import HandsMissing, StepNotOpen
from minzheng.engines.cases.models import Case, CaseStep
from minzheng.engines.cases.money import pay_once
from minzheng.engines.cases.opening import accepts, follow
from minzheng.engines.cases.records import read_form, write_record
from minzheng.engines.cases.state import claim, lock_case, open_step, refresh
from minzheng.engines.cases.stated import facts_of
from minzheng.engines.cases.telling import message_applicant, send_notice
from minzheng.engines.cases.turning import Turn
from minzheng.engines.cases.values import Handling
from minzheng.kernel.flow import Path, Step
from minzheng.kernel.money import yuan_text
from minzheng.registers.offices.api import find_officer, posts_of


@transaction.atomic
def take_step(number: str, element: str, handling: Handling, *, by: Viewer, on: date) -> Case:
    """Handle an open step of a case and open what follows; gives the case.

    Raises AlreadyHandled when somebody was quicker, StepNotOpen, CaseEnded, NotAllowed, Incomplete
    (the record), HandsMissing (signatures), UnknownOutcome, ReasonRequired, UnsettledDoubts,
    NotPayable.
    """
    case = lock_case(number)
    step = open_step(case, element)
    declared = element_of(step)
    if not isinstance(declared, Step):
        raise StepNotOpen(f"“{element}”在等当事人答复或公示期满，不由工作人员直接办理")
    require(by, step.role, step.division_code, case.matter)
    form = declared.records
    step.record = read_form(case, form, handling.record, what=f"“{declared}”的记录", on=on)
    step.signers = _signers(declared, handling, by, on)
    write_record(case, form, step.record, source=f"{declared}记录", by=by.doer, on=on)
    facts = facts_of(case, on)
    choice = choose(case, declared, handling, facts, on=on)
    claim(step, on=on, outcome=handling.outcome, reason=handling.reason, by=by.doer)
    step.save(update_fields=["record", "signers"])
    turn = Turn(by.doer, on, step.division_code, handling.outcome, handling.reason)
    if declared.decides:
        turn = replace(turn, decision=decide(case, step, choice, turn))
    _help_first(case, step, choice, turn)
    move_on(case, step, choice.path, turn)
    return case


def _help_first(case: Case, step: CaseStep, choice: Choice, turn: Turn) -> None:
    """What the step itself grants is paid once, now; the case goes on."""
    for pays in granted_by(choice.path):
        amount = sum_of(case, pays, choice.facts, to=turn.outcome, on=turn.on)
        pay_once(case, step, amount, turn)
        text = f"{turn.outcome}：一次性发放 {yuan_text(amount)}，编号 {case.number}，手续继续办理。"
        message_applicant(case, text, on=turn.on)


def move_on(case: Case, step: CaseStep, path: Path, turn: Turn) -> None:
    """After a step is closed: the trail, the clock, the notices that tell it, what follows."""
    declared = path.source
    detail = {"element": step.element, "outcome": turn.outcome, "round": step.round}
    audit.record(turn.by, "take_step", case.ref, division=case.division_code, detail=detail)
    if accepts(case, declared, path):
        case.accepted_on = turn.on
        case.save(update_fields=["accepted_on"])
    if isinstance(declared, Step) and turn.outcome in declared.tells:
        notice = send_notice(case, declared.tells[turn.outcome], turn.because(declared.articles))
        step.notice_ref = notice.number
        step.save(update_fields=["notice_ref"])
    follow(case, path, turn)
    refresh(case)


def _signers(declared: Step, handling: Handling, by: Viewer, on: date) -> list[dict[str, str]]:
    """Who signs: the officer who handles, and colleagues named, each once, each in office."""
    signed = {by.doer.key: by.doer.name}
    for staff_number in handling.signers:
        officer = find_officer(staff_number.strip())
        if officer is None or not posts_of(officer, on):
            raise HandsMissing(f"共同签字人的工号“{staff_number}”没有找到，或已不在岗，请核对工号")
        signed[officer.staff_number] = officer.name
    if len(signed) < declared.hands:
        raise HandsMissing(
            f"“{declared}”须由 {declared.hands} 名以上不同的工作人员签字，"
            f"现在只有 {len(signed)} 名：请填写共同办理人的工号"
        )
    return [{"key": key, "name": name} for key, name in signed.items()]
