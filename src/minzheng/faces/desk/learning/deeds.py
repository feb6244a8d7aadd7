"""What is done to pilots and trips: a form each."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.learning import api
from minzheng.faces.desk.form_pages import Done, FormFrame, form_page
from minzheng.faces.desk.forms.filters import places_below
from minzheng.faces.desk.learning.answering import answering
from minzheng.faces.desk.learning.forms import (
    AnswersForm,
    CopyForm,
    LessonForm,
    PilotForm,
    ResultForm,
    TripForm,
)
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.registers.offices.api import home_division

FORMS = require_http_methods(["GET", "POST"])
REFUSALS = (api.LearningRefused, NotAllowed)
PART = "试点、考察和培训"


@FORMS
@officer(api.KEEPERS)
@answering
def begin(request: OfficerRequest) -> HttpResponse:
    """A pilot."""
    form = PilotForm(request.POST or None, towns=places_below(request.viewer, request.today))
    frame = FormFrame("登记试点", PART, reverse("desk:learning"))

    def act() -> Done:
        row = api.begin_pilot(form.new(home_division()), by=request.viewer, on=request.today)
        return Done("已登记，现在的数已记下。", reverse("desk:pilot", args=[row.pk]))

    return form_page(request, form, frame, act, refusals=REFUSALS)


@FORMS
@officer(api.KEEPERS)
@answering
def end(request: OfficerRequest, pk: int) -> HttpResponse:
    """How it went."""
    row = api.pilot_for(request.viewer, pk)
    form = ResultForm(request.POST or None)
    back = reverse("desk:pilot", args=[pk])
    frame = FormFrame(
        f"总结：{row}", PART, back, "由登记人以外的人总结；现在的数记在旁边。", "总结"
    )

    def act() -> Done:
        given = form.cleaned_data
        worked = given["worked"] == "yes"
        api.end_pilot(request.viewer, pk, given["result"], worked=worked, on=request.today)
        return Done("已总结。", back)

    return form_page(request, form, frame, act, refusals=REFUSALS)


@FORMS
@officer(api.KEEPERS)
@answering
def copy(request: OfficerRequest, pk: int) -> HttpResponse:
    """Another town takes it over."""
    row = api.pilot_for(request.viewer, pk)
    form = CopyForm(request.POST or None, towns=places_below(request.viewer, request.today))
    back = reverse("desk:pilot", args=[pk])
    frame = FormFrame(f"推广：{row}", PART, back, "推广就是那个镇街负责人的一项任务。", "推广")

    def act() -> Done:
        api.copy_pilot(request.viewer, pk, form.new(), on=request.today)
        return Done("已交办。", back)

    return form_page(request, form, frame, act, refusals=REFUSALS)


@FORMS
@officer(api.KEEPERS)
@answering
def plan(request: OfficerRequest) -> HttpResponse:
    """A trip."""
    form = TripForm(request.POST or None)
    lead = "考察报告是区民政局经办的一项任务，回来以后按期交。"
    frame = FormFrame("安排考察", PART, reverse("desk:learning"), lead)

    def act() -> Done:
        row = api.plan_trip(form.new(home_division()), by=request.viewer, on=request.today)
        return Done("已安排。", reverse("desk:trip", args=[row.pk]))

    return form_page(request, form, frame, act, refusals=REFUSALS)


@FORMS
@officer(api.KEEPERS)
@answering
def report(request: OfficerRequest, pk: int) -> HttpResponse:
    """Every question answered."""
    row = api.trip_for(request.viewer, pk)
    form = AnswersForm(request.POST or None, trip=row)
    back = reverse("desk:trip", args=[pk])
    frame = FormFrame(f"写报告：{row}", PART, back, "逐个回答；交了以后由负责人核实。", "交报告")

    def act() -> Done:
        api.report_trip(request.viewer, pk, form.answers(), on=request.today)
        return Done("报告已交，等核实。", back)

    return form_page(request, form, frame, act, refusals=REFUSALS)


@FORMS
@officer(api.KEEPERS)
@answering
def lesson(request: OfficerRequest, pk: int) -> HttpResponse:
    """Something to do here."""
    row = api.trip_for(request.viewer, pk)
    towns = places_below(request.viewer, request.today)
    form = LessonForm(request.POST or None, towns=towns, home=home_division())
    back = reverse("desk:trip", args=[pk])
    frame = FormFrame(f"定要做的：{row}", PART, back, "每一件就是一项任务。", "交办")

    def act() -> Done:
        api.add_lesson(request.viewer, pk, form.new(), on=request.today)
        return Done("已交办。", back)

    return form_page(request, form, frame, act, refusals=REFUSALS)
