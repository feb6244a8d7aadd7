"""Who marks a round: officers, people from outside, and letting somebody go."""

from collections.abc import Callable

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from minzheng.engines.projects import api
from minzheng.faces.desk.form_pages import Done, FormFrame, form_page
from minzheng.faces.desk.projects.deeds import REFUSALS
from minzheng.faces.desk.projects.forms import WordsForm
from minzheng.faces.desk.projects.round_forms import InviteForm, ReviewerForm
from minzheng.faces.desk.requests import OfficerRequest, officer


@require_http_methods(["GET", "POST"])
@officer(api.ORGANISERS)
def name(request: OfficerRequest, pk: int) -> HttpResponse:
    """Name an officer to mark."""
    row = api.round_for(request.viewer, pk)
    people = api.able_reviewers(row, request.today)
    form = ReviewerForm(request.POST or None, people=people)
    lead = "经办、审批、付款的人不能评审。" if people else "没有可以指定的人，请请外面的人评审。"

    def act() -> str:
        key = form.cleaned_data["staff_number"]
        made = api.name_reviewer(row, key, by=request.viewer, on=request.today)
        return f"已指定{made.name}为评审。"

    return _form_page(request, row, form, ("指定评审", lead, act))


@require_http_methods(["GET", "POST"])
@officer(api.ORGANISERS)
def invite(request: OfficerRequest, pk: int) -> HttpResponse:
    """Invite somebody who acts for an organisation that does not propose."""
    row, form = api.round_for(request.viewer, pk), InviteForm(request.POST or None)
    lead = (
        "专家要在一家登记的机构里有机构端账号，用它评审。交了方案的机构，它的人不能请。"
        "方案匿名，分数到齐才打开。"
    )

    def act() -> str:
        told = form.cleaned_data["code"], form.cleaned_data["name"]
        made = api.invite_reviewer(row, *told, by=request.viewer, on=request.today)
        return f"已请{made.name}评审，用机构端账号办。"

    return _form_page(request, row, form, ("请外面的人评审", lead, act))


@require_http_methods(["GET", "POST"])
@officer(api.ORGANISERS)
def dismiss(request: OfficerRequest, pk: int, reviewer: int) -> HttpResponse:
    """Let somebody mark no more."""
    row = api.round_for(request.viewer, pk)
    found, form = api.reviewer_for(row, reviewer), WordsForm(request.POST or None)
    lead = "打过的分不再算。分数到齐打开以后不能取消。"

    def act() -> str:
        words = form.cleaned_data["words"]
        api.dismiss_reviewer(found, words, by=request.viewer, on=request.today)
        return f"{found.name}不再评审。"

    return _form_page(request, row, form, (f"取消评审：{found.name}", lead, act))


def _form_page(
    request: OfficerRequest,
    row: api.Round,
    form: forms.Form,
    doing: tuple[str, str, Callable[[], str]],
) -> HttpResponse:
    title, lead, act = doing
    back = reverse("desk:round", args=[row.pk])
    frame = FormFrame(title, row.title, back, lead)
    return form_page(request, form, frame, lambda: Done(act(), back), refusals=REFUSALS)
