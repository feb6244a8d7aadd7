"""Courses at the desk: planned, held with a sign-in sheet, called off; one course."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.learning import api
from minzheng.engines.parameters.api import place_names
from minzheng.faces.desk.files import inline
from minzheng.faces.desk.form_pages import Done, FormFrame, deed_page, form_page
from minzheng.faces.desk.learning import showing
from minzheng.faces.desk.learning.answering import answering
from minzheng.faces.desk.learning.forms import CourseForm, HoldForm, WhyForm
from minzheng.faces.desk.listing import listed
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.registers.offices.api import home_division

FORMS = require_http_methods(["GET", "POST"])
REFUSALS = (api.LearningRefused, NotAllowed)
PART, MOST = "试点、考察和培训", 50


@FORMS
@officer(api.KEEPERS)
@answering
def plan(request: OfficerRequest) -> HttpResponse:
    """Call the holders of some posts."""
    held = api.courses_of(request.viewer).exclude(held_on=None)[:MOST]
    form = CourseForm(request.POST or None, held=held)
    lead = "任职这些岗位的人马上收到消息。"
    frame = FormFrame("安排培训", PART, reverse("desk:learning"), lead, "通知")

    def act() -> Done:
        row = api.plan_course(form.new(home_division()), by=request.viewer, on=request.today)
        return Done("已通知。", reverse("desk:course", args=[row.pk]))

    return form_page(request, form, frame, act, refusals=REFUSALS)


@require_safe
@officer(api.READERS)
@answering
@listed("course-seats")
def course(request: OfficerRequest, pk: int) -> HttpResponse:
    """One course: what was taught, who of her own area was called and came."""
    row = api.course_for(request.viewer, pk)
    seats = list(api.seats_of(request.viewer, row))
    keeps = api.may_keep(request.viewer, row.division_code)
    waits = row.held_on is None and not row.off_why
    return page(
        request, "learning/course", row=row, entries=showing.course_entries(row),
        table=showing.seat_table(seats, place_names({each.division_code for each in seats})),
        keeps=keeps and waits, over=request.today >= row.day, sheet=keeps and bool(row.paper),
    )  # fmt: skip


@FORMS
@officer(api.KEEPERS)
@answering
def hold(request: OfficerRequest, pk: int) -> HttpResponse:
    """Who came."""
    row = api.course_for(request.viewer, pk)
    seats = api.seats_of(request.viewer, row)
    form = HoldForm(request.POST or None, request.FILES or None, seats=seats)
    back = reverse("desk:course", args=[pk])
    frame = FormFrame(f"登记到课：{row}", PART, back, "没有选的人记为到课。", "登记到课")

    def act() -> None:
        absent, sheet = form.told()
        api.hold_course(request.viewer, pk, absent, sheet, on=request.today)

    return deed_page(request, form, frame, act, refusals=REFUSALS)


@FORMS
@officer(api.KEEPERS)
@answering
def call_off(request: OfficerRequest, pk: int) -> HttpResponse:
    """It does not take place."""
    row = api.course_for(request.viewer, pk)
    form = WhyForm(request.POST or None)
    back = reverse("desk:course", args=[pk])
    frame = FormFrame(f"取消培训：{row}", PART, back, "通知过的人都会收到消息。", "取消培训")

    def act() -> None:
        api.call_off_course(request.viewer, pk, form.cleaned_data["why"], on=request.today)

    return deed_page(request, form, frame, act, refusals=REFUSALS)


@never_cache
@require_safe
@officer(api.KEEPERS)
@answering
def paper(request: OfficerRequest, pk: int) -> HttpResponse:
    """The sign-in sheet; looking at it is in the trail."""
    return inline(*api.course_paper(request.viewer, pk))
