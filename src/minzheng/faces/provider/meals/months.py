"""The month's settlement: open ones reckoned, what was handed in, handing in."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.care.api import facilities_of, facility_of
from minzheng.engines.meals import api
from minzheng.faces.provider.meals import showing
from minzheng.faces.provider.meals.answering import answering
from minzheng.faces.provider.pages import page
from minzheng.faces.provider.requests import HouseRequest, member
from minzheng.kernel.months import Month, MonthError


@require_safe
@member
def months(request: HouseRequest) -> HttpResponse:
    """Months that are open and settlements that were handed in. Three queries."""
    own = facilities_of(request.viewer, request.today)
    table = showing.month_table(api.open_months(own), api.settlements_by(own))
    return page(request, "meals/months", table=table)


@require_http_methods(["GET", "POST"])
@member
@answering
def month(request: HouseRequest, pk: int, month: str) -> HttpResponse:
    """One month of a place, as the meals stand or as it was handed in."""
    house, wanted = facility_of(request.viewer, pk, request.today), _month(month)
    if request.method == "POST":
        seen = request.POST.get("digest", "")
        row = api.hand_in(request.viewer, pk, wanted, seen, on=request.today)
        messages.success(request, f"{row.month_name}结算单已提交，等民政和财务核对。")
        return redirect("provider:meal-month", pk, month)
    row_ = api.settlement_of(house, wanted)
    if row_ is not None:
        figures, paid = showing.settlement_figures(row_), list(row_.payments.all())
        return page(request, "meals/settled", row=row_, figures=figures, paid=paid)
    draft = api.draft_of(house, wanted)
    early = api.why_not_yet(wanted, request.today)
    return page(
        request, "meals/month", draft=draft, figures=showing.draft_figures(draft), early=early,
        waiting=showing.meal_table(draft.waiting, api.flags_by_meal(draft.waiting)),
    )  # fmt: skip


def _month(text: str) -> Month:
    try:
        return Month.parse(text)
    except MonthError:
        raise api.NoSuchMeal("没有这个月份。请从“结算”重新进入") from None
