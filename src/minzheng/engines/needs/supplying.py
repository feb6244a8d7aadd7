"""What a house gives: kept by itself, read together with the registers; who is how full."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time
from functools import cached_property
from typing import Any

from django.db import transaction
from django.db.models import OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from minzheng.engines.access.api import NotAllowed, Viewer, visible
from minzheng.engines.care.api import facility_of
from minzheng.engines.needs.catalogue import catalogue
from minzheng.engines.needs.coded import CHARITY, LANGUAGES, PAYERS, SEXES, TIMES, VOLUNTEER
from minzheng.engines.needs.deeds import trail
from minzheng.engines.needs.errors import NeedRefused
from minzheng.engines.needs.models import LIVE, Order, Supply
from minzheng.engines.needs.posts import own_supply, reader
from minzheng.kernel.divisions import DivisionCodeError, normalise
from minzheng.registers.facilities.api import Facility, Offered, Week, offers_by_facility
from minzheng.registers.organisations.api import find_by_credit_code

OWN_PAYERS = (CHARITY, VOLUNTEER, "user")  # what public money pays has its price in the register
MOST_UNITS, MOST_KM = 10_000, 100
NOON, AFTER_NOON, EVENING = time(12), time(13), time(19)
SATURDAY = 5


@dataclass(frozen=True)
class NewSupply:
    """What is offered; `facility` is one of the house's own, or None. Price in fen."""

    item: str
    capacity: int
    facility: int | None = None
    offer: str = ""
    areas: tuple[str, ...] = ()
    radius_km: int | None = None
    skills: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    sexes: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    price: int | None = None
    payer: str = ""


@dataclass(frozen=True)
class Giver:
    """A supply with all that the registers know of it: what it costs, when, where, how full."""

    supply: Supply
    offered: Offered | None
    taken: int

    @property
    def price(self) -> int | None:
        """In fen a unit; None where nobody told it."""
        return self.offered.price if self.offered else self.supply.own_price

    @property
    def payer(self) -> str:
        return self.offered.payer if self.offered else self.supply.own_payer

    @property
    def payer_name(self) -> str:
        return PAYERS.get(self.payer, "没有登记")

    @property
    def unit(self) -> str:
        return (self.offered.unit if self.offered else "") or self.supply.unit

    @property
    def vacancy(self) -> int:
        """Free units a week."""
        return max(self.supply.capacity - self.taken, 0)

    @cached_property
    def languages(self) -> frozenset[str]:
        house = self.supply.facility
        told = {code for code, name in LANGUAGES.items() if house and name in house.languages}
        return frozenset(told or self.supply.own_languages)

    @cached_property
    def times(self) -> frozenset[str]:
        """When it serves; empty where nobody told."""
        house = self.supply.facility
        return times_of(house.week) if house and house.hours else frozenset(self.supply.own_times)

    @property
    def position(self) -> tuple[float, float] | None:
        house = self.supply.facility
        if house is None or house.latitude is None or house.longitude is None:
            return None
        return house.latitude, house.longitude


def times_of(week: Week) -> frozenset[str]:
    """Opening hours as the four times a need can ask for."""
    found = set()
    for day, spans in enumerate(week.days):
        for begins, ends in spans:
            found |= {"weekend"} if day >= SATURDAY else set()
            found |= {"weekday_am"} if day < SATURDAY and begins < NOON else set()
            found |= {"weekday_pm"} if day < SATURDAY and ends > AFTER_NOON else set()
            found |= {"evening"} if ends > EVENING else set()
    return frozenset(found)


@transaction.atomic
def offer_supply(viewer: Viewer, new: NewSupply, *, on: date) -> Supply:
    """A house says what it gives. Raises NotItsOwn, NeedRefused, NotAllowed."""
    house = facility_of(viewer, new.facility, on) if new.facility else None
    _check(new, house)
    values = _values(viewer, new, house)
    same = Supply.objects.filter(
        facility=house, organisation=values["organisation"], item=new.item, until=None,
        division_code=values["division_code"],
    )  # fmt: skip
    if same.exists():
        raise NeedRefused("这一项已经登记过，请在“我们能提供的”里修改它，不用再登记一次")
    row = Supply.objects.create(item=new.item, since=on, **values, **_kept(viewer, on))
    trail(viewer, "offer_supply", row, item=row.item, capacity=row.capacity)
    return row


@transaction.atomic
def amend_supply(viewer: Viewer, pk: int, new: NewSupply, *, on: date) -> Supply:
    """Change what it gives; item and place stay. Raises NoSuchNeed, NeedRefused."""
    row = Supply.objects.select_for_update().get(pk=own_supply(viewer, pk).pk)
    if row.until is not None:
        raise NeedRefused(f"这一项已于 {row.until} 停止提供，要恢复请重新登记")
    _check(new, row.facility)
    for name, value in {**_columns(new), **_kept(viewer, on)}.items():
        setattr(row, name, value)
    row.save()
    trail(viewer, "amend_supply", row, item=row.item, capacity=row.capacity)
    return row


@transaction.atomic
def end_supply(viewer: Viewer, pk: int, *, on: date) -> Supply:
    """Give it no more; running orders are carried out. Raises NoSuchNeed, NeedRefused."""
    row = own_supply(viewer, pk)
    if row.until is not None:
        raise NeedRefused(f"这一项已于 {row.until} 停止提供")
    row.until = on
    row.save(update_fields=["until"])
    trail(viewer, "end_supply", row, item=row.item)
    return row


def live_supplies(on: date) -> QuerySet[Supply]:
    """What is given on a day, by number."""
    rows = Supply.objects.select_related("facility", "organisation")
    there = Q(until=None) | Q(until__gt=on)
    open_house = Q(facility=None) | Q(facility__closed_on=None) | Q(facility__closed_on__gt=on)
    return rows.filter(there & open_house, since__lte=on).order_by("pk")


def supplies_of(viewer: Viewer, on: date) -> QuerySet[Supply]:
    """What is given by those of the viewer's area."""
    return visible(live_supplies(on), reader(viewer))


def givers(supplies: Sequence[Supply]) -> list[Giver]:
    """Supplies with price, payer and how full they are. Two queries."""
    offers = offers_by_facility({s.facility_id for s in supplies if s.facility_id})
    taken = load_of(s.pk for s in supplies)
    return [Giver(s, _offered(s, offers), taken.get(s.pk, 0)) for s in supplies]


def load_of(supplies: Iterable[int]) -> dict[int, int]:
    """Units a week that live orders take of each supply. One query."""
    live = Order.objects.filter(supply__in=list(supplies), state__in=LIVE).order_by()
    return dict(live.values_list("supply").annotate(units=Sum("weekly")))


def with_room(supplies: QuerySet[Supply]) -> QuerySet[Supply]:
    """Those of which live orders do not take everything."""
    live = Order.objects.filter(supply=OuterRef("pk"), state__in=LIVE).order_by()
    units = live.values("supply").annotate(units=Sum("weekly")).values("units")
    return supplies.filter(capacity__gt=Coalesce(Subquery(units), 0))


def _offered(supply: Supply, offers: dict[int, list[Offered]]) -> Offered | None:
    rows = offers.get(supply.facility_id or 0, [])
    return next((row for row in rows if row.name == supply.offer), None)


def _values(viewer: Viewer, new: NewSupply, house: Facility | None) -> dict[str, Any]:
    if viewer.house is None:
        raise NotAllowed("供给由提供服务的机构自己登记")
    runs = find_by_credit_code(viewer.house.credit_code)
    place = house or runs
    if place is None:
        raise NeedRefused("登记簿里没有您的机构，请联系区民政局")
    return {
        "organisation": None if house else runs, "facility": house,
        "credit_code": viewer.house.credit_code, "division_code": place.division_code,
        **_columns(new),
    }  # fmt: skip


def _columns(new: NewSupply) -> dict[str, object]:
    return {
        "offer": new.offer, "capacity": new.capacity, "areas": [_area(code) for code in new.areas],
        "radius_km": new.radius_km, "skills": list(new.skills),
        "own_languages": list(new.languages), "worker_sexes": list(new.sexes),
        "own_times": list(new.times), "own_price": None if new.offer else new.price,
        "own_payer": "" if new.offer else new.payer,
    }  # fmt: skip


def _kept(viewer: Viewer, on: date) -> dict[str, object]:
    return {"kept_on": on, "kept_by": viewer.doer.name}


def _area(code: str) -> str:
    try:
        return normalise(code)
    except DivisionCodeError as wrong:
        raise NeedRefused(f"服务区域“{code}”不是区划代码，请从列表里选") from wrong


def _check(new: NewSupply, house: Facility | None) -> None:
    if new.item not in catalogue().items:
        raise NeedRefused("请从目录里选一项")
    if not 1 <= new.capacity <= MOST_UNITS:
        raise NeedRefused(f"每周能做多少应在 1 到 {MOST_UNITS} 之间，请核对")
    if new.radius_km is not None and not 1 <= new.radius_km <= MOST_KM:
        raise NeedRefused(f"服务半径应在 1 到 {MOST_KM} 公里之间，请核对")
    known = [(new.skills, catalogue().skills), (new.languages, LANGUAGES), (new.sexes, SEXES)]
    if any(set(codes) - set(table) for codes, table in [*known, (new.times, TIMES)]):
        raise NeedRefused("技能、语言、性别、时间请从列表里选")
    _check_price(new, house)


def _check_price(new: NewSupply, house: Facility | None) -> None:
    if new.offer:
        listed = [row.name for row in offers_by_facility([house.pk])[house.pk]] if house else []
        if new.offer not in listed:
            raise NeedRefused(
                f"价目里没有“{new.offer}”。价目由区民政局登记，现有：{'、'.join(listed) or '无'}"
            )
        return
    if new.payer not in OWN_PAYERS:
        words = "、".join(PAYERS[each] for each in OWN_PAYERS)
        raise NeedRefused(f"不在价目里的，只能是{words}；要用公共资金的，请先请区民政局登记价目")
    if new.price is not None and new.price < 0:
        raise NeedRefused("价格不能是负数，请核对")
