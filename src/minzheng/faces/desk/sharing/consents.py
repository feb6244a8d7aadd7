"""Authorisations of a case at the window: who is missing, the sheet to sign, what was signed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.access.api import may, require
from minzheng.engines.cases.api import (
    Case,
    case_for,
    matter_of,
    members_of_case,
    missing_consents,
)
from minzheng.engines.consent import api
from minzheng.faces.desk import roles
from minzheng.faces.desk.files import inline
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.faces.desk.sharing.answering import told
from minzheng.faces.desk.sharing.forms import VISIT, RecordForm, WhyForm
from minzheng.faces.desk.sharing.showing import consent_table
from minzheng.registers.people.api import Person


@require_safe
@officer(roles.READERS)
@told
def consents(request: OfficerRequest, number: str) -> HttpResponse:
    """Every member of a case and her answer."""
    case = case_for(request.viewer, number)
    people = members_of_case(case)
    held = api.newest(people, case.matter, request.today)
    records = may(request.viewer, api.RECORDERS, case.division_code, case.matter)
    named = [(person.pk, person.name) for person in _people(people)]
    return page(
        request,
        "sharing/consents",
        case=case,
        table=consent_table(named, held, request.today, may_withdraw=records),
        missing=missing_consents(case, request.today),
        records=records,
    )


@require_http_methods(["GET", "POST"])
@officer(api.RECORDERS)
@told
def consent_record(request: OfficerRequest, number: str) -> HttpResponse:
    """Record a signed sheet, or what was agreed at a visit."""
    case = case_for(request.viewer, number)
    require(request.viewer, api.RECORDERS, case.division_code, case.matter)
    offered = [(p.pk, p.name) for p in _people(members_of_case(case))]
    form = RecordForm(request.POST or None, request.FILES or None, people=offered)
    if form.is_valid():
        try:
            _record(request, case, form)
        except api.ConsentRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "授权已登记。")
            return redirect("desk:consents", number)
    return page(request, "sharing/consent_record", case=case, form=form)


@require_safe
@officer(roles.READERS)
@told
def consent_form(request: OfficerRequest, number: str) -> HttpResponse:
    """The sheet to print and sign."""
    case = case_for(request.viewer, number)
    text = api.statement(case.matter, on=request.today, place=case.division_code)
    people = _people(members_of_case(case))
    title = matter_of(case).service.short
    return page(request, "sharing/consent_form", case=case, text=text, people=people, title=title)


@require_http_methods(["GET", "POST"])
@officer(api.RECORDERS)
@told
def consent_withdraw(request: OfficerRequest, pk: int) -> HttpResponse:
    """Record that somebody took her authorisation back in writing."""
    consent = api.consent_for(request.viewer, pk)
    require(request.viewer, api.RECORDERS, consent.division_code, consent.matter)
    form = WhyForm(request.POST or None)
    if form.is_valid():
        api.withdraw(pk, form.cleaned_data["note"], by=request.viewer, on=request.today)
        messages.success(request, f"{consent.person.name}的授权已撤回，不再核对。")
        number = consent.case_ref.removeprefix("case:")
        return redirect("desk:consents", number) if number else redirect("desk:day")
    return page(request, "sharing/consent_withdraw", consent=consent, form=form)


@require_safe
@officer(roles.READERS)
@told
def consent_sheet(request: OfficerRequest, pk: int) -> HttpResponse:
    """The signed sheet as scanned; reading it is in the trail."""
    content, mime = api.open_sheet(request.viewer, pk)
    return inline(content, mime, f"consent-{pk}")


def _people(numbers: list[int]) -> list[Person]:
    return list(Person.objects.filter(pk__in=numbers))


def _record(request: OfficerRequest, case: Case, form: RecordForm) -> None:
    signature = form.signature()
    act = api.record_visit if form.cleaned_data["method"] == VISIT else api.record_sheet
    for pk in form.cleaned_data["people"]:
        wish = api.Wish(int(pk), case.matter, case.ref)
        act(wish, signature, by=request.viewer, on=request.today)
