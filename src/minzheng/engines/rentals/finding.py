"""Lists and figures: where devices are, how much they are used, what is near, settlements."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from django.db.models import Count, Model, Q, QuerySet, Sum

from minzheng.engines.access.api import Viewer
from minzheng.engines.rentals.coded import AskState, Where
from minzheng.engines.rentals.models import Ask, Item, Product, Rental, Settlement, Step
from minzheng.engines.rentals.posts import (
    items_of,
    near,
    own_asks,
    own_items,
    rentals_of,
    settlements_of,
)
from minzheng.kernel.months import Month
from minzheng.registers.facilities.api import Facility

PAGE = 50
Row = TypeVar("Row", bound=Model)
OVERDUE = "overdue"


@dataclass(frozen=True)
class Page(Generic[Row]):
    """One page of rows, the newest first; `after` leads to the next, 0 on the last."""

    rows: list[Row]
    after: int


@dataclass(frozen=True)
class Use:
    """A rental point: how many devices, where they are, how many are out beyond their day."""

    facility: Facility
    states: dict[str, int]
    overdue: int
    ended: int
    subsidy: int

    @property
    def usable(self) -> int:
        """Those that are neither lost nor scrapped."""
        return sum(self.states.get(each, 0) for each in Where if each not in GONE)

    @property
    def share(self) -> int | None:
        """How many of a hundred usable devices are out; None where there is none."""
        return self.states.get(Where.RENTED, 0) * 100 // self.usable if self.usable else None


@dataclass(frozen=True)
class Offer:
    """A kind of device at a rental point, and how many are free there."""

    product: Product
    facility: Facility
    free: int


def uses(viewer: Viewer, month: Month, on: date) -> list[Use]:
    """Every rental point of the area, the busiest first. Four queries."""
    states: dict[int, Counter[str]] = {}
    counted = items_of(viewer).order_by().values_list("facility", "state")
    for place, state, count in counted.annotate(Count("pk")):
        states.setdefault(place, Counter())[state] = count
    mine = rentals_of(viewer).order_by()
    late = dict(
        mine.filter(ended="", due_on__lt=on).values_list("facility").annotate(count=Count("pk"))
    )
    ended = {
        place: (count, subsidy or 0)
        for place, count, subsidy in mine.filter(ended_on__range=(month.first, month.last))
        .values_list("facility")
        .annotate(count=Count("pk"), subsidy=Sum("subsidy"))
    }
    houses = Facility.objects.in_bulk(states)
    found = [
        Use(houses[pk], dict(told), late.get(pk, 0), *ended.get(pk, (0, 0)))
        for pk, told in states.items()
    ]
    return sorted(found, key=lambda each: (-(each.share or 0), each.facility.name))


def item_page(viewer: Viewer, state: str, serial: str, after: int) -> Page[Item]:
    """The devices of the viewer's area: of a state, or out beyond their day. One query."""
    return page_of(_narrowed(items_of(viewer), state, serial), after)


def stock_page(viewer: Viewer, state: str, after: int, on: date) -> Page[Item]:
    """The devices of the house's own points. Two queries."""
    return page_of(_narrowed(own_items(viewer, on), state, ""), after)


def rental_page(viewer: Viewer, show: str, after: int, on: date) -> Page[Rental]:
    """The rentals of the viewer's area: all, running, or overdue. One query."""
    rows = rentals_of(viewer)
    if show:
        rows = rows.filter(ended="")
    return page_of(rows.filter(due_on__lt=on) if show == OVERDUE else rows, after)


def settlement_page(viewer: Viewer, month: str, state: str, after: int) -> Page[Settlement]:
    """The settlements of the viewer's area. One query."""
    exact = {"month": month, "state": state}
    rows = settlements_of(viewer).filter(**{name: told for name, told in exact.items() if told})
    return page_of(rows, after)


def offers_near(division: str, category: str = "") -> list[Offer]:
    """What may be rented in the county, by kind and point, and how much is free. Three queries."""
    rows = Item.objects.filter(division_code__range=near(division), product__ended_on=None)
    rows = rows.filter(product__category=category) if category else rows
    counted = rows.exclude(state__in=GONE).order_by().values_list("product", "facility")
    found = list(counted.annotate(free=Count("pk", filter=Q(state=Where.STOCK))))
    kinds = Product.objects.in_bulk({product for product, _, _ in found})
    houses = Facility.objects.in_bulk({place for _, place, _ in found})
    offers = [Offer(kinds[kind], houses[place], free) for kind, place, free in found]
    return sorted(offers, key=lambda o: (o.product.category, o.product.name, o.facility.name))


def waiting_asks(viewer: Viewer, on: date) -> list[Ask]:
    """What waits at the house's own points, the oldest first. Two queries."""
    return list(own_asks(viewer, on).filter(state=AskState.WAITING).order_by("pk")[:PAGE])


def running_of(viewer: Viewer, on: date) -> list[Rental]:
    """What the house has handed out, the first due first. Two queries."""
    rows = Rental.objects.filter(item__in=own_items(viewer, on), ended="")
    return list(rows.select_related("item__product", "person").order_by("due_on", "pk")[:PAGE])


def running_by_item(item: Item) -> Rental | None:
    """The rental under which a device is out. One query."""
    return Rental.objects.filter(item=item, ended="").select_related("person").first()


def steps_of(item: Item) -> list[Step]:
    """What was done with a device, the newest first. One query."""
    return list(item.steps.all()[:PAGE])


def settlements_by(facilities: list[Facility]) -> list[Settlement]:
    """The settlements of these points, the newest month first. One query."""
    keys = [each.pk for each in facilities]
    return list(Settlement.objects.filter(facility__in=keys).select_related("facility")[:PAGE])


def open_months(facilities: list[Facility]) -> list[tuple[Facility, Month, int, int]]:
    """Months with public parts that no settlement holds: point, month, rentals, fen. One query."""
    by_key = {each.pk: each for each in facilities}
    rows = Rental.objects.filter(facility__in=by_key, settlement=None, subsidy__gt=0)
    sums: dict[tuple[int, Month], tuple[int, int]] = {}
    ended = rows.exclude(ended_on=None).values_list("facility", "ended_on", "subsidy")
    for place, day, subsidy in ((p, d, s) for p, d, s in ended if d is not None):
        key = (place, Month.of(day))
        count, total = sums.get(key, (0, 0))
        sums[key] = (count + 1, total + subsidy)
    order = sorted(sums, key=lambda key: (key[1], by_key[key[0]].name), reverse=True)
    return [(by_key[pk], month, *sums[pk, month]) for pk, month in order]


def page_of(rows: QuerySet[Row], after: int) -> Page[Row]:
    """A page of rows by their number, the newest first."""
    wanted = rows.filter(pk__lt=after) if after else rows
    found = list(wanted.order_by("-pk")[: PAGE + 1])
    return Page(found[:PAGE], found[PAGE - 1].pk if len(found) > PAGE else 0)


def _narrowed(rows: QuerySet[Item], state: str, serial: str) -> QuerySet[Item]:
    rows = rows.filter(state=state) if state else rows
    return rows.filter(serial__contains=serial.strip().upper()) if serial.strip() else rows


GONE = (Where.LOST, Where.SCRAPPED)
