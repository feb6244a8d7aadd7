"""“先行救助”: four taps at the door at night, on a phone, also without network."""

from datetime import date, time

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from minzheng.engines.ledger.api import balance
from minzheng.engines.reserves import api
from minzheng.faces.desk.keeping import Told, keeper, moment_kept, take_kept
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.faces.desk.reserves.forms import PayForm
from minzheng.faces.desk.reserves.views import reserve_of
from minzheng.kernel.money import yuan_text


@never_cache
@require_http_methods(["GET", "POST"])
@officer(api.PAYERS)
def pay(request: OfficerRequest, pk: int) -> HttpResponse:
    """The page, and what it does where there is no JavaScript."""
    row, on = reserve_of(request, pk), request.today
    form = _form(request, row)
    if form.is_bound and form.is_valid():
        try:
            at = timezone.localtime().time().replace(second=0, microsecond=0)
            paid = _pay(request, row, form, on=on, at=at)
        except api.ReserveRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _words(paid))
            return redirect(_url(paid))
    shown = {
        "form": form, "one": row, "viewer": request.viewer,
        "worker_url": reverse("desk:reserve-pay-worker", args=[pk]),
        "left": balance(row.fund, on), "most": api.terms_on(row, on).cap,
    }  # fmt: skip
    return render(request, "desk/reserves/pay.html", shown)


@never_cache
@require_POST
@officer(api.PAYERS)
def send(request: OfficerRequest, pk: int) -> HttpResponse:
    """What a phone kept: booked once, however often it is sent, at the moment it was paid."""
    row = reserve_of(request, pk)
    form = _form(request, row)

    def act() -> Told:
        days = api.kept_days(row.division_code, request.today)
        on, at = moment_kept(request, days)
        paid = _pay(request, row, form, on=on, at=at)
        return Told(_words(paid), _url(paid))

    return take_kept(form, act, refusals=(api.ReserveRefused,))


@require_safe
@officer(api.PAYERS)
def worker(request: OfficerRequest, pk: int) -> HttpResponse:
    """The program that keeps the page on the phone."""
    row = reserve_of(request, pk)
    return keeper(request, reverse("desk:reserve-pay", args=[row.pk]))


def _form(request: OfficerRequest, row: api.Reserve) -> PayForm:
    on, place = request.today, row.division_code
    cap = api.terms_on(row, on).cap
    most = min(cap, api.lawful_most(1, on=on, place=place) or cap)
    sums = api.suggested_amounts(most, on=on, place=place)
    return PayForm(request.POST or None, request.FILES or None, sums=sums)


def _pay(
    request: OfficerRequest, row: api.Reserve, form: PayForm, *, on: date, at: time
) -> api.Payment:
    return api.pay(row, form.new(on), by=request.viewer, on=on, at=at)


def _words(paid: api.Payment) -> str:
    todo = "补全并补办申请" if paid.lacks else "补办申请"
    sum_paid = yuan_text(paid.amount)
    return f"已付 {sum_paid}，台账编号 {paid.number}。请在 {paid.due_on} 前{todo}。"


def _url(paid: api.Payment) -> str:
    return reverse("desk:reserve-payment", args=[paid.pk])
