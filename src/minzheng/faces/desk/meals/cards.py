"""Meal cards at the desk: the list, issuing one, ending one, ordering for its holder."""

from datetime import timedelta
from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.access.api import may_see_person
from minzheng.engines.meals import api
from minzheng.faces.desk.form_pages import Done, FormFrame, form_page
from minzheng.faces.desk.listing import after, listed
from minzheng.faces.desk.meals import showing
from minzheng.faces.desk.meals.answering import answering
from minzheng.faces.desk.meals.forms import CardForm, NameFilters, OrderForm, WhyForm
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.registers.people.api import Person

FORMS = require_http_methods(["GET", "POST"])
AHEAD = timedelta(days=7)
COUNTY = 6


@require_safe
@officer(api.READERS)
@listed("meal-cards")
def cards(request: OfficerRequest) -> HttpResponse:
    """The cards of the area."""
    form = NameFilters(request.GET)
    name = form.cleaned_data["name"].replace("\x00", "") if form.is_valid() else ""
    found = api.card_page(request.viewer, name, after(request))
    more = urlencode({"name": name, "after": found.after}) if found.after else ""
    table = showing.card_table(found.rows)
    return page(request, "meals/cards", form=form, table=table, more=f"?{more}" if more else "")


@never_cache
@FORMS
@officer(api.ISSUERS)
@answering
def issue(request: OfficerRequest, pk: int) -> HttpResponse:
    """Give somebody a card."""
    person = Person.objects.filter(pk=pk).first()
    if person is None or not may_see_person(request.viewer, person):
        raise api.NoSuchMeal("没有这个人，或她不在您的辖区内。请从“档案”进入")
    form = CardForm(request.POST or None)
    back = reverse("desk:person", args=[pk])
    lead = "年龄、户口、困难身份由系统查；这里只登记系统不知道的。已有卡的不换号，只更新登记。"
    frame = FormFrame(f"给{person.name}发助餐卡", person.name, back, lead=lead, button="发卡")

    def act() -> Done:
        row = api.issue_card(person, form.cleaned_data, by=request.viewer, on=request.today)
        return Done(f"已发卡，卡号 {row.number}。", reverse("desk:meal-card-order", args=[row.pk]))

    return form_page(request, form, frame, act, refusals=(api.MealRefused,))


@FORMS
@officer(api.ISSUERS)
@answering
def end(request: OfficerRequest, pk: int) -> HttpResponse:
    """The card is lost or no longer needed."""
    row = api.card_for(request.viewer, pk)
    form = WhyForm(request.POST or None)
    back = reverse("desk:meal-cards")
    lead = "停用以后，收银台不再认这张卡。"
    frame = FormFrame(f"停用{row.person.name}的助餐卡", "助餐卡", back, lead=lead, button="停用")

    def act() -> Done:
        why = form.cleaned_data["why"]
        api.end_card(row, why, by=request.viewer, on=request.today)
        return Done("已停用。", back)

    return form_page(request, form, frame, act, refusals=(api.MealRefused,))


@FORMS
@officer(api.ISSUERS)
@answering
def order(request: OfficerRequest, pk: int) -> HttpResponse:
    """Order for somebody who cannot do it herself."""
    row = api.card_for(request.viewer, pk)
    area = row.division_code[:COUNTY]
    servings = api.servings_ahead(request.today, request.today + AHEAD, area)
    form = OrderForm(request.POST or None, servings=servings)
    back = reverse("desk:meal-cards")
    lead = f"卡尾号 {row.tail}。订餐以后老人到店刷卡；不用这张卡了可以在下面停用。"
    more = {"card": row}
    frame = FormFrame(f"代{row.person.name}订餐", "助餐卡", back, lead, "订餐", "meals/order", more)

    def act() -> Done:
        given = form.cleaned_data
        new = api.NewOrder(row.person, given["delivered"], given["address"])
        clock = timezone.localtime().time()
        api.order_meal(given["serving"], new, by=request.viewer, on=request.today, clock=clock)
        return Done(f"已代{row.person.name}订餐。", back)

    return form_page(request, form, frame, act, refusals=(api.MealRefused, api.NoSuchMeal))
