"""Finding people, 一人一档, and opening a sensitive field once."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from minzheng.engines.access.api import open_id_number, open_phone
from minzheng.engines.audit.api import entries_about
from minzheng.engines.cases.api import case_lines_of_person
from minzheng.engines.guarantees.api import READERS as GUARANTEE_READERS
from minzheng.engines.homecare.api import PLANNERS as CARE_PLANNERS
from minzheng.engines.needs.api import READERS as NEED_READERS
from minzheng.engines.notices.api import Recipient, notices_to
from minzheng.engines.payments.api import payments_of_person
from minzheng.engines.rounds.api import LISTERS as ROUND_LISTERS
from minzheng.faces.desk import roles
from minzheng.faces.desk.asking import checks_of, household_or_none, person_for
from minzheng.faces.desk.finding.people import people_found
from minzheng.faces.desk.finding.rows import leading
from minzheng.faces.desk.finding.typed import typed, with_box
from minzheng.faces.desk.forms.people import OpenForm
from minzheng.faces.desk.listing import listed
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.faces.desk.showing import person as show
from minzheng.faces.desk.showing.household import case_table
from minzheng.faces.desk.showing.payments import line_table
from minzheng.faces.desk.showing.sheets import letter_table
from minzheng.faces.desk.showing.stretches import stretch
from minzheng.registers.divisions.api import full_names
from minzheng.registers.households.api import households_of, membership_history
from minzheng.registers.people.api import versions_of

SHOWN = 100
OPENERS = {"id_number": open_id_number, "phone": open_phone}


@require_http_methods(["GET", "HEAD", "POST"])
@officer(roles.READERS)
@with_box
@listed("people")
def people(request: OfficerRequest) -> HttpResponse:
    """Find people by whatever is known of them; a household by its number."""
    asked = typed(request)
    home = household_or_none(request.viewer, asked.text)
    if home is not None:
        return redirect("desk:household", home.number)
    found = people_found(request.viewer, asked.text).people
    homes = households_of([person.pk for person in found], request.today) if found else {}
    table = show.found_table(found, homes) if asked.text else None
    return page(request, "people", table=table, typed=asked)


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
        entries=leading(found, show.entries(found, full_names(codes))),
        relations=show.relation_table(rows),
        form=OpenForm(),
        may_see_needs=bool(request.viewer.roles & set(NEED_READERS)),
        may_see_guarantees=bool(request.viewer.roles & set(GUARANTEE_READERS)),
        may_list_round=bool(request.viewer.roles & set(ROUND_LISTERS)),
        may_plan_care=bool(request.viewer.roles & set(CARE_PLANNERS)),
    )


@require_safe
@officer(roles.READERS)
def person_benefits(request: OfficerRequest, pk: int) -> HttpResponse:
    """Her cases and what was paid to her."""
    found = person_for(request.viewer, pk)
    shown = stretch(case_lines_of_person(request.viewer, pk), request.GET, "cases")
    return page(
        request,
        "person_benefits",
        person=found,
        tabs=show.tabs(found, "person-benefits"),
        cases=case_table(shown.rows, "申请的办件"),
        stretch=shown,
        lines=line_table(payments_of_person(pk)[:36]),
    )


@require_safe
@officer(roles.READERS)
def person_papers(request: OfficerRequest, pk: int) -> HttpResponse:
    """What other departments said of her, and the documents sent to her."""
    found = person_for(request.viewer, pk)
    checks = stretch(list(checks_of(request.viewer, found)), request.GET, "checks")
    sent = notices_to(Recipient("person", str(pk))).defer("letter")
    letters = stretch(list(sent), request.GET, "letters")
    return page(
        request,
        "person_papers",
        person=found,
        tabs=show.tabs(found, "person-papers"),
        checks=show.check_table(checks.rows),
        more_checks=checks,
        letters=letter_table(letters.rows, "文书", request.viewer),
        more_letters=letters,
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
