"""Where communities and homes lie: the list, one by hand, many by a sheet."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.circles import api
from minzheng.faces.desk.circles import showing
from minzheng.faces.desk.circles.forms import PointForm, PointSheetForm
from minzheng.faces.desk.circles.where import communities
from minzheng.faces.desk.form_pages import Done, FormFrame, form_page
from minzheng.faces.desk.listing import listed
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.faces.looks.parts import Column, Row, Table
from minzheng.faces.looks.written import plain_date
from minzheng.registers.divisions.api import full_names

PART = "生活圈"
COLUMNS = (
    Column("村（社区）"), Column("纬度", numeric=True), Column("经度", numeric=True),
    Column("城乡"), Column("来源"), Column("登记日", secondary=True),
)  # fmt: skip


@require_safe
@officer(api.READERS)
@listed("circle-points")
def points(request: OfficerRequest) -> HttpResponse:
    """Points of communities, by their codes."""
    rows = api.points_of(request.viewer).order_by("division_code")
    after = request.GET.get("cursor", "")
    found = list((rows.filter(division_code__gt=after) if after.isdecimal() else rows)[:51])
    names = full_names({row.division_code for row in found})
    told = tuple(
        Row((
            names[row.division_code], f"{row.latitude:.5f}", f"{row.longitude:.5f}",
            row.settlement_name, row.source, plain_date(row.kept_on),
        ))
        for row in found[: api.PAGE]
    )  # fmt: skip
    table = Table(
        "村（社区）坐标", COLUMNS, told, empty="还没有登记坐标。",
        empty_next="登记一个，或用表格导入；没有坐标的村（社区）不能测算。",
    )  # fmt: skip
    more = f"?cursor={found[api.PAGE - 1].division_code}" if len(found) > api.PAGE else ""
    may_keep = bool(request.viewer.roles & set(api.KEEPERS))
    return page(request, "circles/points", table=table, more=more, may_keep=may_keep)


@require_http_methods(["GET", "POST"])
@officer(api.KEEPERS)
def new(request: OfficerRequest) -> HttpResponse:
    """One community."""
    viewer, on = request.viewer, request.today
    form = PointForm(request.POST or None, places=communities(viewer, on))

    def act() -> Done:
        api.keep_point(api.NewPoint(**form.cleaned_data), by=viewer, on=on)
        return Done("已登记，下次测算时用。", reverse("desk:circle-points"))

    frame = FormFrame(
        "登记村（社区）坐标", PART, reverse("desk:circle-points"),
        "没有自己住处坐标的老年人，按这个点算走得到哪里。请取居民最集中的地方，不要取办公地点。",
    )  # fmt: skip
    return form_page(request, form, frame, act, refusals=(api.CirclesRefused,))


@require_http_methods(["GET", "POST"])
@officer(api.KEEPERS)
def sheet(request: OfficerRequest) -> HttpResponse:
    """Many by a sheet: good lines go in, every wrong one is named."""
    form = PointSheetForm(request.POST or None, request.FILES or None)
    taken = _taken(request, form) if form.is_valid() else None
    if taken is None:
        return page(
            request, "circles/point_sheet", form=form, points="、".join(api.POINTS.values()),
            homes="、".join(api.HOMES.values()),
        )  # fmt: skip
    faults = showing.fault_table(taken) if taken.faults else None
    return page(
        request, "circles/sheet_done", taken=taken.taken, faults=faults, part=PART,
        back=reverse("desk:circle-points"),
    )  # fmt: skip


def _taken(request: OfficerRequest, form: PointSheetForm) -> api.Taken | None:
    given, viewer, on = form.cleaned_data, request.viewer, request.today
    take = api.import_homes if given["what"] == "homes" else api.import_points
    file = given["file"]
    try:
        return take(file.name, file.read(), source=given["source"], by=viewer, on=on)
    except api.CirclesRefused as refusal:
        form.add_error("file", str(refusal))
        return None
