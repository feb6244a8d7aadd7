"""The panel of an open step: made for a page, or read when it comes back."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.cases.api import (
    AlreadyHandled,
    Asked,
    CaseRefused,
    Dossier,
    OpenStep,
    StepKind,
    flow_of,
    record_questions,
    take_step,
)
from minzheng.engines.notices.api import AlreadySettled, Objection, settle_objection
from minzheng.faces.desk.forms.handling import HandlingForm
from minzheng.kernel.divisions import ancestors
from minzheng.kernel.flow import OPPOSED
from minzheng.kernel.form import Page
from minzheng.registers.offices.api import Officer, Post

HELPERS = ("village_worker",)
RecordPage = tuple[Page, tuple[Asked, ...]]


def own_step(found: Dossier) -> OpenStep | None:
    """The step that waits for this viewer."""
    return next(
        (
            opened
            for opened in found.open_steps
            if opened.mine and opened.step.kind == StepKind.STEP
        ),
        None,
    )


def step_for(found: Dossier, viewer: Viewer, step_id: int) -> OpenStep:
    """An open step that the viewer's post may handle. Raises AlreadyHandled, NotAllowed."""
    opened = next((one for one in found.open_steps if one.step.pk == step_id), None)
    if opened is None:
        raise AlreadyHandled(_closed_words(found, step_id))
    require(viewer, opened.step.role, opened.step.division_code, found.case.matter)
    return opened


def handling_form(
    found: Dossier,
    opened: OpenStep,
    viewer: Viewer,
    on: date,
    data: Mapping[str, Any] | None = None,
) -> HandlingForm:
    """The form of a step; colleagues are looked up only where others must sign."""
    pages = _pages(opened, found, on)
    colleagues = _colleagues(opened, viewer, on) if opened.hands > 1 else []
    return HandlingForm(
        data,
        opened=opened,
        pages=pages,
        colleagues=colleagues,
        objections=_objections(found, opened),
    )


def handled(form: HandlingForm, viewer: Viewer, on: date) -> bool:
    """Whether the engine took it; what it refuses stands in the form. Raises AlreadyHandled."""
    try:
        _take(form, viewer, on)
    except AlreadyHandled:
        raise
    except AlreadySettled as refusal:
        form.add_error(None, str(refusal))
        return False
    except CaseRefused as refusal:
        form.refuse(refusal)
        return False
    return True


@transaction.atomic
def _take(form: HandlingForm, viewer: Viewer, on: date) -> None:
    """The step and the answers to those who objected: all of it or nothing."""
    for made, answer in form.settlements():
        settle_objection(made, answer, by=viewer.doer, on=on)
    step = form.opened.step
    take_step(step.case.number, step.element, form.handling(), by=viewer, on=on)


def _objections(found: Dossier, opened: OpenStep) -> list[Objection]:
    """What waits for an answer, where the flow comes to this step because somebody objected."""
    flow = flow_of(found.case)
    ways = [path for element in flow.elements for path in flow.ways_out(element)]
    if not any(path.outcome == OPPOSED and opened.element in path.targets for path in ways):
        return []
    made = [row for sheet in found.publicities for row in sheet.objections.all()]
    return [row for row in made if row.state == Objection.State.OPEN]


def _pages(opened: OpenStep, found: Dossier, on: date) -> tuple[RecordPage, ...]:
    """The record's questions. The engine is asked only where a register may know an answer."""
    form = opened.record_form
    if form is None:
        return ()
    if any(field.known_from for field in form.fields()):
        return record_questions(opened.step, {}, on)
    names = [member.name for member in found.members]
    return tuple((page, tuple(_asked(page, names))) for page in form.pages)


def _asked(page: Page, names: Sequence[str]) -> Iterator[Asked]:
    """Every question of a page; the engine leaves out what turns out not to apply."""
    if not page.each_member:
        yield from (Asked(field.column, field) for field in page.fields)
        return
    for place, name in enumerate(names):
        yield from (Asked(f"{place}.{f.column}", f, place, name) for f in page.fields)


def _colleagues(opened: OpenStep, viewer: Viewer, on: date) -> list[Officer]:
    """Who may sign beside her: the same post there, and the helpers of the village. One query."""
    place = opened.step.case.division_code
    posts = Post.objects.held_on(on).covering(ancestors(place))
    found = posts.filter(role__in=(opened.step.role, *HELPERS)).select_related("officer__office")
    seen = {post.officer.staff_number: post.officer for post in found}
    return [officer for number, officer in seen.items() if number != viewer.doer.key]


def _closed_words(found: Dossier, step_id: int) -> str:
    done = next((step for step in found.done_steps if step.pk == step_id), None)
    if done is None:
        return "办件没有这一环节。请刷新办件页面查看现在到了哪一步。"
    who = done.taken_by_name or "系统"
    return (
        f"“{done.element}”已由 {who} 于 {done.closed_on} 办理为“{done.outcome}”。请刷新页面查看。"
    )
