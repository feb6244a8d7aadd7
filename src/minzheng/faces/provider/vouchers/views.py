"""Vouchers at a house: services to use them for, the arithmetic, receipts, changes, the month."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.care.api import facilities_of, facility_of
from minzheng.engines.vouchers import api
from minzheng.faces.provider.pages import page, refused
from minzheng.faces.provider.requests import HouseRequest, member
from minzheng.faces.provider.vouchers import showing
from minzheng.faces.provider.vouchers.forms import ChangeForm, FindForm, UseForm, WhyForm
from minzheng.kernel.months import Month, MonthError

FORMS = require_http_methods(["GET", "POST"])
View = Callable[..., HttpResponse]


def answering(view: View) -> View:
    """The view; what is not the house's own is not found, what cannot be done says why."""

    @wraps(view)
    def answered(request: HouseRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except api.NoSuchVoucher as missing:
            return refused(request, str(missing), 404)
        except api.VoucherRefused as refusal:
            return refused(request, str(refusal), 409)

    return answered


@never_cache
@require_safe
@member
def vouchers(request: HouseRequest) -> HttpResponse:
    """Services of the month to use a voucher for, what was used, whose voucher has how much."""
    own = facilities_of(request.viewer, request.today)
    find = FindForm(request.GET if "q" in request.GET else None)
    found = balance = None
    if own and find.is_bound and find.is_valid():
        try:
            told = find.cleaned_data["q"]
            found = api.enrolment_named(request.viewer, own[0].pk, told, request.today)
            balance = api.balance_of(found, Month.of(request.today), request.today)
        except api.VoucherRefused as refusal:
            find.add_error("q", str(refusal))
    rows = api.usable([each.pk for each in own], Month.of(request.today))
    used = api.uses_today(own, request.today)
    return page(
        request, "vouchers/today", find=find, found=found, balance=balance,
        open=showing.open_table(rows), used=showing.use_table(used),
    )  # fmt: skip


@never_cache
@FORMS
@member
@answering
def take(request: HouseRequest, pk: int) -> HttpResponse:
    """The arithmetic first, then the use; reckoned again when insurance paid."""
    asked = request.method == "POST"
    form = UseForm(request.POST if asked else request.GET if "kind" in request.GET else None)
    told = form.told() if form.is_bound and form.is_valid() else {}
    if asked and told:
        row = api.use_voucher(request.viewer, pk, on=request.today, **told)
        messages.success(request, "已用券。")
        return redirect("provider:voucher-use", row.pk)
    quoted = api.quote(request.viewer, pk, on=request.today, **told)
    entries = showing.quote_entries(quoted)
    return page(request, "vouchers/take", form=form, entries=entries, row=quoted.service)


@FORMS
@member
@answering
def use(request: HouseRequest, pk: int) -> HttpResponse:
    """The receipt, and taking it back."""
    row = api.own_use(request.viewer, pk, request.today)
    form = WhyForm(request.POST or None)
    if form.is_valid():
        api.take_back(request.viewer, pk, form.cleaned_data["why"], on=request.today)
        messages.success(request, "已撤销，余额恢复。")
        return redirect("provider:voucher-use", pk)
    entries, open_ = showing.receipt(row), not row.voided and row.settlement_id is None
    return page(request, "vouchers/use", row=row, form=form, entries=entries, may_void=open_)


@FORMS
@member
@answering
def change(request: HouseRequest, pk: int) -> HttpResponse:
    """A change of state is told to the county."""
    form = ChangeForm(request.POST or None, initial={"happened_on": request.today})
    if form.is_valid():
        try:
            api.tell_change(request.viewer, pk, form.told(), on=request.today)
        except api.VoucherRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "已告知，等民政部门确认；属实的下月停发。")
            return redirect("provider:vouchers")
    return page(request, "vouchers/change", form=form)


@require_safe
@member
def months(request: HouseRequest) -> HttpResponse:
    """Months that are open and settlements that were handed in."""
    own = facilities_of(request.viewer, request.today)
    table = showing.month_table(api.open_months(own), api.settlements_by(own))
    return page(request, "vouchers/months", table=table)


@FORMS
@member
@answering
def month(request: HouseRequest, pk: int, month: str) -> HttpResponse:
    """One month of a house, as the uses stand or as it was handed in."""
    house, wanted = facility_of(request.viewer, pk, request.today), _month(month)
    if request.method == "POST":
        seen = request.POST.get("digest", "")
        row = api.hand_in(request.viewer, pk, wanted, seen, on=request.today)
        messages.success(request, f"{row.month_name}结算单已提交，抽中的等现场核查。")
        return redirect("provider:voucher-month", pk, month)
    done = api.settlement_of(house, wanted)
    if done is not None:
        figures = showing.month_figures(done.fee, done.insured, done.voucher, done.off)
        return page(request, "vouchers/month", done=done, figures=figures, month=wanted)
    draft = api.draft_of(house, wanted)
    sums = (draft.sum("fee"), draft.sum("insured"), draft.sum("voucher"), draft.off)
    over = wanted < Month.of(request.today)
    return page(
        request, "vouchers/month", draft=draft, figures=showing.month_figures(*sums),
        month=wanted, over=over, table=showing.use_table(draft.uses),
        back=reverse("provider:voucher-months"),
    )  # fmt: skip


def _month(text: str) -> Month:
    try:
        return Month.parse(text)
    except MonthError:
        raise api.NoSuchVoucher("没有这个月份。请从“消费券结算”重新进入") from None
