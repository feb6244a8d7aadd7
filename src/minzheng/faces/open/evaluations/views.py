"""Evaluations for everybody: rubrics with every weight, rounds, publicity, results, history."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from minzheng.engines.evaluations import api
from minzheng.faces.open.evaluations import showing
from minzheng.faces.open.paging import known_number, page_of
from minzheng.faces.open.requests import OpenRequest
from minzheng.registers.facilities.api import NoSuchFacility, find_facility
from minzheng.registers.offices.api import home_division


@require_safe
def evaluations(request: OpenRequest) -> HttpResponse:
    """Every round and every rubric in force."""
    rows, more = page_of(api.public_rounds(), request)
    schemes = api.schemes_on(home_division(), request.today)
    shown = {
        "table": showing.round_table(rows), "more": more,
        "rubrics": showing.rubric_list(schemes), "section": "evaluations",
    }  # fmt: skip
    return render(request, "open/evaluations/evaluations.html", shown)


@require_safe
def evaluation(request: OpenRequest, pk: int) -> HttpResponse:
    """One round: the plan, the houses, points in publicity, grades in the end."""
    try:
        row = api.public_round(known_number(pk))
    except api.NoSuchEvaluation as missing:
        raise Http404 from missing
    entries = api.public_entries(row)
    shown = {
        "round": row, "facts": showing.round_facts(row),
        "table": showing.house_table(row, entries), "section": "evaluations",
        **_rubric(row.rubric, request),
    }  # fmt: skip
    return render(request, "open/evaluations/evaluation.html", shown)


@require_safe
def rubric(request: OpenRequest, key: str) -> HttpResponse:
    """Every weight of a rubric, its version and how sure it is."""
    try:
        told = api.scheme_on(key, home_division(), request.today)
    except api.NoSuchEvaluation as missing:
        raise Http404 from missing
    shown = {
        "told": told, "rubric": told.rubric, "versions": api.versions_of(key),
        "kinds": "、".join(api.kind_names(told.rubric)), "section": "evaluations",
        **_rubric(told.rubric, request),
    }  # fmt: skip
    return render(request, "open/evaluations/rubric.html", shown)


@require_safe
def evaluated(request: OpenRequest, pk: int) -> HttpResponse:
    """The results of a house over the years."""
    try:
        house = find_facility(known_number(pk))
    except NoSuchFacility as missing:
        raise Http404 from missing
    table = showing.history_table(api.history_of(house.pk, request.today))
    shown = {"house": house, "table": table, "section": "evaluations"}
    return render(request, "open/evaluations/evaluated.html", shown)


def _rubric(rubric: api.Rubric, request: OpenRequest) -> dict[str, object]:
    worth = api.coefficients_of(rubric, home_division(), request.today)
    return {"tables": showing.rubric_tables(rubric), "grades": showing.grade_table(rubric, worth)}
