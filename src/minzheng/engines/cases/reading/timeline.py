"""The timeline: what was done, by whom, when, and what comes next until when."""

from collections.abc import Iterable, Iterator

from minzheng.engines.cases.models import Case, CaseStep, StepKind
from minzheng.engines.cases.reading.values import Event
from minzheng.engines.notices.api import Notice
from minzheng.registers.offices.api import ROLES

PERSON_CONCERNED = "当事人"


def timeline(
    case: Case, steps: Iterable[CaseStep], notices: Iterable[Notice] = (), *, names: bool = True
) -> tuple[Event, ...]:
    """Every knot in order of days; without `names` offices are named instead of officers."""
    knots = [Event(case.submitted_on, _beginning(case), _beginner(case), kind="submit")]
    for step in steps:
        knots += list(_of_step(step, names))
    knots += [Event(n.issued_on, f"《{n.title}》", "", n.number, "notice") for n in notices]
    if case.ended_on is not None:
        knots.append(Event(case.ended_on, f"办结：{case.end}", "", kind="end"))
    return tuple(sorted(knots, key=lambda knot: knot.on))


def _beginning(case: Case) -> str:
    return f"因“{case.event}”开始核查" if case.event else "提交申请"


def _beginner(case: Case) -> str:
    if case.event:
        return ""
    return f"{case.agent_name}（代办）" if case.agent_name else PERSON_CONCERNED


def _of_step(step: CaseStep, names: bool) -> Iterator[Event]:
    if step.closed_on is None:
        yield Event(step.opened_on, step.element, _waits_for(step), f"{step.due_on}前", "open")
        return
    who = step.taken_by_name if names else ROLES.get(step.role, "")
    if step.kind == StepKind.AWAIT:
        who = who if names else PERSON_CONCERNED
    yield Event(
        step.closed_on, f"{step.element}：{step.outcome}", who, step.reason if names else ""
    )


def _waits_for(step: CaseStep) -> str:
    if step.kind == StepKind.AWAIT:
        return PERSON_CONCERNED
    return ROLES.get(step.role, "")
