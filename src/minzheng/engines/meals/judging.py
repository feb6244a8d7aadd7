"""What is odd about a meal judged by an officer: it stands and is paid, or it is void."""

from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.audit import api as audit
from minzheng.engines.meals.coded import JUDGES, Verdict
from minzheng.engines.meals.errors import MealRefused
from minzheng.engines.meals.models import Flag, Meal
from minzheng.engines.meals.posts import meal_for
from minzheng.engines.meals.serving import void
from minzheng.engines.meals.suspecting import look_at


@transaction.atomic
def judge_meal(by: Viewer, pk: int, verdict: str, reason: str, *, on: date) -> Meal:
    """Decide everything that is odd about a meal, once, with a reason.

    Raises NoSuchMeal, NotAllowed, MealRefused.
    """
    require(by, JUDGES, meal_for(by, pk).division_code)
    rows = Meal.objects.select_for_update(of=("self",)).select_related("person", "facility")
    row = rows.get(pk=pk)
    if verdict not in Verdict.values:
        raise MealRefused("请选择属实还是不属实")
    if not reason.strip():
        raise MealRefused("请写明怎样核实的：看了监控、问了老人、打了电话")
    odd = Flag.objects.select_for_update().filter(meal=row, verdict="")
    if row.voided or not odd.exists():
        raise MealRefused("这一餐没有待判定的疑点，可能同事已经办了。请刷新页面")
    codes = sorted(odd.values_list("code", flat=True))
    odd.update(verdict=verdict, reason=reason.strip()[:200], judged_by=by.doer.name, judged_on=on)
    if verdict == Verdict.VOID:
        void(row, "judge", reason)
        look_at(row.person, row.facility, row.day)
    detail = {"verdict": verdict, "odd": codes, "reason": reason.strip()[:200]}
    audit.record(by.doer, "judge_meal", row.ref, division=row.division_code, detail=detail)
    return row
