"""授权代办: giving, revoking and acting under a mandate."""

from datetime import date
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from minzheng.engines.access.api import Viewer
from minzheng.engines.cases import api as cases
from minzheng.faces.looks.fields import DayField, offer
from minzheng.faces.portal.entrusting import acting_page, held_rows, mandate_rows, matter_choices
from minzheng.faces.portal.family import ADULT_AGE, household_for
from minzheng.faces.portal.pacing import too_often
from minzheng.faces.portal.requests import ACTING, PortalRequest, citizen, citizen_or_agent
from minzheng.registers.households.api import members
from minzheng.registers.people.api import Person, find_by_id_number, get_person

OTHER = 0
TOO_OFTEN = "试得太多了，请 15 分钟后再试，或者到村（社区）办理授权。"


class MandateForm(forms.Form):
    """Who, for what, until when."""

    officer = forms.TypedChoiceField(label="授权给谁？", coerce=int, widget=forms.RadioSelect)
    name = forms.CharField(
        label="代办人姓名", max_length=40, required=False, help_text="选“亲友”的才填。"
    )
    number = forms.CharField(
        label="代办人身份证号码", max_length=18, required=False,
        help_text="选“亲友”的才填。只用来确认是这个人。",
        widget=forms.TextInput({"autocomplete": "off", "inputmode": "text"}),
    )  # fmt: skip
    relation = forms.CharField(
        label="他（她）是您的什么人？", max_length=20, help_text="例如：女儿、邻居、村里的干部。"
    )
    matters = forms.MultipleChoiceField(
        label="可以代您办哪些事？", widget=forms.CheckboxSelectMultiple
    )
    valid_until = DayField(label="到哪一天为止？", help_text="最长一年。随时可以撤销。")

    def __init__(self, officers: list[tuple[int, str]], *args: Any) -> None:
        super().__init__(*args)
        offer(self, "officer", [(OTHER, "亲友（登记簿里的成年人）"), *officers])
        offer(self, "matters", matter_choices())

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("officer") == OTHER:
            for name, said in (("name", "请填写代办人姓名"), ("number", "请填写代办人身份证号码")):
                if not given.get(name):
                    self.add_error(name, said)
        return given


@require_safe
@citizen
def mandates(request: PortalRequest) -> HttpResponse:
    """What I gave, what I hold, and the children I answer for without any."""
    me, on = request.viewer, request.today
    shown = {
        "given": mandate_rows(cases.given_by(me.person_id or 0), on),
        "held": held_rows(me, on), "wards": _wards(me, on), **_my(),
    }  # fmt: skip
    return render(request, "portal/mandates.html", shown)


@require_http_methods(["GET", "POST"])
@citizen
def entrust(request: PortalRequest) -> HttpResponse:
    """Give a mandate."""
    giver = get_person(request.viewer.person_id or 0)
    officers = [
        (o.pk, f"{o.name}（{o.office.name}）") for o in cases.front_officers(giver, request.today)
    ]
    form = MandateForm(officers, request.POST or None)
    if form.is_valid() and _entrusted(request, form):
        return redirect("portal:mandates")
    shown = {"form": form, "back_url": reverse("portal:mandates"), "section": "my"}
    return render(request, "portal/entrust.html", shown)


@require_http_methods(["GET", "POST"])
@citizen
def revoke(request: PortalRequest, pk: int) -> HttpResponse:
    """End a mandate, after a page that says what follows."""
    me = request.viewer
    mine = (*cases.given_by(me.person_id or 0), *cases.standing_for(me, request.today))
    rows = [row for row in mine if row.pk == pk]
    if not rows:
        raise cases.NotYours("没有这份授权，或它不是您的")
    if request.method == "POST":
        cases.revoke(pk, by=me, on=request.today)
        return redirect("portal:mandates")
    shown = {"row": mandate_rows(rows, request.today)[0], "section": "my"}
    return render(request, "portal/mandate_revoke.html", shown)


@require_POST
@citizen
def act(request: PortalRequest, pk: int) -> HttpResponse:
    """Begin to act for another: the bar stands on every page until it is ended."""
    if not cases.standing_for(request.viewer, request.today).filter(pk=pk).exists():
        raise cases.NotYours("没有这份授权，或它不是给您的")
    agent = cases.agent_for(request.viewer, pk, request.today)
    request.session[ACTING] = {"pk": pk, "name": get_person(agent.person_id or 0).name}
    return redirect("portal:acting")


@require_safe
@citizen_or_agent
def acting(request: PortalRequest) -> HttpResponse:
    """What may be done for her: the matters entrusted, their drafts and cases."""
    if not isinstance(request.viewer, cases.Agent):
        return redirect("portal:mandates")
    shown = acting_page(request.viewer, request.today)
    return render(request, "portal/acting.html", {**shown, "section": "my"})


@require_POST
def stop_acting(request: PortalRequest) -> HttpResponse:
    """Be oneself again."""
    request.session.pop(ACTING, None)
    return redirect("portal:mandates")


def _entrusted(request: PortalRequest, form: MandateForm) -> bool:
    given, me, on = form.cleaned_data, request.viewer, request.today
    trust = cases.Trust(tuple(given["matters"]), given["valid_until"], given["relation"])
    try:
        if given["officer"] != OTHER:
            cases.entrust_officer(given["officer"], trust, by=me, on=on)
            return True
        if too_often(request, f"entrust-{me.person_id}"):
            form.add_error(None, TOO_OFTEN)
            return False
        found = find_by_id_number(given["number"])
        cases.entrust_person(given["name"], found, trust, by=me, on=on)
    except cases.EntrustmentRefused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _wards(me: Viewer, on: date) -> list[Person]:
    """The children of the household, for whom a guardian needs no mandate."""
    home = household_for(me, on)
    present = list(members(home, on)) if home else []
    grown = {m.person_id for m in present if m.person.age_on(on) >= ADULT_AGE}
    return [m.person for m in present if m.person_id not in grown] if me.person_id in grown else []


def _my() -> dict[str, str]:
    return {"section": "my", "back_url": reverse("portal:my"), "back_words": "返回“我的”"}
