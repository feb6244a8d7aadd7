"""Booking a time without an account: choose, book, look up, move, cancel."""

from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.access.api import Viewer
from minzheng.engines.bookings import api
from minzheng.faces.portal.pacing import Pace, too_often
from minzheng.faces.portal.place import county_of, place_of
from minzheng.faces.portal.places.booking_forms import (
    BookForm,
    FindForm,
    TimeForm,
    clock,
    day_words,
)
from minzheng.faces.portal.requests import PortalRequest, viewer_for
from minzheng.registers.people.api import (
    NameRefused,
    Person,
    PhoneRefused,
    get_person,
    unseal_phone,
)

MOST = Pace("booking", 20)
TOO_OFTEN = "试得太多了，请 15 分钟后再试；也可以打电话预约。"
KEPT = "booked"
SECTION = "booking"
BOXES = {NameRefused: "name", PhoneRefused: "phone"}
Shown = dict[str, Any]


@require_safe
def offers(request: PortalRequest) -> HttpResponse:
    """What can be booked: everything here, or what one office, institution or matter offers."""
    place, matter = _place(request), request.GET.get("matter", "")[:60]
    division = "" if place else county_of(place_of(viewer_for(request)))
    rows = list(api.offers_at(place, matter, division, on=request.today)[:100])
    if len(rows) == 1 and place:
        return redirect("portal:book", rows[0].pk)
    shown = {"offers": rows, "narrowed": bool(place or matter), "section": SECTION}
    return render(request, "portal/places/booking.html", shown)


@never_cache
@require_http_methods(["GET", "POST"])
def book(request: PortalRequest, pk: int) -> HttpResponse:
    """Choose a day and a time, say who comes."""
    offer, viewer = _offer(pk, request.today), viewer_for(request)
    days = api.free_days(offer, on=request.today, now=clock(request.today))
    day = _day(request, days)
    form = BookForm(request.POST or None, days=days, day=day)
    known = _known(viewer)
    if known is not None:
        form.know()
    if form.is_valid() and _allowed(request, form):
        booking = _book(request, form, offer, known)
        if booking is not None:
            request.session[KEPT] = booking.pk
            return redirect("portal:booked")
    shown: Shown = {"form": form, "offer": offer, "place": _where(offer), "known": known,
                    "days": _days(days, day), "day": day_words(day) if day else "",
                    "back_url": reverse("portal:booking"), "back_words": "返回预约",
                    "section": SECTION}  # fmt: skip
    return render(request, "portal/places/book.html", shown)


@never_cache
@require_safe
def done(request: PortalRequest) -> HttpResponse:
    """The number to keep."""
    rows = api.Booking.objects.select_related("offer", "slot")
    booking = rows.filter(pk=request.session.get(KEPT, 0)).first()
    if booking is None:
        return redirect("portal:booking")
    shown = {"booking": booking, "day": day_words(booking.day), "place": _where(booking.offer),
             "section": SECTION}  # fmt: skip
    return render(request, "portal/places/booked.html", shown)


@never_cache
@require_http_methods(["GET", "POST"])
def mine(request: PortalRequest) -> HttpResponse:
    """Look a booking up by number and four digits; move it or give it back."""
    form = FindForm(request.POST or None, initial={"number": request.GET.get("number", "")})
    shown: Shown = {"form": form, "section": SECTION, "own": _own(request)}
    booking = _found(request, form) if form.is_valid() else None
    if booking is not None:
        shown |= _acted(request, booking)
    return render(request, "portal/places/my_booking.html", shown)


def _acted(request: PortalRequest, booking: api.Booking) -> Shown:
    """What was asked for is done; then the booking as it stands, and what can be done with it."""
    viewer, on, told = viewer_for(request), request.today, ""
    days = api.free_days(booking.offer, on=on, now=clock(on))
    act = request.POST.get("act", "")
    times = TimeForm(request.POST if act == "move" else None, days=days, day=None)
    try:
        if act == "cancel":
            booking, told = api.cancel(booking, by=viewer, on=on), "已取消，时间让出来了。"
        if act == "move" and times.is_valid():
            now = clock(on)
            booking = api.move(booking, times.choice, by=viewer, on=on, now=now)
            told = "时间已改好。"
    except api.BookingRefused as refusal:
        times.add_error(None, str(refusal)) if act == "move" else None
        told = str(refusal)
    movable = booking.state in ("booked", "displaced") and booking.day >= on
    return {"booking": booking, "day": day_words(booking.day), "told": told,
            "place": _where(booking.offer), "movable": movable or booking.state == "displaced",
            "times": [(key, f"{day_words(times.free[key][0])} {words}")
                      for key, words in times.shown]}  # fmt: skip


def _book(
    request: PortalRequest, form: BookForm, offer: api.Offer, known: Person | None
) -> api.Booking | None:
    """The booking; None when it was refused, and the form says why."""
    given, viewer = form.cleaned_data, viewer_for(request)
    name, phone = (known.name, unseal_phone(known)) if known else (given["name"], given["phone"])
    new = api.NewBooking(form.choice, name, phone, known.pk if known else None)
    try:
        return api.book(offer, new, by=viewer, on=request.today, now=clock(request.today))
    except (NameRefused, PhoneRefused) as wrong:
        form.add_error(None if known else BOXES[type(wrong)], str(wrong))
    except api.BookingRefused as refusal:
        form.add_error("when", str(refusal))
    return None


def _found(request: PortalRequest, form: FindForm) -> api.Booking | None:
    number = form.cleaned_data["number"].strip().upper()
    if too_often(request, number):
        form.add_error(None, TOO_OFTEN)
        return None
    try:
        return api.booking_by_number(number, form.cleaned_data["tail"])
    except api.NoSuchBooking as wrong:
        form.add_error(None, str(wrong))
        return None


def _allowed(request: PortalRequest, form: BookForm) -> bool:
    if MOST.used_up(request.META.get("REMOTE_ADDR", "")):
        form.add_error(None, TOO_OFTEN)
        return False
    return True


def _own(request: PortalRequest) -> list[tuple[api.Booking, str]]:
    """What somebody signed in has booked."""
    viewer = viewer_for(request)
    if viewer.person_id is None:
        return []
    rows = api.bookings_of(viewer.person_id, request.today)
    return [(each, day_words(each.day)) for each in rows]


def _known(viewer: Viewer) -> Person | None:
    """Somebody signed in whose phone is registered."""
    if viewer.person_id is None:
        return None
    person = get_person(viewer.person_id)
    return person if person.phone_sealed else None


def _where(offer: api.Offer) -> api.Place | None:
    try:
        return api.place_at(offer.place)
    except api.OfferRefused:
        return None


def _offer(pk: int, on: date) -> api.Offer:
    try:
        return api.offer_in_force(pk, on)
    except api.NoSuchBooking as gone:
        raise Http404(str(gone)) from gone


def _place(request: PortalRequest) -> str:
    """The place a link asks for: ?office=3 or ?facility=12."""
    for kind in ("office", "facility"):
        asked = request.GET.get(kind, "")
        if asked.isdecimal() and len(asked) < 10:
            return f"{kind}:{asked}"
    return ""


def _day(request: PortalRequest, days: list[api.Day]) -> date | None:
    """The day asked for, else the first with a free time."""
    asked = request.GET.get("day", "") or request.POST.get("when", "")[:10]
    open_days = [each.day for each in days if each.times]
    return next((day for day in open_days if day.isoformat() == asked), next(iter(open_days), None))


def _days(days: list[api.Day], chosen: date | None) -> list[Shown]:
    return [
        {"words": day_words(each.day), "value": each.day.isoformat(), "why": each.why,
         "left": sum(free.left for free in each.times), "current": each.day == chosen}
        for each in days
    ]  # fmt: skip
