"""Services given: the list, one more, a whole sheet, one of them."""

from typing import Any
from urllib.parse import quote, urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.care.api import facilities_of, facility_of, people_of
from minzheng.engines.delivery import api
from minzheng.faces.looks.written import plain_date, yuan
from minzheng.faces.provider.pages import page
from minzheng.faces.provider.requests import HouseRequest, member
from minzheng.faces.provider.services import showing
from minzheng.faces.provider.services.forms import (
    CancelForm,
    RecordFilters,
    RecordForm,
    SheetForm,
    start_of,
)
from minzheng.registers.facilities.api import Facility, offers_by_facility

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@member
def services(request: HouseRequest) -> HttpResponse:
    """This month's records, or those that were asked for."""
    viewer, on = request.viewer, request.today
    own = facilities_of(viewer, on)
    form = RecordFilters(request.GET, own=own, services=_services(own), today=on)
    found = api.record_page(viewer, form.wanted, on)
    held = {name: str(request.GET[name]) for name in request.GET if name != "after"}
    return page(
        request,
        "services/services",
        form=form,
        table=showing.record_table(found.rows),
        first=_address(held) if form.wanted.after else "",
        more=_address({**held, "after": found.after}) if found.after else "",
        narrowed=bool(held),
    )


@never_cache
@require_http_methods(["GET", "POST"])
@member
def new(request: HouseRequest) -> HttpResponse:
    """Enter one; the next begins with what was entered last."""
    viewer, on = request.viewer, request.today
    own = facilities_of(viewer, on)
    form = RecordForm(
        request.POST or None,
        own=own,
        stays=people_of(viewer, on=on, past=False),
        services=_services(own),
        start=start_of(api.last_entered(viewer), on),
    )
    made = _record(request, form) if form.is_valid() else None
    if made is None:
        return page(request, "services/new", form=form, none=not own)
    said = f"{plain_date(made.day)} {made.service} {yuan(made.amount)} 元"
    messages.success(request, f"已登记：{made.person.name} {said}。可以接着登记下一次。")
    return redirect("provider:service-new")


@require_http_methods(["GET", "POST"])
@member
def sheet(request: HouseRequest) -> HttpResponse:
    """Enter a whole sheet, or hear of every cell that is wrong."""
    own = facilities_of(request.viewer, request.today)
    form = SheetForm(request.POST or None, request.FILES or None, own=own)
    faults = _take(request, form) if form.is_valid() else None
    if form.is_valid():
        return redirect("provider:services")
    return page(request, "services/sheet", form=form, faults=faults, own=own, most=api.MOST_ROWS)


@require_safe
@member
def blank(request: HouseRequest, pk: int) -> HttpResponse:
    """The empty sheet of a facility, with its services to choose from."""
    house = facility_of(request.viewer, pk, request.today)
    offers = list(api.price_history(house).on(request.today).values())
    name = quote(f"{house.name}服务记录表.xlsx", safe="")
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
    return HttpResponse(api.template(offers), content_type=XLSX, headers=headers)


@require_http_methods(["GET", "POST"])
@member
def service(request: HouseRequest, pk: int) -> HttpResponse:
    """One record; it can be cancelled while no statement holds it."""
    row = api.record_of(request.viewer, pk, request.today)
    form = CancelForm(request.POST or None)
    if form.is_valid() and _cancelled(request, pk, form):
        messages.success(request, "已作废。记录还在，写明了原因。")
        return redirect("provider:services")
    entries, can_cancel = showing.record_entries(row), not (row.line_id or row.cancelled_on)
    return page(
        request, "services/service", row=row, form=form, entries=entries, can_cancel=can_cancel
    )


def _record(request: HouseRequest, form: RecordForm) -> api.ServiceRecord | None:
    facility = form.cleaned_data["facility"]
    try:
        new = form.new(request.today)
        return api.record_service(request.viewer, facility, new, on=request.today)
    except api.RecordRefused as wrong:
        form.add_error(wrong.column if wrong.column in form.fields else None, str(wrong))
    return None


def _take(request: HouseRequest, form: SheetForm) -> Any:
    """Takes the sheet in; otherwise the table of what is wrong."""
    given = form.cleaned_data
    told = api.Sheet(given["file"].name, given["file"].read())
    try:
        count = api.record_many(request.viewer, given["facility"], told, on=request.today)
    except api.SheetRefused as refusal:
        form.add_error("file", str(refusal))
        return showing.fault_table(refusal.faults) if refusal.faults else None
    messages.success(request, f"已录入 {count} 条服务记录。")
    return None


def _cancelled(request: HouseRequest, pk: int, form: CancelForm) -> bool:
    try:
        api.cancel_record(request.viewer, pk, form.cleaned_data["reason"], on=request.today)
    except api.DeliveryRefused as refusal:
        form.add_error(None, str(refusal))
    return form.is_valid()


def _services(own: list[Facility]) -> list[str]:
    """Every service of the house by name, in the order of the price lists."""
    offers = offers_by_facility(each.pk for each in own)
    return list(dict.fromkeys(offer.name for rows in offers.values() for offer in rows))


def _address(query: dict[str, str]) -> str:
    return f"{reverse('provider:services')}{'?' if query else ''}{urlencode(query)}"
