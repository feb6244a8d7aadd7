"""Weak elders at the desk: the list, their two helpers, who was in touch."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.access.api import may, may_see_person
from minzheng.engines.homecare import api
from minzheng.faces.desk.form_pages import Done, FormFrame, form_page
from minzheng.faces.desk.homecare import showing
from minzheng.faces.desk.homecare.answering import answering
from minzheng.faces.desk.homecare.forms import ContactForm, PairForm, WeakFilters, WhyForm
from minzheng.faces.desk.homecare.views import shown
from minzheng.faces.desk.listing import after, listed
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.registers.people.api import Person

FORMS = require_http_methods(["GET", "POST"])
REFUSALS = (api.HomecareRefused,)


@require_safe
@officer(api.READERS)
@listed("homecare-weak")
def weak(request: OfficerRequest) -> HttpResponse:
    """Who is disabled with nobody at home to help, and who looks after them."""
    form = WeakFilters(request.GET)
    show = form.told("show")
    found = api.weak_page(request.viewer, show, after(request))
    pairs = api.pairs_by_person(row.person_id for row in found.rows)
    late = len(api.late_pairs(request.viewer, request.today))
    lead = f"每位由两位固定帮扶人照看，每月至少联系一次。联系超期 {late} 对。"
    held = urlencode({"show": show, "after": found.after}) if found.after else ""
    table = showing.weak_table(found.rows, pairs, request.today)
    return shown(request, "homecare-weak", "弱老携手", table, form=form, lead=lead, more=held)


@FORMS
@officer(api.PAIRERS)
@answering
def pair_new(request: OfficerRequest, pk: int) -> HttpResponse:
    """Two people look after somebody."""
    person = Person.objects.filter(pk=pk).first()
    if person is None or not may_see_person(request.viewer, person):
        raise api.NoSuchVisit("没有这位老人，或她不在您的辖区内。请从“弱老携手”重新进入")
    form = PairForm(request.POST or None)
    back = reverse("desk:homecare-weak")
    lead = "写两位固定的帮扶人，一位有事时另一位能去。"
    frame = FormFrame(f"为{person.name}结对", "弱老携手", back, lead, "结对")

    def act() -> Done:
        new = api.NewPair(**form.cleaned_data)
        row = api.make_pair(person, new, by=request.viewer, on=request.today)
        return Done("已结对。", reverse("desk:homecare-pair", args=[row.pk]))

    return form_page(request, form, frame, act, refusals=REFUSALS)


@require_safe
@officer(api.READERS)
@answering
def pair(request: OfficerRequest, pk: int) -> HttpResponse:
    """One pair: the helpers, the package, each contact."""
    row = api.pair_for(request.viewer, pk)
    return page(
        request, "homecare/pair", row=row, helpers=api.helpers_of(row),
        contacts=list(row.contacts.all()[:50]), late=row.due_on < request.today,
        may_pair=row.ended_on is None and may(request.viewer, api.PAIRERS, row.division_code),
    )  # fmt: skip


@FORMS
@officer(api.PAIRERS)
@answering
def contact(request: OfficerRequest, pk: int) -> HttpResponse:
    """One of the two was in touch."""
    row = api.pair_for(request.viewer, pk)
    form = ContactForm(request.POST or None, pair=row, on=request.today)
    back = reverse("desk:homecare-pair", args=[pk])
    frame = FormFrame(f"登记联系：{row.person.name}", "结对", back, "", "登记")

    def act() -> Done:
        told = form.cleaned_data
        new = api.NewContact(
            told["helper"], told["way"], told["well"] == "yes", told["words"], told["day"]
        )
        api.note_contact(request.viewer, pk, new, on=request.today)
        return Done("已登记。", back)

    return form_page(request, form, frame, act, refusals=REFUSALS)


@FORMS
@officer(api.PAIRERS)
@answering
def end(request: OfficerRequest, pk: int) -> HttpResponse:
    """The two look after her no more."""
    row = api.pair_for(request.viewer, pk)
    form = WhyForm(request.POST or None)
    back = reverse("desk:homecare-pair", args=[pk])
    frame = FormFrame(
        f"结束结对：{row.person.name}", "结对", back, "换人的请再登记新的结对。", "结束"
    )

    def act() -> Done:
        api.end_pair(request.viewer, pk, form.cleaned_data["why"], on=request.today)
        return Done("已结束。", back)

    return form_page(request, form, frame, act, refusals=REFUSALS)
