"""What is done with a project: decide, sign, amend, stop, drop, evaluate, look at it again."""

from collections.abc import Callable

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from minzheng.engines.ledger.api import LedgerRefused, funds_within
from minzheng.engines.projects import api
from minzheng.faces.desk.form_pages import Done, FormFrame
from minzheng.faces.desk.form_pages import form_page as plain_form_page
from minzheng.faces.desk.projects.forms import (
    AmendForm,
    ContractForm,
    DecideForm,
    EvaluationForm,
    FollowForm,
    WordsForm,
)
from minzheng.faces.desk.requests import NotFound, OfficerRequest, officer
from minzheng.faces.looks.written import yuan

REFUSALS = (api.ProjectRefused, LedgerRefused)


def form_page(
    request: OfficerRequest,
    row: api.Project,
    form: forms.Form,
    title: str,
    act: Callable[[], str],
) -> HttpResponse:
    """The form under its project's number; when it is right, the deed, and back to the project."""
    back = reverse("desk:project", args=[row.pk])
    lead = f"{row.number}　预算 {yuan(row.budget)} 元"
    frame = FormFrame(title, row.title, back, lead)
    return plain_form_page(request, form, frame, lambda: Done(act(), back), refusals=REFUSALS)


@require_http_methods(["GET", "POST"])
@officer(api.DECIDERS)
def decide(request: OfficerRequest, pk: int) -> HttpResponse:
    """Approve a project, or not."""
    row, form = api.project_for(request.viewer, pk), DecideForm(request.POST or None)

    def act() -> str:
        given, granted = form.cleaned_data, form.cleaned_data["granted"] == "yes"
        by, on = request.viewer, request.today
        done = api.decide_project(row, given["words"], granted=granted, by=by, on=on)
        return f"已审批：{done.get_state_display()}。"

    return form_page(request, row, form, "审批项目", act)


@require_http_methods(["GET", "POST"])
@officer(api.SIGNERS)
def sign(request: OfficerRequest, pk: int) -> HttpResponse:
    """Sign the contract of an approved project; its money is set aside."""
    row = api.project_for(request.viewer, pk)
    form = ContractForm(request.POST or None, funds=list(funds_within(request.viewer)))

    def act() -> str:
        body = form.organisation
        if body is None:
            raise api.ProjectRefused("没有登记这个统一社会信用代码的机构，请核对 18 位代码")
        api.sign_contract(row, form.contract(body), by=request.viewer, on=request.today)
        return "合同已登记，合同款已预留，机构现在可以在机构端报告进展。"

    return form_page(request, row, form, "登记合同", act)


@require_http_methods(["GET", "POST"])
@officer(api.SIGNERS)
def amend(request: OfficerRequest, pk: int) -> HttpResponse:
    """Change the sum or the last day; the fund sets aside the difference."""
    row = api.project_for(request.viewer, pk)
    contract = _contract(row)
    initial = {"amount": contract.amount, "until": contract.until}
    form = AmendForm(request.POST or None, initial=initial)

    def act() -> str:
        done = api.amend_contract(contract, form.terms(), by=request.viewer, on=request.today)
        return f"已变更：合同金额 {yuan(done.amount)} 元，预留跟着变了。"

    return form_page(request, row, form, "变更合同", act)


@require_http_methods(["GET", "POST"])
@officer(api.SIGNERS)
def stop(request: OfficerRequest, pk: int) -> HttpResponse:
    """End the contract before its time."""
    row, form = api.project_for(request.viewer, pk), WordsForm(request.POST or None)
    contract = _contract(row)

    def act() -> str:
        words = form.cleaned_data["words"]
        api.stop_contract(contract, words, by=request.viewer, on=request.today)
        return "合同已终止，没有报告的各期不再付款，预留的余款已经放开。"

    return form_page(request, row, form, "提前终止合同", act)


@require_http_methods(["GET", "POST"])
@officer(api.DECIDERS)
def drop(request: OfficerRequest, pk: int) -> HttpResponse:
    """An approved project gets no contract."""
    row, form = api.project_for(request.viewer, pk), WordsForm(request.POST or None)

    def act() -> str:
        words = form.cleaned_data["words"]
        api.drop_project(row, words, by=request.viewer, on=request.today)
        return "项目不再实施，为它预留的钱已经放开。"

    return form_page(request, row, form, "不再实施", act)


@require_http_methods(["GET", "POST"])
@officer(api.ACCEPTORS)
def evaluate(request: OfficerRequest, pk: int) -> HttpResponse:
    """Score the project at its end."""
    row, form = api.project_for(request.viewer, pk), EvaluationForm(request.POST or None)

    def act() -> str:
        told = form.evaluation()
        done = api.evaluate_project(row, told, by=request.viewer, on=request.today)
        return f"评价得分 {done.result}。"

    return form_page(request, row, form, "评价项目", act)


@require_http_methods(["GET", "POST"])
@officer(api.ACCEPTORS)
def follow(request: OfficerRequest, pk: int) -> HttpResponse:
    """Some time after: does it go on, for how many."""
    row, form = api.project_for(request.viewer, pk), FollowForm(request.POST or None)

    def act() -> str:
        told = form.follow_up()
        api.follow_up_project(row, told, by=request.viewer, on=request.today)
        return "已登记回看。"

    return form_page(request, row, form, "回看项目", act)


def _contract(row: api.Project) -> api.Contract:
    found = api.contract_of(row)
    if found is None:
        raise NotFound("这个项目还没有合同，请返回项目页面")
    return found
