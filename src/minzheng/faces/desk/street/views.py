"""What officers read of the street: figures, patrols, points, people found, the station."""

from typing import Any

from django.http import HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from minzheng.engines.access.api import may
from minzheng.engines.street import api
from minzheng.faces.desk.files import inline
from minzheng.faces.desk.listing import listed, newest_first
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import NotFound, OfficerRequest, officer
from minzheng.faces.desk.street import showing
from minzheng.faces.desk.street.forms import (
    FOUND_STATES,
    PATROL_STATES,
    STAY_STATES,
    JudgeForm,
    StreetFilters,
)
from minzheng.registers.divisions.api import full_names


@require_safe
@officer(api.READERS)
@listed("street-campaigns")
def street(request: OfficerRequest) -> HttpResponse:
    """What came of the patrols, tonight's, and what to do."""
    viewer, on = request.viewer, request.today
    station = bool(viewer.roles & set(api.STATION_READERS))
    tonight = list(api.patrols_of(viewer, api.Wanted()).filter(night=on)[:10])
    campaigns = list(api.campaigns_for(viewer))
    gaps = api.gaps(viewer, on, campaigns)
    return page(
        request,
        "street/street",
        table=showing.figure_table(api.figures(viewer, campaigns), station=station),
        tonight=tonight,
        gaps=len(gaps),
        roles=_may(request),
        station=station,
    )


@require_safe
@officer(api.READERS)
@listed("street-patrols")
def patrols(request: OfficerRequest) -> HttpResponse:
    """Patrols, the newest first."""
    form = _filters(request, PATROL_STATES)
    rows, more = newest_first(
        api.patrols_of(request.viewer, form.wanted), "night", request.GET.get("cursor", "")
    )
    table = showing.patrol_table(rows, full_names({row.division_code for row in rows}))
    return _list_page(request, form, table, more, "巡查", roles=_may(request))


@require_safe
@officer(api.READERS)
@listed("street-findings")
def findings(request: OfficerRequest) -> HttpResponse:
    """People found, the newest first."""
    form = _filters(request, FOUND_STATES)
    rows, more = newest_first(
        api.findings_of(request.viewer, form.wanted), "found_on", request.GET.get("cursor", "")
    )
    names = full_names({row.division_code for row in rows})
    table = showing.found_table(rows, names, request.today)
    return _list_page(request, form, table, more, "街面发现的人", roles=_may(request))


@require_safe
@officer(api.READERS)
@listed("street-points")
def points(request: OfficerRequest) -> HttpResponse:
    """Points with the day they were last seen; what is overdue first."""
    viewer, on = request.viewer, request.today
    rows = list(api.points_of(viewer)[: api.PAGE * 10])
    names = full_names({row.division_code for row in rows})
    gaps = api.gaps(viewer, on, list(api.campaigns_for(viewer)))
    table = showing.point_table(rows, gaps, names, on)
    roles = _may(request)
    closable = rows if roles["plans"] else []
    return page(
        request, "street/points", table=table, gaps=len(gaps), roles=roles, closable=closable
    )


@require_safe
@officer(api.READERS)
def patrol(request: OfficerRequest, pk: int) -> HttpResponse:
    """One patrol; made for one hand on a phone."""
    return page(request, "street/patrol", **patrol_shown(request, patrol_of(request, pk)))


@require_safe
@officer(api.READERS)
def finding(request: OfficerRequest, pk: int) -> HttpResponse:
    """One person found: what was seen, done and given, and what comes next."""
    row = finding_of(request, pk)
    viewer, place = request.viewer, full_names({row.division_code})[row.division_code]
    station = may(viewer, api.STATION_READERS, row.division_code)
    stay = getattr(row, "stay", None) if station else None
    return page(
        request,
        "street/finding",
        one=row,
        place=place,
        entries=showing.told(row),
        stay=stay,
        may_admit=row.waits and may(viewer, api.STATION, row.division_code),
        may_close=row.waits and may(viewer, api.PATROLLERS, row.division_code),
        may_look=bool(row.photo) and may(viewer, api.PATROLLERS, row.division_code),
    )


@never_cache
@require_safe
@officer(api.PATROLLERS)
def photo(request: OfficerRequest, pk: int) -> HttpResponse:
    """The photo; looking is in the trail."""
    row = finding_of(request, pk)
    if not row.photo:
        raise NotFound("没有照片，或照片已到期删除，请返回记录页面")
    content, mime = api.open_photo(request.viewer, row)
    return inline(content, mime, row.photo_name)


@require_safe
@officer(api.STATION_READERS)
@listed("street-station")
def station(request: OfficerRequest) -> HttpResponse:
    """Who is in the station today, days left, what is due."""
    viewer, after = request.viewer, request.GET.get("after", "")
    found = api.board(viewer, request.today, after=int(after) if _is_key(after) else 0)
    waiting = api.findings_of(viewer, api.Wanted(state=api.WAITING)).count()
    return page(
        request,
        "street/station",
        table=showing.guest_table(found.guests),
        more=f"?after={found.after}" if found.after else "",
        tabs=showing.station_tabs("station", waiting, api.present(viewer)),
        waiting=waiting,
    )


@require_safe
@officer(api.STATION_READERS)
@listed("street-stays")
def stays(request: OfficerRequest) -> HttpResponse:
    """Stays, the newest first."""
    form = _filters(request, STAY_STATES)
    rows, more = newest_first(
        api.stays_of(request.viewer, form.wanted), "entered_on", request.GET.get("cursor", "")
    )
    return _list_page(request, form, showing.stay_table(rows), more, "在站记录", roles={})


@require_safe
@officer(api.STATION_READERS)
def stay(request: OfficerRequest, pk: int) -> HttpResponse:
    """One stay: clocks, who it may be, how she went home, what was heard since."""
    row = stay_of(request, pk)
    viewer, on = request.viewer, request.today
    acts = may(viewer, api.STATION, row.division_code)
    guest = api.guest_of(row, on)
    likely = api.likely_stays(viewer, api.features_of(row), but=row.pk)
    judged = {each.other_id: each for each in row.judgements.all()}
    earlier = [each for each in likely if each.stay.entered_on <= row.entered_on]
    shown = [(each, judged.get(each.stay.pk), _judge_form(each)) for each in earlier]
    return page(
        request, "street/stay", one=row, guest=guest, entries=showing.features(row),
        search=getattr(row, "search", None), duties=showing.duties(guest), likely=shown,
        acts=acts, heard=list(row.aftercare.all()),
    )  # fmt: skip


def patrol_of(request: OfficerRequest, pk: int) -> api.Patrol:
    """A patrol the officer may see."""
    return api.one_of(api.Patrol.objects.select_related("campaign"), request.viewer, pk)


def finding_of(request: OfficerRequest, pk: int) -> api.Finding:
    """Somebody found whom the officer may see."""
    rows = api.Finding.objects.select_related("patrol", "point", "stay")
    return api.one_of(rows, request.viewer, pk)


def stay_of(request: OfficerRequest, pk: int) -> api.Stay:
    """A stay the officer may see."""
    rows = api.Stay.objects.select_related("same_as", "finding", "search")
    return api.one_of(rows, request.viewer, pk, api.STATION_READERS)


def patrol_shown(request: OfficerRequest, row: api.Patrol) -> dict[str, Any]:
    """What every page about one patrol shows."""
    viewer, place = request.viewer, row.division_code
    met = list(row.findings.all())
    sights = list(row.sights.select_related("point"))
    return {
        "one": row,
        "figures": showing.patrol_figures(row, full_names({place})[place], len(met)),
        "sights": sights,
        "left": sum(not sight.outcome for sight in sights),
        "met": met,
        "may_walk": may(viewer, api.PATROLLERS, place),
        "may_plan": may(viewer, api.PLANNERS, place),
    }


def _judge_form(each: api.Likely) -> JudgeForm:
    return JudgeForm(initial={"other": each.stay.pk}, auto_id=f"judge{each.stay.pk}_%s")


def _filters(request: OfficerRequest, states: Any) -> StreetFilters:
    return StreetFilters(request.GET, viewer=request.viewer, on=request.today, states=states)


def _list_page(
    request: OfficerRequest, form: StreetFilters, table: Any, more: str, heading: str, **told: Any
) -> HttpResponse:
    held = {name: str(request.GET[name]) for name in request.GET if name != "cursor"}
    query = "&".join(f"{name}={value}" for name, value in held.items() if value)
    following = f"{more}&{query}" if more and query else more
    return page(
        request, "street/list", form=form, table=table, more=following, heading=heading,
        key=table_key(heading), narrowed=bool(held), **told,
    )  # fmt: skip


def table_key(heading: str) -> str:
    """Under which key the officer's habits of a list are kept."""
    return {"巡查": "street-patrols", "街面发现的人": "street-findings"}.get(
        heading, "street-stays"
    )


def _may(request: OfficerRequest) -> dict[str, bool]:
    roles = request.viewer.roles
    return {
        "plans": bool(roles & set(api.PLANNERS)), "walks": bool(roles & set(api.PATROLLERS)),
        "leads": bool(roles & set(api.CAMPAIGNERS)),
    }  # fmt: skip


def _is_key(text: str) -> bool:
    return text.isdecimal() and len(text) < 19
