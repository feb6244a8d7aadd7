"""One stage of a contract: accept, confirm, give back, approve, pay, look at the proof."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from minzheng.engines.ledger.api import LedgerRefused
from minzheng.engines.projects import api
from minzheng.faces.desk.files import inline
from minzheng.faces.desk.projects.deeds import form_page
from minzheng.faces.desk.projects.forms import AcceptForm, WordsForm
from minzheng.faces.desk.requests import NotFound, OfficerRequest, officer
from minzheng.faces.looks.written import yuan


@require_http_methods(["GET", "POST"])
@officer(api.ACCEPTORS)
def accept(request: OfficerRequest, pk: int) -> HttpResponse:
    """The first acceptance, with the numbers that stand."""
    stage = api.stage_for(request.viewer, pk)
    known = api.counted(stage, request.today)
    form = AcceptForm(request.POST or None, stage=stage, known=known)

    def act() -> str:
        words, by, on = form.cleaned_data["words"], request.viewer, request.today
        api.accept_stage(stage, form.figures(), words, by=by, on=on)
        return "已验收，请第二个人确认。"

    return form_page(request, stage.contract.project, form, f"验收{stage.name}", act)


@require_http_methods(["GET", "POST"])
@officer(api.ACCEPTORS)
def confirm(request: OfficerRequest, pk: int) -> HttpResponse:
    """The second acceptance; what is due is reckoned."""
    stage, form = api.stage_for(request.viewer, pk), WordsForm(request.POST or None)

    def act() -> str:
        words = form.cleaned_data["words"]
        done = api.confirm_stage(stage, words, by=request.viewer, on=request.today)
        return f"两人都已验收，应付 {yuan(done.amount)} 元，等批准。"

    return form_page(request, stage.contract.project, form, f"第二人验收{stage.name}", act)


@require_http_methods(["GET", "POST"])
@officer(api.ACCEPTORS)
def give_back(request: OfficerRequest, pk: int) -> HttpResponse:
    """Give the report back to the organisation."""
    stage, form = api.stage_for(request.viewer, pk), WordsForm(request.POST or None)

    def act() -> str:
        api.return_stage(stage, form.cleaned_data["words"], by=request.viewer)
        return "已退回，机构改好再报。"

    return form_page(request, stage.contract.project, form, f"退回{stage.name}", act)


@require_POST
@officer(api.DECIDERS)
def approve(request: OfficerRequest, pk: int) -> HttpResponse:
    """Approve what is due."""
    stage = api.stage_for(request.viewer, pk)
    api.approve_payment(stage, by=request.viewer, on=request.today)
    messages.success(request, "已批准付款，等财务付款。")
    return redirect("desk:project", stage.contract.project_id)


@require_POST
@officer(api.PAYERS)
def pay(request: OfficerRequest, pk: int) -> HttpResponse:
    """Pay it from the fund."""
    stage = api.stage_for(request.viewer, pk)
    try:
        done = api.pay_stage(stage, by=request.viewer, on=request.today)
    except LedgerRefused as refusal:
        raise api.ProjectRefused(str(refusal)) from refusal
    messages.success(request, f"已付款，凭证 {done.entry}。")
    return redirect("desk:project", stage.contract.project_id)


@never_cache
@require_safe
@officer(api.READERS)
def proof(request: OfficerRequest, pk: int) -> HttpResponse:
    """What the organisation handed in; looking is in the trail."""
    stage = api.stage_for(request.viewer, pk)
    if not stage.paper:
        raise NotFound("这一期没有证明，请返回项目页面")
    content, mime = api.open_proof(request.viewer, stage)
    return inline(content, mime, stage.paper_name)
