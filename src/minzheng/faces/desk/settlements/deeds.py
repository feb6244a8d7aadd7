"""What officers do with a statement: judge a line, accept the rest, pass on, approve, give back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from minzheng.engines.delivery import api
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.faces.desk.settlements.forms import JudgeForm, ReturnForm
from minzheng.faces.desk.settlements.views import line_page
from minzheng.faces.looks.written import yuan


@require_POST
@officer(api.CHECKERS)
def judged(request: OfficerRequest, pk: int) -> HttpResponse:
    """A line is accepted, or not and why."""
    found = api.line_for(request.viewer, pk)
    form = JudgeForm(request.POST, line=found)
    if not (form.is_valid() and _judge(request, pk, form)):
        return line_page(request, found, form)
    messages.success(request, f"第 {found.number} 条已核对。")
    return redirect("desk:settlement", found.statement_id)


@require_POST
@officer(api.CHECKERS)
def rest_accepted(request: OfficerRequest, pk: int) -> HttpResponse:
    """Everything not judged yet is accepted, but for what was drawn for a call."""
    count = api.accept_rest(request.viewer, pk, on=request.today)
    messages.success(request, f"已认可 {count} 条。抽中回访的要逐条核对。")
    return redirect("desk:settlement", pk)


@require_POST
@officer(api.CHECKERS)
def checked(request: OfficerRequest, pk: int) -> HttpResponse:
    """On to the head."""
    api.check(request.viewer, pk, on=request.today)
    messages.success(request, "核对完毕，已送负责人核定。")
    return redirect("desk:settlement", pk)


@require_http_methods(["GET", "POST"])
@officer(api.APPROVERS)
def given_back(request: OfficerRequest, pk: int) -> HttpResponse:
    """Back to the clerk, with a reason."""
    row, form = _to_approve(request, pk), ReturnForm(request.POST or None)
    if not form.is_valid():
        return page(request, "settlements/return", row=row, form=form)
    api.give_back(request.viewer, pk, form.cleaned_data["reason"], on=request.today)
    messages.success(request, "已退回重新核对。")
    return redirect("desk:settlement", pk)


@require_http_methods(["GET", "POST"])
@officer(api.APPROVERS)
def approved(request: OfficerRequest, pk: int) -> HttpResponse:
    """The sum is fixed; what it comes to is said first."""
    row = _to_approve(request, pk)
    if request.method == "GET":
        return page(request, "settlements/approve", row=row, summary=api.summary_of(row))
    done = api.approve(request.viewer, pk, on=request.today)
    messages.success(request, f"已核定 {yuan(done.accepted)} 元，转财务支付。")
    return redirect("desk:settlement", pk)


def _to_approve(request: OfficerRequest, pk: int) -> api.Statement:
    """The statement, if it waits for the head."""
    row = api.statement_for(request.viewer, pk)
    if row.state != api.State.CHECKED:
        raise api.DeliveryRefused(
            f"这份结算单现在是“{row.get_state_display()}”，核对完毕以后才核定"
        )
    return row


def _judge(request: OfficerRequest, pk: int, form: JudgeForm) -> bool:
    try:
        api.judge_line(request.viewer, pk, form.judgement(), on=request.today)
    except api.DeliveryRefused as refusal:
        form.add_error(None, str(refusal))
    return form.is_valid()
