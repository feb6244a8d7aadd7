"""What is done with one tip: take, visit, report harm, link, settle, open what is sealed."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.tips import api
from minzheng.faces.desk import roles
from minzheng.faces.desk.files import inline
from minzheng.faces.desk.form_pages import Done, FormFrame, form_about
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import NotFound, OfficerRequest, officer
from minzheng.faces.desk.tips.forms import (
    CallForm,
    PurposeForm,
    ReportForm,
    SameForm,
    SettleForm,
    VisitForm,
)
from minzheng.faces.desk.tips.views import shown

REFUSALS = (api.TipRefused,)


@require_POST
@officer(api.WORKERS)
def take_in_hand(request: OfficerRequest, pk: int) -> HttpResponse:
    """Take it in hand."""
    row = api.take(_tip(request, pk), by=request.viewer, on=request.today)
    messages.success(request, f"已由您接办，{row.due_on} 到期。")
    return redirect("desk:tip", pk)


@require_http_methods(["GET", "POST"])
@officer(api.WORKERS)
def visited(request: OfficerRequest, pk: int) -> HttpResponse:
    """Write down a visit or a call; made for one hand on a phone."""
    row = _tip(request, pk)
    form = VisitForm(request.POST or None, initial={"day": request.today})

    def act() -> str:
        given = form.cleaned_data
        api.visit(row, given["words"], day=given["day"], by=request.viewer, on=request.today)
        return "已记下，请写处理结果。"

    return _form_page(request, row, form, "上门或联系记录", act)


@require_http_methods(["GET", "POST"])
@officer(api.WORKERS)
def reported(request: OfficerRequest, pk: int) -> HttpResponse:
    """Write down that harm to a child was reported."""
    row = _tip(request, pk)
    form = ReportForm(request.POST or None)

    def act() -> str:
        api.note_report(row, form.cleaned_data["words"], by=request.viewer, on=request.today)
        return "强制报告已登记。"

    return _form_page(request, row, form, "登记强制报告", act)


@require_http_methods(["GET", "POST"])
@officer(api.WORKERS)
def settled(request: OfficerRequest, pk: int) -> HttpResponse:
    """End it and answer who told it."""
    row = _tip(request, pk)
    form = SettleForm(request.POST or None)

    def act() -> str:
        end = api.settle(row, form.settlement(), by=request.viewer, on=request.today)
        return f"已办结：{end.outcome_name}。"

    return _form_page(request, row, form, "处理结果", act)


@require_http_methods(["GET", "POST"])
@officer(api.RECORDERS)
def called(request: OfficerRequest, pk: int) -> HttpResponse:
    """Write down that who told it was called back."""
    row = _answerable(request, pk)
    form = CallForm(request.POST or None)

    def act() -> str:
        api.call_back(row, form.cleaned_data["words"], by=request.viewer, on=request.today)
        return "答复已记下。"

    return _form_page(request, row, form, "答复反映人", act)


@require_POST
@officer(api.WORKERS)
def same(request: OfficerRequest, pk: int) -> HttpResponse:
    """Say that another tip tells of the same."""
    row, form = _tip(request, pk), SameForm(request.POST)
    if not form.is_valid():
        raise api.TipRefused("请在“可能是同一件事”里点选另一条")
    other = api.tip_for(request.viewer, form.cleaned_data["other"])
    api.link_same(row, other, by=request.viewer, on=request.today)
    messages.success(request, f"已标明和 {other.number} 是同一件事，两条都保留。")
    return redirect("desk:tip", pk)


@never_cache
@require_POST
@officer(api.RECORDERS)
def reporter(request: OfficerRequest, pk: int) -> HttpResponse:
    """Show who told it, once, after the trail knows who asks and why."""
    row, form = _answerable(request, pk), PurposeForm(request.POST)
    if not form.is_valid():
        return page(request, "tips/opened", tip=row, form=form)
    purpose = form.cleaned_data["purpose"]
    name, phone = api.open_reporter(request.viewer, row, purpose=purpose)
    return page(request, "tips/opened", tip=row, form=form, name=name, phone=phone, opened=True)


@never_cache
@require_safe
@officer(api.WORKERS)
def photo(request: OfficerRequest, pk: int) -> HttpResponse:
    """The photo; looking is in the trail."""
    row = _tip(request, pk)
    if not row.photo:
        raise NotFound("这条线索没有照片，请返回线索页面")
    content, mime = api.open_photo(request.viewer, row)
    return inline(content, mime, row.photo_name)


def _tip(request: OfficerRequest, pk: int) -> api.Tip:
    """A tip the officer may see and work; what she may not see does not exist for her."""
    row = api.tip_for(request.viewer, pk)
    if not api.may_work(request.viewer, row):
        raise NotAllowed(f"这条线索由本辖区的{roles.words(api.workers_of(row))}办理")
    return row


def _answerable(request: OfficerRequest, pk: int) -> api.Tip:
    """A tip whose reporter the officer may call: those who work it, and the hotline its own."""
    row = api.tip_for(request.viewer, pk)
    if not api.may_answer(request.viewer, row):
        raise NotAllowed(f"反映人由本辖区的{roles.words(api.answerers_of(row))}答复")
    return row


def _form_page(
    request: OfficerRequest, row: api.Tip, form: forms.Form, words: str, act: Callable[[], str]
) -> HttpResponse:
    """The form; when it is right, the deed, and back to its page."""
    back = reverse("desk:tip", args=[row.pk])

    def frame() -> FormFrame:
        more = {"words": words, **shown(request, row)}
        return FormFrame(words, "", back, template="tips/form", more=more)

    return form_about(request, form, frame, lambda: Done(act(), back), refusals=REFUSALS)
