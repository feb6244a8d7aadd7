"""Handling a step, at the desk and on a visit; answering for the person concerned."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.cases.api import (
    CASE_ROLES,
    CaseRefused,
    Dossier,
    Incomplete,
    Reply,
    StepKind,
    StepNotOpen,
    answer,
    case_for,
    dossier,
    record_questions,
)
from minzheng.engines.workbench import api as workbench
from minzheng.faces.desk import roles
from minzheng.faces.desk.forms.deeds import uploads_of
from minzheng.faces.desk.forms.handling import HandlingForm
from minzheng.faces.desk.handling import handled, handling_form, step_for
from minzheng.faces.desk.listing import listed
from minzheng.faces.desk.lists import visiting
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import NotFound, OfficerRequest, officer
from minzheng.faces.desk.showing import dossier as show
from minzheng.faces.desk.views.case import case_page
from minzheng.faces.desk.visiting import visit_step, visit_table, visits_to_do
from minzheng.faces.looks.application import AnswerForm


@require_http_methods(["GET", "POST"])
@officer(CASE_ROLES)
def step(request: OfficerRequest, number: str, step_id: int) -> HttpResponse:
    """Handle a step of a case."""
    found = _found(request, number)
    opened = step_for(found, request.viewer, step_id)
    form = handling_form(found, opened, request.viewer, request.today, request.POST or None)
    if form.is_valid() and handled(form, request.viewer, request.today):
        return _done(request, form)
    return case_page(request, found, show.standing_tab(found), form=form, opened=opened)


@require_safe
@officer(roles.VISITORS)
@listed("visits")
def visits(request: OfficerRequest) -> HttpResponse:
    """The visits to do, most pressing first."""
    cursor = request.GET.get("cursor", "")
    try:
        found = visits_to_do(request.viewer, request.today, cursor=cursor)
    except ValueError:
        raise NotFound("没有这一页列表：网址可能不完整。请从“入户”重新进入。") from None
    more = f"?{urlencode({'cursor': found.cursor})}" if found.cursor else ""
    return page(request, "visits", table=visit_table(found.rows), more=more)


@require_http_methods(["GET", "POST"])
@officer(roles.VISITORS)
def visit(request: OfficerRequest, number: str) -> HttpResponse:
    """One visit in a single column, for the phone at the family's table."""
    found = _found(request, number)
    waiting = visit_step(found.open_steps)
    if waiting is None:
        raise StepNotOpen("这件办件现在不等入户调查。请到办件页查看进行到哪一步。")
    opened = step_for(found, request.viewer, waiting.step.pk)
    form = handling_form(found, opened, request.viewer, request.today, request.POST or None)
    ref, division = visiting.ref_of(opened), opened.step.division_code
    if form.is_valid() and handled(form, request.viewer, request.today):
        workbench.drop(ref, division=division, by=request.viewer)
        return _done(request, form)
    draft = workbench.draft_of(ref)
    visiting.written(form, draft)
    heading, meta = show.heading(found)
    return page(
        request,
        "visit",
        form=form,
        opened=opened,
        found=found,
        heading=heading,
        meta=meta,
        chips=show.chips(found),
        draft=draft,
        rivals=visiting.rivals(form, draft),
    )


@require_http_methods(["GET", "POST"])
@officer(CASE_ROLES)
def reply(request: OfficerRequest, number: str, step_id: int) -> HttpResponse:
    """Answer for the person concerned what the case waits for, with her papers."""
    found = _found(request, number)
    waiting = next((o for o in found.open_steps if o.step.pk == step_id), None)
    if waiting is None or waiting.step.kind != StepKind.AWAIT:
        raise StepNotOpen("办件现在不等这项答复，可能已经答复或期限已过。请刷新办件页面查看。")
    asked = [a for _, asks in record_questions(waiting.step, {}, request.today) for a in asks]
    form = AnswerForm(request.POST or None, request.FILES or None, asked=asked)
    if form.is_valid() and _answered(request, form, number, waiting.step.element):
        messages.success(request, f"已代当事人答复“{waiting.element}”。")
        return redirect("desk:case", number)
    return page(request, "answer", form=form, found=found, opened=waiting)


def _found(request: OfficerRequest, number: str) -> Dossier:
    return dossier(case_for(request.viewer, number), request.viewer, request.today)


def _done(request: OfficerRequest, form: HandlingForm) -> HttpResponse:
    made = form.handling()
    messages.success(request, f"“{form.opened.element}”已办理为“{made.outcome}”。")
    return redirect("desk:case", form.opened.step.case.number)


def _answered(request: OfficerRequest, form: AnswerForm, number: str, element: str) -> bool:
    given = Reply(form.cleaned_data["text"], uploads_of(form), form.record())
    try:
        answer(number, element, given, by=request.viewer, on=request.today)
    except Incomplete as gaps:
        for name, said in gaps.errors.items():
            form.add_error(name if name in form.fields else None, said)
        return False
    except CaseRefused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True
