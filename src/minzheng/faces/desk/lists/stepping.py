"""The same step in many cases: offered only where the law lets one answer stand for all.

Never offered: what others must sign, what is asked of every member, what goes against the rules'
proposal, what turns somebody down or sends her back. Those are handled case by case.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from minzheng.engines.access.api import Viewer, may
from minzheng.engines.cases.api import (
    Asked,
    CaseStep,
    Choice,
    Dossier,
    Handling,
    OpenStep,
    case_for,
    dossier,
    element_of,
    flow_of,
    matter_of,
    take_step,
)
from minzheng.engines.notices.api import Objection
from minzheng.engines.workbench.api import Told
from minzheng.faces.desk.handling import own_step
from minzheng.faces.desk.lists.plans import STEP, Plan
from minzheng.faces.desk.requests import NotFound
from minzheng.kernel.flow import Await, Element, End, Step
from minzheng.kernel.form import Form
from minzheng.kernel.money import yuan_text

ONE_BY_ONE = "请打开办件逐件办理"


@dataclass(frozen=True)
class Group:
    """Cases that wait at the same step of the same matter; `why_not`: never done together."""

    matter: str
    title: str
    element: str
    numbers: tuple[str, ...]
    why_not: str

    @property
    def key(self) -> str:
        return f"{STEP}|{self.matter}|{self.element}"


def groups_of(numbers: Sequence[str], by: Viewer) -> list[Group]:
    """The chosen cases by the step that waits for this viewer. One query."""
    found = CaseStep.objects.filter(case__number__in=numbers, closed_on=None)
    steps: dict[tuple[str, str], list[CaseStep]] = {}
    for step in found.select_related("case").order_by("case__matter", "pk"):
        if may(by, step.role, step.division_code, step.case.matter):
            steps.setdefault((step.case.matter, step.element), []).append(step)
    return [_group(matter, element, rows) for (matter, element), rows in steps.items()]


def sample_of(group: Group, *, by: Viewer, on: date) -> OpenStep:
    """The step as the first case of a group has it. Raises NotFound when it has moved on."""
    found = dossier(case_for(by, group.numbers[0]), by, on)
    opened = own_step(found)
    if opened is None or opened.step.element != group.element:
        raise NotFound("这些办件刚刚被别人办理了。请回到列表刷新后重新选择。")
    return opened


def not_together(declared: Element) -> str:
    """Why this step is never done for many at once; "" where it can be."""
    if not isinstance(declared, Step):
        return "在等当事人或者公示期满，不由工作人员办理"
    if declared.hands > 1:
        return f"须由 {declared.hands} 名以上工作人员签字，{ONE_BY_ONE}"
    if declared.records is not None and not _is_same_for_all(declared.records):
        return f"记录要逐人填写，{ONE_BY_ONE}"
    return ""


def questions(opened: OpenStep) -> tuple[Asked, ...]:
    """What is written down, answered once for all."""
    form = opened.record_form
    return tuple(Asked(f.column, f) for f in form.fields()) if form is not None else ()


def offered(opened: OpenStep) -> list[str]:
    """The outcomes that may be chosen for many."""
    return [choice.outcome for choice in opened.choices if not _hard_on_her(opened, choice)]


def weigh(plan: Plan, number: str, *, by: Viewer, on: date) -> Told:
    """What the step would do in this case, on which arithmetic; or why it is not done here."""
    found = dossier(case_for(by, number), by, on)
    opened, given = own_step(found), plan.given
    there = (found.case.matter, opened.step.element) if opened else ("", "")
    if opened is None or there != (given["matter"], given["element"]):
        return Told(f"现在不在“{given['element']}”，或者不由您办理", ok=False)
    choice = next((c for c in opened.choices if c.outcome == given["outcome"]), None)
    against = _against(found, opened, choice)
    if choice is None or against:
        return Told(against or f"不能选“{given['outcome']}”，{ONE_BY_ONE}", ok=False)
    label = f"{number} {found.case.subject_name}"
    return Told(_will(found, choice), more=tuple(_grounds(found)), label=label)


def do(plan: Plan, number: str, *, by: Viewer, on: date) -> Told:
    """The step itself; the engine asks everything once more."""
    given = plan.given
    weighed = weigh(plan, number, by=by, on=on)
    if not weighed.ok:
        return weighed
    handling = Handling(given["outcome"], given["record"])
    case = take_step(number, given["element"], handling, by=by, on=on)
    said = f"已办理为“{given['outcome']}”，现在：{case.current or case.end}"
    return Told(said, label=weighed.label)


def _against(found: Dossier, opened: OpenStep, choice: Choice | None) -> str:
    if choice is None:
        return ""
    if choice.why_not:
        return choice.why_not
    if found.doubt_count:
        return f"有 {found.doubt_count} 项核对存疑没有处置，{ONE_BY_ONE}"
    if _is_objected(found):
        return f"公示有异议没有答复，{ONE_BY_ONE}"
    if choice.needs_reason and not _record_decides(opened):
        return f"与系统建议不同，须写明理由，{ONE_BY_ONE}"
    return not_together(opened.element)


def _record_decides(opened: OpenStep) -> bool:
    """Whether what is written down may change the proposal: then the engine tells in the end."""
    paths = flow_of(opened.step.case).ways_out(opened.element)
    asked = (path.when for path in paths if path.when is not None)
    rests_on = {fact.column for when in asked for fact in when.needs().facts}
    return bool(rests_on & {asked.name for asked in questions(opened)})


def _will(found: Dossier, choice: Choice) -> str:
    proposed = found.suggestion
    amount = proposed.amount if proposed is not None and choice.proposed else None
    paid = f"，{yuan_text(amount)}" if amount is not None else ""
    return f"将办理为“{choice.outcome}”{paid}，下一步：{'、'.join(choice.leads_to)}"


def _grounds(found: Dossier) -> Iterator[str]:
    yield f"材料 {found.paper_count} 份，核对存疑 {found.doubt_count} 项"
    if found.suggestion is not None:
        yield found.suggestion.words
    if found.arithmetic is not None:
        for line in found.arithmetic.main:
            yield f"{line.sentence}〔{'、'.join(line.cites)}〕"


def _is_objected(found: Dossier) -> bool:
    made = [row for sheet in found.publicities for row in sheet.objections.all()]
    return any(row.state == Objection.State.OPEN for row in made)


def _is_same_for_all(form: type[Form]) -> bool:
    each = any(page.each_member for page in form.pages)
    return not each and not any(field.known_from for field in form.fields())


def _hard_on_her(opened: OpenStep, choice: Choice) -> bool:
    """Whether the outcome turns somebody down or sends her back: told to each by herself."""
    flow = flow_of(opened.step.case)
    targets = [flow.element(name) for name in choice.leads_to]
    return any(
        isinstance(target, Await) or (isinstance(target, End) and target.gives_reasons)
        for target in targets
    )


def decides(opened: OpenStep) -> bool:
    """Whether a decision is drawn up: then each one's arithmetic must be seen."""
    return isinstance(opened.element, Step) and opened.element.decides


def _group(matter: str, element: str, steps: Sequence[CaseStep]) -> Group:
    title = matter_of(steps[0].case).service.short
    numbers = tuple(step.case.number for step in steps)
    return Group(matter, title, element, numbers, not_together(element_of(steps[0])))
