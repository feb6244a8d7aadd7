"""Purchased services and venture rounds for everybody: promised, reached, paid, scored."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from minzheng.engines.projects import api
from minzheng.faces.open.contracts import showing
from minzheng.faces.open.paging import known_number, page_of
from minzheng.faces.open.requests import OpenRequest
from minzheng.registers.divisions.api import full_names


@require_safe
def contracts(request: OpenRequest) -> HttpResponse:
    """Every contract that was signed, the newest first."""
    rows, more = page_of(api.public_contracts(), request)
    names = full_names({row.project.division_code for row in rows})
    shown = {"table": showing.contract_table(rows, names), "more": more, "section": "contracts"}
    return render(request, "open/contracts/contracts.html", shown)


@require_safe
def contract(request: OpenRequest, pk: int) -> HttpResponse:
    """One contract: promised and reached, paid so far, the evaluation, how it stood later."""
    try:
        told = api.public_contract(known_number(pk))
    except api.NoSuchProject as missing:
        raise Http404 from missing
    project = told.contract.project
    place = full_names({project.division_code})[project.division_code]
    return render(request, "open/contracts/contract.html", showing.contract_page(told, place))


@require_safe
def rounds(request: OpenRequest) -> HttpResponse:
    """Every venture round, the newest first."""
    rows, more = page_of(api.public_rounds(), request)
    shown = {"table": showing.round_table(rows), "more": more, "section": "contracts"}
    return render(request, "open/contracts/rounds.html", shown)


@require_safe
def round(request: OpenRequest, pk: int) -> HttpResponse:
    """One round: the call, the awards with their scores once published, and what is left."""
    try:
        row = api.public_round(known_number(pk))
    except api.NoSuchProject as missing:
        raise Http404 from missing
    shown: dict[str, Any] = showing.round_page(row, api.outcome_of(row, request.today))
    return render(request, "open/contracts/round.html", shown)
