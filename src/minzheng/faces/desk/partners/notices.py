"""The log of calls, and the notices of events: which arrived, which did not, sent anew."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.partners import api
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.partners import showing as show
from minzheng.faces.desk.partners.answering import told
from minzheng.faces.desk.requests import OfficerRequest, officer

PAGE = 50


@require_safe
@officer(api.READERS)
@told
def calls(request: OfficerRequest, pk: int) -> HttpResponse:
    """Every call, newest first; refused ones by ?failed=1."""
    row = api.partner_for(request.viewer, pk)
    rows = api.calls_of(row)
    failed = request.GET.get("failed") == "1"
    rows = rows.filter(status__gte=show.PROBLEM_FROM) if failed else rows
    before = request.GET.get("before", "")
    found = list((rows.filter(pk__lt=int(before)) if before.isdecimal() else rows)[: PAGE + 1])
    kept = "&failed=1" if failed else ""
    return page(
        request,
        "partners/partner_log",
        row=row,
        title="调用记录",
        table=show.call_table(found[:PAGE]),
        more=f"?before={found[PAGE - 1].pk}{kept}" if len(found) > PAGE else "",
        failed=failed,
        filters=True,
    )


@require_safe
@officer(api.READERS)
@told
def notices(request: OfficerRequest, pk: int) -> HttpResponse:
    """Every notice, newest first."""
    row = api.partner_for(request.viewer, pk)
    rows = api.deliveries_of(row)
    before = request.GET.get("before", "")
    found = list((rows.filter(pk__lt=int(before)) if before.isdecimal() else rows)[: PAGE + 1])
    return page(
        request,
        "partners/partner_log",
        row=row,
        title="事件通知",
        table=show.notice_table(found[:PAGE]),
        more=f"?before={found[PAGE - 1].pk}" if len(found) > PAGE else "",
    )


@require_http_methods(["GET", "POST"])
@officer(api.ENDERS)
@told
def resend(request: OfficerRequest, number: int) -> HttpResponse:
    """Try a notice anew that was given up."""
    notice = api.delivery_for(request.viewer, number)
    if request.method == "POST":
        api.resend(request.viewer, number, at=timezone.now())
        messages.success(request, "已排入，下一轮发送。")
        return redirect("desk:partner-notices", notice.hook.partner_id)
    return page(request, "partners/resend", notice=notice, row=notice.hook.partner)
