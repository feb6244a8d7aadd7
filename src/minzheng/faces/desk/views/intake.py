"""窗口收件: matter, person, mandate, then the whole application on one page."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from minzheng.engines.access.api import may_see_person
from minzheng.engines.cases import api as cases
from minzheng.faces.desk import intake as reading
from minzheng.faces.desk import roles
from minzheng.faces.desk.finding.typed import elsewhere, typed
from minzheng.faces.desk.forms.intake import BeginForm, RegisterForm
from minzheng.faces.desk.linkage.likely import likely_table
from minzheng.faces.desk.listing import listed
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.registering import likely_people, register_at_window
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.faces.desk.showing import intake as show
from minzheng.faces.desk.taking_in import adults_of
from minzheng.faces.looks.application import ApplicationForm
from minzheng.faces.looks.parts import Table
from minzheng.faces.looks.taking_in import complete, form_for_draft, save, submitted
from minzheng.kernel.divisions import DivisionCodeError
from minzheng.kernel.identity import IdentityError
from minzheng.kernel.matter import Matter, catalogue
from minzheng.registers.households.api import HouseholdRefused, households_of
from minzheng.registers.people.api import (
    AlreadyRegistered,
    NameRefused,
    Person,
    PersonRefused,
    PhoneRefused,
)

SUBMIT, NONE_OF_THEM = "submit", "none_of_them"
BOXES = {
    IdentityError: "id_number", NameRefused: "name", PhoneRefused: "phone",
    DivisionCodeError: "registered", HouseholdRefused: "number",
}  # fmt: skip
REFUSED = (PersonRefused, HouseholdRefused, IdentityError, DivisionCodeError)


@require_safe
@officer(roles.COUNTERS)
@listed("drafts")
def intake(request: OfficerRequest) -> HttpResponse:
    """Which matter; and what is still being written."""
    matters = reading.matters_for(request.viewer)
    drafts = reading.drafts_by(request.viewer, request.today)
    listed, begun = show.matter_table(matters), show.draft_table(drafts)
    return page(request, "intake", matters=listed, drafts=begun)


@require_http_methods(["GET", "HEAD", "POST"])
@officer(roles.TAKERS_IN)
def intake_who(request: OfficerRequest, field: str, name: str) -> HttpResponse:
    """Find the person."""
    matter = reading.matter_for(request.viewer, field, name)
    onward = elsewhere(request)
    if onward is not None:
        return onward
    asked = typed(request)
    found = reading.find_people(request.viewer, matter, asked.text)
    homes = households_of([person.pk for person in found], request.today) if found else {}
    names = {person.pk: reading.shown_name(request.viewer, person) for person in found}
    for person in found:
        _meet(request, person)
    table = show.found_table(matter, found, homes, names) if asked.text else None
    return page(request, "intake_who", typed=asked, table=table, **_about(matter))


@require_http_methods(["GET", "POST"])
@officer(roles.TAKERS_IN)
def intake_register(request: OfficerRequest, field: str, name: str) -> HttpResponse:
    """Register somebody whom nobody has registered yet, once who is like her was looked at."""
    matter = reading.matter_for(request.viewer, field, name)
    places = reading.places_for(request.viewer, matter, request.today)
    strangers = matter.application.anywhere and matter.personal
    form = RegisterForm(request.POST or None, places=places, strangers=strangers)
    likely = _likely(request, form, matter) if form.is_valid() else None
    if likely is not None:
        return page(request, "intake_register", form=form, likely=likely, **_about(matter))
    person = _registered(request, form, matter) if form.is_valid() else None
    if person is not None:
        _meet(request, person)
        return redirect("desk:intake-begin", field, name, person.pk)
    return page(request, "intake_register", form=form, **_about(matter))


@require_http_methods(["GET", "POST"])
@officer(roles.TAKERS_IN)
def intake_begin(request: OfficerRequest, field: str, name: str, pk: int) -> HttpResponse:
    """For whom of the household, who applies, by what mandate, where; then the draft is opened."""
    matter = reading.matter_for(request.viewer, field, name)
    met = request.session.get(reading.MET, [])
    person = reading.person_met(request.viewer, pk, met)
    home = reading.home_of(person, request.today)
    form = _begin_form(request, matter, home)
    draft = _begun(request, form, matter, home) if form.is_valid() else None
    if draft is not None:
        return redirect("desk:intake-form", draft.pk)
    named = reading.shown_name(request.viewer, person)
    return page(request, "intake_begin", form=form, home=home, named=named, **_about(matter))


@require_http_methods(["GET", "POST"])
@officer(roles.COUNTERS)
def intake_form(request: OfficerRequest, draft: int) -> HttpResponse:
    """The whole application; each sending saves it, the button at the end hands it in."""
    viewer, on = request.viewer, request.today
    found = reading.draft_here(viewer, draft, on)
    form = form_for_draft(found, request.POST or None, request.FILES or None, on=on)
    if request.method == "POST":
        form = (complete if SUBMIT in request.POST else save)(found, form, by=viewer, on=on)
        if form.is_clean:
            done = _handed_in if SUBMIT in request.POST else _kept
            answer = done(request, found, form)
            if answer is not None:
                return answer
    return page(request, "intake_form", form=form, draft=found, **_about_draft(found))


@require_http_methods(["GET", "POST"])
@officer(roles.COUNTERS)
def intake_discard(request: OfficerRequest, draft: int) -> HttpResponse:
    """Throw a draft away, after a page that says what is lost."""
    found = reading.draft_here(request.viewer, draft, request.today)
    if request.method == "POST":
        cases.discard(found.pk, by=request.viewer, on=request.today)
        return redirect("desk:intake")
    return page(request, "intake_discard", draft=found, **_about_draft(found))


@require_POST
@officer(roles.COUNTERS)
def intake_remove(request: OfficerRequest, draft: int, material: int) -> HttpResponse:
    """Take a paper out of a draft again."""
    found = reading.draft_here(request.viewer, draft, request.today)
    cases.remove_from_draft(found.pk, material, by=request.viewer, on=request.today)
    return redirect("desk:intake-form", found.pk)


def _handed_in(
    request: OfficerRequest, draft: cases.Draft, form: ApplicationForm
) -> HttpResponse | None:
    case = submitted(draft, form, by=request.viewer, on=request.today)
    if case is None:
        return None
    messages.success(request, f"已收件，办件编号 {case.number}。请把编号告诉申请人。")
    return redirect("desk:case", case.number)


def _kept(request: OfficerRequest, draft: cases.Draft, form: ApplicationForm) -> HttpResponse:
    messages.success(request, f"已保存，草稿保留到 {draft.expires_on}。")
    return redirect("desk:intake-form", draft.pk)


def _about(matter: Matter) -> dict[str, Any]:
    field, _, name = matter.key.partition("/")
    return {"matter": matter, "field": field, "name": name}


def _about_draft(draft: cases.Draft) -> dict[str, Any]:
    matter = catalogue().get(draft.matter)
    return {**_about(matter), "whose": draft.subject_name}


def _meet(request: OfficerRequest, person: Person) -> None:
    """Remember whom she found, so that the next page opens for somebody of another place too."""
    met = request.session.get(reading.MET, [])
    request.session[reading.MET] = [*(pk for pk in met if pk != person.pk), person.pk][-20:]


def _likely(request: OfficerRequest, form: RegisterForm, matter: Matter) -> Table | None:
    """Who may be she already; None when nobody is, or the officer has said that none of them is."""
    if NONE_OF_THEM in request.POST:
        return None
    found = likely_people(form.cleaned_data, matter, by=request.viewer, on=request.today)
    for each in found:
        if each.person is not None and may_see_person(request.viewer, each.person):
            _meet(request, each.person)
    return likely_table(request.viewer, matter, found, request.today) if found else None


def _registered(request: OfficerRequest, form: RegisterForm, matter: Matter) -> Person | None:
    try:
        return register_at_window(form.cleaned_data, matter, by=request.viewer, on=request.today)
    except AlreadyRegistered as known:
        form.add_error("id_number", f"{known}。请返回上一页，按完整的身份证号查找")
    except REFUSED as refusal:
        box = next((box for kind, box in BOXES.items() if isinstance(refusal, kind)), None)
        form.add_error(box, str(refusal))
    return None


def _begin_form(request: OfficerRequest, matter: Matter, home: reading.Home) -> BeginForm:
    viewer, on = request.viewer, request.today
    anywhere = matter.application.anywhere
    return BeginForm(
        request.POST or None,
        people=[(p.pk, reading.shown_name(viewer, p)) for p in home.people],
        adults=[(p.pk, reading.shown_name(viewer, p)) for p in adults_of(home.people, on)],
        places=reading.places_for(viewer, matter, on) if anywhere else {},
        personal=matter.personal,
    )


def _begun(
    request: OfficerRequest, form: BeginForm, matter: Matter, home: reading.Home
) -> cases.Draft | None:
    viewer, on, given = request.viewer, request.today, form.cleaned_data
    about = next(p for p in home.people if p.pk == given.get("person", home.person.pk))
    why_not = reading.standing_in_the_way(viewer, matter, home, about, on)
    if why_not:
        form.add_error(None, why_not)
        return None
    try:
        return cases.open_draft(
            matter.key, given["applicant"], by=viewer, on=on,
            mandate=form.by_mandate, lodging=form.lodging,
        )  # fmt: skip
    except cases.CaseRefused as refusal:
        form.add_error(None, str(refusal))
        return None
