"""The data check: asking the other departments, and settling what differs."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from minzheng.engines.access.api import require
from minzheng.engines.cases.api import (
    CASE_ROLES,
    Case,
    CaseRefused,
    Check,
    CheckState,
    case_for,
    record_check,
    settle_check,
)
from minzheng.faces.desk import roles
from minzheng.faces.desk.forms.deeds import SettleForm
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import NotFound, OfficerRequest, officer
from minzheng.faces.desk.showing.dossier import differences
from minzheng.faces.desk.showing.records import CHECK


@require_POST
@officer(roles.CHECKERS)
def check(request: OfficerRequest, number: str) -> HttpResponse:
    """Ask about every member; asked twice, noted once."""
    case_for(request.viewer, number)
    rows = record_check(number, by=request.viewer, on=request.today)
    doubts = sum(row.state == CheckState.DOUBT for row in rows)
    said = (
        f"查到 {len(rows)} 项，其中 {doubts} 项与申报不一致，请逐项处置。"
        if rows
        else "没有查到与这家人有关的记录。"
    )
    messages.success(request, said)
    return redirect("desk:case-tab", number, CHECK)


@require_http_methods(["GET", "POST"])
@officer(CASE_ROLES)
def settle(request: OfficerRequest, number: str, pk: int) -> HttpResponse:
    """Settle one doubt with its proof."""
    case = case_for(request.viewer, number)
    require(request.viewer, CASE_ROLES, case.division_code, case.matter)
    row = _check(case, pk)
    form = SettleForm(request.POST or None)
    if form.is_valid() and _settled(request, form, pk):
        messages.success(request, f"“{row.member} {row.item}”已处置。")
        return redirect("desk:case-tab", number, CHECK)
    return page(request, "settle", form=form, case=case, check=row, differences=differences((row,)))


def _check(case: Case, pk: int) -> Check:
    found = Check.objects.filter(case=case, pk=pk).first()
    if found is None:
        raise NotFound("这件办件没有这一项核对。请刷新办件页面。")
    return found


def _settled(request: OfficerRequest, form: SettleForm, pk: int) -> bool:
    given = form.cleaned_data
    try:
        settle_check(
            pk, CheckState(given["state"]), given["evidence"], by=request.viewer, on=request.today
        )
    except CaseRefused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True
