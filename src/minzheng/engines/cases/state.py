"""Finding the case and its open step under lock, and keeping the case's summary columns true."""

from datetime import date

from minzheng.engines.cases.clocks import total_due
from minzheng.engines.cases.errors import AlreadyHandled, CaseEnded, NoSuchCase, StepNotOpen
from minzheng.engines.cases.models import Case, CaseStep
from minzheng.kernel.doer import Doer


def lock_case(number: str) -> Case:
    """The case, locked till the end of the transaction: its verbs run one after another."""
    try:
        return Case.objects.select_for_update().get(number=number)
    except Case.DoesNotExist:
        raise NoSuchCase(f"没有编号为 {number} 的办件，请核对编号") from None


def require_open(case: Case) -> None:
    """Raises CaseEnded with its result."""
    if case.state == Case.ENDED:
        raise CaseEnded(
            f"办件 {case.number} 已于 {case.ended_on} 办结，结果是“{case.end}”，不能再办理"
        )


def open_step(case: Case, element: str) -> CaseStep:
    """The open row of an element. Raises AlreadyHandled, CaseEnded, StepNotOpen."""
    rows = CaseStep.objects.filter(case=case, element=element).order_by("-id")
    step = rows.filter(closed_on=None).first()
    if step is not None:
        step.case = case
        return step
    done = rows.first()
    if done is not None:
        raise already_handled(done)
    require_open(case)
    raise StepNotOpen(
        f"办件 {case.number} 现在的环节是“{case.current}”，不是“{element}”。请刷新页面查看"
    )


def already_handled(step: CaseStep) -> AlreadyHandled:
    """The refusal that names who did it, when and how."""
    return AlreadyHandled(
        f"这一环节已由 {step.taken_by_name} 于 {step.closed_on} 办理为“{step.outcome}”。"
        "请刷新页面查看。"
    )


def claim(step: CaseStep, *, on: date, outcome: str, reason: str, by: Doer) -> None:
    """Close the step if nobody did so before; a conditional update touches one row or none."""
    changes = {
        "closed_on": on, "outcome": outcome, "reason": reason,
        "taken_by_key": by.key, "taken_by_name": by.name,
    }  # fmt: skip
    if CaseStep.objects.filter(pk=step.pk, closed_on=None).update(**changes) != 1:
        raise already_handled(CaseStep.objects.get(pk=step.pk))
    for column, value in changes.items():
        setattr(step, column, value)


def refresh(case: Case) -> None:
    """Bring current element, due days and state up to date after a change of the steps."""
    steps = list(CaseStep.objects.filter(case=case, closed_on=None).order_by("id"))
    case.current = "、".join(step.element for step in steps) or case.end
    case.due_on = total_due(case)
    days = [step.due_on for step in steps] + ([case.due_on] if case.due_on and steps else [])
    case.next_due_on = min(days, default=case.ended_on or case.next_due_on)
    case.save()
