"""What the house owes, what it is, how many places are free."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.care.api import (
    Duty,
    duties_of,
    facilities_of,
    facility_of,
    keep_own_facts,
    report_places,
)
from minzheng.engines.delivery import api as delivery
from minzheng.engines.needs import api as needs
from minzheng.engines.notices.api import unread
from minzheng.engines.oversight import api as oversight
from minzheng.faces.provider.forms import OwnFactsForm, PlacesForm
from minzheng.faces.provider.inbox import recipient_of
from minzheng.faces.provider.pages import page
from minzheng.faces.provider.requests import HouseRequest, member
from minzheng.faces.provider.showing import (
    duty_cards,
    offer_table,
    place_figures,
    profile_entries,
)
from minzheng.registers.facilities.api import Facility, FacilityRefused, offers_by_facility
from minzheng.registers.offices.api import office_of
from minzheng.registers.stays.api import living_in


@require_safe
@member
def duties(request: HouseRequest) -> HttpResponse:
    """What is to be done today."""
    viewer, on = request.viewer, request.today
    found: list[Duty | needs.Owed]
    found = [*duties_of(viewer, on), *delivery.duties(viewer, on), *oversight.duties(viewer, on),
             *needs.owed_by(viewer)]  # fmt: skip
    found.sort(key=lambda duty: duty.due_on)
    new = unread(recipient_of(viewer)).count()
    return page(request, "duties", cards=duty_cards(found, on), unread=new)


@require_safe
@member
def profile(request: HouseRequest) -> HttpResponse:
    """The house's facilities, with places and people."""
    own = facilities_of(request.viewer, request.today)
    living = living_in([each.pk for each in own], request.today)
    shown = [(each, place_figures(each, living.get(each.pk, 0))) for each in own]
    return page(request, "profile", facilities=shown)


@require_safe
@member
def facility(request: HouseRequest, pk: int) -> HttpResponse:
    """One facility as the register has it."""
    found = facility_of(request.viewer, pk, request.today)
    living = living_in([pk], request.today)
    return page(
        request, "facility",
        facility=found,
        figures=place_figures(found, living.get(pk, 0)),
        entries=profile_entries(found),
        offers=offer_table(offers_by_facility([pk]).get(pk, [])),
        bureau=office_of(found.division_code, "district"),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@member
def places(request: HouseRequest, pk: int) -> HttpResponse:
    """Report how many places are free."""
    found = facility_of(request.viewer, pk, request.today)
    form = PlacesForm(request.POST or None, initial={"vacancy": found.vacancy})
    if form.is_valid() and _reported(request, found, form):
        messages.success(request, f"“{found.name}”的空位已报告，群众现在就能看到。")
        return redirect("provider:facility", pk)
    return page(request, "form", form=form, heading="报告空位", facility=found, button="报告")


@require_http_methods(["GET", "POST"])
@member
def own_facts(request: HouseRequest, pk: int) -> HttpResponse:
    """Keep phone, hours and the way there up to date."""
    found = facility_of(request.viewer, pk, request.today)
    form = OwnFactsForm.of(found, request.POST or None)
    if form.is_valid() and _kept(request, found, form):
        messages.success(request, f"“{found.name}”的信息已更新。")
        return redirect("provider:facility", pk)
    return page(request, "form", form=form, heading="更新服务点信息", facility=found, button="保存")


def _reported(request: HouseRequest, found: Facility, form: PlacesForm) -> bool:
    try:
        report_places(request.viewer, found.pk, form.cleaned_data["vacancy"], on=request.today)
    except FacilityRefused as refusal:
        form.add_error("vacancy", str(refusal))
    return form.is_valid()


def _kept(request: HouseRequest, found: Facility, form: OwnFactsForm) -> bool:
    told: Mapping[str, Any] = form.cleaned_data
    try:
        keep_own_facts(request.viewer, found.pk, told, on=request.today)
    except FacilityRefused as refusal:
        form.add_error(refusal.column if refusal.column in form.fields else None, str(refusal))
    return form.is_valid()
