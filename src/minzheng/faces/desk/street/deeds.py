"""What is done in the street: planned, walked, found; every deed is the engine's verb."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from minzheng.engines.street import api
from minzheng.faces.desk.form_pages import Done, FormFrame, form_page
from minzheng.faces.desk.requests import NotFound, OfficerRequest, officer
from minzheng.faces.desk.street.forms import (
    CampaignForm,
    EndForm,
    FindingForm,
    PatrolForm,
    PlaceForm,
    PointForm,
    WarningForm,
    WhyForm,
)
from minzheng.faces.desk.street.views import finding_of, patrol_of

PART = "街面救助"
LEAD = "残疾人、未成年人、老年人和行动不便的要护送到救助站；突发急病的先打 120。"


@require_http_methods(["GET", "POST"])
@officer(api.CAMPAIGNERS)
def new_campaign(request: OfficerRequest) -> HttpResponse:
    """Open a campaign."""
    viewer, on = request.viewer, request.today
    place = viewer.seeing_posts[0].division
    nights = api.campaign_nights(place, on)
    form = CampaignForm(request.POST or None, initial={"every_nights": nights, "since": on})

    def act() -> Done:
        new = api.NewCampaign(division_code=place, **form.cleaned_data)
        row = api.open_campaign(new, by=viewer, on=on)
        return Done(f"已部署“{row.name}”，各镇街已通知。", reverse("desk:street"))

    frame = FormFrame("部署专项行动", PART, reverse("desk:street"), button="部署，并通知各镇街")
    return _form(request, form, frame, act)


@require_http_methods(["GET", "POST"])
@officer(api.CAMPAIGNERS)
def warning(request: OfficerRequest) -> HttpResponse:
    """Note a weather warning; the towns are called to patrol tonight."""
    form = WarningForm(request.POST or None)

    def act() -> Done:
        words = form.cleaned_data["words"]
        calls = api.note_warning(words, by=request.viewer, on=request.today)
        names = "、".join(call.campaign.name for call in calls) or "今天已经通知过"
        return Done(f"已登记，通知各镇街今晚巡查：{names}。", reverse("desk:street"))

    frame = FormFrame("登记天气预警", PART, reverse("desk:street"), button="登记，并通知各镇街")
    return _form(request, form, frame, act)


@require_http_methods(["GET", "POST"])
@officer(api.PLANNERS)
def new_point(request: OfficerRequest) -> HttpResponse:
    """Add a point to a route."""
    viewer, on = request.viewer, request.today
    form = PointForm(request.POST or None, viewer=viewer, on=on)

    def act() -> Done:
        row = api.add_point(api.NewPoint(**form.cleaned_data), by=viewer, on=on)
        return Done(f"已把“{row.name}”加到“{row.route}”。", reverse("desk:street-points"))

    return _form(request, form, FormFrame("加点位", "点位", reverse("desk:street-points")), act)


@require_POST
@officer(api.PLANNERS)
def close_point(request: OfficerRequest, pk: int) -> HttpResponse:
    """Patrols need not look there any more."""
    row = api.one_of(api.Point.objects.all(), request.viewer, pk)
    api.close_point(row, by=request.viewer, on=request.today)
    messages.success(request, f"“{row.name}”已停用，以前的巡查记录保留。")
    return redirect("desk:street-points")


@require_http_methods(["GET", "POST"])
@officer(api.PLANNERS)
def new_patrol(request: OfficerRequest) -> HttpResponse:
    """Plan a shift over a route."""
    viewer, on = request.viewer, request.today
    form = PatrolForm(request.POST or None, viewer=viewer, on=on)

    def act() -> Done:
        given, (division, route) = form.cleaned_data, form.place
        campaign = api.campaigns_for(viewer).filter(pk=given["campaign"] or 0).first()
        times = (given["night"], given["begins"], given["ends"])
        new = api.NewPatrol(division, route, *times, given["leader"], given["team"], campaign)
        row = api.plan_patrol(new, by=viewer, on=on)
        return Done(f"已安排，{row.leader_name}会收到消息。", _patrol_url(row))

    lead = "路线上的点位在“点位”里加；还没有路线的，请先加点位。"
    frame = FormFrame("安排巡查", "巡查", reverse("desk:street-patrols"), lead, "安排")
    return _form(request, form, frame, act)


@require_POST
@officer(api.PATROLLERS)
def begin(request: OfficerRequest, pk: int) -> HttpResponse:
    """Set out."""
    row = api.begin_patrol(patrol_of(request, pk), by=request.viewer, moment=moment_of(request))
    return redirect(_patrol_url(row))


@require_POST
@officer(api.PATROLLERS)
def see(request: OfficerRequest, pk: int, point: int) -> HttpResponse:
    """Say what is at a point."""
    row, outcome = patrol_of(request, pk), request.POST.get("outcome", "")
    note, moment = request.POST.get("note", "")[:120], moment_of(request)
    api.see_point(row, point, outcome, by=request.viewer, moment=moment, note=note)
    return redirect(f"{_patrol_url(row)}#point-{point}")


@require_http_methods(["GET", "POST"])
@officer(api.PATROLLERS)
def end(request: OfficerRequest, pk: int) -> HttpResponse:
    """Come back."""
    row, form = patrol_of(request, pk), EndForm(request.POST or None)

    def act() -> Done:
        words = form.cleaned_data["words"]
        api.end_patrol(row, words, by=request.viewer, moment=moment_of(request))
        return Done("巡查已结束，辛苦了。", _patrol_url(row))

    return _form(request, form, FormFrame("结束巡查", "巡查", _patrol_url(row), "", "结束"), act)


@require_http_methods(["GET", "POST"])
@officer(api.PLANNERS)
def call_off(request: OfficerRequest, pk: int) -> HttpResponse:
    """Call a planned patrol off."""
    row, form = patrol_of(request, pk), WhyForm(request.POST or None)

    def act() -> Done:
        api.call_off(row, form.cleaned_data["words"], by=request.viewer)
        return Done("已取消。", _patrol_url(row))

    return _form(
        request, form, FormFrame("取消巡查", "巡查", _patrol_url(row), "", "取消巡查"), act
    )


@require_http_methods(["GET", "POST"])
@officer(api.PATROLLERS)
def find_on_patrol(request: OfficerRequest, pk: int, point: int) -> HttpResponse:
    """Somebody is at a point of the patrol."""
    row = patrol_of(request, pk)
    sight = row.sights.select_related("point").filter(point_id=min(point, 2**62)).first()
    if sight is None:
        raise NotFound("这次巡查没有这个点位，请从巡查页面进入")
    given = {"where": sight.point.name}
    form = FindingForm(request.POST or None, request.FILES or None, initial=given)

    def act() -> Done:
        found = api.note_finding(
            form.new(sight.point.division_code), by=request.viewer, moment=moment_of(request),
            patrol=row, point=sight.point,
        )  # fmt: skip
        return Done(_said(found), _patrol_url(row))

    frame = FormFrame(f"{sight.point.name}：发现有人", "巡查", _patrol_url(row), LEAD)
    return _form(request, form, frame, act)


@require_http_methods(["GET", "POST"])
@officer(api.PATROLLERS)
def find(request: OfficerRequest) -> HttpResponse:
    """Somebody was met or brought without a patrol."""
    viewer, on = request.viewer, request.today
    form = PlaceForm(request.POST or None, request.FILES or None, viewer=viewer, on=on)

    def act() -> Done:
        found = api.note_finding(form.new(), by=viewer, moment=moment_of(request))
        return Done(_said(found), reverse("desk:street-finding", args=[found.pk]))

    frame = FormFrame("记下发现的人", "街面发现的人", reverse("desk:street-findings"), LEAD)
    return _form(request, form, frame, act)


@require_http_methods(["GET", "POST"])
@officer(api.PATROLLERS)
def close_finding(request: OfficerRequest, pk: int) -> HttpResponse:
    """Say why somebody did not come to the station."""
    row, form = finding_of(request, pk), WhyForm(request.POST or None)
    back = reverse("desk:street-finding", args=[pk])

    def act() -> Done:
        words = form.cleaned_data["words"]
        api.close_without_stay(row, words, by=request.viewer, on=request.today)
        return Done("已写明原因。", back)

    return _form(request, form, FormFrame("没有接收的原因", row.number, back), act)


def moment_of(request: OfficerRequest) -> api.Moment:
    """The business day, and the time on the clock."""
    now = timezone.localtime()
    return api.Moment(request.today, now.time().replace(second=0, microsecond=0))


def _form(
    request: OfficerRequest, form: forms.Form, frame: FormFrame, act: Callable[[], Done]
) -> HttpResponse:
    return form_page(request, form, frame, act, refusals=(api.StreetRefused,))


def _patrol_url(row: api.Patrol) -> str:
    return reverse("desk:street-patrol", args=[row.pk])


def _said(found: api.Finding) -> str:
    if found.waits:
        return f"已记下，编号 {found.number}；救助站已收到消息，准备接收。"
    return f"已记下，编号 {found.number}。"
