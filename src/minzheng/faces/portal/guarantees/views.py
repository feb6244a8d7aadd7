"""“基本养老服务清单”: by age for anybody; one's own with reasons, and what to do."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from minzheng.engines.guarantees import api
from minzheng.engines.needs.api import NeedRefused
from minzheng.faces.looks.written import yuan
from minzheng.faces.portal.guarantees.forms import AgeForm
from minzheng.faces.portal.requests import PortalRequest, citizen, refused
from minzheng.registers.offices.api import home_division
from minzheng.registers.people.api import Person

FORMS = require_http_methods(["GET", "POST"])
SECTION, COUNTY = "my", 6
NOT_HERS = "没有这个人的清单，或她不是您同住的家人。请从“我的养老清单”重新进入"
View = Callable[..., HttpResponse]


def answering(view: View) -> View:
    """The view; what the engine refuses is a page."""

    @wraps(view)
    def answered(request: PortalRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except api.NoSuchGuarantee as missing:
            return refused(request, str(missing), 404)
        except (api.GuaranteeRefused, NeedRefused) as refusal:
            return refused(request, str(refusal), 409)

    return answered


@require_safe
def by_age(request: PortalRequest) -> HttpResponse:
    """Anybody types an age and sees the items; nothing is kept."""
    form = AgeForm(request.GET or None)
    told: list[tuple[api.Guarantee, str]] = []
    if form.is_valid():
        place = home_division()[:COUNTY].ljust(12, "0")
        found = api.items_for(form.facts(request.today), place, request.today)
        shown = (each for each in found if each.entitled or each.coming or each.lacks)
        told = [(each, _sum(each)) for each in shown]
    shown_ = {"form": form, "rows": told, "asked": form.is_bound and form.is_valid()}
    return render(request, "portal/guarantees/by_age.html", shown_)


@never_cache
@require_safe
@citizen
@answering
def own(request: PortalRequest) -> HttpResponse:
    """My list, or that of an elder I live with (?person=)."""
    family = api.family_of(request.viewer, request.today)
    if not family:
        raise api.NoSuchGuarantee(NOT_HERS)
    wanted = request.GET.get("person", "")
    person = next((each for each in family if str(each.pk) == wanted), family[0])
    found = api.own_list(person, request.today)
    hers = [(each, _sum(each), *_ways(each)) for each in found.guarantees if each.entitled]
    shown = {
        "person": person, "family": family, "rows": hers, "coming": found.coming,
        "unknown": found.of(api.Standing.UNKNOWN), "section": SECTION,
        "back_url": reverse("portal:my"),
    }  # fmt: skip
    return render(request, "portal/guarantees/own.html", shown)


@FORMS
@citizen
@answering
def want(request: PortalRequest, pk: int, code: str) -> HttpResponse:
    """A service is asked for: it becomes a need that the town confirms."""
    person = _hers(request, pk)
    item = api.item_of(code, person.division_code, request.today)
    if request.method == "POST":
        need = api.want(request.viewer, person, code, on=request.today)
        messages.success(request, f"已登记，需求号 {need.number}，村（社区）会联系您。")
        return redirect(_own_url(person))
    words = f"为{person.name}登记“{item.name}”"
    return _confirm(request, person, item, words, "登记以后，村（社区）核实，再安排服务。")


@FORMS
@citizen
@answering
def decline(request: PortalRequest, pk: int, code: str) -> HttpResponse:
    """I do not want to be told of this any more."""
    person = _hers(request, pk)
    item = api.item_of(code, person.division_code, request.today)
    if request.method == "POST":
        api.decline(request.viewer, person, code, "", on=request.today)
        messages.success(request, f"以后不再告知“{item.name}”。")
        return redirect(_own_url(person))
    words = f"不再告知“{item.name}”"
    return _confirm(request, person, item, words, "只是不再提醒；想办随时可以办，也可以恢复。")


@require_POST
@citizen
@answering
def restore(request: PortalRequest, pk: int, code: str) -> HttpResponse:
    """I want to be told again."""
    person = _hers(request, pk)
    api.tell_again(request.viewer, person, code, on=request.today)
    messages.success(request, "已恢复告知。")
    return redirect(_own_url(person))


def _confirm(
    request: PortalRequest, person: Person, item: api.Item, words: str, lead: str
) -> HttpResponse:
    back = _own_url(person)
    shown = {
        "person": person, "item": item, "words": words, "lead": lead, "back_url": back,
        "section": SECTION,
    }  # fmt: skip
    return render(request, "portal/guarantees/confirm.html", shown)


def _hers(request: PortalRequest, pk: int) -> Person:
    for each in api.family_of(request.viewer, request.today):
        if each.pk == pk:
            return each
    raise api.NoSuchGuarantee(NOT_HERS)


def _own_url(person: Person) -> str:
    return f"{reverse('portal:my-guarantees')}?person={person.pk}"


def _sum(each: api.Guarantee) -> str:
    return f"每月 {yuan(each.amount)} 元" if each.amount else each.item.standard


def _ways(each: api.Guarantee) -> tuple[str, bool]:
    """Where it is applied for, and whether it can be asked for here."""
    open_ = each.standing in (api.Standing.MISSING, api.Standing.MAY)
    guide = reverse("portal:guide", args=each.item.matter.split("/")) if each.item.matter else ""
    return (guide if open_ and not each.case else ""), open_ and bool(each.item.need)
