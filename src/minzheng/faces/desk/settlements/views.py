"""Statements at the desk: the list, one of them, one line, and the files for the finance office."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from minzheng.engines.access.api import may
from minzheng.engines.delivery import api
from minzheng.engines.notices.api import MissingGlyph
from minzheng.faces.desk import roles
from minzheng.faces.desk.files import download
from minzheng.faces.desk.listing import listed, newest_first
from minzheng.faces.desk.lists.files import MIMES, XLSX
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.faces.desk.settlements import showing
from minzheng.faces.desk.settlements.forms import JudgeForm, LineFilters, StatementFilters
from minzheng.registers.divisions.api import full_names


@require_safe
@officer(api.READERS)
@listed("settlements")
def settlements(request: OfficerRequest) -> HttpResponse:
    """Every statement of the area; filters stand in the address."""
    viewer = request.viewer
    form = StatementFilters(request.GET, viewer=viewer, on=request.today)
    rows, more = newest_first(
        api.statements(viewer, form.chosen), "handed_in_on", request.GET.get("cursor", "")
    )
    held = {name: str(request.GET[name]) for name in request.GET if name != "cursor"}
    names = full_names({row.division_code for row in rows})
    return page(
        request,
        "settlements/settlements",
        form=form,
        table=showing.statement_table(rows, names),
        more=_further("desk:settlements", held, cursor=more.removeprefix("?cursor=")),
        narrowed=bool(held),
    )


@require_safe
@officer(api.READERS)
@listed("settlement-lines")
def settlement(request: OfficerRequest, pk: int) -> HttpResponse:
    """One statement: sums, lines with their arithmetic, the sample, and what comes next."""
    row, filters = api.statement_for(request.viewer, pk), LineFilters(request.GET)
    wanted = api.LinesWanted(filters.show_only, _after(request))
    found, summary = api.line_page(row, wanted), api.summary_of(row)
    held = {"show": wanted.show} if wanted.show else {}
    return page(
        request,
        "settlements/settlement",
        row=row,
        summary=summary,
        figures=showing.figures(row),
        payers=showing.payer_table(summary),
        services=showing.service_table(summary),
        lines=showing.line_table(row, found.rows),
        form=filters,
        more=_further("", held, after=str(found.after or "")),
        events=showing.events(row.steps.all()),
        **may_do(request, row),
    )


@require_safe
@officer(api.READERS)
def line(request: OfficerRequest, pk: int) -> HttpResponse:
    """One line with every service behind it."""
    return line_page(request, api.line_for(request.viewer, pk), None)


@require_POST
@officer(api.READERS)
def paper(request: OfficerRequest, pk: int) -> HttpResponse:
    """The statement to print and sign."""
    row = api.statement_for(request.viewer, pk)
    try:
        content = api.statement_pdf(request.viewer, pk, request.today)
    except MissingGlyph as missing:
        raise api.DeliveryRefused(str(missing)) from missing
    return download(content, "application/pdf", f"{_title(row)}.pdf")


@require_POST
@officer(api.READERS)
def workbook(request: OfficerRequest, pk: int) -> HttpResponse:
    """The statement as a workbook."""
    row = api.statement_for(request.viewer, pk)
    content = api.statement_xlsx(request.viewer, pk)
    return download(content, MIMES[XLSX], f"{_title(row)}.xlsx")


def line_page(
    request: OfficerRequest, found: api.StatementLine, form: JudgeForm | None
) -> HttpResponse:
    """The page of a line, with what was stated about it when that was refused."""
    can = may_do(request, found.statement)
    return page(
        request,
        "settlements/line",
        line=found,
        form=form or JudgeForm(None, line=found),
        entries=showing.line_entries(found),
        records=showing.record_table(found.records.order_by("day", "begins", "pk")),
        **can,
    )


def may_do(request: OfficerRequest, row: api.Statement) -> dict[str, Any]:
    """What the officer can do with a statement now, and who else does what."""
    viewer, place = request.viewer, row.division_code
    checks = may(viewer, api.CHECKERS, place) and row.state == api.State.HANDED_IN
    approves = may(viewer, api.APPROVERS, place) and row.state == api.State.CHECKED
    waits_for = {
        api.State.HANDED_IN: ("核对", api.CHECKERS), api.State.CHECKED: ("核定", api.APPROVERS),
    }  # fmt: skip
    step, posts = waits_for.get(api.State(row.state), ("", ()))
    return {
        "may_check": checks, "may_approve": approves, "step": step, "posts": roles.words(posts),
    }  # fmt: skip


def _title(row: api.Statement) -> str:
    return f"{row.facility.name}{row.month_name}服务结算单"


def _after(request: OfficerRequest) -> int:
    written = request.GET.get("after", "")
    return int(written) if written.isdecimal() and len(written) < 7 else 0


def _further(name: str, held: dict[str, str], **place: str) -> str:
    """The address of the next page with the conditions of this one; "" on the last."""
    if not all(place.values()):
        return ""
    return f"{reverse(name) if name else ''}?{urlencode({**held, **place})}"
