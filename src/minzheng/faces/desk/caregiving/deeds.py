"""What is done about one person in care: visit, see again, ask for a review, put money right."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from minzheng.engines.caregiving import api
from minzheng.faces.desk.caregiving.agreeing import Both, form_page
from minzheng.faces.desk.caregiving.forms import (
    RIGHT,
    AccountForm,
    FaultForm,
    ModeForm,
    VisitForm,
)
from minzheng.faces.desk.requests import OfficerRequest, officer


@require_POST
@officer((*api.CLERKS, *api.HEADS))
def refresh(request: OfficerRequest, pk: int) -> HttpResponse:
    """Bring the person up to the latest decision, without waiting for the night."""
    row = api.follow_one(api.charge_for(request.viewer, pk), request.today)
    said = f"已按最新决定核对：{row.tier_name}，{row.mode_name}。{row.duty_name}"
    messages.success(request, said)
    return redirect("desk:charge", pk)


@Both
@officer(api.VISITORS)
def visit(request: OfficerRequest, pk: int) -> HttpResponse:
    """Write down a visit."""
    row = api.charge_for(request.viewer, pk)
    live = api.in_force(row)
    form = VisitForm(
        request.POST or None, request.FILES or None, charge=row, agreement=live, on=request.today
    )

    def act() -> str:
        kept = api.record_visit(row, form.new(), by=request.viewer, on=request.today)
        return f"走访已记下。{_after(kept)}"

    return form_page(request, row, form, act, template="visit", live=live)


@Both
@officer(api.CLERKS)
def mode(request: OfficerRequest, pk: int) -> HttpResponse:
    """She wants to be looked after elsewhere: the matter's own review is opened."""
    row = api.charge_for(request.viewer, pk)
    form = ModeForm(request.POST or None, initial={"day": request.today})

    def act() -> str:
        day = form.cleaned_data["day"]
        number = api.ask_other_mode(row, day, by=request.viewer, on=request.today)
        return f"已提请复核，办件 {number}。决定以后再续签协议。"

    return form_page(request, row, form, act, words="要求改变供养方式")


@Both
@officer(api.HEADS)
def account(request: OfficerRequest, pk: int) -> HttpResponse:
    """Back to the person's own account."""
    row = api.charge_for(request.viewer, pk)
    form = AccountForm(request.POST or None)

    def act() -> str:
        given = form.cleaned_data
        number, bank = given["account"], given["bank"]
        api.put_account_right(row, number, bank, by=request.viewer, on=request.today)
        return "收款账户已改回本人，从下一次发放起。"

    return form_page(request, row, form, act, words="改回本人账户")


@Both
@officer(api.VISITORS)
def fault(request: OfficerRequest, pk: int) -> HttpResponse:
    """Somebody went again."""
    row = api.fault_for(request.viewer, pk)
    form = FaultForm(request.POST or None)

    def act() -> str:
        given = form.cleaned_data
        if given["outcome"] == RIGHT:
            api.see_right(row, given["words"], by=request.viewer, on=request.today)
            return "已记下：改好了。"
        api.see_wrong(row, given["words"], by=request.viewer, on=request.today)
        return "已记下，已告知乡镇（街道）另找照料人。"

    return form_page(request, row.charge, form, act, words="再去看过", fault=row)


def _after(kept: api.Visit) -> str:
    """What follows from it."""
    bad = kept.faults.count()
    said = f"有 {bad} 个问题要整改，到期再去看。" if bad else ""
    if kept.case_number:
        said += f"自理能力有变化，已提请复核（办件 {kept.case_number}）。"
    return said
