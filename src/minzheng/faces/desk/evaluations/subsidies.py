"""Subsidies at the desk: the list, the arithmetic, approve into a fund, return, pay."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.access.api import may
from minzheng.engines.evaluations import api
from minzheng.engines.ledger import api as ledger
from minzheng.faces.desk import roles
from minzheng.faces.desk.evaluations import showing
from minzheng.faces.desk.evaluations.answering import answering
from minzheng.faces.desk.evaluations.forms import FundForm, StateFilters, WhyForm
from minzheng.faces.desk.form_pages import Done, FormFrame, form_page
from minzheng.faces.desk.listing import after, listed
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.faces.looks.written import yuan
from minzheng.kernel.money import Fen

FORMS = require_http_methods(["GET", "POST"])
NEXT = {
    api.SubsidyState.RECKONED: ("核定", api.DECIDERS),
    api.SubsidyState.APPROVED: ("支付", api.PAYERS),
}


@require_safe
@officer(api.READERS)
@listed("subsidies")
def subsidies(request: OfficerRequest) -> HttpResponse:
    """The subsidies of the area."""
    form = StateFilters(request.GET, choices=api.SubsidyState.choices)
    found = api.subsidy_page(request.viewer, form.told, after(request))
    held = urlencode({"state": form.told, "after": found.after})
    return page(
        request, "evaluations/subsidies", form=form, table=showing.subsidy_table(found.rows),
        more=f"?{held}" if found.after else "",
    )  # fmt: skip


@require_safe
@officer(api.READERS)
@answering
def subsidy(request: OfficerRequest, pk: int) -> HttpResponse:
    """One subsidy with its arithmetic and what comes next."""
    row = api.subsidy_for(request.viewer, pk)
    step, posts = NEXT.get(api.SubsidyState(row.state), ("", ()))
    mine = bool(step) and may(request.viewer, posts, row.division_code)
    return page(
        request, "evaluations/subsidy", row=row, lines=showing.subsidy_lines(row), step=step,
        mine=mine, posts=roles.words(posts), heading=f"{row.entry.name}：{row.name}",
    )  # fmt: skip


@FORMS
@officer(api.DECIDERS)
@answering
def approve(request: OfficerRequest, pk: int) -> HttpResponse:
    """Fix what is paid and set the money aside."""
    row = api.subsidy_for(request.viewer, pk)
    form = FundForm(request.POST or None, row=row, funds=_able_funds(request, row))
    back = reverse("desk:subsidy", args=[pk])
    lead = f"付给{row.entry.name}：{row.name} {yuan(row.amount)} 元。核定以后转财务支付，不能改。"
    frame = FormFrame(f"核定 {row.number}", "评价补贴", back, lead=lead, button="确认核定")

    def act() -> Done:
        api.approve_subsidy(request.viewer, pk, form.cleaned_data["fund"], on=request.today)
        return Done("已核定，资金已预留。", back)

    refusals = (api.EvaluationRefused, ledger.LedgerRefused, ledger.NoSuchFund)
    return form_page(request, form, frame, act, refusals=refusals)


def _able_funds(request: OfficerRequest, row: api.Subsidy) -> list[tuple[ledger.Fund, Fen]]:
    """The open funds that may be used for this subsidy, each with what it has available."""
    funds = ledger.funds_within(request.viewer).filter(closed_on=None).order_by("name")
    purpose = row.entry.rubric.purpose
    return [(fund, ledger.balance(fund, request.today)) for fund in funds if fund.allows(purpose)]


@FORMS
@officer(api.DECIDERS)
@answering
def give_back(request: OfficerRequest, pk: int) -> HttpResponse:
    """Back to who reckoned."""
    row = api.subsidy_for(request.viewer, pk)
    form = WhyForm(request.POST or None)
    back = reverse("desk:subsidy", args=[pk])
    frame = FormFrame(f"退回 {row.number}", "评价补贴", back, button="退回")

    def act() -> Done:
        api.return_subsidy(request.viewer, pk, form.cleaned_data["why"], on=request.today)
        return Done("已退回，可以重新测算。", back)

    return form_page(request, form, frame, act, refusals=(api.EvaluationRefused,))


@FORMS
@officer(api.PAYERS)
@answering
def pay(request: OfficerRequest, pk: int) -> HttpResponse:
    """Pay what was set aside, after a second look."""
    row = api.subsidy_for(request.viewer, pk)
    if request.method == "POST":
        try:
            api.pay_subsidy(request.viewer, pk, on=request.today)
        except ledger.LedgerRefused as refusal:
            raise api.EvaluationRefused(str(refusal)) from refusal
        messages.success(request, "已支付，凭证记在资金账上。")
        return redirect("desk:subsidy", pk)
    if row.state != api.SubsidyState.APPROVED:
        raise api.EvaluationRefused(f"这笔补贴现在是“{row.get_state_display()}”，不能支付")
    return page(
        request, "evaluations/confirm", title=row.number, heading="支付评价补贴",
        impact=f"从“{row.fund_name}”付给{row.entry.name} {yuan(row.amount)} 元",
        words="支付以后不能撤回；付错的，在资金账里登记退回。", button="确认支付",
        back=reverse("desk:subsidy", args=[pk]),
    )  # fmt: skip
