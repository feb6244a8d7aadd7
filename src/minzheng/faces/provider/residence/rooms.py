"""The board of rooms and beds, and what is done with rooms and beds."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.care.api import facilities_of, facility_of
from minzheng.engines.residence import api
from minzheng.faces.provider.pages import page
from minzheng.faces.provider.requests import HouseRequest, member
from minzheng.faces.provider.residence import showing
from minzheng.faces.provider.residence.answering import Frame, answering, form_page
from minzheng.faces.provider.residence.forms import BedForm, RoomForm, UnitForm, WhyForm
from minzheng.registers.facilities.api import Facility
from minzheng.vocabulary import residence as terms

FORMS = require_http_methods(["GET", "POST"])
AHEAD = terms.到期提醒天数


def back_to(house: Facility) -> str:
    """The board of a house."""
    return f"{reverse('provider:residence')}?place={house.pk}"


@never_cache
@require_safe
@member
def board(request: HouseRequest) -> HttpResponse:
    """The house drawn as a plan, floor by floor. Nine queries."""
    own = facilities_of(request.viewer, request.today)
    living = api.keeping_beds(own)
    wanted = request.GET.get("place", "")
    house = next((each for each in living if str(each.pk) == wanted), None)
    if house is None and not living:
        return page(request, "residence/none")
    house = house or living[0]
    found = api.board_of(house, request.today)
    ahead = api.number(AHEAD, house, request.today)
    return page(
        request, "residence/board", house=house, own=living, board=found,
        figures=showing.board_figures(found, request.today), levels=showing.level_entries(found),
        ending=api.ending_soon(house, ahead, request.today),
    )  # fmt: skip


@FORMS
@member
@answering
def unit(request: HouseRequest, pk: int) -> HttpResponse:
    """A new group of rooms."""
    house = facility_of(request.viewer, pk, request.today)
    form = UnitForm(request.POST or None)
    frame = Frame("添加照护单元", back_to(house), "同一照护级别的房间归到一个单元。")

    def act() -> str:
        given = form.cleaned_data
        row = api.open_unit(request.viewer, pk, given["name"], given["level"], on=request.today)
        return f"已添加“{row.name}”。"

    return form_page(request, form, frame, act)


@FORMS
@member
@answering
def room(request: HouseRequest, pk: int) -> HttpResponse:
    """A new room with its beds."""
    house = facility_of(request.viewer, pk, request.today)
    units = list(api.Unit.objects.filter(facility=house))
    if not units:
        raise api.ResidenceRefused("还没有照护单元：请先添加照护单元，再添加房间")
    form = RoomForm(request.POST or None, units=units)

    def act() -> str:
        new = api.NewRoom(**form.cleaned_data)
        row = api.open_room(request.viewer, pk, new, on=request.today)
        return f"已添加 {row.name}，{new.beds} 张床。"

    return form_page(request, form, Frame("添加房间", back_to(house)), act)


@FORMS
@member
@answering
def add(request: HouseRequest, pk: int) -> HttpResponse:
    """One more bed in a room."""
    row = get_object_or_404(api.Room.objects.select_related("facility"), pk=pk)
    facility_of(request.viewer, row.facility_id, request.today)
    form = BedForm(request.POST or None)

    def act() -> str:
        made = api.add_bed(request.viewer, pk, form.cleaned_data["code"], on=request.today)
        return f"已添加床位 {made.code}。"

    return form_page(request, form, Frame(f"{row.name}房加床", back_to(row.facility)), act)


@FORMS
@member
@answering
def bed(request: HouseRequest, pk: int) -> HttpResponse:
    """A bed that is free or out of use: taken out, or put back."""
    row = api.own_bed(request.viewer, pk, request.today)
    form = WhyForm(request.POST or None)
    if row.out_since is not None:
        form.fields["why"].label, form.fields["why"].required = "备注", False
    out = row.out_since is None
    lead = f"{row.room.unit.name}，{row.get_level_display()}。"
    if not out:
        lead += f"{row.out_since} 起停用：{row.out_why}"
    frame = Frame(f"床位 {row.code}", back_to(row.facility), lead, "停用" if out else "恢复使用")

    def act() -> str:
        if out:
            api.take_out(request.viewer, pk, form.cleaned_data["why"], on=request.today)
            return f"床位 {row.code} 已停用。"
        api.put_back(request.viewer, pk, on=request.today)
        return f"床位 {row.code} 已恢复使用。"

    return form_page(request, form, frame, act)
