"""Many rows at once: choose a deed, state what holds for all, see each row's preview, do it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.html import strip_tags
from django.views.decorators.http import require_POST

from minzheng.engines.cases.api import CASE_ROLES, OpenStep
from minzheng.engines.workbench import api
from minzheng.faces.desk import roles
from minzheng.faces.desk.forms.notices import ServiceForm
from minzheng.faces.desk.lists import letters, stepping
from minzheng.faces.desk.lists.bulk_forms import RowsForm, TogetherForm
from minzheng.faces.desk.lists.plans import (
    DO,
    INLINE,
    MOST,
    MOST_DECISIONS,
    PRINT,
    SERVE,
    STEP,
    WEIGH,
    Plan,
    plan_of,
)
from minzheng.faces.desk.lists.views import answering
from minzheng.faces.desk.lists.walking import listing_called, source_of, walk
from minzheng.faces.desk.lists.working import begin, run_now
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import NotFound, OfficerRequest, officer

NOTHING = "没有选中任何一行。请在列表里勾选，或者选“处理找到的全部”。"
STATED = "stated"


@require_POST
@officer(CASE_ROLES)
@answering
def choose(request: OfficerRequest) -> HttpResponse:
    """What can be done with the rows that were chosen."""
    key = request.POST.get("list", "cases")
    source = source_of(listing_called(key), request.POST.get("of", ""), request.user, request.today)
    rows = _rows(request, source)
    if not rows:
        messages.error(request, NOTHING)
        return redirect(source.address)
    found = rows if key == "letters" else letters.numbers_of_cases(request.viewer, rows)
    return page(
        request,
        "lists/choose",
        rows=rows,
        groups=stepping.groups_of(rows, request.viewer) if key == "cases" else [],
        letters=found,
        may_serve=bool(request.viewer.roles & set(roles.SERVERS)),
        back=source.address,
        most=MOST_DECISIONS,
    )


@require_POST
@officer(CASE_ROLES)
@answering
def plan(request: OfficerRequest) -> HttpResponse:
    """What is stated for all of them; then every row is weighed, nothing done."""
    asked = RowsForm(request.POST)
    if not asked.is_valid():
        messages.error(request, NOTHING)
        return redirect("desk:cases")
    deed, rows = asked.cleaned_data["deed"], asked.cleaned_data["rows"]
    if deed == PRINT:
        made = Plan(PRINT, f"打包 {len(rows)} 份文书", rows)
        return redirect("desk:job", begin(request, _job(DO, made)).pk)
    if deed == SERVE:
        return _serve(request, rows)
    return _step(request, deed, rows)


@require_POST
@officer(CASE_ROLES)
@answering
def confirm(request: OfficerRequest, pk: int) -> HttpResponse:
    """Do what was weighed and seen, for the rows that were ticked."""
    weighed = api.job_for(request.viewer, pk)
    if weighed.kind != WEIGH or weighed.is_open:
        raise NotFound("这项任务没有要确认的。请从“后台任务”进入。")
    good = set(api.lines_of(weighed).filter(ok=True).values_list("subject", flat=True))
    rows = [row for row in request.POST.getlist("row") if row in good]
    if not rows:
        messages.error(request, "没有勾选任何一行，什么也没有办。")
        return redirect("desk:job", pk)
    made = plan_of(weighed.params, rows)
    job = begin(request, _job(DO, replace(made, words=f"批量{made.words}（{len(rows)} 件）")))
    messages.success(request, "正在逐件办理，您可以先办别的事，办完会有消息。")
    return redirect("desk:job", job.pk)


def _step(request: OfficerRequest, deed: str, rows: tuple[str, ...]) -> HttpResponse:
    groups = stepping.groups_of(rows, request.viewer)
    group = next((each for each in groups if each.key == deed), None)
    if group is None or group.why_not:
        raise NotFound("这些办件不能一起办这一步。请回到列表重新选择。")
    opened = stepping.sample_of(group, by=request.viewer, on=request.today)
    form = TogetherForm(_data(request), opened=opened)
    if not form.is_valid():
        return _stated(request, form, group.numbers, deed, f"{group.title}：{group.element}")
    given = {
        "matter": group.matter,
        "element": group.element,
        "outcome": form.cleaned_data["outcome"],
        "record": form.record(),
    }
    words = f"{group.title}“{group.element}”办理为“{given['outcome']}”"
    return _weighed(request, _plan(opened, words, group.numbers, given))


def _serve(request: OfficerRequest, rows: tuple[str, ...]) -> HttpResponse:
    form = ServiceForm(_data(request), initial={"on": request.today})
    if not form.is_valid():
        return _stated(request, form, rows, SERVE, "登记送达")
    given = {**form.cleaned_data, "on": form.cleaned_data["on"].isoformat()}
    return _weighed(request, Plan(SERVE, "登记送达", rows, given))


def _plan(opened: OpenStep, words: str, rows: tuple[str, ...], given: dict[str, Any]) -> Plan:
    """Decisions are weighed no more at once than somebody can read."""
    if stepping.decides(opened):
        return Plan(STEP, words, rows[:MOST_DECISIONS], given, each_read=True)
    return Plan(STEP, words, rows, given)


def _weighed(request: OfficerRequest, made: Plan) -> HttpResponse:
    new = _job(WEIGH, replace(made, words=made.words))
    job = run_now(request, new) if len(made.rows) <= INLINE else begin(request, new)
    return redirect("desk:job", job.pk)


def _stated(
    request: OfficerRequest, form: forms.Form, rows: Sequence[str], deed: str, words: str
) -> HttpResponse:
    return page(request, "lists/plan", form=form, rows=rows, deed=deed, words=words)


def _job(kind: str, made: Plan) -> api.NewJob:
    words = f"预览：{made.words}" if kind == WEIGH else made.words
    return api.NewJob(kind, words, made.params, len(made.rows))


def _data(request: OfficerRequest) -> Any:
    return request.POST if STATED in request.POST else None


def _rows(request: OfficerRequest, source: Any) -> tuple[str, ...]:
    """What was ticked, or every row of the list; each once, no more than go at once."""
    if request.POST.get("which") != "all":
        return tuple(dict.fromkeys(request.POST.getlist("row")))[:MOST]
    found: dict[str, None] = {}
    for sheet in walk(source):
        rows = sheet.table.rows if sheet.table else ()
        found |= dict.fromkeys(strip_tags(str(row.cells[0])) for row in rows)
        if len(found) >= MOST:
            break
    return tuple(found)[:MOST]
