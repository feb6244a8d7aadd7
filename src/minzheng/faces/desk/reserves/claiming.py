"""Asking for money and giving it: the town asks, the district checks, approves or returns."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from minzheng.engines.access.api import Viewer, may
from minzheng.engines.ledger.api import Fund, funds_within
from minzheng.engines.reserves import api
from minzheng.faces.desk.form_pages import Done, FormFrame, form_page
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.faces.desk.reserves import showing
from minzheng.faces.desk.reserves.deeds import reserve_url
from minzheng.faces.desk.reserves.forms import APPROVED, CHECKED, RETURNED, AskForm, ClaimForm
from minzheng.faces.desk.reserves.views import claim_of, reserve_of
from minzheng.kernel.money import yuan_text


@require_http_methods(["GET", "POST"])
@officer(api.PAYERS)
def ask(request: OfficerRequest, pk: int) -> HttpResponse:
    """Ask for the money a reserve begins with."""
    row, form = reserve_of(request, pk), AskForm(request.POST or None)

    def act() -> Done:
        amount = form.cleaned_data["amount"]
        claim = api.ask_first(row, amount, by=request.viewer, on=request.today)
        return Done(f"已申请，编号 {claim.number}，等区民政局审核。", _url(claim))

    frame = FormFrame("申请首次拨付", row.name, reserve_url(row), button="申请")
    return form_page(request, form, frame, act, refusals=(api.ReserveRefused,))


@require_POST
@officer(api.PAYERS)
def refill(request: OfficerRequest, pk: int) -> HttpResponse:
    """Ask for what was paid and settled."""
    claim = api.ask_refill(reserve_of(request, pk), by=request.viewer, on=request.today)
    messages.success(request, f"已申请补足 {yuan_text(claim.amount)}，编号 {claim.number}。")
    return redirect(_url(claim))


@require_http_methods(["GET", "POST"])
@officer(api.READERS)
def claim(request: OfficerRequest, pk: int) -> HttpResponse:
    """One claim with its payments; the district checks, approves or returns it."""
    viewer, row = request.viewer, claim_of(request, pk)
    deeds = _deeds(viewer, row)
    funds = _funds(viewer, row) if deeds else []
    form = ClaimForm(request.POST or None, deeds=deeds, funds=funds)

    def act() -> Done:
        _do(form, row, request)
        return Done("已办理。", _url(row))

    payments = list(row.payments.select_related("reserve"))
    more = {
        "one": row, "deeds": deeds,
        "table": showing.payment_table(payments, request.today, "申请核销的支付"),
    }  # fmt: skip
    back = reverse("desk:reserve-claims")
    frame = FormFrame(row.number, "备用金申请", back, "", "确定", "reserves/claim", more)
    return form_page(request, form, frame, act, refusals=(api.ReserveRefused,))


def _deeds(viewer: Viewer, row: api.Claim) -> list[tuple[str, str]]:
    """What the viewer may do with the claim as it stands."""
    checks = may(viewer, api.CHECKERS, row.division_code)
    approves = may(viewer, api.APPROVERS, row.division_code)
    found = []
    if row.state == api.ClaimState.ASKED and checks:
        found.append((CHECKED, "审核通过，报负责人审批"))
    if row.state == api.ClaimState.CHECKED and approves:
        found.append((APPROVED, "批准，从下面的资金拨付"))
    if row.state in (api.ClaimState.ASKED, api.ClaimState.CHECKED) and (checks or approves):
        found.append((RETURNED, "退回镇街"))
    return found


def _funds(viewer: Viewer, row: api.Claim) -> list[Fund]:
    """Funds of the same book that may give money to the reserve."""
    book = row.reserve.fund.book_id
    open_funds = funds_within(viewer).filter(book=book, closed_on=None)
    return list(open_funds.exclude(kind=row.reserve.fund.kind).order_by("code"))


def _do(form: ClaimForm, row: api.Claim, request: OfficerRequest) -> None:
    given, viewer, on = form.cleaned_data, request.viewer, request.today
    if given["deed"] == CHECKED:
        api.check_claim(row, given["words"], by=viewer, on=on)
    elif given["deed"] == RETURNED:
        api.return_claim(row, given["words"], by=viewer, on=on)
    else:
        fund = form.funds.get(given.get("fund", ""))
        if fund is None:
            raise api.ReserveRefused("请选从哪笔资金拨付")
        api.approve_claim(row, fund, by=viewer, on=on)


def _url(claim: api.Claim) -> str:
    return reverse("desk:reserve-claim", args=[claim.pk])
