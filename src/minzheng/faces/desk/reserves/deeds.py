"""What is done with reserves: set up, pay, tie to the case, settle, claim, count."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from minzheng.engines.ledger.api import balance
from minzheng.engines.reserves import api
from minzheng.faces.desk.form_pages import Done, FormFrame, form_page
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.faces.desk.reserves.forms import (
    CompleteForm,
    CountForm,
    EndForm,
    LinkForm,
    ReceiptForm,
    RepayForm,
    SetUpForm,
    TermsForm,
)
from minzheng.faces.desk.reserves.views import payment_of, reserve_of
from minzheng.kernel.money import yuan_text

PART = "备用金"


@require_http_methods(["GET", "POST"])
@officer(api.SETTERS)
def set_up(request: OfficerRequest) -> HttpResponse:
    """Set up a town's reserve."""
    viewer, on = request.viewer, request.today
    form = SetUpForm(request.POST or None, viewer=viewer, on=on)

    def act() -> Done:
        division = form.cleaned_data["division"]
        row = api.set_up(division, form.terms(), by=viewer, on=on)
        return Done(f"已设立{row.name}，等镇街申请首次拨付。", reserve_url(row))

    lead = "限额、补足线、单次上限按文件填；同时在资金账里开一笔限定用途的资金。"
    return _form(
        request, form, FormFrame("设立备用金", PART, reverse("desk:reserves"), lead, "设立"), act
    )


@require_http_methods(["GET", "POST"])
@officer(api.SETTERS)
def terms(request: OfficerRequest, pk: int) -> HttpResponse:
    """Other limits from today."""
    row = reserve_of(request, pk)
    now = api.terms_on(row, request.today)
    kept = {"ceiling": now.ceiling, "refill_line": now.refill_line, "cap": now.cap}
    form = TermsForm(request.POST or None, initial=kept)

    def act() -> Done:
        api.change_terms(row, form.terms(), by=request.viewer, on=request.today)
        return Done("限额已修改，以前的保留在案。", reserve_url(row))

    return _form(request, form, FormFrame("修改限额", row.name, reserve_url(row)), act)


@require_http_methods(["GET", "POST"])
@officer(api.PAYERS)
def complete(request: OfficerRequest, pk: int) -> HttpResponse:
    """Make up what the night left out."""
    row = payment_of(request, pk)
    form = CompleteForm(request.POST or None, row=row)

    def act() -> Done:
        done = api.complete(row, form.completion(), by=request.viewer, on=request.today)
        return Done("已补全，可以补办申请了。", payment_url(done))

    looks = f"当时写的样子：{row.told['looks']}。" if row.told["looks"] else ""
    lead = f"还缺{'、'.join(row.lacks)}。{row.due_on} 前补全并补办申请。{looks}"
    return _form(request, form, FormFrame("补全支付情况", row.number, payment_url(row), lead), act)


@require_http_methods(["GET", "POST"])
@officer(api.PAYERS)
def add_receipt(request: OfficerRequest, pk: int) -> HttpResponse:
    """Add the receipt that was missing."""
    row = payment_of(request, pk)
    form = ReceiptForm(request.POST or None, request.FILES or None)

    def act() -> Done:
        upload = form.cleaned_data["receipt"]
        paper = api.Paper(upload.name, upload.read())
        api.add_receipt(row, paper, by=request.viewer)
        return Done("收据照片已补上。", payment_url(row))

    return _form(request, form, FormFrame("补收据照片", row.number, payment_url(row)), act)


@require_POST
@officer(api.LODGERS)
def apply(request: OfficerRequest, pk: int) -> HttpResponse:
    """Begin the application with what was written at night; go on writing it at the window."""
    row = payment_of(request, pk)
    draft = api.begin_application(row, by=request.viewer, on=request.today)
    words = "当时写下的事由、地点、人数、情况已经填好。交了以后请回到这笔支付，把它写进办件。"
    messages.success(request, words)
    return redirect("desk:intake-form", draft.pk)


@require_POST
@officer(api.PAYERS)
def link(request: OfficerRequest, pk: int) -> HttpResponse:
    """Tie a payment to its case."""
    row, form = payment_of(request, pk), LinkForm(request.POST)
    if not form.is_valid():
        raise api.ReserveRefused("请填办件编号；还没有办件的，先补办申请")
    number = form.cleaned_data["number"]
    done = api.link(row, number, by=request.viewer, on=request.today)
    messages.success(request, f"已写入办件 {done.case_number}，批准时只补差额，不会再付一次。")
    return redirect(payment_url(row))


@require_http_methods(["GET", "POST"])
@officer(api.PAYERS)
def propose(request: OfficerRequest, pk: int) -> HttpResponse:
    """Propose what becomes of a payment."""
    row = payment_of(request, pk)
    form = EndForm(request.POST or None, row=row)

    def act() -> Done:
        given = form.cleaned_data
        api.propose_end(row, given["how"], given["words"], by=request.viewer, on=request.today)
        return Done("已提出，等另一位负责人批准。", payment_url(row))

    lead = "办件办结以后写；追回、不追回、核销都要另一个人批准。"
    frame = FormFrame("这笔钱怎样了结", row.number, payment_url(row), lead, "提出")
    return _form(request, form, frame, act)


@require_POST
@officer(api.JUDGES)
def approve(request: OfficerRequest, pk: int) -> HttpResponse:
    """Approve what was proposed."""
    row = api.approve_end(payment_of(request, pk), by=request.viewer, on=request.today)
    messages.success(request, f"已批准：{row.outcome_name}。")
    return redirect(payment_url(row))


@require_http_methods(["GET", "POST"])
@officer(api.PAYERS)
def repay(request: OfficerRequest, pk: int) -> HttpResponse:
    """Money came back."""
    row, form = payment_of(request, pk), RepayForm(request.POST or None)

    def act() -> Done:
        given = form.cleaned_data
        api.repay(row, given["amount"], given["receipt"], by=request.viewer, on=request.today)
        return Done("已登记退回，资金账同时记账。", payment_url(row))

    lead = f"还没有退回的是 {yuan_text(row.net)}。"
    return _form(request, form, FormFrame("登记退回", row.number, payment_url(row), lead), act)


@require_http_methods(["GET", "POST"])
@officer((*api.PAYERS, *api.CHECKERS))
def count(request: OfficerRequest, pk: int) -> HttpResponse:
    """Count the cash."""
    row, form = reserve_of(request, pk), CountForm(request.POST or None)

    def act() -> Done:
        given = form.cleaned_data
        made = api.count_cash(
            row, given["counted"], given["witness"], words=given["words"], by=request.viewer,
            on=request.today,
        )  # fmt: skip
        said = f"差 {yuan_text(made.difference)}" if made.difference else "账实一致"
        return Done(f"盘点已记下，{said}。", reserve_url(row))

    lead = f"账面余额 {yuan_text(balance(row.fund, request.today))}。两个人当面清点。"
    frame = FormFrame("现金盘点", row.name, reserve_url(row), lead)
    return _form(request, form, frame, act)


def reserve_url(row: api.Reserve) -> str:
    """Its page."""
    return reverse("desk:reserve", args=[row.pk])


def payment_url(row: api.Payment) -> str:
    """Its page."""
    return reverse("desk:reserve-payment", args=[row.pk])


def _form(
    request: OfficerRequest, form: forms.Form, frame: FormFrame, act: Callable[[], Done]
) -> HttpResponse:
    return form_page(request, form, frame, act, refusals=(api.ReserveRefused,))
