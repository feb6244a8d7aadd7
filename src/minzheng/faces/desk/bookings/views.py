"""The bookings of a day: who comes, who came, who did not; and who must be told of a change."""

from datetime import date, datetime
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from minzheng.engines.access.api import require
from minzheng.engines.bookings import api
from minzheng.faces.desk.bookings import showing
from minzheng.faces.desk.bookings.forms import MarkForm, PurposeForm, WalkInForm
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import NotFound, OfficerRequest, officer
from minzheng.registers.people.api import NameRefused, PhoneRefused

MOST = 300


@require_safe
@officer(api.READERS)
def bookings(request: OfficerRequest) -> HttpResponse:
    """One day's list, today's at first; the day and the service stand in the address."""
    viewer, day = request.viewer, _day(request)
    offers = list(api.offers_of(viewer).live_on(day)[:MOST])
    chosen = next((each for each in offers if str(each.pk) == request.GET.get("offer")), None)
    rows = api.bookings_on(viewer, day, chosen.pk if chosen else 0)[:MOST]
    return page(
        request,
        "bookings/day",
        day=day,
        title=showing.day_words(day),
        rows=list(rows),
        figures=showing.figures(api.counts_on(viewer, day)),
        offers=offers,
        chosen=chosen,
        may_mark=day <= request.today and bool(viewer.roles & set(api.RECEPTION)),
        is_today=day == request.today,
        tabs=_tabs(request, "bookings"),
    )


@require_safe
@officer(api.READERS)
def displaced(request: OfficerRequest) -> HttpResponse:
    """Who lost her time and has not been told."""
    rows = list(api.displaced(request.viewer)[:MOST])
    return page(request, "bookings/displaced", rows=rows, tabs=_tabs(request, "bookings-displaced"))


@require_POST
@officer(api.RECEPTION)
def mark(request: OfficerRequest, pk: int) -> HttpResponse:
    """She is here, or she did not come."""
    row, form = api.booking_for(request.viewer, pk), MarkForm(request.POST)
    if not form.is_valid():
        raise api.BookingRefused("请选“已到”或“没来”")
    deed = api.mark_came if form.cleaned_data["came"] == "yes" else api.mark_absent
    deed(row, by=request.viewer, on=request.today)
    return redirect(f"{reverse('desk:bookings')}?day={row.day}#booking-{row.pk}")


@require_POST
@officer(api.RECEPTION)
def told(request: OfficerRequest, pk: int) -> HttpResponse:
    """Somebody rang her up."""
    row = api.booking_for(request.viewer, pk)
    api.mark_told(row, by=request.viewer, on=request.today)
    messages.success(request, f"{row.number} 已告知。")
    return redirect("desk:bookings-displaced")


@require_http_methods(["GET", "POST"])
@officer(api.RECEPTION)
def walk_in(request: OfficerRequest, pk: int) -> HttpResponse:
    """Somebody came without a booking."""
    offer, form = api.offer_for(request.viewer, pk), WalkInForm(request.POST or None)
    require(request.viewer, api.RECEPTION, offer.division_code)
    if form.is_valid():
        made = _enter(request, offer, form)
        if made is not None:
            messages.success(request, f"已登记，{made.slot.starts:%H:%M} 的时段。")
            return redirect(f"{reverse('desk:bookings')}?offer={offer.pk}")
    return page(request, "bookings/walk_in", offer=offer, form=form)


@never_cache
@require_http_methods(["GET", "POST"])
@officer(api.RECEPTION)
def contact(request: OfficerRequest, pk: int) -> HttpResponse:
    """Name and phone in clear, once, after the trail knows who asks and why."""
    row, form = api.booking_for(request.viewer, pk), PurposeForm(request.POST or None)
    shown: dict[str, Any] = {"booking": row, "form": form, "when": showing.when(row)}
    if form.is_valid():
        purpose = form.cleaned_data["purpose"]
        name, phone = api.open_contact(request.viewer, row, purpose=purpose)
        shown |= {"name": name, "phone": phone, "opened": True}
    return page(request, "bookings/contact", **shown)


def _enter(request: OfficerRequest, offer: api.Offer, form: WalkInForm) -> api.Booking | None:
    given, on = form.cleaned_data, request.today
    now = datetime.combine(on, timezone.localtime().time())
    try:
        return api.add_walk_in(
            offer, given["name"], given["phone"], by=request.viewer, on=on, now=now
        )
    except NameRefused as wrong:
        form.add_error("name", str(wrong))
    except PhoneRefused as wrong:
        form.add_error("phone", str(wrong))
    except api.BookingRefused as wrong:
        form.add_error(None, str(wrong))
    return None


def _day(request: OfficerRequest) -> date:
    asked = request.GET.get("day", "")
    if not asked:
        return request.today
    try:
        return date.fromisoformat(asked)
    except ValueError:
        raise NotFound(f"“{asked[:20]}”不是日期，请写成 2026-11-21 的样子") from None


def _tabs(request: OfficerRequest, current: str) -> Any:
    return showing.rooms(current, api.displaced(request.viewer).count())
