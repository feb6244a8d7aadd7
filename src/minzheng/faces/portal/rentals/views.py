"""“租辅具”: what may be rented near, asking for it, what I have, longer, taking a request back."""

from collections.abc import Callable
from functools import wraps
from itertools import groupby
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.rentals import api
from minzheng.faces.looks.fields import offer
from minzheng.faces.portal.requests import PortalRequest, citizen, refused
from minzheng.registers.offices.api import home_division
from minzheng.vocabulary import rentals as terms

FORMS = require_http_methods(["GET", "POST"])
SECTION, MOST = "my", 50
View = Callable[..., HttpResponse]


class KindFilters(forms.Form):
    """Which class of devices."""

    category = forms.ChoiceField(
        label="哪一类", required=False, choices=[("", "全部"), *terms.辅具类别.items()]
    )


class AskForm(forms.Form):
    """For whom and how long."""

    person = forms.TypedChoiceField(label="为谁租？", coerce=int, widget=forms.RadioSelect)
    days = forms.IntegerField(label="租几天？", min_value=1, max_value=1_096)

    def __init__(self, data: Any, *, people: list[tuple[int, str]], days: int) -> None:
        super().__init__(data, initial={"person": people[0][0] if people else None, "days": days})
        offer(self, "person", people)


class DaysForm(forms.Form):
    """For how long."""

    days = forms.IntegerField(label="续租几天？", min_value=1, max_value=1_096, initial=30)


def answering(view: View) -> View:
    """The view; what the engine refuses is a page."""

    @wraps(view)
    def answered(request: PortalRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except api.NoSuchRental as missing:
            return refused(request, str(missing), 404)
        except api.RentalRefused as refusal:
            return refused(request, str(refusal), 409)

    return answered


@require_safe
def catalogue(request: PortalRequest) -> HttpResponse:
    """What may be rented in the county and where it is free; anybody may read it. Four queries."""
    form = KindFilters(request.GET)
    category = form.cleaned_data["category"] if form.is_valid() else ""
    offers = api.offers_near(home_division(), category)
    rows = [(product, list(each)) for product, each in groupby(offers, lambda o: o.product)]
    return render(request, "portal/rentals/catalogue.html", {"form": form, "rows": rows})


@never_cache
@FORMS
@citizen
@answering
def ask(request: PortalRequest, pk: int, place: int) -> HttpResponse:
    """Ask a point for a device."""
    offers = api.offers_near(home_division())
    found = next((o for o in offers if (o.product.pk, o.facility.pk) == (pk, place)), None)
    if found is None:
        raise api.NoSuchRental("这个租赁点没有这种辅具。请从“租辅具”重新选")
    people = api.people_for(request.viewer, request.today)
    names = [(each.pk, _named(each, request)) for each in people]
    form = AskForm(request.POST or None, people=names, days=min(30, found.product.max_days))
    if form.is_valid():
        whose = next(each for each in people if each.pk == form.cleaned_data["person"])
        new = api.NewAsk(whose, found.product, found.facility, form.cleaned_data["days"])
        try:
            api.ask(new, by=request.viewer, on=request.today)
        except api.RentalRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"已申请，{found.facility.name}会联系您。")
            return redirect("portal:my-rentals")
    shown = {
        "form": form, "row": found, "section": SECTION, "back_url": reverse("portal:rentals"),
    }  # fmt: skip
    return render(request, "portal/rentals/ask.html", shown)


@require_safe
@citizen
def mine(request: PortalRequest) -> HttpResponse:
    """What I asked for and what I have, my family's too."""
    viewer, on = request.viewer, request.today
    shown = {
        "asks": api.asks_for(viewer, on)[:MOST], "rentals": api.rentals_for(viewer, on)[:MOST],
        "today": on, "section": SECTION, "waiting": api.AskState.WAITING,
    }  # fmt: skip
    return render(request, "portal/rentals/mine.html", shown)


@FORMS
@citizen
@answering
def withdraw(request: PortalRequest, pk: int) -> HttpResponse:
    """I do not need it."""
    row = api.asks_for(request.viewer, request.today).filter(pk=pk).first()
    if row is None:
        raise api.NoSuchRental("没有这份租用申请，或它不是您的。请从“我的租用”重新进入")
    if request.method == "POST":
        api.withdraw(request.viewer, pk, on=request.today)
        messages.success(request, "已撤回。")
        return redirect("portal:my-rentals")
    shown = {"row": row, "section": SECTION, "back_url": reverse("portal:my-rentals")}
    return render(request, "portal/rentals/withdraw.html", shown)


@FORMS
@citizen
@answering
def extend(request: PortalRequest, pk: int) -> HttpResponse:
    """I need it longer."""
    row = api.rentals_for(request.viewer, request.today).filter(pk=pk).first()
    if row is None:
        raise api.NoSuchRental("没有这次租用，或它不是您的。请从“我的租用”重新进入")
    form = DaysForm(request.POST or None)
    if form.is_valid():
        try:
            done = api.extend(request.viewer, pk, form.cleaned_data["days"], on=request.today)
        except api.RentalRefused as refusal:
            form.add_error("days", str(refusal))
        else:
            messages.success(request, f"已续租，应还日 {done.due_on}。")
            return redirect("portal:my-rentals")
    shown = {"row": row, "form": form, "section": SECTION,
             "back_url": reverse("portal:my-rentals")}  # fmt: skip
    return render(request, "portal/rentals/extend.html", shown)


def _named(person: api.Person, request: PortalRequest) -> str:
    own = person.pk == request.viewer.person_id
    return f"我自己（{person.name}）" if own else person.name
