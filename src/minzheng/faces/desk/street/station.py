"""What the station does: takes in, judges likeness, names, sends home, calls afterwards."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from minzheng.engines.street import api
from minzheng.faces.desk.form_pages import Done, FormFrame, form_page
from minzheng.faces.desk.requests import NotFound, OfficerRequest, officer
from minzheng.faces.desk.street import showing
from minzheng.faces.desk.street.forms import (
    AdmitForm,
    FollowForm,
    HomeForm,
    JudgeForm,
    NameForm,
    SearchForm,
    WhyForm,
)
from minzheng.faces.desk.street.views import finding_of, stay_of


@require_http_methods(["GET", "POST"])
@officer(api.STATION)
def admit(request: OfficerRequest, pk: int) -> HttpResponse:
    """Take in somebody a patrol found; what the patrol wrote stands there already."""
    viewer, row = request.viewer, finding_of(request, pk)
    seen = {key: row.told[key] for key in ("called", "dialect", "marks", "belongings")}
    likely = api.likely_stays(viewer, api.Features(row.sex, row.age, **seen))
    form = AdmitForm(request.POST or None, finding=row, likely=likely)

    def act() -> Done:
        stay = api.admit(row, form.admission(), by=viewer, on=request.today)
        return Done(f"已接收，办件 {stay.case_number}。", _url(stay))

    frame = FormFrame(
        "接收进站", row.number, reverse("desk:street-finding", args=[pk]),
        "来去自愿，不收费。巡查时写下的已经带过来，请核对补充。", "接收，开办件",
        "street/admit", {"one": row, "entries": showing.told(row), "likely": likely},
    )  # fmt: skip
    return _form(request, form, frame, act)


@require_POST
@officer(api.STATION)
def judge(request: OfficerRequest, pk: int) -> HttpResponse:
    """Say whether an earlier stay was the same person's."""
    row, form = stay_of(request, pk), JudgeForm(request.POST)
    if not form.is_valid():
        raise api.StreetRefused("请选“是”或“否”，并写明凭什么判断")
    given = form.cleaned_data
    other = stay_of(request, given["other"])
    same = given["same"] == "yes"
    api.judge(row, other, same=same, why=given["why"], by=request.viewer, on=request.today)
    messages.success(request, "已记下判断，可以再改。")
    return redirect(_url(row))


@require_http_methods(["GET", "POST"])
@officer(api.STATION)
def name(request: OfficerRequest, pk: int) -> HttpResponse:
    """Write down who it is."""
    row, form = stay_of(request, pk), NameForm(request.POST or None)

    def act() -> Done:
        given = form.cleaned_data
        api.name_person(
            row, given["name"], given["id_number"], how=given["how"], by=request.viewer,
            on=request.today,
        )  # fmt: skip
        return Done("已写入人员登记。请在办件里把身份记为已查明。", _url(row))

    lead = "姓名、证件号写进人员登记，改动留痕；办件的下一步仍在办件里办。"
    return _form(request, form, FormFrame("查明身份", row.case_number, _url(row), lead), act)


@require_http_methods(["GET", "POST"])
@officer(api.STATION)
def search(request: OfficerRequest, pk: int) -> HttpResponse:
    """Look for the family in public; the case goes on in the same moment."""
    row = stay_of(request, pk)
    form = SearchForm(request.POST or None, request.FILES or None, stay=row)

    def act() -> Done:
        made = api.publish_search(row, form.new(), by=request.viewer, on=request.today)
        return Done(f"寻亲公告 {made.number} 已经公开，办件同时往下走。", _url(row))

    lead = (
        "写在这里的人人可见。称呼、随身物品、身体状况不公开，留着核对来认的人。"
        "查明身份或离站以后自动撤下。"
    )
    frame = FormFrame("发寻亲公告", row.case_number, _url(row), lead, "发布，写进办件")
    return _form(request, form, frame, act)


@require_http_methods(["GET", "POST"])
@officer(api.STATION)
def search_down(request: OfficerRequest, pk: int) -> HttpResponse:
    """Take the search down before anybody is known."""
    row, form = stay_of(request, pk), WhyForm(request.POST or None)
    up = getattr(row, "search", None)
    if up is None:
        raise NotFound("这个人还没有寻亲公告，请返回在站记录")

    def act() -> Done:
        words = form.cleaned_data["words"]
        api.take_down_search(up, words, by=request.viewer, on=request.today)
        return Done("寻亲公告已撤下，照片已删除。", _url(row))

    return _form(request, form, FormFrame("撤下寻亲公告", row.case_number, _url(row)), act)


@require_http_methods(["GET", "POST"])
@officer(api.STATION)
def home(request: OfficerRequest, pk: int) -> HttpResponse:
    """Write down how somebody goes home, and end the case with it."""
    row, form = stay_of(request, pk), HomeForm(request.POST or None)

    def act() -> Done:
        api.send_home(row, api.Homeward(**form.cleaned_data), by=request.viewer, on=request.today)
        return Done("已登记返回，办件同时办结。", _url(row))

    lead = "核对接收人身份，交还随身物品；不得限制离开。保存后办件办结。"
    return _form(request, form, FormFrame("登记返回", row.case_number, _url(row), lead), act)


@require_http_methods(["GET", "POST"])
@officer(api.STATION)
def follow(request: OfficerRequest, pk: int) -> HttpResponse:
    """Write down what was heard after the return."""
    row, form = stay_of(request, pk), FollowForm(request.POST or None)

    def act() -> Done:
        given = form.cleaned_data
        settled = given["settled"] == "yes"
        api.follow_up(row, given["words"], settled=settled, by=request.viewer, on=request.today)
        return Done("已记下回访。", _url(row))

    return _form(request, form, FormFrame("回访记录", row.case_number, _url(row)), act)


def _form(
    request: OfficerRequest, form: forms.Form, frame: FormFrame, act: Callable[[], Done]
) -> HttpResponse:
    return form_page(request, form, frame, act, refusals=(api.StreetRefused,))


def _url(stay: api.Stay) -> str:
    return reverse("desk:street-stay", args=[stay.pk])
