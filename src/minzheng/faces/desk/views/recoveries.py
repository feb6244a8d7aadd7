"""Recoveries: confirm, book what came back, keep back, write off, approve."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from minzheng.engines.access.api import may, require
from minzheng.engines.payments.api import (
    PaymentRefused,
    RecoveryView,
    Repayment,
    approve_settlement,
    ask_instalments,
    ask_offset,
    ask_write_off,
    open_recovery,
    plan_of,
    recoveries,
    recovery_for,
    recovery_letter,
    repay,
)
from minzheng.faces.desk import roles
from minzheng.faces.desk.forms.payments import OffsetForm, RepayForm, WriteOffForm
from minzheng.faces.desk.listing import listed
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import NotFound, OfficerRequest, officer
from minzheng.faces.desk.showing import payments as show
from minzheng.kernel.months import Month


@require_safe
@officer(roles.PAYMENT_READERS)
@listed("recoveries")
def recovery_list(request: OfficerRequest) -> HttpResponse:
    """Every recovery of the area, newest first."""
    return page(request, "recoveries", table=show.recovery_table(recoveries(request.viewer)))


@require_safe
@officer(roles.PAYMENT_READERS)
def recovery(request: OfficerRequest, pk: int) -> HttpResponse:
    """One recovery: months, arithmetic, what came back, and what can be done."""
    view = recovery_for(request.viewer, pk)
    row = view.recovery
    letter = recovery_letter(row)
    return page(
        request,
        "recovery",
        view=view,
        letter=letter,
        matter=show.matter_words(row.matter),
        figures=show.recovery_figures(view),
        plan=show.plan_table(plan_of(row, view.outstanding, request.today)),
        entries=show.recovery_entries(row.entries.all()),
        may_claim=may(request.viewer, roles.CLAIMERS, row.division_code, row.matter),
        may_approve=may(request.viewer, roles.CLAIM_APPROVERS, row.division_code, row.matter),
        claimers=roles.words(roles.CLAIMERS),
        approvers=roles.words(roles.CLAIM_APPROVERS),
        is_proposed=row.state == row.State.PROPOSED,
        is_open=row.state == row.State.OPEN,
    )


@require_http_methods(["GET", "POST"])
@officer(roles.CLAIMERS)
def confirm(request: OfficerRequest, pk: int) -> HttpResponse:
    """Confirm a proposal, on a page that says what that means."""
    view = _recovery(request, pk, roles.CLAIMERS)
    if request.method == "GET":
        return page(request, "confirm_recovery", view=view, letter=recovery_letter(view.recovery))
    open_recovery(view.recovery, by=request.viewer.doer, on=request.today)
    messages.success(request, "追回已确认，可以登记退回、申请抵扣或核销。")
    return redirect("desk:recovery", pk)


@require_http_methods(["GET", "POST"])
@officer(roles.CLAIMERS)
def book(request: OfficerRequest, pk: int) -> HttpResponse:
    """Book money that came back."""
    view = _recovery(request, pk, roles.CLAIMERS)
    form = RepayForm(request.POST or None, initial={"on": request.today})

    def act() -> object:
        return repay(view.recovery, Repayment(**form.cleaned_data), by=request.viewer.doer)

    return _form_page(request, view, form, "登记退回", act)


@require_http_methods(["GET", "POST"])
@officer(roles.CLAIMERS)
def keep_back(request: OfficerRequest, pk: int) -> HttpResponse:
    """Propose to keep back part of each payment."""
    view = _recovery(request, pk, roles.CLAIMERS)
    now = Month.of(request.today)
    form = OffsetForm(request.POST or None, months=(now, now.next(), now.next().next()))

    def act() -> object:
        doer = request.viewer.doer
        return ask_offset(view.recovery, form.offset(), by=doer, on=request.today)

    return _form_page(request, view, form, "申请按月抵扣", act)


@require_http_methods(["GET", "POST"])
@officer(roles.CLAIMERS)
def by_instalments(request: OfficerRequest, pk: int) -> HttpResponse:
    """Propose repayment month by month."""
    view = _recovery(request, pk, roles.CLAIMERS)
    now = Month.of(request.today)
    form = OffsetForm(request.POST or None, months=(now, now.next(), now.next().next()))
    form.fields["monthly"].label = "每月退回"

    def act() -> object:
        doer = request.viewer.doer
        return ask_instalments(view.recovery, form.offset(), by=doer, on=request.today)

    return _form_page(request, view, form, "申请分期退回", act)


@require_http_methods(["GET", "POST"])
@officer(roles.CLAIMERS)
def write_off(request: OfficerRequest, pk: int) -> HttpResponse:
    """Propose to write off what cannot be recovered."""
    view = _recovery(request, pk, roles.CLAIMERS)
    form = WriteOffForm(request.POST or None)

    def act() -> object:
        reason = form.cleaned_data["reason"]
        return ask_write_off(view.recovery, reason, by=request.viewer.doer, on=request.today)

    return _form_page(request, view, form, "申请核销", act)


@require_POST
@officer(roles.CLAIM_APPROVERS)
def approve(request: OfficerRequest, pk: int) -> HttpResponse:
    """Approve the settlement that waits; not by the one who asked."""
    view = _recovery(request, pk, roles.CLAIM_APPROVERS)
    if view.waiting is None:
        raise NotFound("没有等待批准的抵扣或核销，可能已经批准。请刷新页面查看。")
    approve_settlement(view.waiting, by=request.viewer.doer, on=request.today)
    messages.success(request, "已批准。")
    return redirect("desk:recovery", pk)


def _recovery(request: OfficerRequest, pk: int, wanted: tuple[str, ...]) -> RecoveryView:
    view = recovery_for(request.viewer, pk)
    require(request.viewer, wanted, view.recovery.division_code, view.recovery.matter)
    return view


def _form_page(
    request: OfficerRequest,
    view: RecoveryView,
    form: forms.Form,
    words: str,
    act: Callable[[], object],
) -> HttpResponse:
    """A form about a recovery; what the engine refuses stands at its head."""
    if form.is_valid():
        try:
            act()
        except PaymentRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"已{words}。")
            return redirect("desk:recovery", view.recovery.pk)
    return page(request, "recovery_form", view=view, form=form, words=words)
