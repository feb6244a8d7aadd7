"""Duties at the desk: the list, one duty, progress, proof, a second hand, moved, dropped."""

from collections.abc import Callable
from urllib.parse import urlencode

from django import forms as django_forms
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.duties import api
from minzheng.engines.parameters.api import place_names
from minzheng.engines.plans.api import PlanRefused, tie_duty, ties_of
from minzheng.faces.desk.duties import showing
from minzheng.faces.desk.duties.answering import answering
from minzheng.faces.desk.duties.forms import (
    DutyFilters,
    DutyForm,
    MoveForm,
    ProgressForm,
    ProofForm,
    TieForm,
    WhyForm,
)
from minzheng.faces.desk.form_pages import Done, FormFrame, deed_page, form_page, sure
from minzheng.faces.desk.forms.filters import places_below
from minzheng.faces.desk.listing import listed
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.registers.offices.api import home_division

FORMS = require_http_methods(["GET", "POST"])
REFUSALS = (api.DutyRefused, PlanRefused, NotAllowed)


@require_safe
@officer(api.READERS)
@listed("duties")
def duties(request: OfficerRequest) -> HttpResponse:
    """Turns by their last day. Six queries."""
    form = DutyFilters(request.GET, places=places_below(request.viewer, request.today))
    wanted, on = form.wanted, request.today
    found = api.turn_page(request.viewer, wanted, request.GET.get("after", ""), on)
    query = {key: value for key, value in form.cleaned_data.items() if value}
    more = urlencode({**query, "after": found.after}) if found.after else ""
    places = place_names({row.duty.division_code for row in found.rows})
    whose = api.Wanted(wanted.whose, "", wanted.division)
    return page(
        request, "duties/duties", form=form, more=f"?{more}" if more else "",
        table=showing.turn_table(found.rows, places, on), narrowed=len(query) > 0,
        figures=showing.figures(api.standing(request.viewer, whose, on)),
        gives=bool(request.viewer.roles & set(api.GIVERS)), tied=showing.tied_words(wanted.tied),
    )  # fmt: skip


@require_safe
@officer(api.READERS)
@answering
def duty(request: OfficerRequest, pk: int) -> HttpResponse:
    """One duty with every turn."""
    row, viewer = api.duty_for(request.viewer, pk), request.viewer
    turns = api.turns_in_order(row)
    newest = turns[0]
    helping = [division for _, division in row.helping]
    running = row.state == api.State.RUNNING
    return page(
        request, "duties/duty", row=row, turn=newest,
        entries=showing.entries(row, place_names({row.division_code, *helping})),
        turns=[(each, showing.events(each)) for each in turns],
        may_do=running and newest.state == api.TurnState.OPEN and api.may_do(viewer, row),
        may_confirm=newest.state == api.TurnState.HANDED_IN and api.may_confirm(viewer, newest),
        may_give=running and api.may_give(viewer, row),
        tied=showing.tie_table(
            ties_of(viewer, row, request.today), row,
            may_give=running and api.may_give(viewer, row),
        ),
        may_move=running and newest.state == api.TurnState.OPEN,
    )  # fmt: skip


@FORMS
@officer(api.GIVERS)
@answering
def give(request: OfficerRequest) -> HttpResponse:
    """A duty that comes from no document."""
    towns, home = places_below(request.viewer, request.today), home_division()
    form = DutyForm(request.POST or None, towns=towns, home=home)
    lead = "责任岗位收到消息，快到期提醒，超期逐级上报，凭据由上一级核实才算办结。"
    frame = FormFrame("交办任务", "任务", reverse("desk:duties"), lead, "交办")

    def act() -> Done:
        made = api.assign_duty(form.new(), by=request.viewer, on=request.today)
        return Done("已交办。", reverse("desk:duty", args=[made.pk]))

    return form_page(request, form, frame, act, refusals=REFUSALS)


@FORMS
@officer(api.GIVERS)
@answering
def tie(request: OfficerRequest, pk: int) -> HttpResponse:
    """Say what it touches."""
    row = api.duty_for(request.viewer, pk)
    form = TieForm(request.POST or None)

    def act() -> None:
        tie_duty(request.viewer, pk, *form.told(), on=request.today)

    return _about_duty(request, row, form, "关联", act)


@FORMS
@officer(api.GIVERS)
@answering
def untie(request: OfficerRequest, pk: int, number: int) -> HttpResponse:
    """It does not touch that."""
    row = api.duty_for(request.viewer, pk)
    found = row.ties.filter(pk=number).first()

    def act() -> None:
        api.untie(request.viewer, pk, number)

    return _about_duty(
        request, row, sure(request), "取消关联", act, lead=found.words if found else ""
    )


@FORMS
@officer(api.OWNERS)
@answering
def report(request: OfficerRequest, pk: int) -> HttpResponse:
    """How far it is."""
    row = api.turn_for(request.viewer, pk)
    form = ProgressForm(request.POST or None, initial={"percent": row.percent})

    def act() -> None:
        given = form.cleaned_data
        api.report_progress(request.viewer, pk, given["percent"], given["words"], on=request.today)

    return _about(request, row, form, "报进展", act)


@FORMS
@officer(api.OWNERS)
@answering
def hand_in(request: OfficerRequest, pk: int) -> HttpResponse:
    """Hand in what was done with its proof."""
    row = api.turn_for(request.viewer, pk)
    form = ProofForm(request.POST or None, request.FILES or None)

    def act() -> None:
        api.hand_in(request.viewer, pk, form.proof(), on=request.today)

    return _about(request, row, form, "提交办理情况", act, lead=f"要有：{row.duty.evidence}")


@FORMS
@officer(api.CONFIRMERS)
@answering
def confirm(request: OfficerRequest, pk: int) -> HttpResponse:
    """It is done."""
    row = api.turn_for(request.viewer, pk)
    form = sure(request)

    def act() -> None:
        api.confirm_done(request.viewer, pk, on=request.today)

    lead = f"{row.handed_by}提交：{row.proof}。看过凭据再核实；提交的人不能自己核实。"
    return _about(request, row, form, "核实办结", act, lead=lead)


@FORMS
@officer(api.CONFIRMERS)
@answering
def send_back(request: OfficerRequest, pk: int) -> HttpResponse:
    """It is not done as it should be."""
    row = api.turn_for(request.viewer, pk)
    form = WhyForm(request.POST or None)

    def act() -> None:
        api.send_back(request.viewer, pk, form.cleaned_data["why"], on=request.today)

    return _about(request, row, form, "退回", act, lead="写清楚缺什么、怎样补；期限不变。")


@FORMS
@officer(api.GIVERS)
@answering
def move(request: OfficerRequest, pk: int) -> HttpResponse:
    """Another last day."""
    row = api.turn_for(request.viewer, pk)
    form = MoveForm(request.POST or None, initial={"day": row.due_on})

    def act() -> None:
        given = form.cleaned_data
        api.move_due(request.viewer, pk, given["day"], given["why"], on=request.today)

    return _about(request, row, form, "改期", act)


@FORMS
@officer(api.GIVERS)
@answering
def drop(request: OfficerRequest, pk: int) -> HttpResponse:
    """It is not to be done any more."""
    row = api.duty_for(request.viewer, pk)
    form = WhyForm(request.POST or None)
    back = reverse("desk:duty", args=[pk])
    frame = FormFrame(
        f"撤销：{row.title}", "任务", back, "没有办结的都不再办，记录保留。", "确定撤销"
    )

    def act() -> Done:
        api.drop_duty(request.viewer, pk, form.cleaned_data["why"], on=request.today)
        return Done("已撤销。", back)

    return form_page(request, form, frame, act, refusals=REFUSALS)


@require_safe
@officer(api.READERS)
@answering
def paper(request: OfficerRequest, pk: int) -> HttpResponse:
    """The proof; looking at it is in the trail."""
    content, mime, _ = api.open_paper(request.viewer, pk)
    return HttpResponse(content, content_type=mime)


def _about(
    request: OfficerRequest, row: api.Turn, form: django_forms.Form, verb: str,
    act: Callable[[], None], *, lead: str = "",
) -> HttpResponse:  # fmt: skip
    return _about_duty(request, row.duty, form, verb, act, lead=lead)


def _about_duty(
    request: OfficerRequest, row: api.Duty, form: django_forms.Form, verb: str,
    act: Callable[[], object], *, lead: str = "",
) -> HttpResponse:  # fmt: skip
    back = reverse("desk:duty", args=[row.pk])
    frame = FormFrame(f"{verb}：{row.title}", "任务", back, lead, verb)
    return deed_page(request, form, frame, act, refusals=REFUSALS)
