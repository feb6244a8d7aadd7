"""Renting devices at the desk: use by point, devices, rentals, the catalogue, asking."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from minzheng.engines.access.api import may_see_person
from minzheng.engines.rentals import api
from minzheng.faces.desk.form_pages import Done, FormFrame, form_page
from minzheng.faces.desk.listing import after, listed
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.rentals import showing
from minzheng.faces.desk.rentals.answering import answering
from minzheng.faces.desk.rentals.forms import (
    AskForm,
    ItemFilters,
    MonthFilters,
    ProductForm,
    RentalFilters,
)
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.kernel.months import Month

FORMS = require_http_methods(["GET", "POST"])


@require_safe
@officer(api.READERS)
@listed("rental-uses")
def uses(request: OfficerRequest) -> HttpResponse:
    """How much the devices of each point are used."""
    form = MonthFilters(request.GET, on=request.today)
    month = Month.parse(form.told("month")) if form.told("month") else Month.of(request.today)
    rows = api.uses(request.viewer, month, request.today)
    return page(
        request, "rentals/uses", form=form, month=month, table=showing.use_table(rows),
        figures=showing.use_figures(rows),
    )  # fmt: skip


@require_safe
@officer(api.READERS)
@listed("rental-items")
def items(request: OfficerRequest) -> HttpResponse:
    """The devices of the area, those that are lost too."""
    form = ItemFilters(request.GET)
    given = form.cleaned_data if form.is_valid() else {}
    state, serial = given.get("state", ""), given.get("serial", "").replace("\x00", "")
    found = api.item_page(request.viewer, state, serial, after(request))
    held = urlencode({"state": state, "serial": serial, "after": found.after})
    table = showing.item_table(found.rows)
    more = f"?{held}" if found.after else ""
    return page(request, "rentals/items", form=form, table=table, more=more)


@require_safe
@officer(api.READERS)
@answering
def item(request: OfficerRequest, pk: int) -> HttpResponse:
    """One device and what was done with it."""
    row = api.item_for(request.viewer, pk)
    rental = api.running_by_item(row)
    return page(
        request, "rentals/item", row=row, tone=showing.TONES[row.state],
        entries=showing.item_entries(row, rental), steps=showing.step_table(api.steps_of(row)),
    )  # fmt: skip


@require_safe
@officer(api.READERS)
@listed("rental-list")
def rentals(request: OfficerRequest) -> HttpResponse:
    """Who has what; what is overdue."""
    form = RentalFilters(request.GET)
    show = form.cleaned_data["show"] if form.is_valid() else ""
    found = api.rental_page(request.viewer, show, after(request), request.today)
    more = f"?{urlencode({'show': show, 'after': found.after})}" if found.after else ""
    table = showing.rental_table(found.rows, request.today)
    return page(request, "rentals/rentals", form=form, table=table, more=more)


@require_safe
@officer(api.READERS)
@listed("rental-products")
def products(request: OfficerRequest) -> HttpResponse:
    """The catalogue of the county."""
    change = bool(request.viewer.roles & set(api.KEEPERS))
    table = showing.product_table(api.products_of(request.viewer), change=change)
    return page(request, "rentals/products", table=table, change=change)


@FORMS
@officer(api.KEEPERS)
@answering
def product_new(request: OfficerRequest) -> HttpResponse:
    """One more kind of device."""
    form = ProductForm(request.POST or None)
    back = reverse("desk:rental-products")
    frame = FormFrame("登记一种辅具", "辅具目录", back, lead="金额是这个区的，各租赁点一样。")

    def act() -> Done:
        place = request.viewer.posts[0].division
        row = api.keep_product(form.new(), place, by=request.viewer)
        return Done(f"已登记{row.name}。", back)

    return form_page(request, form, frame, act, refusals=(api.RentalRefused,))


@FORMS
@officer(api.KEEPERS)
@answering
def product(request: OfficerRequest, pk: int) -> HttpResponse:
    """Change a kind of device; what is out keeps what was agreed."""
    row = api.product_for(request.viewer, pk)
    names = ProductForm.base_fields
    form = ProductForm(request.POST or None, initial={name: getattr(row, name) for name in names})
    back = reverse("desk:rental-products")
    lead = "已经租出的按租出时的约定算，改了只管以后租的。"
    more = {"product": row}
    frame = FormFrame(f"改：{row.name}", "辅具目录", back, lead, "保存", "rentals/product", more)

    def act() -> Done:
        done = api.keep_product(form.new(), row.division_code, by=request.viewer, pk=pk)
        return Done(f"已保存{done.name}。", back)

    return form_page(request, form, frame, act, refusals=(api.RentalRefused,))


@require_POST
@officer(api.KEEPERS)
@answering
def product_end(request: OfficerRequest, pk: int) -> HttpResponse:
    """It is not rented any more."""
    row = api.end_product(request.viewer, pk, on=request.today)
    messages.success(request, f"{row.name}已停租，租出去的照约定归还。")
    return redirect("desk:rental-products")


@never_cache
@FORMS
@officer(api.ASKERS)
@answering
def ask(request: OfficerRequest, pk: int) -> HttpResponse:
    """Ask for somebody who cannot do it herself."""
    person = api.Person.objects.filter(pk=pk).first()
    if person is None or not may_see_person(request.viewer, person):
        raise api.NoSuchRental("没有这个人，或她不在您的辖区内。请从“档案”进入")
    offers = api.offers_near(person.division_code)
    form = AskForm(request.POST or None, offers=offers)
    back = reverse("desk:person", args=[pk])
    lead = "交给租赁点办理；补贴按困难身份、年龄由系统查。"
    frame = FormFrame(f"代{person.name}申请租用辅具", person.name, back, lead, "申请")

    def act() -> Done:
        chosen = offers[form.cleaned_data["offer"]]
        days = form.cleaned_data["days"]
        new = api.NewAsk(person, chosen.product, chosen.facility, days)
        api.ask(new, by=request.viewer, on=request.today)
        return Done(f"已代{person.name}申请，{chosen.facility.name}会联系。", back)

    return form_page(request, form, frame, act, refusals=(api.RentalRefused,))
