"""An organisation's contracts for purchased services: what is paid, what is to be reported."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.projects import api
from minzheng.faces.provider.pages import page
from minzheng.faces.provider.proposals.forms import ReportForm
from minzheng.faces.provider.requests import HouseRequest, member


@require_safe
@member
def contracts(request: HouseRequest) -> HttpResponse:
    """Every contract of the organisation."""
    return page(request, "proposals/contracts", contracts=api.own_contracts(request.viewer))


@require_safe
@member
def contract(request: HouseRequest, pk: int) -> HttpResponse:
    """One contract with its stages."""
    row = api.own_contract(request.viewer, pk)
    stages = list(api.stages_of(row))
    return page(
        request, "proposals/contract", contract=row, stages=stages,
        following=api.next_stage(row) if row.project.state == "running" else None,
        paid=api.paid_of(stages), plan=api.pay_plans()[row.pay_plan],
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@member
def report(request: HouseRequest, pk: int) -> HttpResponse:
    """Report a stage."""
    stage = api.own_stage(request.viewer, pk)
    form = ReportForm(request.POST or None, request.FILES or None, stage=stage)
    if form.is_valid():
        try:
            api.report_stage(request.viewer, pk, form.report(), on=request.today)
            messages.success(request, "已报告，等两位工作人员验收。")
            return redirect("provider:contract", stage.contract_id)
        except api.ProjectRefused as refusal:
            form.add_error(None, str(refusal))
    return page(request, "proposals/report", stage=stage, form=form)
