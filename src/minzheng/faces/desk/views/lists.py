"""My day and the work lists."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from minzheng.engines.access.api import password_expired
from minzheng.engines.alerts import api as alerts
from minzheng.engines.cases.api import VIEWS, WorkList, work_counts, work_list
from minzheng.engines.notices.api import unread
from minzheng.engines.parameters.api import APPROVERS, to_approve
from minzheng.engines.payments.api import RunState, runs
from minzheng.faces.desk import roles
from minzheng.faces.desk.asking import ending_soon, recipient_of
from minzheng.faces.desk.forms.filters import CaseFilters, places_below
from minzheng.faces.desk.listing import listed
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import NotFound, OfficerRequest, officer
from minzheng.faces.desk.showing.lists import count_figures, next_query, view_tabs, work_table
from minzheng.faces.desk.showing.parameters import proposal_table
from minzheng.faces.desk.showing.payments import run_table
from minzheng.faces.desk.showing.sheets import sheet_table
from minzheng.faces.desk.visiting import visit_table, visits_to_do
from minzheng.kernel.divisions import DivisionCodeError

SHOWN = 8


@require_safe
@officer(roles.EVERYBODY)
def day(request: OfficerRequest) -> HttpResponse:
    """What waits for me today."""
    shown: dict[str, Any] = {
        "unread": unread(recipient_of(request.viewer))[:SHOWN],
        "expired": password_expired(request.user, timezone.now()),
    }
    if request.viewer.roles & set(roles.READERS):
        shown |= _of_cases(request)
    if request.viewer.roles & set(roles.ALERT_READERS):
        shown["alerts"] = alerts.counts(request.viewer, request.today)
    if request.viewer.roles & set(roles.PAYMENT_READERS):
        waiting = runs(request.viewer).exclude(state=RunState.RECONCILED)[:SHOWN]
        shown["runs"] = run_table(waiting, "没有办完的发放批次")
    if request.viewer.roles & set(APPROVERS):
        mine = to_approve(request.viewer)
        shown["values"] = proposal_table(mine, "等您批准的参数") if mine else None
    return page(request, "day", **shown)


@require_safe
@officer(roles.READERS)
@listed("cases")
def cases(request: OfficerRequest) -> HttpResponse:
    """A work list, filtered and paged; every condition stands in the address."""
    view = request.GET.get("view", "todo")
    form = CaseFilters(request.GET, places=places_below(request.viewer, request.today))
    found = _listed(request, view, form)
    more = f"?{urlencode(next_query(view, form.filters, found.cursor))}" if found.cursor else ""
    return page(
        request,
        "cases",
        table=work_table(view, found.rows),
        tabs=view_tabs(view, work_counts(request.viewer, request.today)),
        form=form,
        view=view,
        title=VIEWS[view],
        more=more,
        begun=request.GET.get("cursor", ""),
    )


def _listed(request: OfficerRequest, view: str, form: CaseFilters) -> WorkList:
    """The page asked for; an address that was cut or mistyped is not found."""
    cursor = request.GET.get("cursor", "")
    try:
        return work_list(
            request.viewer, request.today, view=view, cursor=cursor, filters=form.filters
        )
    except (ValueError, DivisionCodeError):
        raise NotFound("没有这一页列表：网址可能不完整。请从“办件”重新进入。") from None


def _of_cases(request: OfficerRequest) -> dict[str, Any]:
    viewer, on = request.viewer, request.today
    todo = work_list(viewer, on, most=SHOWN).rows
    shown: dict[str, Any] = {
        "figures": count_figures(work_counts(viewer, on)),
        "todo": work_table("todo", todo, "最紧的待办"),
        "ending": sheet_table(ending_soon(viewer, on)[:SHOWN], "两天内期满的公示"),
    }
    if viewer.roles & set(roles.VISITORS):
        shown["visits"] = visit_table(visits_to_do(viewer, on, most=SHOWN).rows)
    return shown
