"""Meals at the desk: a day by place, a month by layer, what is odd, one meal and its judgement."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.access.api import may
from minzheng.engines.meals import api
from minzheng.faces.desk.form_pages import Done, FormFrame, form_page
from minzheng.faces.desk.listing import after, listed
from minzheng.faces.desk.meals import showing
from minzheng.faces.desk.meals.answering import answering
from minzheng.faces.desk.meals.forms import DayFilters, JudgeForm, MonthFilters, OddFilters
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.kernel.months import Month


@require_safe
@officer(api.READERS)
@listed("meal-days")
def day(request: OfficerRequest) -> HttpResponse:
    """Every place of the area on a day."""
    form = DayFilters(request.GET or {"day": request.today})
    chosen = form.cleaned_data["day"] if form.is_valid() else None
    wanted = chosen or request.today
    rows = api.places_of_day(request.viewer, wanted)
    return page(
        request, "meals/day", form=form, day=wanted, table=showing.day_table(rows),
        figures=showing.day_figures(rows),
    )  # fmt: skip


@require_safe
@officer(api.READERS)
@listed("meal-figures")
def figures(request: OfficerRequest) -> HttpResponse:
    """A month by place and layer."""
    form = MonthFilters(request.GET, on=request.today)
    month = Month.parse(form.told("month")) if form.told("month") else Month.of(request.today)
    rows = api.sums_by_place(request.viewer, month)
    return page(
        request, "meals/figures", form=form, month=month, table=showing.place_table(rows),
        chart=showing.layer_chart(rows),
    )  # fmt: skip


@require_safe
@officer(api.READERS)
@listed("meal-flags")
def odd(request: OfficerRequest) -> HttpResponse:
    """What somebody must look at."""
    form = OddFilters(request.GET)
    given = form.cleaned_data if form.is_valid() else {}
    show, code = given.get("show", ""), given.get("code", "")
    found = api.flag_page(request.viewer, show, code, after(request))
    more = urlencode({"show": show, "code": code, "after": found.after}) if found.after else ""
    table = showing.flag_table(found.rows)
    return page(request, "meals/odd", form=form, table=table, more=f"?{more}" if more else "")


@require_safe
@officer(api.READERS)
@answering
def meal(request: OfficerRequest, pk: int) -> HttpResponse:
    """One meal: the receipt, why, what is odd about it."""
    row = api.meal_for(request.viewer, pk)
    flags = api.flags_by_meal([row]).get(row.pk, [])
    told = api.explain(row.facts, on=row.day, place=row.division_code)
    open_ = any(not flag.verdict for flag in flags) and not row.voided
    return page(
        request, "meals/meal", row=row, entries=showing.receipt(row), flags=flags,
        lines=showing.arithmetic_lines(told),
        may_judge=open_ and may(request.viewer, api.JUDGES, row.division_code),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@officer(api.JUDGES)
@answering
def judge(request: OfficerRequest, pk: int) -> HttpResponse:
    """Decide what is odd about a meal."""
    row = api.meal_for(request.viewer, pk)
    form = JudgeForm(request.POST or None)
    back = reverse("desk:meal", args=[pk])
    odd_words = "；".join(flag.words for flag in api.flags_by_meal([row]).get(pk, []))
    frame = FormFrame(f"判定：{row.person.name}的一餐", "就餐疑点", back, lead=odd_words)

    def act() -> Done:
        given = form.cleaned_data
        api.judge_meal(request.viewer, pk, given["verdict"], given["reason"], on=request.today)
        return Done("已判定。", reverse("desk:meal-flags"))

    return form_page(request, form, frame, act, refusals=(api.MealRefused,))
