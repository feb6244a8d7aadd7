"""An entitlement with its history, and setting its earlier months right by two officers."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from minzheng.engines.access.api import may, require
from minzheng.engines.payments import api
from minzheng.faces.desk import roles
from minzheng.faces.desk.corrections import showing as show
from minzheng.faces.desk.corrections.forms import CorrectForm, DropForm
from minzheng.faces.desk.form_pages import Done, FormFrame, form_page
from minzheng.faces.desk.listing import listed, newest_first
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.faces.desk.showing.payments import matter_words
from minzheng.kernel.months import Month

SHOWN = 20


@require_safe
@officer((*roles.READERS, *roles.PAYMENT_READERS))
def entitlement(request: OfficerRequest, pk: int) -> HttpResponse:
    """One entitlement: what was believed when, and its corrections."""
    found = api.entitlement_for(request.viewer, pk)
    sheets = api.corrections(request.viewer).filter(entitlement=found)[:SHOWN]
    return page(
        request,
        "corrections/entitlement",
        row=found,
        matter=matter_words(found.matter),
        card=show.entitlement_card(found),
        history=show.history_table(api.entitlement_history(found)),
        sheets=show.sheet_table(sheets),
        parts=show.part_table(api.directions_in([pk], Month.of(request.today)).get(pk, [])),
        may_correct=may(request.viewer, roles.CLAIMERS, found.division_code, found.matter),
        correctors=roles.words(roles.CLAIMERS),
    )


@require_http_methods(["GET", "POST"])
@officer(roles.CLAIMERS)
def correct(request: OfficerRequest, pk: int) -> HttpResponse:
    """From which month, how much, why: first what it will do, then it is asked."""
    found = api.entitlement_for(request.viewer, pk)
    require(request.viewer, roles.CLAIMERS, found.division_code, found.matter)
    begun = min(found.first_month, Month.of(request.today))
    months = reversed(list(Month.between(begun, Month.of(request.today))))
    form = CorrectForm(request.POST or None, months=months)
    told: dict[str, Any] = {"row": found, "form": form, "matter": matter_words(found.matter)}
    if not form.is_valid():
        return page(request, "corrections/correct", **told)
    try:
        if "confirmed" in request.POST:
            return _ask(request, found, form)
        seen = _preview(request, found, form)
    except api.PaymentRefused as refusal:
        form.add_error(None, str(refusal))
        return page(request, "corrections/correct", **told)
    table = show.month_table(seen.months, seen.sums)
    told |= {"seen": seen, "impact": show.impact(seen), "table": table}
    return page(request, "corrections/confirm", **told)


@require_safe
@officer(roles.PAYMENT_READERS)
@listed("pay-corrections")
def correction_list(request: OfficerRequest) -> HttpResponse:
    """Every correction of the area, newest first."""
    rows = api.corrections(request.viewer)
    found, more = newest_first(rows, "asked_on", request.GET.get("cursor", ""))
    return page(request, "corrections/corrections", table=show.sheet_table(found), more=more)


@require_safe
@officer(roles.PAYMENT_READERS)
def correction(request: OfficerRequest, pk: int) -> HttpResponse:
    """One correction: what it will do while it waits, what it did afterwards."""
    sheet = api.correction_for(request.viewer, pk)
    months, refused = _months(request, sheet)
    sums, place = api.sums_of(months), (sheet.division_code, sheet.matter)
    return page(
        request,
        "corrections/correction",
        sheet=sheet,
        matter=matter_words(sheet.matter),
        waits=sheet.state == sheet.State.WAITING,
        refused=refused,
        figures=show.sum_figures(sums),
        table=show.month_table(months, sums),
        shares=show.share_table(sheet),
        own=sheet.asked_key == request.viewer.doer.key,
        may_approve=may(request.viewer, api.CORRECTION_APPROVERS, *place),
        may_drop=may(request.viewer, api.CORRECTORS, *place),
        approvers=roles.words(api.CORRECTION_APPROVERS),
    )


@require_POST
@officer(api.CORRECTION_APPROVERS)
def approve(request: OfficerRequest, pk: int) -> HttpResponse:
    """A second officer approves; the money and the letter follow at once."""
    sheet = api.correction_for(request.viewer, pk)
    done = api.approve_correction(sheet, by=request.viewer, on=request.today)
    messages.success(request, f"已更正，告知书 {done.notice.number} 已生成。")
    if done.stale is not None:
        messages.warning(request, f"{done.stale}正在办理，请重新测算后再复核、审批。")
    return redirect("desk:pay-correction", pk)


@require_http_methods(["GET", "POST"])
@officer(api.CORRECTORS)
def drop(request: OfficerRequest, pk: int) -> HttpResponse:
    """It will not be done, and why."""
    sheet = api.correction_for(request.viewer, pk)
    require(request.viewer, api.CORRECTORS, sheet.division_code, sheet.matter)
    form, back = DropForm(request.POST or None), reverse("desk:pay-correction", args=[pk])

    def act() -> Done:
        why = form.cleaned_data["why"]
        api.drop_correction(sheet, why, by=request.viewer, on=request.today)
        return Done("已记为不更正。", back)

    frame = FormFrame("不更正", f"更正 {pk}", back, button="确认不更正")
    return form_page(request, form, frame, act, refusals=(api.PaymentRefused,))


def _ask(request: OfficerRequest, row: api.Entitlement, form: CorrectForm) -> HttpResponse:
    sheet = api.ask_correction(
        row.pk, form.wish(), basis=form.basis(), by=request.viewer, on=request.today
    )
    messages.success(request, "已提出，等另一位人员批准后生效。")
    return redirect("desk:pay-correction", sheet.pk)


def _preview(request: OfficerRequest, row: api.Entitlement, form: CorrectForm) -> api.Preview:
    wish = form.wish()
    return api.preview_correction(
        row.pk, wish.amount, wish.since, by=request.viewer, on=request.today
    )


def _months(
    request: OfficerRequest, sheet: api.CorrectionSheet
) -> tuple[tuple[api.CorrectedMonth, ...], str]:
    """As they would be set right now while it waits; as they were set right once it is done."""
    if sheet.state != sheet.State.WAITING:
        return api.months_of(sheet), ""
    by, on = request.viewer, request.today
    try:
        seen = api.preview_correction(
            sheet.entitlement_id, sheet.monthly, sheet.since, by=by, on=on
        )
    except api.PaymentRefused as refusal:
        return (), str(refusal)
    return seen.months, ""
