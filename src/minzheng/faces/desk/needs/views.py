"""The list of needs, one of them, noting one, and a person's ledger with her assessment."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.access.api import may
from minzheng.engines.needs import api
from minzheng.faces.desk.listing import listed
from minzheng.faces.desk.needs import showing
from minzheng.faces.desk.needs.forms import AssessForm, NeedFilters, NewNeedForm, WhoForm
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import NotFound, OfficerRequest, officer
from minzheng.registers.divisions.api import full_names
from minzheng.registers.households.api import household_of
from minzheng.registers.people.api import Person, find_by_id_number, get_person

UNKNOWN = "没有这个人，或不在您的辖区内。请核对身份证号"


@require_safe
@officer(api.READERS)
@listed("needs")
def needs(request: OfficerRequest) -> HttpResponse:
    """What waits longest first; filters stand in the address."""
    viewer, on = request.viewer, request.today
    form = NeedFilters(request.GET, viewer=viewer, on=on)
    found = api.need_page(viewer, form.wanted, on)
    names = full_names({need.division_code for need in found.rows})
    held = {name: str(request.GET[name]) for name in request.GET if name != "after"}
    return page(
        request,
        "needs/needs",
        form=form,
        tabs=showing.tabs(form.wanted, api.need_counts(viewer, on)),
        table=showing.need_table(found.rows, names, on),
        first=showing.address(**held) if form.wanted.after else "",
        more=showing.address(**held, after=found.after) if found.after else "",
        narrowed=bool(held),
        may_record=bool(viewer.roles & set(api.RECORDERS)),
        may_see_matching=bool(viewer.roles & set(api.MATCH_READERS)),
    )


@require_http_methods(["GET", "POST"])
@officer(api.RECORDERS)
def new(request: OfficerRequest) -> HttpResponse:
    """Whose need it is: by the whole number, for somebody of one's area."""
    form = WhoForm(request.POST or None)
    if form.is_valid():
        person = find_by_id_number(form.cleaned_data["id_number"].strip())
        if person is not None and may(request.viewer, api.RECORDERS, person.division_code):
            return redirect("desk:need-new-for", person.pk)
        form.add_error("id_number", UNKNOWN + "。")
    return page(request, "needs/who", form=form)


@require_http_methods(["GET", "POST"])
@officer(api.RECORDERS)
def new_for(request: OfficerRequest, person: int) -> HttpResponse:
    """What somebody needs."""
    who = _recorded(request, person)
    start = {"origin": request.GET.get("origin", api.VISIT), "item": request.GET.get("item", ""),
             "origin_ref": request.GET.get("ref", "")[:60]}  # fmt: skip
    form = NewNeedForm(request.POST or None, start=start)
    made = _note(request, form, who) if form.is_valid() else None
    if made is None:
        return page(request, "needs/new", form=form, person=who)
    messages.success(request, f"已登记，需求号 {made.number}，请在 {made.due_on} 前确认。")
    if request.viewer.roles & set(api.READERS):
        return redirect("desk:need", made.pk)
    return redirect("desk:need-new")


@require_safe
@officer(api.READERS)
def need(request: OfficerRequest, pk: int) -> HttpResponse:
    """One need: what, how far, who serves it, what can be done."""
    return page(request, "needs/need", **shown(request, api.need_for(request.viewer, pk)))


def shown(request: OfficerRequest, row: api.Need) -> dict[str, Any]:
    """What every page about one need shows."""
    viewer, on = request.viewer, request.today
    names = full_names({row.division_code})
    clock, orders = showing.clock_of(row, on), api.orders_of(row)
    signing_in = api.with_accounts(order.supply.credit_code for order in orders)
    return {
        "need": row,
        "figures": showing.figures(row, names[row.division_code]),
        "entries": showing.entries(row),
        "clock": clock,
        "events": showing.events(api.deeds_of(row), clock, row),
        "orders": [
            (order, showing.visit_table(order), order.supply.credit_code not in signing_in)
            for order in orders
        ],
        "offerings": api.offerings_of(row),
        "may_work": may(viewer, api.CONFIRMERS, row.division_code),
        "may_help": may(viewer, api.WORKERS, row.division_code),
        "receipt": api.waits_for_receipt(row),
        "ledger_url": reverse("desk:need-ledger", args=[row.person_id]),
    }


@require_safe
@officer(api.READERS)
def ledger(request: OfficerRequest, person: int) -> HttpResponse:
    """What somebody needs and needed, and what her assessments propose."""
    who = _person(request, person)
    rows = api.needs_of_person(request.viewer, who)
    told = api.assessments_of(who)
    return page(
        request,
        "needs/ledger",
        person=who,
        table=showing.need_table(
            rows, full_names({row.division_code for row in rows}), request.today
        ),
        orders=showing.order_table(api.orders_of_person(request.viewer, who)),
        assessments=told,
        proposals=api.still_open(told[0]) if told else [],
        may_record=may(request.viewer, api.WORKERS, who.division_code),
    )


@require_http_methods(["GET", "POST"])
@officer(api.WORKERS)
def assess(request: OfficerRequest, person: int) -> HttpResponse:
    """Look at the sides of a life; what follows is proposed, not ordered."""
    who = _recorded(request, person)
    form = AssessForm(request.POST or None)
    if form.is_valid():
        row = api.assess(who, form.cleaned_data, by=request.viewer, on=request.today)
        count = len(api.still_open(row))
        messages.success(request, f"评估已保存，建议 {count} 项，请逐项确认。")
        return redirect("desk:need-ledger", who.pk)
    return page(request, "needs/assess", form=form, person=who)


def _person(request: OfficerRequest, pk: int) -> Person:
    return api.person_seen(request.viewer, _known(pk))


def _recorded(request: OfficerRequest, pk: int) -> Person:
    """Somebody for whom the officer may note a need."""
    found = _known(pk)
    if not may(request.viewer, api.RECORDERS, found.division_code):
        raise NotFound(UNKNOWN)
    return found


def _known(pk: int) -> Person:
    try:
        return get_person(pk)
    except Person.DoesNotExist as missing:
        raise NotFound(UNKNOWN) from missing


def _note(request: OfficerRequest, form: NewNeedForm, person: Person) -> api.Need | None:
    home = household_of(person, request.today)
    try:
        return api.note_need(form.new(person, home), by=request.viewer, on=request.today)
    except api.NeedRefused as refusal:
        form.add_error(None, str(refusal))
    return None
