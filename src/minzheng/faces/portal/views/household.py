"""The family: who belongs to it, what changed, what the register has wrong."""

from datetime import date
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.cases.api import CaseRefused, Happening, report_change
from minzheng.faces.looks.fields import DayField, offer
from minzheng.faces.portal.changing import events_for, report_wrong
from minzheng.faces.portal.family import member_chips, require_household
from minzheng.faces.portal.requests import PortalRequest, citizen
from minzheng.registers.households.api import Household, members
from minzheng.registers.people.api import PersonRefused


class ChangeForm(forms.Form):
    """What happened, when, and to whom."""

    event = forms.ChoiceField(label="家里有什么变化？", widget=forms.RadioSelect)
    person = forms.TypedChoiceField(
        label="是哪一位家人？", coerce=int, required=False, empty_value=None,
        widget=forms.RadioSelect, help_text="家人去世的必须选；其他变化可以不选。",
    )  # fmt: skip
    happened_on = DayField(label="是哪一天的事？", help_text="记不清的，填大约的日子。")

    def __init__(
        self, events: list[tuple[str, str]], people: list[tuple[int, str]], *args: Any
    ) -> None:
        super().__init__(*args)
        offer(self, "event", events)
        offer(self, "person", people)


class WrongForm(forms.Form):
    """What the register has wrong, and how it should be."""

    person = forms.ChoiceField(label="是谁的信息有误？", widget=forms.RadioSelect)
    wrong = forms.CharField(label="哪一项不对？", max_length=60, help_text="例如：婚姻状况。")
    right = forms.CharField(
        label="应该是什么？", max_length=200, widget=forms.Textarea({"rows": 3})
    )


@require_safe
@citizen
def household(request: PortalRequest) -> HttpResponse:
    """The family as the register knows it."""
    found = require_household(request.viewer, request.today)
    shown = {
        "household": found,
        "members": member_chips(members(found, request.today), request.today),
    }
    return render(request, "portal/household.html", shown | _back("portal:my", "返回“我的”"))


@require_http_methods(["GET", "POST"])
@citizen
def report(request: PortalRequest) -> HttpResponse:
    """Tell of a death, of income or of members: it opens the review that follows from it."""
    found = require_household(request.viewer, request.today)
    people = _people(found, request.today)
    form = ChangeForm(events_for(found, request.today), people, request.POST or None)
    if form.is_valid():
        opened = _reported(request, found, form)
        if opened is not None:
            return render(request, "portal/reported.html", {"cases": opened, "section": "my"})
    return render(request, "portal/report.html", {"form": form} | _back())


@require_http_methods(["GET", "POST"])
@citizen
def wrong(request: PortalRequest) -> HttpResponse:
    """Say what the register has wrong; the village's worker checks it."""
    found = require_household(request.viewer, request.today)
    form = WrongForm(request.POST or None)
    offer(form, "person", _people(found, request.today))
    way = _way_back(request)
    if form.is_valid():
        told = report_wrong(found, form.cleaned_data, by=request.viewer.doer, on=request.today)
        return render(
            request, "portal/wrong_told.html", {"told": told, "section": "my", "way": way}
        )
    return render(request, "portal/wrong.html", {"form": form, "section": "my", "back_url": way})


def _reported(request: PortalRequest, found: Household, form: ChangeForm) -> object:
    said = form.cleaned_data
    happening = Happening(
        found.pk, said["event"], said["happened_on"], said["person"], source="家庭申报"
    )
    try:
        return report_change(happening, by=request.viewer, on=request.today)
    except (CaseRefused, PersonRefused) as refusal:
        form.add_error(None, str(refusal))
        return None


def _people(found: Household, on: date) -> list[tuple[int, str]]:
    return [(m.person_id, f"{m.person.name}（{m.relation_label}）") for m in members(found, on)]


def _way_back(request: PortalRequest) -> str:
    """To the page of the application one came from, or to the family."""
    draft, page = request.GET.get("draft", ""), request.GET.get("page", "")
    if draft.isdecimal() and page.isidentifier():
        return reverse("portal:page", args=[int(draft), page])
    return reverse("portal:household")


def _back(name: str = "portal:household", words: str = "返回家庭") -> dict[str, str]:
    return {"section": "my", "back_url": reverse(name), "back_words": words}
