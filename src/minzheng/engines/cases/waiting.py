"""What ends a wait: the person answers, somebody objects, or the time runs out."""

from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer
from minzheng.engines.audit import api as audit
from minzheng.engines.cases.access_rules import CASE_ROLES, require_concerned_or
from minzheng.engines.cases.declared import element_of, flow_of, standing
from minzheng.engines.cases.errors import CaseRefused, StepNotOpen
from minzheng.engines.cases.materials import keep
from minzheng.engines.cases.models import Case, CaseStep, StepKind
from minzheng.engines.cases.opening import follow, open_element, resume
from minzheng.engines.cases.records import read_form, write_record
from minzheng.engines.cases.state import claim, lock_case, open_step, refresh, require_open
from minzheng.engines.cases.stated import facts_of
from minzheng.engines.cases.turning import Turn
from minzheng.engines.cases.values import Reply
from minzheng.engines.notices import api as notices
from minzheng.kernel.doer import SYSTEM, Doer
from minzheng.kernel.flow import ANSWERED, OPPOSED, TIMED_OUT, UNOPPOSED, Await

CASE_PREFIX = "case:"
ANSWER = "当事人答复"
RAN_OUT = {StepKind.AWAIT: TIMED_OUT, StepKind.PUBLICITY: UNOPPOSED}


@transaction.atomic
def answer(number: str, element: str, reply: Reply, *, by: Viewer, on: date) -> Case:
    """The person concerned, or an officer for her, answers what the case waits for.

    Where the wait asks for fields these are the answer, else words or papers. Raises CaseRefused
    without either, Incomplete (the fields), StepNotOpen, AlreadyHandled, NotYours, NotAllowed.
    """
    case = lock_case(number)
    step = open_step(case, element)
    declared = element_of(step)
    if not isinstance(declared, Await):
        raise StepNotOpen(f"“{element}”不等当事人答复")
    require_concerned_or(by, case, CASE_ROLES)
    if not (declared.records or reply.text.strip() or reply.uploads):
        raise CaseRefused("请写明情况，或至少上传一份材料，再提交答复")
    record = read_form(case, declared.records, reply.record, what="答复", on=on)
    write_record(case, declared.records, record, source=ANSWER, by=by.doer, on=on)
    for upload in reply.uploads:
        keep(upload, case=case, by=by, on=on)
    step.record = {**record, "text": reply.text.strip(), "materials": len(reply.uploads)}
    step.save(update_fields=["record"])
    _end_wait(case, step, ANSWERED, by=by.doer, on=on)
    return case


@transaction.atomic
def raise_objection(
    publicity_id: int, objection: notices.NewObjection, *, on: date, by: Doer = SYSTEM
) -> Case:
    """Take an objection to a publicity: the case leaves it at once for the re-check.

    A second objection to the same publicity is taken as well and joins the first. Raises
    notices.ObjectionClosed outside the period, Publicity.DoesNotExist.
    """
    sheet = notices.Publicity.objects.get(pk=publicity_id)
    notices.object_to(sheet, objection, on=on, by=by)
    case = lock_case(sheet.case_ref.removeprefix(CASE_PREFIX))
    waiting = CaseStep.objects.filter(case=case, publicity_ref=str(sheet.pk), closed_on=None)
    step = waiting.first()
    if step is not None:
        step.case = case
        _end_wait(case, step, OPPOSED, by=by, on=on)
    return case


@transaction.atomic
def run_out(step_id: int, *, on: date) -> CaseStep | None:
    """Close a wait whose last day is over; None when it was closed meanwhile."""
    found = CaseStep.objects.filter(pk=step_id).values_list("case__number", flat=True).first()
    case = lock_case(str(found))
    step = CaseStep.objects.filter(pk=step_id, closed_on=None, due_on__lt=on).first()
    if step is None:
        return None
    step.case = case
    _end_wait(case, step, RAN_OUT[StepKind(step.kind)], by=SYSTEM, on=on)
    return step


@transaction.atomic
def withdraw(number: str, reason: str, *, by: Viewer, on: date) -> Case:
    """End an open case because the applicant withdraws it, at the end the flow names for that.

    Raises CaseEnded, CaseRefused where the flow cannot be withdrawn from, NotYours, NotAllowed.
    """
    case = lock_case(number)
    require_open(case)
    require_concerned_or(by, case, CASE_ROLES)
    end = next((end for end in flow_of(case).ends() if end.withdraws), None)
    if end is None:
        raise CaseRefused(f"“{flow_of(case).title}”不是依申请开始的，不能撤回")
    turn = Turn(by.doer, on, outcome="撤回", reason=reason.strip() or "申请人撤回申请")
    _stand_down(case, turn)
    audit.record(by.doer, "withdraw", case.ref, division=case.division_code)
    open_element(case, end, turn)
    refresh(case)
    return case


def _stand_down(case: Case, turn: Turn) -> None:
    """Nothing of the case hangs in public or pauses any longer."""
    for step in CaseStep.objects.filter(case=case, closed_on=None):
        step.case = case
        resume(step, turn.on)
        if step.publicity_ref:
            sheet = notices.Publicity.objects.get(pk=int(step.publicity_ref))
            notices.take_down(sheet, reason=turn.reason, by=turn.by, on=turn.on)


def _end_wait(case: Case, step: CaseStep, outcome: str, *, by: Doer, on: date) -> None:
    element = element_of(step)
    path = standing(case, facts_of(case, on), on).route(element, outcome)
    if path is None:
        raise StepNotOpen(f"“{element}”没有“{outcome}”这条去向")
    claim(step, on=on, outcome=outcome, reason="", by=by)
    resume(step, on)
    detail = {"element": step.element, "outcome": outcome, "round": step.round}
    audit.record(by, "end_wait", case.ref, division=case.division_code, detail=detail)
    follow(case, path, Turn(by, on, outcome=outcome))
    refresh(case)
