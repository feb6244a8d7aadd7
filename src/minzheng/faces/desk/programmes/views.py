"""The team's list, one file, who it is about, and referring somebody."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.programmes import api
from minzheng.faces.desk.files import inline
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.programmes import showing
from minzheng.faces.desk.programmes.forms import ReferForm
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.faces.looks.parts import Tab
from minzheng.kernel.identity import IdentityError
from minzheng.registers.people.api import PersonRefused

TABS = (("", "要办的"), ("active", "服务中"), ("ended", "已结束"), ("refused", "没有接收"))


@never_cache
@require_safe
@officer(api.READERS)
def programmes(request: OfficerRequest) -> HttpResponse:
    """The files of one's own teams; for others only where the points are and what they may do."""
    viewer, on = request.viewer, request.today
    wanted = _wanted(request)
    team = bool(viewer.roles & set(api.WORKERS))
    found = api.file_page(viewer, wanted, on) if team else api.FilePage([], 0)
    more = f"?state={wanted.state}&mine={request.GET.get('mine', '')}&after={found.after}"
    return page(
        request,
        "programmes/programmes",
        cards=showing.cards(found.rows, on),
        danger=showing.cards(api.in_danger(viewer, on), on) if team else [],
        tabs=_tabs(wanted),
        more=more if found.after else "",
        points=api.points_of(viewer),
        team=team,
        may_refer=bool(viewer.roles & set(api.REFERRERS)),
        may_ask=bool(viewer.roles & {*api.ASKERS, *api.DECIDERS}),
        manages=bool(viewer.roles & set(api.MANAGERS)),
    )


@never_cache
@require_safe
@officer(api.WORKERS)
def file(request: OfficerRequest, pk: int) -> HttpResponse:
    """One file of the viewer's team."""
    row = api.file_for(request.viewer, pk, request.today)
    whole = api.whole_of(row)
    return page(request, "programmes/file", whole=whole, **shown(request, row, whole))


@never_cache
@require_safe
@officer(api.WORKERS)
def who(request: OfficerRequest, pk: int) -> HttpResponse:
    """Identity and contacts; every look is in the trail."""
    row = api.open_who(request.viewer, pk, request.today)
    return page(request, "programmes/who", row=row, entries=showing.who_entries(row))


@never_cache
@require_safe
@officer(api.WORKERS)
def consent(request: OfficerRequest, pk: int) -> HttpResponse:
    """The paper on which somebody agreed."""
    content, mime, name = api.open_consent(request.viewer, pk, request.today)
    return inline(content, mime, name)


@never_cache
@require_http_methods(["GET", "POST"])
@officer(api.REFERRERS)
def refer(request: OfficerRequest, pk: int) -> HttpResponse:
    """Refer somebody to a point; afterwards the referrer sees the number only."""
    point = api.point_for(request.viewer, pk)
    form = ReferForm(request.POST or None, request.FILES or None, definition=point.definition)
    made = _refer(request, point, form) if form.is_valid() else None
    if made is None:
        return page(request, "programmes/refer", form=form, point=point)
    messages.success(request, f"已转介，编号 {made.number}。服务点答复后会给您发消息。")
    return redirect("desk:programmes")


def shown(request: OfficerRequest, row: api.File, whole: api.Whole) -> dict[str, Any]:
    """What the page about one file shows."""
    card = showing.card(row, request.today)
    told = row.point.definition
    return {
        "card": card,
        "measure": showing.measure_clock(row, request.today),
        "definition": told,
        "outcomes": showing.outcomes(whole.lines),
        "events": showing.events(whole, card),
        "plan": showing.plan_entries(whole.plan) if whole.plan else [],
        "scales": [api.scale_of(key) for key in (*told.scales, *told.also)],
        "kinds": told.sessions,
    }


def _refer(request: OfficerRequest, point: api.Point, form: ReferForm) -> api.File | None:
    try:
        return api.refer(point, form.referral(), by=request.viewer, on=request.today)
    except IdentityError as wrong:
        form.add_error("id_number", str(wrong))
    except (api.ProgrammeRefused, PersonRefused) as wrong:
        form.add_error(None, str(wrong))
    return None


def _wanted(request: OfficerRequest) -> api.Wanted:
    states = {key for key, _ in TABS}
    state, after = request.GET.get("state", ""), request.GET.get("after", "")
    number = int(after) if after.isdecimal() and len(after) < 15 else 0
    return api.Wanted(state if state in states else "", request.GET.get("mine") == "on", number)


def _tabs(wanted: api.Wanted) -> tuple[Tab, ...]:
    base = reverse("desk:programmes")
    plain = [
        Tab(label, f"{base}?state={key}", key == wanted.state and not wanted.mine)
        for key, label in TABS
    ]
    return (*plain, Tab("我负责的", f"{base}?mine=on", wanted.mine))
