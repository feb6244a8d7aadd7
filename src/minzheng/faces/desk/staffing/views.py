"""Staff at the desk: the houses of the area, one house, lists of grants and their steps."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from minzheng.engines.access.api import may
from minzheng.engines.ledger import api as ledger
from minzheng.engines.staffing import api
from minzheng.faces.desk import roles
from minzheng.faces.desk.form_pages import Done, FormFrame, form_page
from minzheng.faces.desk.listing import after, listed
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.faces.desk.staffing import showing
from minzheng.faces.desk.staffing.answering import answering
from minzheng.faces.desk.staffing.forms import PayForm, StateFilters, WhyForm

FORMS = require_http_methods(["GET", "POST"])
NEXT = {
    api.State.CONFIRMED: ("核对", api.CHECKERS), api.State.CHECKED: ("核定", api.APPROVERS),
    api.State.APPROVED: ("支付", api.PAYERS),
}  # fmt: skip


@require_safe
@officer(api.READERS)
@listed("staffing-houses")
def houses(request: OfficerRequest) -> HttpResponse:
    """The houses of the area, and who works at two of them."""
    rows = api.houses_with_staff(request.viewer, request.today)
    twice = api.two_places(request.viewer, request.today)
    return page(
        request, "staffing/houses", table=showing.house_table(rows),
        twice=showing.twice_table(twice),
    )  # fmt: skip


@require_safe
@officer(api.READERS)
@answering
@listed("staffing-people")
def house(request: OfficerRequest, pk: int) -> HttpResponse:
    """One house: whether carers suffice, what is wrong, who works there."""
    on = request.today
    found = api.house_for(request.viewer, pk, on)
    ratio = api.ratios_of([found], on).get(pk)
    people = api.staff_at(found, after(request), on)
    return page(
        request, "staffing/house", house=found, ratio=ratio, figures=showing.figures(ratio),
        table=showing.staff_table(people.rows, on),
        more=f"?after={people.after}" if people.after else "",
    )  # fmt: skip


@require_safe
@officer(api.READERS)
@listed("staffing-claims")
def claims(request: OfficerRequest) -> HttpResponse:
    """The lists of grants of the area."""
    form = StateFilters(request.GET)
    state = form.cleaned_data["state"] if form.is_valid() else ""
    rows, following = api.claims_of(request.viewer, state, after(request))
    more = f"?{urlencode({'state': state, 'after': following})}" if following else ""
    table = showing.list_table(rows)
    return page(request, "staffing/claims", form=form, table=table, more=more)


@require_safe
@officer(api.READERS)
@answering
def claim(request: OfficerRequest, pk: int) -> HttpResponse:
    """One list: its lines, who did which step, what comes next."""
    row = api.claim_for(request.viewer, pk)
    table = showing.line_table(row.lines.select_related("employment"))
    return page(request, "staffing/claim", row=row, table=table, **_next(request, row))


@require_POST
@officer(api.CHECKERS)
@answering
def check(request: OfficerRequest, pk: int) -> HttpResponse:
    """The list was gone through."""
    api.check(request.viewer, pk, on=request.today)
    messages.success(request, "核对完毕，已送核定。")
    return redirect("desk:staffing-claim", pk)


@FORMS
@officer(api.CHECKERS)
@answering
def give_back(request: OfficerRequest, pk: int) -> HttpResponse:
    """Back to the house."""
    row = api.claim_for(request.viewer, pk)
    form = WhyForm(request.POST or None)
    back = reverse("desk:staffing-claim", args=[pk])
    lead = "退回以后，机构改好人员、证书，可以重新确认。"
    frame = FormFrame(f"退回 {row.number}", "人员奖补清单", back, lead=lead, button="退回")

    def act() -> Done:
        api.give_back(request.viewer, pk, form.cleaned_data["why"], on=request.today)
        return Done("已退回。", back)

    return form_page(request, form, frame, act, refusals=(api.StaffRefused,))


@FORMS
@officer(api.APPROVERS)
@answering
def approve(request: OfficerRequest, pk: int) -> HttpResponse:
    """Fix what is to be paid, after a second look."""
    row = api.claim_for(request.viewer, pk)
    if request.method == "POST":
        api.approve(request.viewer, pk, on=request.today)
        messages.success(request, "已核定，转财务支付。")
        return redirect("desk:staffing-claim", pk)
    return page(request, "staffing/approve", row=row)


@FORMS
@officer(api.PAYERS)
@answering
def pay(request: OfficerRequest, pk: int) -> HttpResponse:
    """Pay the list from one fund."""
    row = api.claim_for(request.viewer, pk)
    funds = list(ledger.funds_within(request.viewer).filter(closed_on=None).order_by("name"))
    form = PayForm(request.POST or None, row=row, funds=funds)
    back = reverse("desk:staffing-claim", args=[pk])
    lead = f"付给{row.facility.name}：{row.year} 年度人员奖补，由机构发给本人。"
    frame = FormFrame(f"支付 {row.number}", "人员奖补清单", back, lead=lead, button="支付")

    def act() -> Done:
        api.pay(request.viewer, pk, form.cleaned_data["fund"], on=request.today)
        return Done("已支付，凭证记在资金账上。", back)

    refusals = (api.StaffRefused, ledger.LedgerRefused, ledger.NoSuchFund)
    return form_page(request, form, frame, act, refusals=refusals)


def _next(request: OfficerRequest, row: api.ClaimList) -> dict[str, Any]:
    """What comes next, and whether this officer does it."""
    step, posts = NEXT.get(api.State(row.state), ("", ()))
    mine = bool(step) and may(request.viewer, posts, row.division_code)
    return {"step": step, "mine": mine, "posts": roles.words(posts)}
