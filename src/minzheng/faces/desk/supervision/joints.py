"""Joint inspection: what the head opens, what the inspector reads, what the log says."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from minzheng.engines.access.api import UnknownPurpose, may
from minzheng.engines.supervision import api
from minzheng.faces.desk.listing import listed, newest_first
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.faces.desk.supervision import showing
from minzheng.faces.desk.supervision.forms import JointForm, OpenForm
from minzheng.faces.desk.supervision.where import county_of, home_of, moment, town_names, towns_of

READERS = (*api.LOG_READERS, api.INSPECTOR)
LONGEST = 18  # digits of a number that a database takes


@require_safe
@officer(READERS)
@listed("joint-inspections")
def joints(request: OfficerRequest) -> HttpResponse:
    """Those of the area; the inspector sees her own that are open now."""
    viewer, on = request.viewer, request.today
    rows, more = newest_first(api.joints_of(viewer, on), "opened_on", request.GET.get("cursor", ""))
    may_open = bool(viewer.roles & set(api.HEADS))
    table = showing.joint_table(rows, on)
    return page(request, "supervision/joints", table=table, more=more, may_open=may_open)


@require_http_methods(["GET", "POST"])
@officer(api.HEADS)
def new(request: OfficerRequest) -> HttpResponse:
    """Open files to an inspector, for a purpose, from day to day."""
    viewer, on = request.viewer, request.today
    division = county_of(home_of(viewer, api.HEADS))
    officers = api.inspectors_at(division, on)
    plans = api.plans_of(viewer).filter(reviews__isnull=False).distinct()[: api.PAGE]
    form = JointForm(
        request.POST or None, inspectors=[(each.staff_number, each.name) for each in officers],
        plans=[(str(each.pk), each.title) for each in plans],
        towns=towns_of(viewer, api.HEADS, on), on=on,
    )  # fmt: skip
    if form.is_valid():
        try:
            row = api.open_joint(form.new(division), by=viewer, on=on)
        except api.SupervisionRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "已批准，检查人员到开始日就能看到。")
            return redirect("desk:joint-inspection", row.pk)
    return page(request, "supervision/joint_new", form=form, officers=officers)


@require_safe
@officer(READERS)
def joint(request: OfficerRequest, pk: int) -> HttpResponse:
    """One of them: its scope; for the inspector the files."""
    viewer, on = request.viewer, request.today
    row = api.joint_for(viewer, pk, on)
    inspects = viewer.doer.key == row.inspector_key
    rows, more = newest_first(api.cases_in(row), "submitted_on", request.GET.get("cursor", ""))
    names = town_names(on, county_of(row.division_code))
    return page(
        request, "supervision/joint", joint=row, inspects=inspects, more=more,
        word=row.standing(on), is_open=row.is_open(on),
        table=showing.file_table(row, rows, names) if inspects else None,
        number=api.cases_in(row).count(), towns=[names.get(town, "") for town in row.towns],
        matters=[showing.short(matter) for matter in row.matters],
        may_end=row.ended_on is None and row.ends_on >= on
        and may(viewer, api.HEADS, row.division_code),
        may_log=may(viewer, api.LOG_READERS, row.division_code),
    )  # fmt: skip


@require_POST
@officer(api.HEADS)
def end(request: OfficerRequest, pk: int) -> HttpResponse:
    """End it before its day."""
    row = api.joint_for(request.viewer, pk, request.today)
    api.end_joint(row, by=request.viewer, on=request.today)
    messages.success(request, "已提前结束，检查人员看不到了。")
    return redirect("desk:joint-inspection", pk)


@require_safe
@officer(api.LOG_READERS)
def log(request: OfficerRequest, pk: int) -> HttpResponse:
    """Who looked at what, when, why."""
    row = api.joint_for(request.viewer, pk, request.today)
    after = request.GET.get("after", "")
    looks = api.log_of(row, request.viewer)
    if after.isdecimal() and len(after) < LONGEST:
        looks = looks.filter(pk__lt=int(after))
    found = list(looks[: api.PAGE + 1])
    more = f"?after={found[api.PAGE - 1].pk}" if len(found) > api.PAGE else ""
    table = showing.look_table(found[: api.PAGE])
    return page(request, "supervision/joint_log", joint=row, table=table, more=more)


@never_cache
@require_safe
@officer((api.INSPECTOR,))
def file(request: OfficerRequest, pk: int, number: str) -> HttpResponse:
    """A file without names; the look is in the log."""
    row = api.joint_for(request.viewer, pk, request.today)
    found = api.look_at(row, number, by=request.viewer, at=moment(request))
    return page(request, "supervision/joint_file", joint=row, file=found, form=OpenForm())


@never_cache
@require_POST
@officer((api.INSPECTOR,))
def open_file(request: OfficerRequest, pk: int, number: str) -> HttpResponse:
    """The same with names, once, for a purpose."""
    row = api.joint_for(request.viewer, pk, request.today)
    form = OpenForm(request.POST)
    if form.is_valid():
        try:
            found = api.open_file(row, number, form.asked(), by=request.viewer, at=moment(request))
            return page(request, "supervision/joint_file", joint=row, file=found, form=None)
        except (api.SupervisionRefused, UnknownPurpose) as refusal:
            form.add_error(None, str(refusal))
    masked = api.look_at(row, number, by=request.viewer, at=moment(request))
    return page(request, "supervision/joint_file", joint=row, file=masked, form=form)
