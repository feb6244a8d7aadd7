"""Whom the house serves: the list, somebody new, one of them, who leaves."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.care.api import (
    CareRefused,
    Newcomer,
    facilities_of,
    let_go,
    move_person,
    people_of,
    stay_of,
    take_in_person,
)
from minzheng.engines.residence.api import is_placed
from minzheng.faces.provider.forms import LeavingForm, NewcomerForm, PlaceForm
from minzheng.faces.provider.pages import page
from minzheng.faces.provider.requests import HouseRequest, member
from minzheng.faces.provider.showing import people_table, stay_entries
from minzheng.kernel.identity import IdentityError
from minzheng.registers.people.api import PersonRefused
from minzheng.registers.stays.api import Stay, StayRefused

REFUSALS = (CareRefused, StayRefused, PersonRefused, IdentityError)


@require_safe
@member
def people(request: HouseRequest) -> HttpResponse:
    """Who is with the house today, or who was before; of one facility when asked."""
    past, only = request.GET.get("past") == "1", request.GET.get("facility", "")
    stays = people_of(request.viewer, on=request.today, past=past)
    if only.isdecimal():
        stays = [stay for stay in stays if stay.facility_id == int(only)]
    caption = "以前的服务对象" if past else "现在的服务对象"
    table = people_table(stays, request.today, caption)
    return page(request, "people", table=table, past=past, count=len(stays))


@never_cache
@require_http_methods(["GET", "POST"])
@member
def newcomer(request: HouseRequest) -> HttpResponse:
    """Take somebody in."""
    own = facilities_of(request.viewer, request.today)
    form = NewcomerForm(request.POST or None, facilities=own, today=request.today)
    if form.is_valid() and _done(form, lambda: _take_in(request, form)):
        messages.success(request, f"已登记 {form.cleaned_data['name']}。")
        return redirect("provider:people")
    return page(request, "newcomer", form=form, none=not own)


@require_safe
@member
def stay(request: HouseRequest, pk: int) -> HttpResponse:
    """One person with the house."""
    found = stay_of(request.viewer, pk, request.today)
    return page(request, "stay", stay=found, entries=stay_entries(found, request.today))


@require_http_methods(["GET", "POST"])
@member
def moving(request: HouseRequest, pk: int) -> HttpResponse:
    """To another room or bed."""
    found = stay_of(request.viewer, pk, request.today)
    if is_placed(found):
        return redirect("provider:residence-place", pk)
    form = PlaceForm(request.POST or None, initial={"place": found.place})
    if form.is_valid() and _done(form, lambda: _move(request, pk, form)):
        messages.success(request, f"{found.person.name}已换到 {form.cleaned_data['place']}。")
        return redirect("provider:stay", pk)
    heading = f"给{found.person.name}换房间床位"
    return page(request, "form", form=form, heading=heading, facility=found.facility, button="保存")


@require_http_methods(["GET", "POST"])
@member
def leaving(request: HouseRequest, pk: int) -> HttpResponse:
    """No longer with the house."""
    found = stay_of(request.viewer, pk, request.today)
    form = LeavingForm(request.POST or None, initial=_likely(found, request))
    if form.is_valid() and _done(form, lambda: _let_go(request, pk, form)):
        messages.success(request, f"已登记{found.person.name}离开。")
        return redirect("provider:people")
    heading = f"登记{found.person.name}离开"
    return page(
        request, "form", form=form, heading=heading, facility=found.facility, button="登记离开"
    )


def _take_in(request: HouseRequest, form: NewcomerForm) -> Stay:
    told = dict(form.cleaned_data)
    pk = told.pop("facility")
    return take_in_person(request.viewer, pk, Newcomer(**told), on=request.today)


def _move(request: HouseRequest, pk: int, form: PlaceForm) -> Stay:
    return move_person(request.viewer, pk, form.cleaned_data["place"], on=request.today)


def _let_go(request: HouseRequest, pk: int, form: LeavingForm) -> Stay:
    return let_go(request.viewer, pk, **form.cleaned_data, on=request.today)


def _likely(found: Stay, request: HouseRequest) -> dict[str, object]:
    """What the register knows already is filled in."""
    died = found.person.died_on
    return {"ended_as": "died", "until": died} if died else {"until": request.today}


def _done(form: forms.Form, deed: Callable[[], Stay]) -> bool:
    try:
        deed()
    except REFUSALS as refusal:
        form.add_error(None, str(refusal))
    return form.is_valid()
