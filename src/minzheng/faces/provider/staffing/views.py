"""A house's staff: the list, somebody new, one of them with her papers, nights, sheets."""

from urllib.parse import quote

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.care.api import facilities_of, facility_of
from minzheng.engines.staffing import api
from minzheng.faces.provider.pages import page
from minzheng.faces.provider.requests import HouseRequest, member
from minzheng.faces.provider.staffing import showing
from minzheng.faces.provider.staffing.answering import Frame, after, answering, written
from minzheng.faces.provider.staffing.forms import (
    CertificateForm,
    LeaveForm,
    NightsForm,
    SheetForm,
    StaffForm,
    TrainingForm,
    chosen,
)

FORMS = require_http_methods(["GET", "POST"])
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@member
def staff(request: HouseRequest) -> HttpResponse:
    """Who works in one of the house's facilities, and whether carers suffice."""
    viewer, on = request.viewer, request.today
    own = facilities_of(viewer, on)
    house = chosen(own, request.GET.get("place", ""))
    if house is None:
        return page(request, "staffing/none")
    show = request.GET.get("show", "")
    found = api.staff_page(viewer, house.pk, show, after(request), on)
    ratio = api.ratios_of([house], on).get(house.pk)
    here = sum(row.is_here(on) for row in found.rows)
    more = f"?place={house.pk}&show={quote(show)}&after={found.after}" if found.after else ""
    return page(
        request, "staffing/staff", own=own, house=house, gone=show == api.GONE, ratio=ratio,
        table=showing.staff_table(found.rows, on), figures=showing.figures(ratio, here),
        more=more,
    )  # fmt: skip


@never_cache
@FORMS
@member
@answering
def new(request: HouseRequest, pk: int) -> HttpResponse:
    """Somebody new."""
    house = facility_of(request.viewer, pk, request.today)
    form = StaffForm(request.POST or None)
    back = f"{reverse('provider:staff')}?place={pk}"
    frame = Frame(f"登记人员：{house.name}", back, button="登记")

    def act() -> str:
        row = api.take_on(request.viewer, pk, form.new(), on=request.today)
        return f"已登记：{row.name}，{row.post_name}。证书在她的页面补。"

    return written(request, form, frame, act)


@require_safe
@member
@answering
def one(request: HouseRequest, pk: int) -> HttpResponse:
    """One of them, with her papers and training."""
    row = api.own_employment(request.viewer, pk, request.today)
    return page(
        request, "staffing/member", row=row, entries=showing.entries(row),
        papers=showing.paper_table(row.certificates.all(), request.today),
        trainings=showing.training_table(row.trainings.all()[: api.PAGE]),
    )  # fmt: skip


@FORMS
@member
@answering
def certificate(request: HouseRequest, pk: int) -> HttpResponse:
    """A certificate more."""
    row = api.own_employment(request.viewer, pk, request.today)
    form = CertificateForm(request.POST or None)

    def act() -> str:
        made = api.add_certificate(request.viewer, pk, form.new(), on=request.today)
        return f"已登记：{made.title}。"

    return written(request, form, _of(row, "登记证书"), act)


@FORMS
@member
@answering
def training(request: HouseRequest, pk: int) -> HttpResponse:
    """Hours of training more."""
    row = api.own_employment(request.viewer, pk, request.today)
    form = TrainingForm(request.POST or None)

    def act() -> str:
        made = api.add_training(request.viewer, pk, form.new(), on=request.today)
        return f"已登记：{made.topic}，{made.hours} 学时。"

    return written(request, form, _of(row, "登记培训"), act)


@FORMS
@member
@answering
def leaving(request: HouseRequest, pk: int) -> HttpResponse:
    """She goes."""
    row = api.own_employment(request.viewer, pk, request.today)
    form = LeaveForm(request.POST or None)

    def act() -> str:
        given = form.cleaned_data
        done = api.leave(request.viewer, pk, given["until"], given["why"], on=request.today)
        return f"已登记：{done.name} {done.until} 离职。以后的夜班要另外安排。"

    return written(request, form, _of(row, "登记离职"), act)


@FORMS
@member
@answering
def nights(request: HouseRequest, pk: int) -> HttpResponse:
    """Who watches in the nights to come."""
    on = request.today
    house = facility_of(request.viewer, pk, on)
    now = api.nights_of(house, on, api.MOST_NIGHTS)
    form = NightsForm(request.POST or None, staff=api.everybody_at(house, on), on=on, now=now)
    back = f"{reverse('provider:staff')}?place={pk}"
    lead = "每天夜里至少安排一位。没有安排的，民政部门的监管页面会亮红灯。"

    def act() -> str:
        count = api.set_nights(request.viewer, pk, form.nights(), on=on)
        return f"已保存，{count} 个夜里有人值守。"

    return written(request, form, Frame(f"夜班：{house.name}", back, lead=lead), act)


@FORMS
@member
@answering
def sheet(request: HouseRequest, pk: int) -> HttpResponse:
    """Take in a whole sheet, or hear of every cell that is wrong."""
    house = facility_of(request.viewer, pk, request.today)
    form = SheetForm(request.POST or None, request.FILES or None)
    faults = None
    if form.is_valid():
        file = form.cleaned_data["file"]
        told = api.Sheet(file.name, file.read())
        try:
            count = api.take_sheet(request.viewer, pk, told, on=request.today)
        except api.SheetRefused as refusal:
            form.add_error("file", str(refusal))
            faults = showing.fault_table(refusal.faults) if refusal.faults else None
        else:
            messages.success(request, f"已登记 {count} 位人员。")
            return redirect(f"{reverse('provider:staff')}?place={pk}")
    return page(
        request, "staffing/sheet", form=form, faults=faults, house=house, most=api.MOST_ROWS
    )


@require_safe
@member
def blank(request: HouseRequest, pk: int) -> HttpResponse:
    """The empty sheet."""
    house = facility_of(request.viewer, pk, request.today)
    return _file(api.template(), f"{house.name}人员表.xlsx")


@never_cache
@require_safe
@member
def taken_out(request: HouseRequest, pk: int) -> HttpResponse:
    """The staff at work as a sheet, numbers masked."""
    house = facility_of(request.viewer, pk, request.today)
    content = api.workbook_of(api.everybody_at(house, request.today))
    return _file(content, f"{house.name}从业人员.xlsx")


def _of(row: api.Employment, heading: str) -> Frame:
    back = reverse("provider:staff-member", args=[row.pk])
    return Frame(f"{heading}：{row.name}", back, row.name)


def _file(content: bytes, name: str) -> HttpResponse:
    told = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    return HttpResponse(content, content_type=XLSX, headers={"Content-Disposition": told})
