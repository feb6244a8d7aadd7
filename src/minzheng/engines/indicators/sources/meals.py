"""Meals served: how many, to how many people, who bears what, where, and what waits for a judge."""

from collections.abc import Iterable, Sequence

from django.db.models import Min, Q

from minzheng.engines.indicators.sources.base import (
    Condition,
    Line,
    Number,
    Period,
    Rows,
    Source,
)
from minzheng.engines.meals.api import LAYER_NAMES, READERS, Flag, Meal
from minzheng.registers.masking import mask_name


def _rows(period: Period) -> Rows:
    rows = Meal.objects.filter(day__range=(period.first, period.last))
    return rows.select_related("person", "facility")


def _first_by(column: str, period: Period) -> Q:
    """The first meal that counts of each person (each place) in the month."""
    rows = Meal.objects.filter(day__range=(period.first, period.last), voided="").order_by()
    return Q(pk__in=rows.values(column).annotate(first=Min("pk")).values("first"))


def _tell(rows: Sequence[Meal], _period: Period) -> Iterable[Line]:
    for row in rows:
        yield Line(
            "meal", str(row.pk), f"{row.facility.name}{row.meal_name}", mask_name(row.person.name),
            row.division_code, row.day, row.void_name,
        )  # fmt: skip


MEALS = Source(
    name="meals",
    title="就餐记录",
    rows=_rows,
    readers=READERS,
    tell=_tell,
    conditions={
        "served": Condition("没有作废", lambda _: Q(voided="")),
        "first-of-month": Condition("本人当月第一餐", lambda p: _first_by("person", p)),
        "first-of-canteen": Condition("就餐点当月第一餐", lambda p: _first_by("facility", p)),
        "waiting": Condition(
            "疑点还没有判定", lambda _: Q(pk__in=Flag.objects.filter(verdict="").values("meal"))
        ),
    },
    numbers={key: Number(f"{name}补贴", (key,)) for key, name in LAYER_NAMES.items()},
)
