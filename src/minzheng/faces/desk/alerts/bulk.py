"""A verdict on many: preview, sample, every one of the sample by itself, then the rest."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from minzheng.engines.alerts import api
from minzheng.faces.desk import roles
from minzheng.faces.desk.alerts import showing
from minzheng.faces.desk.alerts.forms import BulkForm, BulkReasonForm
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.registers.divisions.api import full_names

SHOWN = 20


@require_http_methods(["GET", "POST"])
@officer(roles.BULK_JUDGES)
def preview(request: OfficerRequest) -> HttpResponse:
    """Whom a bulk verdict would close; drawing the sample comes first."""
    form = BulkForm(request.POST or request.GET or None, viewer=request.viewer, on=request.today)
    shown: dict[str, Any] = {"form": form}
    if form.is_valid():
        chosen = form.cleaned_data
        if request.method == "POST":
            return _drawn(request, form, chosen)
        shown |= _preview(request, chosen)
    return page(request, "alerts/bulk", **shown)


@require_http_methods(["GET", "POST"])
@officer(roles.BULK_JUDGES)
def sample(request: OfficerRequest, pk: int) -> HttpResponse:
    """The sample: what is still to be looked at, and the verdict on the rest."""
    drawn = api.sample_for(request.viewer, pk)
    form = BulkReasonForm(request.POST or None)
    if form.is_valid():
        try:
            count = api.judge_rest(
                drawn, form.cleaned_data["reason"], by=request.viewer, on=request.today
            )
        except api.AlertRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"已批量判定 {count} 条。")
            return redirect("desk:alert-sample", pk)
    tasks = api.drawn_tasks(drawn)
    return page(
        request,
        "alerts/sample",
        sample=drawn,
        title=showing.title_of(drawn.rule),
        standing=api.standing(drawn),
        form=form,
        table=_table(request, tasks, "抽中的预警，逐条看过再判定"),
    )


def _drawn(request: OfficerRequest, form: BulkForm, chosen: dict[str, Any]) -> HttpResponse:
    verdict = api.Verdict(chosen["verdict"])
    try:
        drawn = api.draw(
            chosen["rule"], chosen["division"], verdict, by=request.viewer, on=request.today
        )
    except api.AlertRefused as refusal:
        form.add_error(None, str(refusal))
        return page(request, "alerts/bulk", form=form)
    messages.success(request, "样本已抽好，请逐条核实、判定。")
    return redirect("desk:alert-sample", drawn.pk)


def _preview(request: OfficerRequest, chosen: dict[str, Any]) -> dict[str, Any]:
    tasks = api.candidates(request.viewer, chosen["rule"], chosen["division"])
    count = tasks.count()
    part = f"，先看前 {SHOWN} 条" if count > SHOWN else ""
    table = _table(request, list(tasks[:SHOWN]), f"共 {count} 条{part}")
    return {"count": count, "table": table, "chosen": chosen}


def _table(request: OfficerRequest, tasks: list[api.AlertTask], caption: str) -> Any:
    names = full_names({task.division_code for task in tasks})
    return showing.task_table(tasks, api.abouts(tasks), names, request.today, caption=caption)
