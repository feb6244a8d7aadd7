"""What is wrong with the house's own facilities."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from minzheng.engines.care.api import facilities_of
from minzheng.engines.lights import api
from minzheng.faces.looks.cells import tag_cell
from minzheng.faces.looks.parts import Column, Row, Table
from minzheng.faces.looks.written import plain_date
from minzheng.faces.provider.pages import page
from minzheng.faces.provider.requests import HouseRequest, member

COLUMNS = (Column("颜色"), Column("服务点"), Column("检查项"), Column("原因"), Column("从哪天起"))
TONES = {api.RED: "late", api.AMBER: "soon"}


@require_safe
@member
def lights(request: HouseRequest) -> HttpResponse:
    """Every light that is on, the red first."""
    own = {each.pk: each for each in facilities_of(request.viewer, request.today)}
    rows = api.Light.objects.filter(facility__in=own, ended_on=None).order_by("-colour", "pk")
    names = api.check_names()
    drawn = tuple(
        Row((
            tag_cell(row.colour_name, TONES[row.colour]), own[row.facility_id].name,
            names.get(row.check_code, row.check_code), row.why,
            plain_date(row.since or row.seen_on),
        ))
        for row in rows
    )  # fmt: skip
    table = Table("亮着的灯", COLUMNS, drawn, empty="没有亮灯。", empty_next="每天夜里看一遍。")
    return page(request, "lights/lights", table=table)
