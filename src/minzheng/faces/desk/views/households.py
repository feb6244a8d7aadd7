"""一户一档, and reporting what happened to a household."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.access.api import require
from minzheng.engines.cases.api import (
    Case,
    CaseRefused,
    Happening,
    case_lines_of_household,
    report_change,
)
from minzheng.engines.payments.api import (
    live_entitlements,
    payments_of_household,
    recoveries_of_household,
)
from minzheng.faces.desk import roles
from minzheng.faces.desk.asking import household_for
from minzheng.faces.desk.forms.deeds import HappeningForm
from minzheng.faces.desk.happenings import effects, events_for, memberships, people_of
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.faces.desk.showing import household as show
from minzheng.faces.desk.showing.payments import entitlement_figures, line_table, recovery_table
from minzheng.faces.desk.showing.stretches import stretch
from minzheng.kernel.months import Month
from minzheng.registers.divisions.api import full_name
from minzheng.registers.households.api import Household
from minzheng.registers.people.api import PersonRefused


@require_safe
@officer(roles.READERS)
def household(request: OfficerRequest, number: str) -> HttpResponse:
    """The household's card, members, cases and history."""
    found, on = household_for(request.viewer, number), request.today
    rows = memberships(found)
    present = [row for row in rows if row.until is None or row.until > on]
    cases = case_lines_of_household(request.viewer, found.pk)
    shown = stretch(cases, request.GET, "cases")
    views = live_entitlements(found.pk, Month.of(on))
    review = show.next_review(cases, present, views, on)
    return page(
        request,
        "household",
        household=found,
        place=full_name(found.division_code),
        tabs=show.tabs(found, "household", request.viewer),
        figures=show.card(found, present, views, review),
        word=show.seal_of(views, cases),
        chips=show.chips(rows, on),
        cases=show.case_table(shown.rows, "办件"),
        stretch=shown,
        events=show.events(rows, cases),
        may_report=bool(request.viewer.roles & set(roles.REPORTERS)),
    )


@require_safe
@officer((*roles.READERS, *roles.PAYMENT_READERS))
def household_payments(request: OfficerRequest, number: str) -> HttpResponse:
    """What the household receives, was paid, and owes."""
    found = household_for(request.viewer, number)
    views = live_entitlements(found.pk, Month.of(request.today))
    return page(
        request,
        "household_payments",
        household=found,
        tabs=show.tabs(found, "household-payments", request.viewer),
        figures=entitlement_figures(views, request.viewer),
        lines=line_table(payments_of_household(found.pk)[:36]),
        recoveries=recovery_table(recoveries_of_household(found.pk)),
    )


@require_http_methods(["GET", "POST"])
@officer(roles.REPORTERS)
def report(request: OfficerRequest, number: str) -> HttpResponse:
    """Report a change: first what it will do, then the deed."""
    found = household_for(request.viewer, number)
    require(request.viewer, roles.REPORTERS, found.division_code)
    form = _form(request, found, request.POST or None)
    if not form.is_valid():
        return page(request, "report", household=found, form=form)
    happening = _happening(found, form)
    if "confirmed" not in request.POST:
        seen = effects(request.viewer, found, happening, request.today)
        return page(request, "report_confirm", household=found, form=form, effects=seen)
    opened = _reported(request, form, happening)
    if opened is None:
        return page(request, "report", household=found, form=form)
    numbers = "、".join(case.number for case in opened) or "这家没有因此需要核查的待遇"
    messages.success(request, f"变化已登记。核查办件：{numbers}。")
    return redirect("desk:household", number)


def _form(
    request: OfficerRequest, found: Household, data: Mapping[str, object] | None
) -> HappeningForm:
    people = people_of(found, request.today)
    return HappeningForm(data, events=events_for(found, request.today), people=people)


def _happening(found: Household, form: HappeningForm) -> Happening:
    given = form.cleaned_data
    return Happening(
        found.pk,
        given["event"],
        given["happened_on"],
        int(given["person"]) if given["person"] else None,
        given["source"],
    )


def _reported(
    request: OfficerRequest, form: HappeningForm, happening: Happening
) -> tuple[Case, ...] | None:
    try:
        return report_change(happening, by=request.viewer, on=request.today)
    except (CaseRefused, PersonRefused) as refusal:
        form.add_error(None, str(refusal))
        return None
