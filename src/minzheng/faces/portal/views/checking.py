"""“Am I eligible?” on one short page; nothing typed here is stored."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from minzheng.engines.cases.api import Asked
from minzheng.engines.policy.api import giving_ways
from minzheng.faces.portal.asking import QuestionForm
from minzheng.faces.portal.checking import (
    Question,
    find_out,
    household_questions,
    member_questions,
    read_household,
    read_members,
)
from minzheng.faces.portal.checking_person import ask_in_rounds
from minzheng.faces.portal.place import place_of
from minzheng.faces.portal.requests import PortalRequest, viewer_for
from minzheng.faces.portal.sums import decision_lines
from minzheng.faces.portal.views.finding import matter_or_404
from minzheng.kernel.matter import Matter

MORE = "more"


@require_http_methods(["GET", "POST"])
def check(request: PortalRequest, field: str, name: str) -> HttpResponse:
    """Ask, then answer on the same page: yes, no or not yet known, and about how much."""
    matter = matter_or_404(field, name)
    if not giving_ways(matter):
        return redirect("portal:guide", field, name)
    shown: dict[str, Any] = {
        "service": matter.service,
        "field": field,
        "name": name,
        "section": "services",
        "matter": matter,
    }
    posted = request.POST if request.method == "POST" else None
    if matter.personal:
        place = place_of(viewer_for(request))
        shown |= _about_person(matter, posted, place=place, on=request.today)
        return render(request, "portal/check.html", shown)
    household = QuestionForm(_asked(household_questions(matter)), posted)
    shown["form"], shown["groups"] = household, household.groups()
    if request.method == "POST":
        place = place_of(viewer_for(request))
        shown |= _found(matter, household, request.POST, place=place, on=request.today)
    return render(request, "portal/check.html", shown)


def _about_person(
    matter: Matter, posted: Mapping[str, Any] | None, *, place: str, on: date
) -> dict[str, Any]:
    """The questions about one person as far as they have come, and the finding."""

    def typed(asked: Iterable[Question]) -> Mapping[str, str]:
        return QuestionForm(_asked(asked), posted).typed() if posted is not None else {}

    rounds = ask_in_rounds(matter, typed, place=place, on=on)
    form = QuestionForm(_asked(rounds.asked), posted)
    if posted is not None:
        form.tell(rounds.read.errors)
    shown = {"form": form, "groups": form.groups()}
    if rounds.asked and (not rounds.answered or rounds.read.errors):
        return shown
    asking = any(question.name not in rounds.read.facts for question in rounds.asked)
    return {**shown, **_told(matter, rounds.read.facts, place=place, on=on), "asking": asking}


def _told(matter: Matter, facts: Mapping[str, Any], *, place: str, on: date) -> dict[str, Any]:
    """The finding, and how the amount comes about."""
    finding = find_out(matter, facts, place=place, on=on)
    if finding is None or not finding.eligible:
        return {"finding": finding}
    lines = decision_lines(finding.arithmetic, finding.answer.end, matter)
    known = tuple(line for line in lines if line.kind != "unknown")
    return {"finding": finding, "lines": known if finding.answer.end.pays is not None else ()}


def _found(
    matter: Matter, household: QuestionForm, posted: Mapping[str, Any], *, place: str, on: date
) -> dict[str, Any]:
    read = read_household(matter, household.typed())
    household.tell(read.errors)
    if read.errors:
        return {}
    return _answer(matter, read.facts, posted, place=place, on=on)


def _answer(
    matter: Matter, facts: dict[str, Any], posted: Mapping[str, Any], *, place: str, on: date
) -> dict[str, Any]:
    """The finding; where the amount is open, the few questions about each member it lacks."""
    more: list[Question] = []
    errors: dict[str, str] = {}
    while lacking := _new(member_questions(matter, facts, place=place, on=on), more):
        more += lacking
        form = QuestionForm(
            _each(more, facts.get("members", ())), posted if MORE in posted else None
        )
        read = read_members(more, form.typed() if MORE in posted else {}, facts)
        facts, errors = read.facts, read.errors
        if errors or MORE not in posted:
            break
    shown = _told(matter, facts, place=place, on=on)
    if more and shown["finding"].eligible:
        form.tell(errors)
        shown |= {"more": form, "more_groups": form.groups(), "form": form}
    return shown


def _new(found: Sequence[Question], asked: Sequence[Question]) -> list[Question]:
    known = {question.name for question in asked}
    return [question for question in found if question.name not in known]


def _asked(questions: Iterable[Question]) -> list[Asked]:
    return [Asked(question.name, question.field) for question in questions]


def _each(questions: Sequence[Question], members: Sequence[Mapping[str, Any]]) -> list[Asked]:
    return [
        Asked(f"{index}.{question.name}", question.field, index, str(member["name"]))
        for index, member in enumerate(members)
        for question in questions
    ]
