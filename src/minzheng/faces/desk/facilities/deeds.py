"""Recording facilities: a new one, a correction, that one closes, a sheet of many."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from minzheng.engines.access.api import require
from minzheng.faces.desk.facilities import choosing, keeping, showing
from minzheng.faces.desk.facilities.forms import (
    ITS_OWN,
    CloseForm,
    FacilityForm,
    SheetForm,
    known_of,
    places_of,
)
from minzheng.faces.desk.facilities.keeping import KEEPERS
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.registers.facilities.api import (
    Facility,
    FacilityRefused,
    Imported,
    SheetUnreadable,
    offers_of,
)
from minzheng.registers.stays.api import stays_in


@require_http_methods(["GET", "POST"])
@officer(KEEPERS)
def new(request: OfficerRequest) -> HttpResponse:
    """Register one."""
    viewer, on = request.viewer, request.today
    form = FacilityForm(request.POST or None, places=places_of(viewer, on), known={})
    made = _written(
        form,
        lambda: keeping.register(form.new(), source=form.cleaned_data["source"], by=viewer, on=on),
    )
    if made is not None:
        messages.success(request, f"已登记“{made.name}”。")
        return redirect("desk:facility", made.pk)
    return page(request, "facilities/form", form=form, words="登记机构")


@require_http_methods(["GET", "POST"])
@officer(KEEPERS)
def amend(request: OfficerRequest, pk: int) -> HttpResponse:
    """Correct what is known; what the institution keeps itself stays with it."""
    viewer, on = request.viewer, request.today
    row = _kept(request, pk)
    form = FacilityForm(
        request.POST or None,
        places=places_of(viewer, on, row.division_code),
        known=known_of(row, offers_of(row)),
        without=ITS_OWN if _acts(row, request) else (),
    )
    done = _written(
        form,
        lambda: keeping.amend(
            row, form.changes(on), source=form.cleaned_data["source"], by=viewer, on=on
        ),
    )
    if done is not None:
        messages.success(request, "已更正，原来的内容留在变更记录里。")
        return redirect("desk:facility", row.pk)
    return page(request, "facilities/form", form=form, words="更正机构信息", facility=row)


@require_http_methods(["GET", "POST"])
@officer(KEEPERS)
def close(request: OfficerRequest, pk: int) -> HttpResponse:
    """From a day on it is no more; who still lives there is told before."""
    row, on = _kept(request, pk), request.today
    form = CloseForm(request.POST or None, initial={"closed_on": on})
    living = stays_in([row.pk], on).count()
    if form.is_valid():
        try:
            keeping.close(row, **form.cleaned_data, by=request.viewer)
        except FacilityRefused as refusal:
            form.add_error("closed_on", str(refusal))
        else:
            messages.success(request, f"已登记“{row.name}”停办。")
            return redirect("desk:facility", row.pk)
    return page(request, "facilities/close", form=form, facility=row, living=living)


@require_http_methods(["GET", "POST"])
@officer(KEEPERS)
def sheet(request: OfficerRequest) -> HttpResponse:
    """A sheet of many: good rows go in, every wrong cell is named."""
    form = SheetForm(request.POST or None, request.FILES or None, viewer=request.viewer)
    done = _taken(request, form) if form.is_valid() else None
    if done is None:
        return page(request, "facilities/sheet", form=form)
    return page(
        request,
        "facilities/sheet_done",
        figures=showing.sheet_figures(done),
        faults=showing.fault_table(done.faults) if done.faults else None,
    )


def _taken(request: OfficerRequest, form: SheetForm) -> Imported | None:
    file, area = form.cleaned_data["file"], form.cleaned_data["area"]
    try:
        return keeping.take_sheet(file.name, file.read(), area, by=request.viewer, on=request.today)
    except SheetUnreadable as refusal:
        form.add_error("file", str(refusal))
        return None


def _written(form: FacilityForm, write: Callable[[], Facility]) -> Facility | None:
    if not form.is_valid():
        return None
    try:
        return write()
    except FacilityRefused as refusal:
        form.refuse(refusal)
        return None


def _kept(request: OfficerRequest, pk: int) -> Facility:
    """One that she may change. Raises NotFound, NotAllowed."""
    row = choosing.facility_for(request.viewer, pk)
    require(request.viewer, KEEPERS, row.division_code)
    return row


def _acts(facility: Facility, request: OfficerRequest) -> bool:
    """Whether somebody acts for it, who keeps its own columns."""
    runs = choosing.runner_of(facility.credit_code)
    return runs is not None and bool(runs.acting_on(request.today))
