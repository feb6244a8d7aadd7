"""What officers do with meetings, one form each."""

from collections.abc import Callable

from django import forms as django_forms
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.meetings import api
from minzheng.faces.desk.form_pages import Done, FormFrame, deed_page, form_page, sure
from minzheng.faces.desk.forms.filters import places_below
from minzheng.faces.desk.meetings.answering import answering
from minzheng.faces.desk.meetings.forms import (
    CameForm,
    DecisionForm,
    GroupForm,
    ItemForm,
    MeetingForm,
    MinutesForm,
    WhyForm,
)
from minzheng.faces.desk.meetings.showing import waiting_choices
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.registers.offices.api import home_division

FORMS = require_http_methods(["GET", "POST"])
REFUSALS = (api.MeetingRefused, NotAllowed)
PART = "会议"


@FORMS
@officer(api.WRITERS)
@answering
def found(request: OfficerRequest) -> HttpResponse:
    """A new group."""
    towns, home = places_below(request.viewer, request.today), home_division()
    form = GroupForm(request.POST or None, towns=towns, home=home)
    back = reverse("desk:meetings")

    def act() -> Done:
        given = form.cleaned_data
        new = api.NewGroup(given["name"], given["word"], home, form.seats())
        api.found_group(new, by=request.viewer, on=request.today)
        return Done("已设立。", back)

    frame = FormFrame("设立领导小组", PART, back, "席位是岗位的，换了人席位还在。", "设立")
    return form_page(request, form, frame, act, refusals=REFUSALS)


@FORMS
@officer(api.WRITERS)
@answering
def seats(request: OfficerRequest, pk: int) -> HttpResponse:
    """Other seats."""
    row = api.group_for(request.viewer, pk)
    towns = places_below(request.viewer, request.today)
    form = GroupForm(request.POST or None, towns=towns, home=row.division_code, group=row)
    back = reverse("desk:meetings")

    def act() -> Done:
        api.reseat(request.viewer, pk, form.seats())
        return Done("成员已更新，已经通知的会议不变。", back)

    frame = FormFrame(f"成员：{row.name}", PART, back)
    return form_page(request, form, frame, act, refusals=REFUSALS)


@FORMS
@officer(api.WRITERS)
@answering
def plan(request: OfficerRequest, pk: int) -> HttpResponse:
    """A meeting of a group."""
    row = api.group_for(request.viewer, pk)
    form = MeetingForm(request.POST or None)

    def act() -> Done:
        made = api.plan_meeting(request.viewer, pk, form.new(), on=request.today)
        return Done("已安排，请列议程。", reverse("desk:meeting", args=[made.pk]))

    frame = FormFrame(f"安排会议：{row.name}", PART, reverse("desk:meetings"), "", "安排")
    return form_page(request, form, frame, act, refusals=REFUSALS)


@FORMS
@officer(api.WRITERS)
@answering
def add_item(request: OfficerRequest, pk: int) -> HttpResponse:
    """Put something on the agenda."""
    row = api.meeting_for(request.viewer, pk)
    waiting = waiting_choices(api.unfinished(row.group, request.today))
    form = ItemForm(request.POST or None, request.FILES or None, waiting=waiting)

    def act() -> None:
        api.add_item(request.viewer, pk, form.new(), on=request.today)

    return _about(request, row, form, "列入议程", act)


@FORMS
@officer(api.WRITERS)
@answering
def strike(request: OfficerRequest, pk: int, number: int) -> HttpResponse:
    """Take it off again."""
    row = api.meeting_for(request.viewer, pk)

    def act() -> None:
        api.strike_item(request.viewer, pk, number)

    return _about(request, row, sure(request), f"撤下第 {number} 个议题", act)


@FORMS
@officer(api.WRITERS)
@answering
def call(request: OfficerRequest, pk: int) -> HttpResponse:
    """Tell every member."""
    row = api.meeting_for(request.viewer, pk)

    def act() -> None:
        api.call_meeting(request.viewer, pk, on=request.today)

    lead = "给每个成员发消息，写明时间、地点、议程。再按一次会再发一次。"
    return _about(request, row, sure(request), "通知开会", act, lead=lead)


@FORMS
@officer(api.WRITERS)
@answering
def off(request: OfficerRequest, pk: int) -> HttpResponse:
    """It does not take place."""
    row = api.meeting_for(request.viewer, pk)
    form = WhyForm(request.POST or None)

    def act() -> None:
        api.call_off(request.viewer, pk, form.cleaned_data["why"], on=request.today)

    return _about(request, row, form, "取消会议", act)


@FORMS
@officer(api.WRITERS)
@answering
def hold(request: OfficerRequest, pk: int) -> HttpResponse:
    """Who came."""
    row = api.meeting_for(request.viewer, pk)
    form = CameForm(request.POST or None, called=list(row.attendances.all()))

    def act() -> None:
        api.hold(request.viewer, pk, form.came(), on=request.today)

    return _about(request, row, form, "记录到会", act)


@FORMS
@officer(api.WRITERS)
@answering
def decide(request: OfficerRequest, pk: int) -> HttpResponse:
    """A decision, at once somebody's duty."""
    row = api.meeting_for(request.viewer, pk)
    form = DecisionForm(
        request.POST or None, towns=places_below(request.viewer, request.today),
        home=row.group.division_code, items=list(row.items.all()),
    )  # fmt: skip

    def act() -> None:
        api.decide(request.viewer, pk, form.new(), on=request.today)

    lead = "每一件议定事项就是一项任务，到期提醒、超期上报、凭据核实才算办结。"
    return _about(request, row, form, "记议定事项", act, lead=lead)


@FORMS
@officer(api.WRITERS)
@answering
def minutes(request: OfficerRequest, pk: int) -> HttpResponse:
    """Draft them, or a new version."""
    row = api.meeting_for(request.viewer, pk)
    last = row.minutes.first()
    again = last is not None and last.signed_on is not None
    text = last.text if last else api.draft_of(row)
    form = MinutesForm(request.POST or None, text=text, again=again)

    def act() -> None:
        given = form.cleaned_data
        api.write_minutes(request.viewer, pk, given["text"], given.get("why", ""), on=request.today)

    return _about(request, row, form, "起草纪要", act)


@FORMS
@officer(api.READERS)
@answering
def sign(request: OfficerRequest, pk: int) -> HttpResponse:
    """The chair signs."""
    row = api.meeting_for(request.viewer, pk)
    last = row.minutes.first()

    def act() -> None:
        api.sign_minutes(request.viewer, pk, on=request.today)

    lead = f"{last.text[:300]} 签发以后不能改，只能出新的一版。" if last else ""
    return _about(request, row, sure(request), "签发纪要", act, lead=lead)


def _about(
    request: OfficerRequest, row: api.Meeting, form: django_forms.Form, verb: str,
    act: Callable[[], None], *, lead: str = "",
) -> HttpResponse:  # fmt: skip
    back = reverse("desk:meeting", args=[row.pk])
    frame = FormFrame(f"{verb}：{row.title}", PART, back, lead, verb)
    return deed_page(request, form, frame, act, refusals=REFUSALS)
