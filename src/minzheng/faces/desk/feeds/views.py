"""What one looks at: the board of all feeds, one feed, one delivery, its report."""

from typing import Any

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from minzheng.engines.exchange import api
from minzheng.faces.desk.feeds import showing as show
from minzheng.faces.desk.feeds import telling
from minzheng.faces.desk.feeds.finding import feed_called, narrowing
from minzheng.faces.desk.files import download
from minzheng.faces.desk.listing import listed
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer

PAGE = 20
FILES = {
    "csv": (api.report_csv, "text/csv; charset=utf-8"),
    "xlsx": (
        api.report_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
}  # fmt: skip


@require_safe
@officer(api.READERS)
@listed("feeds")
def board(request: OfficerRequest) -> HttpResponse:
    """How every feed stands, by department, and what waits for a second person."""
    rows = api.board(request.viewer, request.today)
    waiting = api.to_decide(request.viewer) if _reads_reports(request) else []
    return page(
        request,
        "feeds/board",
        figures=show.board_figures(rows),
        table=show.board_table(rows),
        waiting=telling.delivery_table(waiting, "等待接收") if waiting else None,
    )


@require_safe
@officer(api.READERS)
@listed("deliveries")
def feed(request: OfficerRequest, name: str) -> HttpResponse:
    """One feed: whose, why, which columns, how it came in."""
    declared = feed_called(name)
    state = api.feed_states(request.today)[name]
    after = request.GET.get("after", "")
    rows = api.deliveries_of(request.viewer, name)
    found = list((rows.filter(pk__lt=int(after)) if after.isdecimal() else rows)[: PAGE + 1])
    more = f"?after={found[PAGE - 1].pk}#deliveries" if len(found) > PAGE else ""
    return page(
        request,
        "feeds/feed",
        feed=declared,
        name=name,
        figures=show.feed_figures(state),
        entries=show.feed_entries(declared, request.today),
        columns=show.column_table(declared),
        gives=show.gives_table(declared),
        chart=show.trend_chart(declared, found),
        deliveries=telling.delivery_table(found[:PAGE], "历次报送", linked=_reads_reports(request)),
        more=more,
        may_deliver=bool(request.viewer.roles & set(api.STAGERS)),
    )


@require_safe
@officer(api.REPORT_READERS)
def delivery(request: OfficerRequest, pk: int) -> HttpResponse:
    """One delivery: where it stands, what was found, what can be done."""
    row = api.delivery_for(request.viewer, pk)
    return page(request, "feeds/delivery", **_delivery(request, row))


@require_safe
@officer(api.REPORT_READERS)
def report(request: OfficerRequest, pk: int) -> HttpResponse:
    """Finding by finding, the first ones; all of them are in the file."""
    row = api.delivery_for(request.viewer, pk)
    rule, place = narrowing(request)
    lines = api.first_lines(row, rule=rule, place=place)
    return page(
        request,
        "feeds/report",
        row=row,
        narrowed=bool(rule) or place is not None,
        table=telling.line_table(lines),
        counts=telling.count_table(row),
    )


@require_safe
@officer(api.REPORT_READERS)
def report_file(request: OfficerRequest, pk: int, kind: str) -> HttpResponse:
    """The whole report, to be sent to the department."""
    row = api.delivery_for(request.viewer, pk)
    if kind not in FILES:
        raise Http404("检查报告只有 csv 和 xlsx 两种")
    make, mime = FILES[kind]
    return download(make(row), mime, f"{row.number}检查报告.{kind}")


def _delivery(request: OfficerRequest, row: api.Delivery) -> dict[str, Any]:
    return {
        "row": row,
        "title": feed_called(row.feed).title,
        "figures": telling.figures(row),
        "entries": telling.entries(row),
        "events": telling.events(row),
        "progress": telling.progress(row),
        "blocking": telling.blocking(row),
        "findings": telling.file_table(row),
        "counts": telling.count_table(row),
        "profile": telling.profile_table(row),
        "deeds": telling.deeds(request.viewer, row),
    }


def _reads_reports(request: OfficerRequest) -> bool:
    return bool(request.viewer.roles & set(api.REPORT_READERS))
