"""“我发现有人需要帮助”: where, what, sent; and how far it is, by the receipt's number."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.tips import api
from minzheng.faces.looks.parts import Event
from minzheng.faces.portal.pacing import Pace, too_often
from minzheng.faces.portal.place import place_name, place_of
from minzheng.faces.portal.places.tip_forms import ReceiptForm, TipForm
from minzheng.faces.portal.requests import PortalRequest, viewer_for
from minzheng.kernel.divisions import DivisionCodeError, covers, level, normalise
from minzheng.registers.divisions.api import children
from minzheng.registers.offices.api import home_division
from minzheng.registers.people.api import PhoneRefused

MOST = Pace("tips", 6)
TOO_OFTEN = "发得太多了，请 15 分钟后再发；情况紧急请打 110 或服务热线。"
KEPT, SECTION = "tip", "tips"
SEEN = "seen"


@never_cache
@require_http_methods(["GET", "POST"])
def tip(request: PortalRequest) -> HttpResponse:
    """Where by steps, then one page; nobody has to sign in."""
    home = home_division()
    place = _place(request.GET.get("place", ""), home)
    below = [] if SEEN in request.GET else children(place, request.today)
    if below and level(place) != "village":
        return render(request, "portal/places/tip_where.html", _where(request, place, home, below))
    form = TipForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        made = _receive(request, form, place)
        if made is not None:
            request.session[KEPT] = made.number
            return redirect("portal:tip-received")
    shown = {
        "form": form, "place": place_name(place), "section": SECTION,
        "back_url": reverse("portal:tips"), "back_words": "重新选地方",
    }  # fmt: skip
    return render(request, "portal/places/tip.html", shown)


@never_cache
@require_safe
def received(request: PortalRequest) -> HttpResponse:
    """The receipt."""
    number = request.session.get(KEPT, "")
    if not number:
        return redirect("portal:tips")
    shown = {"told": api.progress(number), "section": SECTION}
    return render(request, "portal/places/tip_received.html", shown)


@never_cache
@require_http_methods(["GET", "POST"])
def progress(request: PortalRequest) -> HttpResponse:
    """How far a tip is; neither who nor where."""
    form = ReceiptForm(request.POST or None, initial={"number": request.GET.get("number", "")})
    shown: dict[str, Any] = {"form": form, "section": SECTION}
    found = _found(request, form) if form.is_valid() else None
    if found is not None:
        shown |= {"told": found, "events": _events(found)}
    return render(request, "portal/places/tip_progress.html", shown)


def _receive(request: PortalRequest, form: TipForm, place: str) -> api.Tip | None:
    """The tip; None when it was refused, and the form says why."""
    if MOST.used_up(request.META.get("REMOTE_ADDR", "")):
        form.add_error(None, TOO_OFTEN)
        return None
    try:
        return api.receive(form.new(place), by=viewer_for(request), on=request.today)
    except PhoneRefused as wrong:
        form.add_error("phone", str(wrong))
    except api.TipRefused as wrong:
        form.add_error(None, str(wrong))
    return None


def _found(request: PortalRequest, form: ReceiptForm) -> api.Progress | None:
    number = form.cleaned_data["number"].strip().upper()
    if too_often(request, number):
        form.add_error(None, "试得太多了，请 15 分钟后再查。")
        return None
    try:
        return api.progress(number)
    except api.NoSuchTip as wrong:
        form.add_error("number", str(wrong))
        return None


def _where(request: PortalRequest, place: str, home: str, below: list[Any]) -> dict[str, Any]:
    """The step of choosing a place; one's own village is offered first."""
    own = place_of(viewer_for(request))
    near = own if level(own) == "village" and covers(home, own) and place == home else ""
    return {
        "below": below, "place": place, "place_name": place_name(place),
        "is_home": place == home, "near": near, "near_name": place_name(near) if near else "",
        "section": SECTION,
    }  # fmt: skip


def _place(asked: str, home: str) -> str:
    """The place chosen so far, within this site's area."""
    try:
        code = normalise(asked) if asked else home
    except DivisionCodeError:
        return home
    return code if covers(home, code) else home


def _events(told: api.Progress) -> list[Event]:
    done = [Event(what, on=on) for what, on in told.steps]
    if told.closed:
        return done
    return [*done, Event("核实并答复", state="now", due=f"{told.due_on} 前")]
