"""What the team does with one file; every page is a form, and leads back to the file."""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from minzheng.engines.programmes import api
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.programmes import showing
from minzheng.faces.desk.programmes.forms import (
    AnswerForm,
    CrisisForm,
    EndForm,
    MeetingForm,
    PlanForm,
    ScaleForm,
    WordsForm,
    WorkerForm,
)
from minzheng.faces.desk.requests import OfficerRequest, officer


@dataclass(frozen=True)
class Doing:
    """A page of one deed: its words, what it says above the form, the form, and the deed."""

    words: str
    says: str
    form: forms.Form
    act: Callable[[], str]
    emergencies: bool = False


@never_cache
@require_http_methods(["GET", "POST"])
@officer(api.WORKERS)
def answer(request: OfficerRequest, pk: int) -> HttpResponse:
    """Accept a referral, or not."""
    row = _file(request, pk)
    form = AnswerForm(request.POST or None, team=api.team_of(row.point, request.today))

    def act() -> str:
        given, by, on = form.cleaned_data, request.viewer, request.today
        if given["outcome"] == "accept":
            api.accept(row, worker=given["worker"], by=by, on=on)
            return "已接收。下一步做开始时的评估，再制定计划。"
        api.refuse(row, given["reason"], by=by, on=on)
        return "已登记不接收，请当面告诉本人或监护人。"

    return _do(request, row, Doing("答复转介", row.who["reason"], form, act))


@never_cache
@require_http_methods(["GET", "POST"])
@officer(api.WORKERS)
def worker(request: OfficerRequest, pk: int) -> HttpResponse:
    """Let another of the team be responsible."""
    row = _file(request, pk)
    form = WorkerForm(request.POST or None, team=api.team_of(row.point, request.today))

    def act() -> str:
        key = form.cleaned_data["worker"]
        api.hand_to(row, key, by=request.viewer, on=request.today)
        return "已换负责人。"

    return _do(request, row, Doing("换负责人", f"现在由{row.worker_name}负责。", form, act))


@never_cache
@require_http_methods(["GET", "POST"])
@officer(api.WORKERS)
def scale(request: OfficerRequest, pk: int, key: str) -> HttpResponse:
    """Fill in a scale."""
    row, wanted = _file(request, pk), api.scale_of(key)
    form = ScaleForm(request.POST or None, scale=wanted)

    def act() -> str:
        made = api.take_score(row, key, form.answers(), by=request.viewer, on=request.today)
        return f"得分 {made.total}，{wanted.band(made.total)}。"

    kind = "" if wanted.validated else "没有做过信度、效度检验，只看同一个人前后的变化。"
    says = f"按{wanted.period}的情况填。{kind}{wanted.licence}。"
    return _do(request, row, Doing(wanted.name, says, form, act))


@never_cache
@require_http_methods(["GET", "POST"])
@officer(api.WORKERS)
def plan(request: OfficerRequest, pk: int) -> HttpResponse:
    """Write the individual plan, or a new version."""
    row, form = _file(request, pk), PlanForm(request.POST or None)

    def act() -> str:
        api.make_plan(row, form.plan(), by=request.viewer, on=request.today)
        return "计划已保存，从今天起按它服务。"

    says = "和本人、监护人一起定。目标写看得见的变化，比如“每天自己按时服药”。"
    return _do(request, row, Doing("制定计划", says, form, act))


@never_cache
@require_http_methods(["GET", "POST"])
@officer(api.WORKERS)
def meeting(request: OfficerRequest, pk: int) -> HttpResponse:
    """Write down a session; made for one hand on a phone."""
    row = _file(request, pk)
    form = MeetingForm(request.POST or None, row=row, initial={"day": request.today})

    def act() -> str:
        api.hold_meeting(row, form.meeting(), by=request.viewer, on=request.today)
        return "已记下。"

    return _do(request, row, Doing("登记一次服务", "", form, act))


@never_cache
@require_http_methods(["GET", "POST"])
@officer(api.WORKERS)
def review(request: OfficerRequest, pk: int) -> HttpResponse:
    """Look at how it goes."""
    row, form = _file(request, pk), WordsForm(request.POST or None)

    def act() -> str:
        api.review(row, form.cleaned_data["words"], by=request.viewer, on=request.today)
        return "复评已记下。目标变了的，请写新的计划。"

    says = "先做一次评估，和开始时比；再写目标完成得怎样、接下来改什么。"
    return _do(request, row, Doing("复评", says, form, act))


@never_cache
@require_http_methods(["GET", "POST"])
@officer(api.WORKERS)
def crisis(request: OfficerRequest, pk: int) -> HttpResponse:
    """Write down a danger; the lead is told at once."""
    row, form = _file(request, pk), CrisisForm(request.POST or None)

    def act() -> str:
        given = form.cleaned_data
        api.note_crisis(row, given["kind"], given["words"], by=request.viewer, on=request.today)
        return "已记下，已通知服务点负责人。"

    says = "先救人，后登记。人还有危险的，现在就打电话。"
    return _do(request, row, Doing("紧急记录", says, form, act, emergencies=True))


@never_cache
@require_http_methods(["GET", "POST"])
@officer(api.WORKERS)
def calm(request: OfficerRequest, pk: int) -> HttpResponse:
    """Say how the danger was met."""
    row, form = _file(request, pk), WordsForm(request.POST or None)

    def act() -> str:
        api.calm(row, form.cleaned_data["words"], by=request.viewer, on=request.today)
        return "已记下怎样处理的。"

    says = "写怎样处理的、人现在在哪里、接下来谁看着。"
    return _do(request, row, Doing("紧急情况已处理", says, form, act, emergencies=True))


@never_cache
@require_http_methods(["GET", "POST"])
@officer(api.WORKERS)
def end(request: OfficerRequest, pk: int) -> HttpResponse:
    """End the service."""
    row, form = _file(request, pk), EndForm(request.POST or None)

    def act() -> str:
        given = form.cleaned_data
        ended = api.end(row, given["reason"], given["words"], by=request.viewer, on=request.today)
        return f"已结束：{ended.ending_name}。"

    says = "结束以后还会提醒两次回访。目标达到的，先做一次结束评估。"
    return _do(request, row, Doing("结束服务", says, form, act))


@never_cache
@require_http_methods(["GET", "POST"])
@officer(api.WORKERS)
def follow(request: OfficerRequest, pk: int) -> HttpResponse:
    """Ask how she fares after the end."""
    row, form = _file(request, pk), WordsForm(request.POST or None)

    def act() -> str:
        api.follow_up(row, form.cleaned_data["words"], by=request.viewer, on=request.today)
        return "回访已记下。"

    says = "写怎样联系的、现在的情况、要不要再转介。"
    return _do(request, row, Doing("回访", says, form, act))


def _file(request: OfficerRequest, pk: int) -> api.File:
    return api.file_for(request.viewer, pk, request.today)


def _do(request: OfficerRequest, row: api.File, doing: Doing) -> HttpResponse:
    """The form; when it is right, the deed, and back to the file."""
    if doing.form.is_valid():
        try:
            messages.success(request, doing.act())
            return redirect("desk:programme-file", row.pk)
        except api.ProgrammeRefused as refusal:
            doing.form.add_error(None, str(refusal))
    calls = row.point.definition.emergencies if doing.emergencies else ()
    card = showing.card(row, request.today)
    return page(
        request, "programmes/form", row=row, card=card, form=doing.form, doing=doing, calls=calls
    )
