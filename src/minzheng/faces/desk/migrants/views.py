"""Migrants at the desk: reservoirs and heads, plans, persons, one person."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.access.api import NotAllowed, may
from minzheng.engines.migrants import api
from minzheng.engines.parameters.api import place_names
from minzheng.faces.desk.form_pages import Done, FormFrame, form_page, sure
from minzheng.faces.desk.listing import listed
from minzheng.faces.desk.migrants import showing
from minzheng.faces.desk.migrants.answering import answering
from minzheng.faces.desk.migrants.forms import (
    AccountForm,
    HeadsForm,
    MigrantForm,
    PeopleFilters,
    PlanForm,
    ReservoirForm,
    StopForm,
    villages,
)
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.registers.offices.api import home_division

FORMS = require_http_methods(["GET", "POST"])
REFUSALS = (api.MigrantRefused, NotAllowed)
REGISTERERS = (*api.DISTRICT, *api.TOWN)


@require_safe
@officer(api.READERS)
@listed("migrant-heads", "migrant-plans", "reservoirs")
def migrants(request: OfficerRequest) -> HttpResponse:
    """Approved heads by village, plans, reservoirs; who has had her own years."""
    viewer, on = request.viewer, request.today
    rows, over = api.head_sums(viewer), api.expired(viewer, on)
    home = home_division()
    return page(
        request, "migrants/migrants", figures=showing.head_figures(rows, over), expired=over,
        table=showing.head_table(rows, place_names({each.quota.division_code for each in rows})),
        plans=showing.plan_table(api.plans(viewer), confirms=may(viewer, api.APPROVERS, home)),
        lakes=showing.lake_table(api.reservoirs(viewer), sets=may(viewer, api.DISTRICT, home)),
        sets=may(viewer, api.DISTRICT, home), terms=api.terms(home, on),
    )  # fmt: skip


@FORMS
@officer(api.DISTRICT)
@answering
def reservoir_new(request: OfficerRequest) -> HttpResponse:
    """Write a reservoir down."""
    form, back = ReservoirForm(request.POST or None), reverse("desk:migrants")
    frame = FormFrame("登记水库", "移民扶持", back)

    def act() -> Done:
        told = form.cleaned_data
        row = api.add_reservoir(told["name"], home_division(), told["document"],
                                by=request.viewer, on=request.today)  # fmt: skip
        return Done("已登记，请登记各村的核定人数。", reverse("desk:migrant-heads", args=[row.pk]))

    return form_page(request, form, frame, act, refusals=REFUSALS)


@FORMS
@officer(api.DISTRICT)
@answering
def heads(request: OfficerRequest, pk: int) -> HttpResponse:
    """The heads approved for a village, once."""
    row = api.reservoir_for(request.viewer, pk)
    form = HeadsForm(request.POST or None, places=villages(request.viewer, request.today))
    frame = FormFrame(f"核定人数：{row}", "移民扶持", reverse("desk:migrants"),
                      "一次核定，以后不能改：增人不增，减人要减。")  # fmt: skip

    def act() -> Done:
        told = form.cleaned_data
        api.set_heads(row, told["village"], told["heads"], told["document"], by=request.viewer)
        return Done("已核定。", reverse("desk:migrants"))

    return form_page(request, form, frame, act, refusals=REFUSALS)


@FORMS
@officer(api.DISTRICT)
@answering
def plan_new(request: OfficerRequest) -> HttpResponse:
    """Write an approved plan down."""
    form, back = PlanForm(request.POST or None), reverse("desk:migrants")
    lead = "没有经上一级批准的规划，不得拨款。登记以后由另一人核对批件，才算有效。"
    frame = FormFrame("登记后期扶持规划", "移民扶持", back, lead)

    def act() -> Done:
        api.enter_plan(form.plan(home_division()), by=request.viewer, on=request.today)
        return Done("已登记，等另一人核对。", back)

    return form_page(request, form, frame, act, refusals=REFUSALS)


@FORMS
@officer(api.APPROVERS)
@answering
def plan_confirm(request: OfficerRequest, pk: int) -> HttpResponse:
    """The second person has seen the approval."""
    row, back = api.plan_for(request.viewer, pk), reverse("desk:migrants")
    form = sure(request)
    lead = f"{row.approver} {row.document}，{row.since} 到 {row.until} 年，{api.WAYS[row.way]}。"
    frame = FormFrame(f"核对规划：{row}", "移民扶持", back, lead, "批件属实")

    def act() -> Done:
        api.confirm_plan(row, by=request.viewer, on=request.today)
        return Done("规划已核对，从现在起有效。", back)

    return form_page(request, form, frame, act, refusals=REFUSALS)


@require_safe
@officer(api.READERS)
@listed("migrant-people")
def people(request: OfficerRequest) -> HttpResponse:
    """Persons by village, with the last day of their own years."""
    viewer, on = request.viewer, request.today
    places = place_names(api.villages_of(viewer))
    form = PeopleFilters(request.GET, lakes=api.reservoirs(viewer), places=sorted(places.items()))
    found = api.people_page(viewer, form.wanted, on)
    kept = {key: value for key, value in form.cleaned_data.items() if value and key != "after"}
    more = urlencode({**kept, "after": found.after}) if found.after else ""
    return page(
        request, "migrants/people", form=form, more=f"?{more}" if more else "",
        narrowed=bool(kept), table=showing.people_table(found.rows, places),
        registers=bool(viewer.roles & set(REGISTERERS)),
    )  # fmt: skip


@FORMS
@officer(REGISTERERS)
@answering
def register(request: OfficerRequest) -> HttpResponse:
    """Register one of the approved heads."""
    viewer = request.viewer
    form = MigrantForm(
        request.POST or None, lakes=api.reservoirs(viewer), places=villages(viewer, request.today)
    )
    frame = FormFrame("登记移民", "移民名册", reverse("desk:migrant-people"),
                      "只登记核定人数里的原迁移民；搬迁以后出生、嫁入的不登记。")  # fmt: skip

    def act() -> Done:
        row = api.register_migrant(form.migrant(), by=viewer, on=request.today)
        return Done("已登记。", reverse("desk:migrant", args=[row.pk]))

    return form_page(request, form, frame, act, refusals=REFUSALS)


@require_safe
@officer(api.READERS)
@answering
def migrant(request: OfficerRequest, pk: int) -> HttpResponse:
    """One person: her years, her account, what she was paid."""
    row, viewer = api.migrant_for(request.viewer, pk), request.viewer
    told = api.shown_of(row, api.terms(row.division_code, request.today), request.today)
    return page(
        request, "migrants/migrant", row=row,
        entries=showing.person_entries(told, place_names({row.division_code})),
        years=showing.year_table(api.years_of(row)),
        changes=may(viewer, REGISTERERS, row.division_code),
        stops=row.ended_on is None and may(viewer, api.CHECKERS, row.division_code),
    )  # fmt: skip


@FORMS
@officer(REGISTERERS)
@answering
def account(request: OfficerRequest, pk: int) -> HttpResponse:
    """Her account."""
    row = api.migrant_for(request.viewer, pk)
    form, back = AccountForm(request.POST or None), reverse("desk:migrant", args=[pk])
    frame = FormFrame("登记账户", row.person.name, back, "账号加密保存，页面上只显示后四位。")

    def act() -> Done:
        told = form.cleaned_data
        api.set_account(row, told["account_name"], told["bank"], told["account"],
                        by=request.viewer)  # fmt: skip
        return Done("账户已登记。", back)

    return form_page(request, form, frame, act, refusals=REFUSALS)


@FORMS
@officer(api.CHECKERS)
@answering
def stop(request: OfficerRequest, pk: int) -> HttpResponse:
    """Sentence, public employment, hukou, or a mistake."""
    row = api.migrant_for(request.viewer, pk)
    form, back = StopForm(request.POST or None), reverse("desk:migrant", args=[pk])
    lead = "发到停止的当月，名额不补人；去世的由系统按死亡登记停发，不用在这里办。"
    frame = FormFrame("停止扶持", row.person.name, back, lead, "停止")

    def act() -> Done:
        told = form.cleaned_data
        api.stop_support(row, told["why"], told["words"], told["day"],
                         by=request.viewer, on=request.today)  # fmt: skip
        return Done("已停止。", back)

    return form_page(request, form, frame, act, refusals=REFUSALS)
