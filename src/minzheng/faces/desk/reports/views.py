"""Reports upward at the desk: rhythms, one report, its deeds."""

from collections.abc import Callable

from django import forms as django_forms
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.duties import api as duties
from minzheng.engines.parameters.api import place_names
from minzheng.engines.reports import api
from minzheng.faces.desk.files import download
from minzheng.faces.desk.form_pages import Done, FormFrame, deed_page, form_page, sure
from minzheng.faces.desk.forms.filters import places_below
from minzheng.faces.desk.listing import listed
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.reports import showing
from minzheng.faces.desk.reports.answering import answering
from minzheng.faces.desk.reports.forms import CadenceForm, WhyForm, WordsForm
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.registers.offices.api import home_division

FORMS = require_http_methods(["GET", "POST"])
REFUSALS = (api.ReportRefused, NotAllowed)
PART, MOST = "报告", 100
CONFIRMERS = ("district_clerk", "district_head")


@require_safe
@officer(api.READERS)
@listed("reports", "report-cadences")
def reports(request: OfficerRequest) -> HttpResponse:
    """What is due, and what was reported."""
    cadences = list(api.cadences_of(request.viewer)[:MOST])
    names = place_names({each.division_code for each in cadences})
    due = api.due_turns(cadences)
    table = showing.report_table(api.reports_of(request.viewer)[:MOST])
    writes = {each.pk for each in cadences if api.may_write(request.viewer, each)}
    return page(
        request, "reports/reports", table=table,
        cadences=showing.cadence_table(cadences, due, names, request.today, writes),
        sets=bool(request.viewer.roles & set(api.SETTERS)), rows=cadences,
    )  # fmt: skip


@FORMS
@officer(api.SETTERS)
@answering
def set_cadence(request: OfficerRequest) -> HttpResponse:
    """A report that goes up from now on."""
    home = home_division()
    towns = places_below(request.viewer, request.today)
    form = CadenceForm(request.POST or None, towns=towns, home=home)
    lead = "到期由系统从记录写好数据和任务，写的人补上问题和打算，另一人确认。超期逐级上报。"
    frame = FormFrame("安排一种报告", PART, reverse("desk:reports"), lead)

    def act() -> Done:
        api.set_cadence(form.new(), by=request.viewer, on=request.today)
        return Done("已安排。", reverse("desk:reports"))

    return form_page(request, form, frame, act, refusals=REFUSALS)


@FORMS
@officer(api.SETTERS)
@answering
def end_cadence(request: OfficerRequest, pk: int) -> HttpResponse:
    """It is reported no more."""
    row = api.cadence_for(request.viewer, pk)
    form = WhyForm(request.POST or None)
    back = reverse("desk:reports")
    frame = FormFrame(f"停止：{row}", PART, back, "已经写过的报告保留。", "停止")

    def act() -> Done:
        api.end_cadence(request.viewer, pk, form.cleaned_data["why"], on=request.today)
        return Done("已停止。", back)

    return form_page(request, form, frame, act, refusals=REFUSALS)


@FORMS
@officer(api.WRITERS)
@answering
def compose(request: OfficerRequest, pk: int) -> HttpResponse:
    """The report that is due, as records write it."""
    row = api.cadence_for(request.viewer, pk)
    frame = FormFrame(f"起草：{row}", PART, reverse("desk:reports"),
                      "数据和任务由系统写；已经写过的问题和打算保留。", "起草")  # fmt: skip

    def act() -> Done:
        made = api.compose(request.viewer, pk, on=request.today)
        return Done("系统已写好数据和任务。", reverse("desk:report", args=[made.pk]))

    return form_page(request, sure(request), frame, act, refusals=REFUSALS)


@require_safe
@officer(api.READERS)
@answering
def report(request: OfficerRequest, pk: int) -> HttpResponse:
    """One report, each sentence with the page behind it."""
    row = api.report_for(request.viewer, pk)
    waiting = row.confirmed_on is None and not row.is_open
    return page(
        request, "reports/report", row=row, lines=showing.lines_of(row),
        writes=row.is_open and api.may_write(request.viewer, row.cadence),
        confirms=waiting and duties.may_confirm(request.viewer, row.turn),
    )  # fmt: skip


@FORMS
@officer(api.WRITERS)
@answering
def write(request: OfficerRequest, pk: int) -> HttpResponse:
    """What only people can write."""
    row = api.report_for(request.viewer, pk)
    start = {"problems": row.problems, "next_steps": row.next_steps}
    form = WordsForm(request.POST or None, initial=start)

    def act() -> None:
        given = form.cleaned_data
        api.write(request.viewer, pk, given["problems"], given["next_steps"])

    return _about(request, row, form, "写问题和打算", act)


@FORMS
@officer(api.WRITERS)
@answering
def hand_up(request: OfficerRequest, pk: int) -> HttpResponse:
    """To be confirmed."""
    row = api.report_for(request.viewer, pk)

    def act() -> None:
        api.hand_up(request.viewer, pk, on=request.today)

    return _about(request, row, sure(request), "送审", act, lead="送审以后不能再改，退回才能改。")


@FORMS
@officer(CONFIRMERS)
@answering
def confirm(request: OfficerRequest, pk: int) -> HttpResponse:
    """It goes up."""
    row = api.report_for(request.viewer, pk)

    def act() -> None:
        api.confirm(request.viewer, pk, on=request.today)

    lead = "确认以后成为文件，任务办结。"
    return _about(request, row, sure(request), "确认上报", act, lead=lead)


@FORMS
@officer(CONFIRMERS)
@answering
def give_back(request: OfficerRequest, pk: int) -> HttpResponse:
    """Written anew."""
    row = api.report_for(request.viewer, pk)
    form = WhyForm(request.POST or None)

    def act() -> None:
        api.give_back(request.viewer, pk, form.cleaned_data["why"], on=request.today)

    return _about(request, row, form, "退回报告", act)


@never_cache
@require_safe
@officer(api.READERS)
@answering
def file(request: OfficerRequest, pk: int) -> HttpResponse:
    """The document."""
    content, name = api.report_pdf(request.viewer, pk)
    return download(content, "application/pdf", name)


def _about(
    request: OfficerRequest, row: api.Report, form: django_forms.Form, verb: str,
    act: Callable[[], None], *, lead: str = "",
) -> HttpResponse:  # fmt: skip
    back = reverse("desk:report", args=[row.pk])
    frame = FormFrame(f"{verb}：{row}", PART, back, lead, verb)
    return deed_page(request, form, frame, act, refusals=REFUSALS)
