"""Institutions that have filed: name, place, number and day, by name or place."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from minzheng.engines.cases.api import Recognition, recognised
from minzheng.faces.looks.parts import Column, Row, Table
from minzheng.faces.looks.written import plain_date
from minzheng.faces.open.requests import OpenRequest
from minzheng.registers.divisions.api import full_names
from minzheng.vocabulary import filing

PAGE, LONGEST, DIGITS = 50, 40, 18
COLUMNS = (Column("机构"), Column("备案号"), Column("备案日期"), Column("床位", numeric=True),
           Column("运营性质", secondary=True), Column("所在地"))  # fmt: skip


@require_safe
def filings(request: OpenRequest) -> HttpResponse:
    """Fifty a page, in the order in which they filed, the latest first."""
    text = str(request.GET.get("q", "")).replace("\x00", "").strip()[:LONGEST]
    after = str(request.GET.get("after", ""))
    rows = recognised(filing.事项, request.today).exclude(facility=None)
    rows = rows.filter(facility__name__contains=text) if text else rows
    if after.isdecimal() and len(after) < DIGITS:
        rows = rows.filter(pk__lt=int(after))
    found = list(rows.select_related("facility", "organisation").order_by("-pk")[: PAGE + 1])
    more = str(found[PAGE - 1].pk) if len(found) > PAGE else ""
    shown = {"table": _table(found[:PAGE]), "text": text, "more": more, "begun": bool(after)}
    return render(request, "open/filings/filings.html", shown)


def _table(rows: list[Recognition]) -> Table:
    places = full_names({row.facility.division_code for row in rows if row.facility})
    drawn = tuple(_row(row, places) for row in rows)
    then = "养老机构向民政局备案并取得回执后，会列在这里。"
    return Table("已备案的养老机构", COLUMNS, drawn, empty="没有查到。", empty_next=then)


def _row(row: Recognition, places: dict[str, str]) -> Row:
    place = row.facility
    if place is None:
        return Row((str(row.organisation), row.number, plain_date(row.since), "—", "—", "—"))
    beds = "—" if place.capacity is None else str(place.capacity)
    return Row((place.name, row.number, plain_date(row.since), beds,
                place.operator_name or "—", places[place.division_code]))  # fmt: skip
