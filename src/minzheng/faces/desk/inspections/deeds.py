"""What is done with one inspection: begin, call off, show it to the house, confirm."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from minzheng.engines.oversight import api
from minzheng.faces.desk.inspections.forms import CallOffForm, ServeForm, WitnessForm
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer


@require_POST
@officer(api.INSPECTORS)
def begin(request: OfficerRequest, pk: int) -> HttpResponse:
    """Begin on the spot."""
    one = api.inspection_for(request.viewer, pk)
    api.begin(one, by=request.viewer, on=request.today)
    return redirect("desk:inspection-checklist", pk)


@require_http_methods(["GET", "POST"])
@officer(api.PLANNERS)
def call_off(request: OfficerRequest, pk: int) -> HttpResponse:
    """It will not take place."""
    one = api.inspection_for(request.viewer, pk)
    form = CallOffForm(request.POST or None)

    def act() -> str:
        api.call_off(one, form.cleaned_data["why"], by=request.viewer, on=request.today)
        return "已取消，检查人员已收到消息。"

    return form_page(request, one, form, "取消检查", act)


@require_http_methods(["GET", "POST"])
@officer(api.INSPECTORS)
def witness(request: OfficerRequest, pk: int) -> HttpResponse:
    """Who of the house saw the result."""
    one = api.inspection_for(request.viewer, pk)
    form = WitnessForm(request.POST or None)

    def act() -> str:
        api.note_witness(one, form.witness(), by=request.viewer)
        return "已登记机构的确认，请两位检查人员确认。"

    return form_page(request, one, form, "机构确认", act)


@require_POST
@officer(api.INSPECTORS)
def confirm(request: OfficerRequest, pk: int) -> HttpResponse:
    """One of the two confirms; with the second it is concluded."""
    one = api.inspection_for(request.viewer, pk)
    done = api.confirm(one, by=request.viewer, on=request.today)
    over = done.notice is not None
    said = (
        f"检查结束，文书 {done.notice} 已发给机构。" if over else "已确认，等另一位检查人员确认。"
    )
    messages.success(request, said)
    return redirect("desk:inspection", pk)


@require_http_methods(["GET", "POST"])
@officer(api.LOOKERS)
def serve(request: OfficerRequest, pk: int) -> HttpResponse:
    """Write down that the house got the letter."""
    one = api.inspection_for(request.viewer, pk)
    form = ServeForm(request.POST or None, initial={"served_on": request.today})

    def act() -> str:
        api.serve_letter(one, form.service(), by=request.viewer, on=request.today)
        return "已登记送达，复议期限从送达日起算。"

    return form_page(request, one, form, "登记送达", act)


def form_page(
    request: OfficerRequest, one: api.Inspection, form: forms.Form, words: str,
    act: Callable[[], str],
) -> HttpResponse:  # fmt: skip
    """The form; when it is right, the deed, and back to the inspection."""
    if form.is_valid():
        try:
            messages.success(request, act())
            return redirect("desk:inspection", one.pk)
        except api.OversightRefused as refusal:
            form.add_error(None, str(refusal))
    return page(request, "inspections/form", one=one, form=form, words=words)
