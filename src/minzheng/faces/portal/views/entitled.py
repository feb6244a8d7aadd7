"""“What is my family entitled to?”: without identity on two pages, or from what is known."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.policy.api import Claim, entitlements
from minzheng.faces.looks.claims import Dress, Group, grouped
from minzheng.faces.looks.parts import Link
from minzheng.faces.portal import entitled as asking
from minzheng.faces.portal.asking import QuestionForm
from minzheng.faces.portal.knowing import Found, known_claims
from minzheng.faces.portal.place import place_of
from minzheng.faces.portal.requests import PortalRequest, citizen, viewer_for
from minzheng.vocabulary.benefits import Benefit

HAS = "has"
MORE = "more"
HEADINGS = (
    ("held", "已经在享受", "家里现在领着，或者在认定有效期内的。"),
    ("yes", "很可能符合", "按现在知道的情况算的，以核对和调查后的决定为准。"),
    ("unknown", "还要再核实", "还差几项情况，补上才知道；没有说明的不当作“没有”。"),
    ("no", "不符合", ""),
)


class TickForm(QuestionForm):
    """Kernel questions, and what is received already as boxes to tick."""

    def __init__(self, asked: Sequence[Any], data: QueryDict | None = None) -> None:
        super().__init__(asked, data)
        self.boxes: dict[str, set[str]] = {}

    def place_ticks(self, member: int | None, rows: Sequence[Benefit], label: str) -> None:
        """One question with a box for each benefit; leaving all open leaves it unknown."""
        choices = [(row.receiving.column, row.title) for row in rows]
        self.boxes[tick_name(member)] = {asking.NOTHING, *(column for column, _ in choices)}
        self.fields[tick_name(member)] = forms.MultipleChoiceField(
            label=label, required=False, widget=forms.CheckboxSelectMultiple,
            choices=[*choices, (asking.NOTHING, "都没有")], help_text="不清楚的可以都不选",
        )  # fmt: skip

    def ticked(self, member: int | None) -> list[str]:
        """What was ticked, of what there is to tick."""
        known = self.boxes[tick_name(member)]
        given = self.data.getlist(tick_name(member)) if hasattr(self.data, "getlist") else []
        return [value for value in given if value in known]


class FamilyForm(TickForm):
    """What is asked of the household."""

    def __init__(self, asked: Sequence[Any], data: QueryDict | None = None) -> None:
        super().__init__(asked, data)
        self.place_ticks(None, asking.HOUSEHOLD_BENEFITS, "家里现在有下面哪些？")


class PeopleForm(TickForm):
    """The same for each member."""

    def __init__(self, count: int, data: QueryDict | None = None) -> None:
        super().__init__(asking.people_asked(count), data)
        for place in range(count):
            self.place_ticks(place, asking.PERSON_BENEFITS, "现在领着下面哪些？")


def tick_name(member: int | None) -> str:
    """The name of the boxes of a member, or of the household."""
    return HAS if member is None else f"{member}.{HAS}"


@require_http_methods(["GET", "POST"])
def entitled(request: PortalRequest) -> HttpResponse:
    """Ask about the household, then about each member, then answer; nothing is kept."""
    posted = request.POST if request.method == "POST" else None
    form = FamilyForm(asking.household_asked(), posted)
    shown: dict[str, Any] = {"form": form, "household": form, "section": "services"}
    if posted is not None:
        shown |= _second_page(request, form, posted)
    return render(request, "portal/entitled.html", shown)


@never_cache
@require_safe
@citizen
def my_entitlements(request: PortalRequest) -> HttpResponse:
    """The same from what registers, cases and ledger know."""
    found = known_claims(request.viewer, request.today)
    groups = grouped(found.claims, lambda claim: _dress_known(claim, found), HEADINGS)
    shown = {
        "groups": groups, "found": found, "section": "my",
        "back_url": reverse("portal:my"), "back_words": "返回“我的”",
    }  # fmt: skip
    return render(request, "portal/my_entitled.html", shown)


def _second_page(request: PortalRequest, form: FamilyForm, posted: QueryDict) -> dict[str, Any]:
    told = asking.read_household(form.typed(), form.ticked(None))
    form.tell(told.errors)
    if told.errors:
        return {}
    count = told.facts[asking.PEOPLE.column]
    answered = posted if MORE in posted else None
    people = PeopleForm(count, answered)
    shown: dict[str, Any] = {"people": people, "each": _each(people, count)}
    if answered is None:
        return shown
    whole = asking.read_people(people.typed(), told.facts, people.ticked)
    people.tell(whole.errors)
    if whole.errors:
        return {**shown, "form": people}
    place = place_of(viewer_for(request))
    claims = entitlements(whole.facts, place=place, on=request.today)
    return {**shown, "groups": _groups(claims)}


def _each(form: PeopleForm, count: int) -> list[tuple[str, list[forms.BoundField]]]:
    """The questions of each member, and at the end the one about all of them."""
    return [
        (asking.called(place), [form[name] for name in form.fields if name.startswith(f"{place}.")])
        for place in range(count)
    ]


def _groups(claims: Sequence[Claim]) -> tuple[Group, ...]:
    return grouped(claims, lambda claim: _dress(claim, held=claim.received is True), HEADINGS)


def _dress_known(claim: Claim, found: Found) -> Dress:
    """The same; where a case is under way, the way leads to it."""
    case = found.running(claim)
    if case is None:
        return _dress(claim, held=found.holds(claim))
    link = Link(f"办件 {case.number}", reverse("portal:case", args=[case.number]))
    return Dress((link,), f"正在办理：{case.current}。", found.holds(claim))


def _dress(claim: Claim, *, held: bool) -> Dress:
    """The guide, and where she can find out more: its own check, or the application."""
    where = claim.matter.split("/")
    links = [Link("看办事指南", reverse("portal:guide", args=where))]
    if not held and claim.eligible is None:
        links.append(Link("再答几题", reverse("portal:check", args=where)))
    if not held and claim.eligible:
        links.append(Link("去申请", reverse("portal:apply", args=where)))
    return Dress(tuple(links), _note(claim), held)


def _note(claim: Claim) -> str:
    """What a recognition is good for, where nothing is paid."""
    if not claim.eligible or claim.amount_label:
        return ""
    return "这是身份认定，不按月发钱；认定以后可以享受相应的救助。"
