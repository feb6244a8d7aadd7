"""A house's own inspections: what was found, what it answers, more time it asks for."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.care.api import NotItsOwn, require_manager
from minzheng.engines.oversight import api
from minzheng.faces.provider.files import inline
from minzheng.faces.provider.inspections import showing
from minzheng.faces.provider.inspections.forms import AnswerForm, ExtensionForm
from minzheng.faces.provider.pages import page
from minzheng.faces.provider.requests import HouseRequest, member


@require_safe
@member
def inspections(request: HouseRequest) -> HttpResponse:
    """Every concluded inspection of the house."""
    found = api.own_inspections(request.viewer, request.today)
    cards = showing.inspection_cards(found, request.today)
    waiting = sum(card.waiting for card in cards)
    return page(request, "inspections/inspections", cards=cards, waiting=waiting)


@require_safe
@member
def inspection(request: HouseRequest, pk: int) -> HttpResponse:
    """One inspection with its findings."""
    one = api.own_inspection(request.viewer, pk, request.today)
    cards = showing.finding_cards(one, request.today)
    return page(request, "inspections/inspection", one=one, cards=cards)


@require_http_methods(["GET", "POST"])
@member
def answer(request: HouseRequest, pk: int) -> HttpResponse:
    """Say how a finding was put right."""
    row = api.own_finding(request.viewer, pk, request.today)
    form = AnswerForm(request.POST or None, request.FILES or None)

    def act() -> str:
        api.answer_finding(request.viewer, pk, form.remedy(), on=request.today)
        return "已报告，检查人员会来复查。"

    return _form_page(request, row, form, "报告整改", act)


@require_http_methods(["GET", "POST"])
@member
def extension(request: HouseRequest, pk: int) -> HttpResponse:
    """Ask for a later day."""
    row = api.own_finding(request.viewer, pk, request.today)
    require_manager(request.viewer)
    form = ExtensionForm(request.POST or None)

    def act() -> str:
        given = form.cleaned_data
        api.ask_extension(request.viewer, pk, given["until"], given["why"], on=request.today)
        return "已申请延期，答复前原来的期限有效。"

    return _form_page(request, row, form, "申请延期", act)


@never_cache
@require_safe
@member
def letter(request: HouseRequest, pk: int) -> HttpResponse:
    """The letter as issued."""
    one = api.own_inspection(request.viewer, pk, request.today)
    content, number = api.open_letter(request.viewer, one)
    return inline(content, "application/pdf", f"{number}.pdf")


@never_cache
@require_safe
@member
def photo(request: HouseRequest, pk: int) -> HttpResponse:
    """The photo the officers took."""
    return _paper(request, api.own_finding(request.viewer, pk, request.today))


@never_cache
@require_safe
@member
def proof(request: HouseRequest, pk: int) -> HttpResponse:
    """What the house itself handed in."""
    return _paper(request, api.own_proof(request.viewer, pk, request.today))


def _form_page(
    request: HouseRequest, row: api.Finding, form: forms.Form, words: str, act: Callable[[], str]
) -> HttpResponse:
    """The form under its finding; when it is right, the deed, and back to the inspection."""
    if form.is_valid():
        try:
            messages.success(request, act())
            return redirect("provider:inspection", row.inspection_id)
        except api.OversightRefused as refusal:
            form.add_error(None, str(refusal))
    card = showing.finding_card(row, row.deeds.all(), request.today)
    return page(request, "inspections/form", card=card, form=form, words=words)


def _paper(request: HouseRequest, row: api.Finding | api.Deed) -> HttpResponse:
    if not row.paper:
        raise NotItsOwn("这里没有照片。请从检查列表重新进入")
    content, mime = api.open_paper(request.viewer, row)
    return inline(content, mime, row.paper_name)
