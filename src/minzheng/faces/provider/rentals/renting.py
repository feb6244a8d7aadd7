"""The point's day: what was asked, what is out; handing out, longer, back; the month."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.care.api import facilities_of, facility_of
from minzheng.engines.rentals import api
from minzheng.faces.provider.files import inline
from minzheng.faces.provider.pages import page
from minzheng.faces.provider.rentals import showing
from minzheng.faces.provider.rentals.answering import answering, number_named
from minzheng.faces.provider.rentals.forms import (
    DaysForm,
    FindForm,
    HandOutForm,
    ReturnForm,
    WhyForm,
)
from minzheng.faces.provider.requests import HouseRequest, member
from minzheng.kernel.months import Month, MonthError

FORMS = require_http_methods(["GET", "POST"])
DAYS = 30


@require_safe
@member
@answering
def today(request: HouseRequest) -> HttpResponse:
    """A serial leads to its device; below, what waits and what is out. Seven queries."""
    viewer, on = request.viewer, request.today
    own = facilities_of(viewer, on)
    form = FindForm(request.GET if "serial" in request.GET else None)
    if form.is_valid():
        try:
            found = api.find_item(viewer, form.cleaned_data["serial"], on=on)
            return redirect("provider:rental-item", found.pk)
        except api.RentalRefused as refusal:
            form.add_error("serial", str(refusal))
    return page(
        request, "rentals/today", form=form, own=own,
        asks=showing.ask_table(api.waiting_asks(viewer, on)),
        running=showing.running_table(api.running_of(viewer, on), on),
    )  # fmt: skip


@never_cache
@FORMS
@member
@answering
def hand_out(request: HouseRequest, pk: int) -> HttpResponse:
    """Hand a device out: on a request, or to who stands here."""
    house = facility_of(request.viewer, pk, request.today)
    wanted = number_named(request, "ask")
    ask = api.own_ask(request.viewer, wanted, request.today) if wanted else None
    start = {"serial": request.GET.get("serial", "")[:40], "days": ask.days if ask else DAYS}
    form = HandOutForm(request.POST or None, request.FILES or None, ask=ask, start=start)
    if form.is_valid():
        try:
            row = api.hand_out(request.viewer, pk, form.told(), on=request.today)
        except api.RentalRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"已租出给{row.person.name}，应还日 {row.due_on}。")
            return redirect("provider:rental-item", row.item_id)
    return page(request, "rentals/hand_out", form=form, house=house, ask=ask)


@FORMS
@member
@answering
def extend(request: HouseRequest, pk: int) -> HttpResponse:
    """Keep it longer."""
    row = api.own_rental(request.viewer, pk, request.today)
    form = DaysForm(request.POST or None)
    back = reverse("provider:rental-item", args=[row.item_id])
    if form.is_valid():
        try:
            done = api.extend(request.viewer, pk, form.cleaned_data["days"], on=request.today)
        except api.RentalRefused as refusal:
            form.add_error("days", str(refusal))
        else:
            messages.success(request, f"已续租，应还日 {done.due_on}。")
            return redirect(back)
    heading = f"续租：{row.item.product.name}，{row.person.name}"
    return page(request, "rentals/form", form=form, heading=heading, button="续租", back=back)


@never_cache
@FORMS
@member
@answering
def give_back(request: HouseRequest, pk: int) -> HttpResponse:
    """It came back, or will not: the bill, then the deed."""
    row = api.own_rental(request.viewer, pk, request.today)
    form = ReturnForm(request.POST or None)
    if form.is_valid():
        act = api.lose if form.lost else api.take_back
        try:
            done = act(request.viewer, pk, form.told(), on=request.today)
        except api.RentalRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"已办归还：{showing.receipt_words(done)}。")
            return redirect("provider:rental-item", row.item_id)
    bill = showing.bill_entries(row, api.bill_today(row, request.today))
    return page(request, "rentals/give_back", row=row, form=form, bill=bill)


@never_cache
@require_safe
@member
@answering
def photo(request: HouseRequest, pk: int) -> HttpResponse:
    """How it looked when it went out."""
    content, mime = api.open_photo(request.viewer, pk, on=request.today)
    return inline(content, mime, "租出时的照片")


@FORMS
@member
@answering
def decline(request: HouseRequest, pk: int) -> HttpResponse:
    """A request cannot be served."""
    row = api.own_ask(request.viewer, pk, request.today)
    form = WhyForm(request.POST or None)
    back = reverse("provider:rentals")
    if form.is_valid():
        try:
            api.decline(request.viewer, pk, form.cleaned_data["words"], on=request.today)
        except api.RentalRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "已答复，申请的人会看到原因。")
            return redirect(back)
    heading = f"办不成：{row.person.name}申请的{row.product.name}"
    return page(request, "rentals/form", form=form, heading=heading, button="答复", back=back)


@require_safe
@member
def months(request: HouseRequest) -> HttpResponse:
    """Months that are open and settlements that were handed in. Three queries."""
    own = facilities_of(request.viewer, request.today)
    table = showing.month_table(api.open_months(own), api.settlements_by(own))
    return page(request, "rentals/months", table=table)


@FORMS
@member
@answering
def month(request: HouseRequest, pk: int, month: str) -> HttpResponse:
    """One month of a point, as the rentals stand or as it was handed in."""
    house, wanted = facility_of(request.viewer, pk, request.today), _month(month)
    if request.method == "POST":
        seen = request.POST.get("digest", "")
        done = api.hand_in(request.viewer, pk, wanted, seen, on=request.today)
        messages.success(request, f"{done.month_name}结算单已提交，等民政和财务核对。")
        return redirect("provider:rental-months")
    row = api.settlement_of(house, wanted)
    if row is not None:
        rentals = list(row.rentals.select_related("person", "item__product")[:200])
        figures = showing.month_figures(row.count, row.rent, row.subsidy)
        table = showing.line_table(rentals)
        return page(request, "rentals/settled", row=row, figures=figures, table=table)
    draft = api.draft_of(house, wanted)
    figures = showing.month_figures(len(draft.rentals), draft.rent, draft.subsidy)
    return page(
        request, "rentals/month", draft=draft, figures=figures,
        table=showing.line_table(draft.rentals), early=api.why_not_yet(wanted, request.today),
    )  # fmt: skip


def _month(text: str) -> Month:
    try:
        return Month.parse(text)
    except MonthError as wrong:
        raise api.NoSuchRental("没有这个月份。请从“辅具租赁结算”进入") from wrong
