"""Setting right what a finding says was paid wrongly: first what it will do, then it is asked."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from minzheng.engines.payments.api import Entitlement, PaymentRefused, preview_correction
from minzheng.engines.supervision import api
from minzheng.faces.desk.corrections import showing as corrected
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.faces.desk.showing.payments import matter_words
from minzheng.faces.desk.supervision.forms import AmountForm
from minzheng.kernel.months import Month

REFUSED = (api.SupervisionRefused, PaymentRefused)


@require_http_methods(["GET", "POST"])
@officer(api.REVIEWERS)
def amount(request: OfficerRequest, pk: int) -> HttpResponse:
    """From which month, how much; another officer approves it beside all other corrections."""
    row = api.finding_for(request.viewer, pk)
    paid = api.corrected_entitlement(row)
    form = AmountForm(request.POST or None, months=_months(paid, request), finding=row)
    told: dict[str, Any] = {"finding": row, "form": form, "matter": matter_words(paid.matter)}
    if form.is_valid():
        try:
            if "confirmed" in request.POST:
                return _ask(request, row, form)
            return page(request, "supervision/amount_sure", **told, **_seen(request, paid, form))
        except REFUSED as refusal:
            form.add_error(None, str(refusal))
    return page(request, "supervision/amount", **told)


def _months(paid: Entitlement, request: OfficerRequest) -> list[Month]:
    """From the newest back to the first that was paid."""
    now = Month.of(request.today)
    return list(Month.between(min(paid.first_month, now), now))[::-1]


def _seen(request: OfficerRequest, paid: Entitlement, form: AmountForm) -> dict[str, Any]:
    wish, on = form.wish(), request.today
    seen = preview_correction(paid.pk, wish.amount, wish.since, by=request.viewer, on=on)
    table = corrected.month_table(seen.months, seen.sums)
    return {"seen": seen, "impact": corrected.impact(seen), "table": table}


def _ask(request: OfficerRequest, row: api.Finding, form: AmountForm) -> HttpResponse:
    why = form.cleaned_data["reason"]
    api.ask_right_amount(row, form.wish(), why, by=request.viewer, on=request.today)
    messages.success(request, "更正已提出，等另一个人批准；批准后追回、补发和告知书一起办。")
    return redirect("desk:supervision-finding", row.pk)
