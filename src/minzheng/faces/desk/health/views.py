"""Health of the houses of an area in figures: no officer reads anybody's record here."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from minzheng.engines.health import api
from minzheng.faces.desk.listing import listed
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.faces.looks.cells import tag_cell
from minzheng.faces.looks.parts import Column, Row, Table

COLUMNS = (
    Column("机构"), Column("服务对象", numeric=True), Column("七天内量过体征", numeric=True),
    Column("待处理提醒", numeric=True), Column("超过一天没处理"),
    Column("七天内漏给药", numeric=True),
)  # fmt: skip


@require_safe
@officer(api.READERS)
@listed("health-houses")
def houses(request: OfficerRequest) -> HttpResponse:
    """Each house that keeps records."""
    rows = tuple(
        Row((
            row.facility.name, str(row.people), str(row.measured), str(row.calls),
            tag_cell(f"{row.late_calls} 条", "late") if row.late_calls else "没有",
            str(row.missed),
        ))
        for row in api.figures(request.viewer, request.today)
    )  # fmt: skip
    table = Table("机构健康记录", COLUMNS, rows, empty="辖区内还没有机构在记健康记录。",
                  empty_next="机构在机构端“健康”里记。")  # fmt: skip
    return page(request, "health/houses", table=table)
