"""Lists and figures: meals by day and place, what is odd, settlements, sums by layer."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, TypeVar

from django.db.models import Count, Model, Q, QuerySet, Sum

from minzheng.engines.access.api import Viewer, visible
from minzheng.engines.meals.coded import LAYER_NAMES, OrderState
from minzheng.engines.meals.models import Card, Flag, Meal, Order, Refusal, Serving, Settlement
from minzheng.engines.meals.posts import cards_of, flags_of, meals_of, reader, settlements_of
from minzheng.kernel.months import Month
from minzheng.registers.facilities.api import Facility

PAGE = 50
Row = TypeVar("Row", bound=Model)
WAITING, DECIDED = "waiting", "decided"


@dataclass(frozen=True)
class Page(Generic[Row]):
    """One page of rows, the newest first; `after` leads to the next, 0 on the last."""

    rows: list[Row]
    after: int


@dataclass(frozen=True)
class Sums:
    """Sums of a place, a day or a month: how many meals, how many people, money in fen."""

    count: int = 0
    people: int = 0
    price: int = 0
    city: int = 0
    district: int = 0
    town: int = 0
    own: int = 0

    @property
    def subsidy(self) -> int:
        return self.city + self.district + self.town


@dataclass(frozen=True)
class PlaceDay:
    """A place's day: what was cooked, ordered, eaten, left, and how many meals are odd."""

    facility: Facility
    sums: Sums
    ordered: int
    missed: int
    wasted: int
    odd: int
    menus: tuple[Serving, ...] = field(default=())


def meal_page(viewer: Viewer, day: date, facility: int, after: int) -> Page[Meal]:
    """The meals of a day in the viewer's area. One query."""
    rows = meals_of(viewer).filter(day=day)
    return page_of(rows.filter(facility=facility) if facility else rows, after)


def flag_page(viewer: Viewer, show: str, code: str, after: int) -> Page[Flag]:
    """What is odd in the viewer's area: waiting, or decided. One query."""
    wanted = Q(verdict="", meal__voided="") if show != DECIDED else ~Q(verdict="")
    rows = flags_of(viewer).filter(wanted)
    return page_of(rows.filter(code=code) if code else rows, after)


def settlement_page(viewer: Viewer, month: str, state: str, after: int) -> Page[Settlement]:
    """The settlements of the viewer's area. One query."""
    exact = {"month": month, "state": state}
    rows = settlements_of(viewer).filter(**{name: told for name, told in exact.items() if told})
    return page_of(rows, after)


def card_page(viewer: Viewer, name: str, after: int) -> Page[Card]:
    """The cards of the viewer's area. One query."""
    rows = cards_of(viewer)
    return page_of(rows.filter(person__name__contains=name) if name else rows, after)


def places_of_day(viewer: Viewer, day: date) -> list[PlaceDay]:
    """Every place of the viewer's area that cooked on a day. Four queries."""
    menus = Serving.objects.filter(day=day).select_related("facility")
    mine = visible(menus, reader(viewer), "facility__division_code")
    by_place: dict[int, list[Serving]] = {}
    for row in mine.order_by("facility__name", "-meal"):
        by_place.setdefault(row.facility_id, []).append(row)
    sums = _sums_by(meals_of(viewer).filter(day=day), "facility")
    orders = _orders_by(by_place, day)
    odd = flags_of(viewer).filter(meal__day=day, verdict="", meal__voided="").order_by()
    counted = odd.values_list("meal__facility").annotate(count=Count("meal", distinct=True))
    flags = dict(counted)
    return [
        PlaceDay(
            rows[0].facility, sums.get(pk, Sums()), *orders.get(pk, (0, 0)),
            sum(row.wasted or 0 for row in rows), flags.get(pk, 0), tuple(rows),
        )
        for pk, rows in by_place.items()
    ]  # fmt: skip


def sums_by_place(viewer: Viewer, month: Month) -> list[tuple[Facility, Sums]]:
    """The month by place, the largest subsidy first. Two queries."""
    rows = meals_of(viewer).filter(day__range=(month.first, month.last))
    sums = _sums_by(rows, "facility")
    houses = Facility.objects.in_bulk(sums)
    found = [(houses[pk], each) for pk, each in sums.items()]
    return sorted(found, key=lambda pair: (-pair[1].subsidy, pair[0].name))


def sums_of(rows: QuerySet[Meal]) -> Sums:
    """The sums of some meals; void ones count nothing. One query."""
    told = rows.filter(voided="").aggregate(**_adding())
    return Sums(**{name: int(value or 0) for name, value in told.items()})


def day_of(facility: Facility, day: date) -> list[Meal]:
    """A place's meals of a day, the newest first. One query."""
    rows = Meal.objects.filter(facility=facility, day=day).select_related("person", "card")
    return list(rows.order_by("-clock", "-pk"))


def orders_of(servings: Iterable[Serving]) -> list[Order]:
    """The orders of these meals that stand or were taken. One query."""
    rows = Order.objects.filter(serving__in=[each.pk for each in servings])
    live = rows.exclude(state=OrderState.CANCELLED).select_related("person", "serving")
    return list(live.order_by("serving__meal", "delivered", "person__pinyin", "pk"))


def refusals_of(facility: Facility) -> list[Refusal]:
    """What the tills of a place sent and was not taken, the newest first. One query."""
    return list(Refusal.objects.filter(facility=facility)[:PAGE])


def flags_by_meal(meals: Iterable[Meal]) -> dict[int, list[Flag]]:
    """What is odd about each of these meals. One query."""
    found: dict[int, list[Flag]] = {}
    for flag in Flag.objects.filter(meal__in=[each.pk for each in meals]):
        found.setdefault(flag.meal_id, []).append(flag)
    return found


def settlements_by(facilities: Iterable[Facility]) -> list[Settlement]:
    """The settlements of these places, the newest month first. One query."""
    keys = [each.pk for each in facilities]
    return list(Settlement.objects.filter(facility__in=keys).select_related("facility"))


def open_months(facilities: Iterable[Facility]) -> list[tuple[Facility, Month, Sums]]:
    """Months with meals that no settlement holds, by place, the newest first. One query."""
    by_key = {each.pk: each for each in facilities}
    rows = Meal.objects.filter(facility__in=by_key, settlement=None, voided="").order_by()
    told: Any = rows.values("facility", "day").annotate(**_adding())
    found: dict[tuple[int, Month], Sums] = {}
    for row in told:
        key = (row.pop("facility"), Month.of(row.pop("day")))
        now = found.get(key, Sums())
        found[key] = Sums(**{name: getattr(now, name) + int(row[name]) for name in row})
    order = sorted(found, key=lambda key: (key[1], by_key[key[0]].name), reverse=True)
    return [(by_key[pk], month, found[pk, month]) for pk, month in order]


def page_of(rows: QuerySet[Row], after: int) -> Page[Row]:
    """A page of rows by their number, the newest first."""
    wanted = rows.filter(pk__lt=after) if after else rows
    found = list(wanted.order_by("-pk")[: PAGE + 1])
    return Page(found[:PAGE], found[PAGE - 1].pk if len(found) > PAGE else 0)


def _adding() -> dict[str, Count | Sum]:
    sums = {name: Sum(name) for name in ("price", *LAYER_NAMES, "own")}
    return {"count": Count("pk"), "people": Count("person", distinct=True), **sums}


def _sums_by(rows: QuerySet[Meal], key: str) -> dict[int, Sums]:
    told = rows.filter(voided="").order_by().values(key).annotate(**_adding())
    return {row.pop(key): Sums(**row) for row in told}


def _orders_by(places: Iterable[int], day: date) -> dict[int, tuple[int, int]]:
    rows = Order.objects.filter(serving__facility__in=list(places), serving__day=day).order_by()
    told = rows.exclude(state=OrderState.CANCELLED).values_list("serving__facility").annotate(
        ordered=Count("pk"), missed=Count("pk", filter=Q(state=OrderState.MISSED))
    )  # fmt: skip
    return {pk: (ordered, missed) for pk, ordered, missed in told}


def meals_in(settlement: Settlement, after: int) -> Page[Meal]:
    """The meals that a settlement holds. One query."""
    return page_of(settlement.meals.select_related("person", "facility"), after)
