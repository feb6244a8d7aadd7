"""“我需要帮助”: said page by page, followed, confirmed, rated; confirmed by a link as well."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.cases.api import NEEDS, Agent, is_covered
from minzheng.engines.needs import api
from minzheng.faces.looks.parts import Entry, Event
from minzheng.faces.portal.family import people_for
from minzheng.faces.portal.needs.forms import STEPS, RateForm, SayForm
from minzheng.faces.portal.pacing import too_often
from minzheng.faces.portal.requests import PortalRequest, citizen, citizen_or_agent, refused
from minzheng.registers.people.api import get_person

WITHDRAWN_FROM = (api.State.NOTED, api.State.CONFIRMED, api.State.UNMET)
KEPT, SECTION = "need", "my"
NOT_ENTRUSTED = "这份授权没有包括“提出需要的帮助”。请本人在“授权代办”里加上，或请本人自己提出"
FORMS = require_http_methods(["GET", "POST"])
View = Callable[..., HttpResponse]


def answering(view: View) -> View:
    """The view; what the engine refuses is a page."""

    @wraps(view)
    def answered(request: PortalRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except api.NoSuchNeed as missing:
            return refused(request, str(missing), 404)
        except api.NeedRefused as refusal:
            return refused(request, str(refusal), 409)

    return answered


def asking(view: View) -> View:
    """The view for herself, and for who was entrusted with asking for her."""

    @wraps(view)
    def guarded(request: PortalRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not is_covered(request.viewer, NEEDS):
            return refused(request, NOT_ENTRUSTED, 403)
        return view(request, *args, **kwargs)

    return guarded


@require_safe
@citizen_or_agent
@asking
def needs(request: PortalRequest) -> HttpResponse:
    """What I need and asked for, and how far it is."""
    rows = [(need, api.waits_for_receipt(need) if need.state == api.State.ORDERED else None)
            for need in api.my_needs(request.viewer)]  # fmt: skip
    return render(request, "portal/needs/needs.html", {"rows": rows, "section": SECTION})


@never_cache
@FORMS
@citizen_or_agent
@asking
def step(request: PortalRequest, step: str) -> HttpResponse:
    """One question; the answers are kept in the session until they are sent."""
    if step not in STEPS:
        return redirect("portal:need-step", "who")
    people = people_for(request.viewer, request.today)
    kept: dict[str, Any] = request.session.get(KEPT, {})
    form = STEPS[step](request.POST or None, people=people, start=kept)
    posted = request.method == "POST"
    if posted and form.is_valid():
        request.session[KEPT] = {**kept, **form.cleaned_data}
        return redirect(_after(step))
    order = list(STEPS)
    place = order.index(step)
    back = reverse("portal:need-step", args=[order[place - 1]]) if place else _mine()
    shown = {"form": form, "number": place + 1, "total": len(order), "section": SECTION,
             "back_url": back, "single": len(form.fields) == 1}  # fmt: skip
    return render(request, "portal/needs/step.html", shown)


@never_cache
@FORMS
@citizen_or_agent
@asking
@answering
def check(request: PortalRequest) -> HttpResponse:
    """Everything once more, then sent."""
    kept: dict[str, Any] = request.session.get(KEPT, {})
    people = dict(people_for(request.viewer, request.today))
    if kept.get("person") not in people or "item" not in kept or "quantity" not in kept:
        return redirect("portal:need-step", "who")
    if request.method == "POST":
        made = api.note_need(_new(kept), by=request.viewer, on=request.today)
        del request.session[KEPT]
        return redirect("portal:need", made.pk)
    shown = {"entries": _entries(kept, people), "section": SECTION,
             "back_url": reverse("portal:need-step", args=["words"])}  # fmt: skip
    return render(request, "portal/needs/check.html", shown)


@require_safe
@citizen_or_agent
@asking
@answering
def need(request: PortalRequest, pk: int) -> HttpResponse:
    """How far it is, who comes, what is to be confirmed."""
    row = api.own_need(request.viewer, pk)
    orders = api.orders_of(row)
    receipt = api.waits_for_receipt(row)
    events = [Event(deed.what, deed.by, deed.on) for deed in api.deeds_of(row)]
    if row.waits:
        due = f"{row.due_on} 前" if row.due_on else ""
        events.append(Event(row.get_state_display(), state="now", due=due))
    herself = not isinstance(request.viewer, Agent)
    done = next((each for each in orders if each.state == api.OrderState.CONFIRMED), None)
    shown = {
        "need": row, "receipt": receipt, "giver": api.giver_of(receipt) if receipt else "",
        "events": events, "orders": orders,
        "may_rate": herself and done is not None and done.rating is None,
        "rated": done, "section": SECTION, "back_url": _mine(), "herself": herself,
        "may_withdraw": herself and row.state in WITHDRAWN_FROM,
    }  # fmt: skip
    return render(request, "portal/needs/need.html", shown)


@FORMS
@citizen
@answering
def withdraw(request: PortalRequest, pk: int) -> HttpResponse:
    """I need it no more."""
    row = api.own_need(request.viewer, pk)
    if request.method == "POST":
        api.withdraw_need(row, "本人撤回", by=request.viewer, on=request.today)
        return redirect("portal:need", pk)
    shown = {"need": row, "section": SECTION, "back_url": reverse("portal:need", args=[pk])}
    return render(request, "portal/needs/withdraw.html", shown)


@FORMS
@citizen
@answering
def receipt(request: PortalRequest, pk: int) -> HttpResponse:
    """It came."""
    row = api.own_need(request.viewer, pk)
    waiting = api.waits_for_receipt(row)
    if request.method == "POST" and waiting is not None:
        api.confirm_receipt(row, "", by=request.viewer, on=request.today)
        return redirect("portal:need-rate" if isinstance(waiting, api.Order) else "portal:need", pk)
    if waiting is None:
        raise api.NeedRefused("现在没有要确认的：机构报完成以后才能确认")
    shown = {"need": row, "giver": api.giver_of(waiting), "section": SECTION,
             "back_url": reverse("portal:need", args=[pk])}  # fmt: skip
    return render(request, "portal/needs/receipt.html", shown)


@FORMS
@citizen
@answering
def deny(request: PortalRequest, pk: int) -> HttpResponse:
    """It did not come, or not as agreed."""
    row = api.own_need(request.viewer, pk)
    form = SayForm(request.POST or None)
    if form.is_valid():
        words = form.cleaned_data["words"]
        api.deny_receipt(row, words, by=request.viewer, on=request.today)
        return redirect("portal:need", pk)
    return _form_page(request, form, row, "没有做到")


@FORMS
@citizen
@answering
def rate(request: PortalRequest, pk: int) -> HttpResponse:
    """How it was."""
    row = api.own_need(request.viewer, pk)
    form = RateForm(request.POST or None)
    if form.is_valid():
        given = form.cleaned_data
        api.rate_service(row, given["rating"], given["words"], by=request.viewer, on=request.today)
        return redirect("portal:need", pk)
    return _form_page(request, form, row, "评价")


@never_cache
@FORMS
def by_link(request: PortalRequest, code: str) -> HttpResponse:
    """Confirm with the link, without signing in; neither name nor place is told."""
    if too_often(request, code):
        return refused(request, "试得太多了，请 15 分钟后再打开链接", 409)
    try:
        row = api.delivered_by_code(code)
        if request.method == "POST":
            api.confirm_by_code(code, on=request.today)
            return render(request, "portal/needs/linked.html", {"done": True})
    except api.NoSuchNeed as missing:
        return refused(request, str(missing), 404)
    need = row.need if isinstance(row, api.Order) else row.offering.need
    shown = {"item": need.item_name, "giver": api.giver_of(row), "done": False}
    return render(request, "portal/needs/linked.html", shown)


def _form_page(request: PortalRequest, form: forms.Form, row: api.Need, words: str) -> HttpResponse:
    shown = {"form": form, "need": row, "words": words, "section": SECTION,
             "back_url": reverse("portal:need", args=[row.pk])}  # fmt: skip
    return render(request, "portal/needs/form.html", shown)


def _mine() -> str:
    return reverse("portal:needs")


def _after(step: str) -> str:
    order = list(STEPS)
    place = order.index(step) + 1
    return (
        reverse("portal:need-step", args=[order[place]])
        if place < len(order)
        else reverse("portal:need-check")
    )


def _new(kept: dict[str, Any]) -> api.NewNeed:
    told = {**kept, "person": get_person(kept["person"]), "times": tuple(kept.get("times", ()))}
    return api.NewNeed(origin=api.SELF, **told)


def _entries(kept: dict[str, Any], people: dict[int, str]) -> list[Entry]:
    """What was said, each with the way back to its question."""
    item = api.catalogue().items[kept["item"]]
    wishes = [api.TIMES[each] for each in kept.get("times", ())]
    wishes += [api.LANGUAGES[kept["language"]]] if kept.get("language") else []
    wishes += [f"{api.SEXES[kept['worker_sex']]}性"] if kept.get("worker_sex") else []

    def at(name: str) -> str:
        return reverse("portal:need-step", args=[name])

    return [
        Entry("为谁", people[kept["person"]], at("who")),
        Entry("需要什么", item.name, at("item")),
        Entry(
            "多少", f"{api.PERIODS[kept['period']]} {kept['quantity']} {item.unit}", at("amount")
        ),
        Entry("希望", "、".join(wishes) or "都可以", at("wishes")),
        Entry("说明", kept.get("words") or "没有写", at("words")),
    ]
