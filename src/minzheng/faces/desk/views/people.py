"""Finding people, 一人一档, and opening a sensitive field once."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from minzheng.engines.access.api import open_id_number, open_phone
from minzheng.engines.audit.api import entries_about
from minzheng.engines.cases.api import cases_of_person
from minzheng.engines.notices.api import Recipient, notices_to
from minzheng.engines.payments.api import payments_of_person
from minzheng.faces.desk import roles
from minzheng.faces.desk.asking import checks_of, household_or_none, people_like, person_for
from minzheng.faces.desk.forms.people import OpenForm
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.faces.desk.showing import person as show
from minzheng.faces.desk.showing.household import case_table
from minzheng.faces.desk.showing.payments import line_table
from minzheng.faces.desk.showing.sheets import letter_table
from minzheng.registers.divisions.api import full_names
from minzheng.registers.households.api import households_of, membership_history
from minzheng.registers.people.api import versions_of

SHOWN = 100
OPENERS = {"id_number": open_id_number, "phone": open_phone}


@require_safe
@officer(roles.READERS)
def people(request: OfficerRequest) -> HttpResponse:
    """Find people by name, initials, whole identity number or phone; a household by its number."""
    text = request.GET.get("q", "").strip()[:40]
    home = household_or_none(request.viewer, text)
    if home is not None:
        return redirect("desk:household", home.number)
    found = people_like(request.viewer, text)
    homes = households_of([person.pk for person in found], request.today) if found else {}
    table = show.found_table(found, homes) if text else None
    return page(request, "people", table=table, text=text)


@never_cache
@require_safe
@officer(roles.READERS)
def person(request: OfficerRequest, pk: int) -> HttpResponse:
    """What is known of a person, masked."""
    found = person_for(request.viewer, pk)
    rows = membership_history(found)
    home = next((row for row in rows if row.until is None), None)
    codes = {found.registered_division, found.living_division} - {""}
    return page(
        request,
        "person",
        person=found,
        tabs=show.tabs(found, "person"),
        figures=show.card(found, home, request.today),
        entries=show.entries(found, full_names(codes)),
        relations=show.relation_table(rows),
        form=OpenForm(),
    )


@require_safe
@officer(roles.READERS)
def person_benefits(request: OfficerRequest, pk: int) -> HttpResponse:
    """Her cases and what was paid to her."""
    found = person_for(request.viewer, pk)
    return page(
        request,
        "person_benefits",
        person=found,
        tabs=show.tabs(found, "person-benefits"),
        cases=case_table(cases_of_person(request.viewer, pk), "申请的办件"),
        lines=line_table(payments_of_person(pk)[:36]),
    )


@require_safe
@officer(roles.READERS)
def person_papers(request: OfficerRequest, pk: int) -> HttpResponse:
    """What other departments said of her, and the documents sent to her."""
    found = person_for(request.viewer, pk)
    return page(
        request,
        "person_papers",
        person=found,
        tabs=show.tabs(found, "person-papers"),
        checks=show.check_table(checks_of(request.viewer, found)),
        letters=letter_table(
            notices_to(Recipient("person", str(pk)))[:SHOWN], "文书", request.viewer
        ),
    )


@require_safe
@officer(roles.READERS)
def person_trail(request: OfficerRequest, pk: int) -> HttpResponse:
    """What changed, and who looked."""
    found = person_for(request.viewer, pk)
    entries = entries_about(f"person:{pk}")[::-1][:SHOWN]
    return page(
        request,
        "person_trail",
        person=found,
        tabs=show.tabs(found, "person-trail"),
        trail=show.trail_table(entries, "查看与变更留痕"),
        events=show.version_events(versions_of(found)),
    )


@never_cache
@require_POST
@officer(roles.READERS)
def open_field(request: OfficerRequest, pk: int) -> HttpResponse:
    """Show one sealed field, once, after the trail knows who and why."""
    found = person_for(request.viewer, pk)
    form = OpenForm(request.POST)
    if not form.is_valid():
        return page(request, "open_field", person=found, form=form)
    opener = OPENERS[form.cleaned_data["field"]]
    clear = opener(request.viewer, found, purpose=form.cleaned_data["purpose"])
    label = show.FIELDS[form.cleaned_data["field"]]
    return page(request, "open_field", person=found, form=form, clear=clear, label=label)
