"""“Am I eligible?” on one short page; nothing typed here is stored."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from minzheng.engines.cases.api import Asked
from minzheng.faces.portal.asking import QuestionForm
from minzheng.faces.portal.checking import (
    Question,
    find_out,
    household_questions,
    member_questions,
    read_household,
    read_members,
)
from minzheng.faces.portal.place import place_of
from minzheng.faces.portal.requests import PortalRequest, viewer_for
from minzheng.faces.portal.sums import estimate_lines
from minzheng.faces.portal.views.finding import matter_or_404
from minzheng.kernel.matter import Matter
from minzheng.kernel.params import NotInForce

MORE = "more"


@require_http_methods(["GET", "POST"])
def check(request: PortalRequest, field: str, name: str) -> HttpResponse:
    """Ask, then answer on the same page: yes, no or not yet known, and about how much."""
    matter = matter_or_404(field, name)
    shown: dict[str, Any] = {
        "service": matter.service,
        "field": field,
        "name": name,
        "section": "services",
    }
    posted = request.POST if request.method == "POST" else None
    household = QuestionForm(_asked(household_questions(matter)), posted)
    shown["form"], shown["groups"] = household, household.groups()
    if request.method == "POST":
        place = place_of(viewer_for(request))
        shown |= _found(matter, household, request.POST, place=place, on=request.today)
    return render(request, "portal/check.html", shown)


def _found(
    matter: Matter, household: QuestionForm, posted: Mapping[str, Any], *, place: str, on: date
) -> dict[str, Any]:
    read = read_household(matter, household.typed())
    household.tell(read.errors)
    if read.errors:
        return {}
    try:
        return _answer(matter, read.facts, posted, place=place, on=on)
    except NotInForce as missing:
        return {"not_in_force": missing.label}


def _answer(
    matter: Matter, facts: dict[str, Any], posted: Mapping[str, Any], *, place: str, on: date
) -> dict[str, Any]:
    """The finding; where the amount is open, the few questions about each member it lacks."""
    more: list[Question] = []
    errors: dict[str, str] = {}
    while lacking := _new(member_questions(matter, facts, place=place, on=on), more):
        more += lacking
        form = QuestionForm(_each(more, facts["members"]), posted if MORE in posted else None)
        read = read_members(more, form.typed() if MORE in posted else {}, facts)
        facts, errors = read.facts, read.errors
        if errors or MORE not in posted:
            break
    finding = find_out(matter, facts, place=place, on=on)
    shown: dict[str, Any] = {"finding": finding}
    if finding.eligible:
        shown["lines"] = estimate_lines(matter, finding.arithmetic)
    if more and finding.eligible:
        form.tell(errors)
        shown |= {"more": form, "more_groups": form.groups(), "form": form}
    return shown


def _new(found: Sequence[Question], asked: Sequence[Question]) -> list[Question]:
    known = {question.name for question in asked}
    return [question for question in found if question.name not in known]


def _asked(questions: Sequence[Question]) -> list[Asked]:
    return [Asked(question.name, question.field) for question in questions]


def _each(questions: Sequence[Question], members: Sequence[Mapping[str, Any]]) -> list[Asked]:
    return [
        Asked(f"{index}.{question.name}", question.field, index, str(member["name"]))
        for index, member in enumerate(members)
        for question in questions
    ]
