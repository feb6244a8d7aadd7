"""The times offered: a service opened, its week changed from a day on, a day closed, ended.

Before a change takes anybody's time away the page says whose, and asks once more.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.access.api import Viewer, require, visible
from minzheng.engines.bookings import api
from minzheng.faces.desk.bookings import showing
from minzheng.faces.desk.bookings.forms import EndForm, OfferForm, SpecialDayForm, WeekForm
from minzheng.faces.desk.bookings.telling import tell_displaced
from minzheng.faces.desk.listing import listed
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.registers.divisions.api import full_names
from minzheng.registers.facilities.api import Facility
from minzheng.registers.offices.api import Office

SURE = "sure"
MOST = 500
Lost = list[api.Booking]


@require_safe
@officer(api.READERS)
@listed("offers")
def offers(request: OfficerRequest) -> HttpResponse:
    """Every service times are offered for in the area."""
    rows = list(api.offers_of(request.viewer)[:MOST])
    names = full_names({row.division_code for row in rows})
    return page(
        request,
        "bookings/offers",
        table=showing.offer_table(rows, names, request.today),
        may_offer=bool(request.viewer.roles & set(api.OFFERERS)),
        tabs=showing.rooms("offers", api.displaced(request.viewer).count()),
    )


@require_http_methods(["GET", "POST"])
@officer(api.OFFERERS)
def new(request: OfficerRequest) -> HttpResponse:
    """Offer times for a service."""
    viewer, on = request.viewer, request.today
    form = OfferForm(
        request.POST or None, places=_places(viewer), initial={"since": on, "ahead_days": 14}
    )
    if form.is_valid():
        try:
            made = api.open_offer(form.new(), form.pattern(), by=viewer, on=on)
        except api.OfferRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "已开放预约。")
            return redirect("desk:offer", made.pk)
    return page(request, "bookings/offer_new", form=form)


@require_safe
@officer(api.READERS)
def offer(request: OfficerRequest, pk: int) -> HttpResponse:
    """One service: its weeks and special days."""
    row = api.offer_for(request.viewer, pk)
    plan = api.plan_of(row)
    return page(
        request,
        "bookings/offer",
        offer=row,
        patterns=showing.pattern_table(plan.patterns),
        special=showing.special_table(plan.special.values(), request.today),
        may_change=bool(request.viewer.roles & set(api.OFFERERS)),
        is_live=row.until is None or row.until > request.today,
    )


@require_http_methods(["GET", "POST"])
@officer(api.OFFERERS)
def week(request: OfficerRequest, pk: int) -> HttpResponse:
    """Another week from a day on."""
    row, viewer, on = _offer(request, pk), request.viewer, request.today
    form = _week_form(request, row)
    change = _Change(
        "改每周时段", form,
        lambda: api.losing_by_pattern(row, form.pattern(), by=viewer, on=on),
        lambda: api.set_pattern(row, form.pattern(), by=viewer, on=on),
    )  # fmt: skip
    return _changed(request, row, change)


@require_http_methods(["GET", "POST"])
@officer(api.OFFERERS)
def day(request: OfficerRequest, pk: int) -> HttpResponse:
    """Other hours on one day, or none."""
    row, viewer, on = _offer(request, pk), request.viewer, request.today
    form = SpecialDayForm(request.POST or None)

    def told() -> tuple[Any, list[api.Block], str]:
        given = form.cleaned_data
        return given["day"], form.day_blocks(), given["reason"]

    def losing() -> Lost:
        asked, blocks, reason = told()
        return api.losing_by_day(row, asked, blocks, reason=reason)

    def act() -> Lost:
        asked, blocks, reason = told()
        return api.set_special_day(row, asked, blocks, reason=reason, by=viewer, on=on)

    return _changed(request, row, _Change("特别的日子", form, losing, act))


@require_http_methods(["GET", "POST"])
@officer(api.OFFERERS)
def end(request: OfficerRequest, pk: int) -> HttpResponse:
    """No times any more from a day on."""
    row, viewer, on = _offer(request, pk), request.viewer, request.today
    form = EndForm(request.POST or None)
    change = _Change(
        "停止预约", form,
        lambda: api.losing_by_end(row, form.cleaned_data["until"]),
        lambda: api.end_offer(row, until=form.cleaned_data["until"], by=viewer, on=on),
    )  # fmt: skip
    return _changed(request, row, change)


@dataclass(frozen=True)
class _Change:
    """A change of an offer: its form, who would lose her time, and the deed."""

    words: str
    form: forms.Form
    losing: Callable[[], Lost]
    act: Callable[[], Lost]


def _changed(request: OfficerRequest, row: api.Offer, change: _Change) -> HttpResponse:
    """The form; whose time would go; once that is seen, the deed."""
    lost: Lost = []
    if change.form.is_valid():
        try:
            lost = change.losing()
            if not lost or SURE in request.POST:
                left = tell_displaced(change.act(), by=request.viewer, on=request.today)
                messages.success(
                    request, f"已改好。{f'有 {left} 人要打电话告知。' if left else ''}"
                )
                return redirect("desk:bookings-displaced" if left else "desk:offers")
        except api.BookingRefused as refusal:
            change.form.add_error(None, str(refusal))
    table = showing.lost_table(lost) if lost else None
    return page(
        request, "bookings/change", offer=row, form=change.form, words=change.words, lost=table
    )


def _week_form(request: OfficerRequest, row: api.Offer) -> WeekForm:
    pattern = api.plan_of(row).pattern_on(request.today)
    initial: dict[str, Any] = {"since": request.today + timedelta(days=1), "ahead_days": 14}
    if pattern is None:
        return WeekForm(request.POST or None, initial=initial)
    initial |= {"lead_days": pattern.lead_days, "ahead_days": pattern.ahead_days}
    blocks = api.blocks_of(pattern.blocks)
    return WeekForm(request.POST or None, initial=initial, blocks=blocks)


def _offer(request: OfficerRequest, pk: int) -> api.Offer:
    row = api.offer_for(request.viewer, pk)
    require(request.viewer, api.OFFERERS, row.division_code)
    return row


def _places(viewer: Viewer) -> list[tuple[str, str]]:
    """Offices and institutions of the officer's area."""
    offices = visible(Office.objects.all(), viewer)[:MOST]
    facilities = visible(Facility.objects.filter(closed_on=None), viewer)[:MOST]
    named = [(f"office:{each.pk}", each.name) for each in offices]
    return [*named, *((each.ref, each.name) for each in facilities)]
