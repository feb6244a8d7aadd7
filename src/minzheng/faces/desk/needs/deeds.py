"""What is done with one need: confirm, say why not, offer to givers, agree, confirm for her."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from minzheng.engines.needs import api
from minzheng.faces.desk.files import inline
from minzheng.faces.desk.needs.forms import OfferForm, UnmetForm, WordsForm
from minzheng.faces.desk.needs.views import shown
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import NotFound, OfficerRequest, officer

FORMS = require_http_methods(["GET", "POST"])
GONE = "没有这次认领，或它不在您的辖区内。请从需求页面进入"


@FORMS
@officer(api.CONFIRMERS)
def confirm(request: OfficerRequest, pk: int) -> HttpResponse:
    """Confirm that it is needed."""

    def act(row: api.Need, form: forms.Form) -> str:
        done = api.confirm_need(row, _words(form), by=request.viewer, on=request.today)
        return f"已确认，请在 {done.due_on} 前安排：到“匹配”里派单，或向社会求助。"

    return _form_page(request, pk, WordsForm(request.POST or None), ("确认需求", act))


@FORMS
@officer(api.CONFIRMERS)
def unmet(request: OfficerRequest, pk: int) -> HttpResponse:
    """Say that it cannot be met for now; the person is told."""

    def act(row: api.Need, form: forms.Form) -> str:
        given = form.cleaned_data
        api.find_unmet(row, given["reason"], given["words"], by=request.viewer, on=request.today)
        return "已记下，并告诉了本人。还可以向社会求助。"

    return _form_page(request, pk, UnmetForm(request.POST or None), ("暂时不能满足", act))


@FORMS
@officer(api.WORKERS)
def withdraw(request: OfficerRequest, pk: int) -> HttpResponse:
    """It is needed no more."""

    def act(row: api.Need, form: forms.Form) -> str:
        api.withdraw_need(row, _words(form), by=request.viewer, on=request.today)
        return "已记为不再需要。"

    return _form_page(request, pk, WordsForm(request.POST or None), ("不再需要", act))


@FORMS
@officer(api.CONFIRMERS)
def offer(request: OfficerRequest, pk: int) -> HttpResponse:
    """Offer it to funds, charities and organisations, without a name."""

    def act(row: api.Need, form: forms.Form) -> str:
        given = form.cleaned_data
        made = api.offer_need(
            row, given["words"], worth=given["worth"], by=request.viewer, on=request.today
        )
        return f"已公布，编号 {made.number}。公开页面上只有需要什么、数量和镇街。"

    return _form_page(request, pk, OfferForm(request.POST or None), ("向社会求助", act))


@FORMS
@officer(api.CONFIRMERS)
def unoffer(request: OfficerRequest, pk: int) -> HttpResponse:
    """Take the offering down."""

    def act(row: api.Need, form: forms.Form) -> str:
        live = row.offerings.order_by("-pk").first()
        if live is None:
            raise api.NeedRefused("这项需求没有向社会求助过")
        api.withdraw_offering(live, _words(form), by=request.viewer, on=request.today)
        return "已撤下，请另行安排。"

    return _form_page(request, pk, WordsForm(request.POST or None), ("撤下求助", act))


@FORMS
@officer(api.CONFIRMERS)
def end(request: OfficerRequest, pk: int) -> HttpResponse:
    """End the running order."""

    def act(row: api.Need, form: forms.Form) -> str:
        live = row.orders.order_by("-pk").first()
        if live is None:
            raise api.NeedRefused("这项需求还没有派过单")
        api.end_order(live, _words(form), by=request.viewer, on=request.today)
        return "派单已结束，需求回到待安排。"

    return _form_page(request, pk, WordsForm(request.POST or None), ("结束派单", act))


@FORMS
@officer(api.WORKERS)
def receipt(request: OfficerRequest, pk: int) -> HttpResponse:
    """Confirm for somebody who cannot do it herself."""

    def act(row: api.Need, form: forms.Form) -> str:
        api.confirm_receipt(row, _words(form), by=request.viewer, on=request.today)
        return "已代为确认，这项需求办完了。"

    form = WordsForm(request.POST or None)
    form.fields["words"].help_text = "写明哪天、怎样问到本人的、他怎么说。"
    return _form_page(request, pk, form, ("代为确认", act))


@require_POST
@officer(api.CONFIRMERS)
def agree(request: OfficerRequest, pk: int) -> HttpResponse:
    """Let this organisation give it."""
    row = _pledge(request, pk)
    api.agree_pledge(row, by=request.viewer, on=request.today)
    messages.success(request, f"已同意{row.organisation.name}，联系方式只对它开放，查看都有记录。")
    return redirect("desk:need", row.offering.need_id)


@FORMS
@officer(api.CONFIRMERS)
def refuse(request: OfficerRequest, pk: int) -> HttpResponse:
    """Do not let it."""
    pledge = _pledge(request, pk)

    def act(_row: api.Need, form: forms.Form) -> str:
        api.refuse_pledge(pledge, _words(form), by=request.viewer, on=request.today)
        return "已答复，这项求助仍在等待认领。"

    need = pledge.offering.need_id
    return _form_page(request, need, WordsForm(request.POST or None), ("不同意认领", act))


@never_cache
@require_safe
@officer(api.READERS)
def proof(request: OfficerRequest, pk: int) -> HttpResponse:
    """The proof of a visit; looking is in the trail."""
    visit = api.visit_for(request.viewer, pk)
    if visit is None:
        raise NotFound("没有这份凭证，或它不在您的辖区内")
    return inline(*api.open_proof(request.viewer, visit.order, visit))


@never_cache
@require_safe
@officer(api.READERS)
def pledge_proof(request: OfficerRequest, pk: int) -> HttpResponse:
    """The proof of what was given."""
    row = _pledge(request, pk)
    if not row.proof:
        raise NotFound("这次认领还没有交凭证")
    return inline(*api.open_proof(request.viewer, row, row))


def _pledge(request: OfficerRequest, pk: int) -> api.Pledge:
    found = api.pledge_for(request.viewer, pk)
    if found is None:
        raise NotFound(GONE)
    return found


def _words(form: forms.Form) -> str:
    return str(form.cleaned_data["words"])


def _form_page(
    request: OfficerRequest, pk: int, form: Any, deed: tuple[str, Callable[..., str]]
) -> HttpResponse:
    """The form; when it is right, the deed, and back to the need."""
    row = api.need_for(request.viewer, pk)
    words, act = deed
    if form.is_valid():
        try:
            messages.success(request, act(row, form))
            return redirect("desk:need", row.pk)
        except api.NeedRefused as refusal:
            form.add_error(None, str(refusal))
    return page(request, "needs/form", form=form, words=words, **shown(request, row))
