"""The till: a meal taken in once, however often it is sent; the day's subsidies reckoned anew."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from django.db import transaction
from django.db.models import F

from minzheng.engines.access.api import Viewer
from minzheng.engines.audit import api as audit
from minzheng.engines.care.api import facility_of
from minzheng.engines.meals.cards import card_named
from minzheng.engines.meals.coded import BY_CARD, MEALS, WAYS, OrderState
from minzheng.engines.meals.errors import MealRefused
from minzheng.engines.meals.models import Card, Meal, Order, Refusal, Serving, Settlement
from minzheng.engines.meals.posts import own_meal
from minzheng.engines.meals.pricing import Priced, facts_of, known_of, price_meal, rules, written
from minzheng.engines.meals.suspecting import look_at
from minzheng.engines.policy.api import value_of
from minzheng.kernel.months import Month
from minzheng.registers.facilities.api import Facility
from minzheng.registers.people.api import Person
from minzheng.vocabulary import meals as terms

LONGEST_TOKEN, MOST_CHARGED = 40, 1_000_000


@dataclass(frozen=True)
class Tap:
    """One identification at the till. `card`: number or ID number; `charged`: taken, in fen.

    Without `charged` the till takes what is due. `offline`: written down without network.
    """

    token: str
    card: str
    day: date
    clock: time
    meal: str
    way: str = BY_CARD
    delivered: bool = False
    charged: int | None = None
    offline: bool = False


@dataclass(frozen=True)
class Taken:
    """What became of a tap: the meal, or why not."""

    token: str
    meal: Meal | None
    why: str = ""


@transaction.atomic
def serve(viewer: Viewer, facility: int, tap: Tap, *, on: date) -> Meal:
    """Take in one meal; a token that is there already gives the meal it made.

    Raises NotItsOwn, MealRefused (what is wrong, what to do).
    """
    house = _locked(facility_of(viewer, facility, on))
    _check_words(tap)
    there = Meal.objects.select_related("card", "person").filter(token=tap.token).first()
    if there is not None:
        return _the_same(there, house)
    serving = _serving(house, tap, on)
    card = _card(tap)
    row = _meal(tap, house, serving, card)
    row.order = _order(serving, card.person)
    row.fee = _fee(serving, row.order, tap)
    row.own, row.charged = row.price + row.fee, tap.charged or 0
    row.served_by, row.taken_in_on = viewer.doer.name, on
    row.save(force_insert=True)
    reckon_day(card.person, tap.day)
    row.refresh_from_db()
    if tap.charged is None:
        row.charged = row.own
        row.save(update_fields=["charged"])
    look_at(card.person, house, tap.day)
    detail = {
        "person": row.person_id, "day": f"{row.day}", "meal": row.meal, "price": row.price,
        "city": row.city, "district": row.district, "town": row.town, "own": row.own,
    }  # fmt: skip
    audit.record(viewer.doer, "serve", row.ref, division=house.division_code, detail=detail)
    return row


def take_taps(viewer: Viewer, facility: int, taps: Sequence[Tap], *, on: date) -> list[Taken]:
    """Take in what a till wrote down without network, each on its own; the same answer each time.

    Raises NotItsOwn.
    """
    house = facility_of(viewer, facility, on)
    return [_taken(viewer, house, tap, on) for tap in taps]


@transaction.atomic
def void_meal(viewer: Viewer, pk: int, reason: str, *, on: date) -> Meal:
    """The house takes back a meal it typed wrongly. Raises NoSuchMeal, MealRefused."""
    house = _locked(own_meal(viewer, pk, on).facility)
    row = Meal.objects.select_for_update(of=("self",)).select_related("person").get(pk=pk)
    if not reason.strip():
        raise MealRefused("请写明为什么撤销")
    if row.voided:
        raise MealRefused(f"这一餐已经作废：{row.void_reason}")
    if row.settlement_id is not None:
        raise MealRefused("这一餐已经在结算单里，不能撤销。请联系区民政局退回结算单")
    void(row, "house", reason)
    look_at(row.person, house, row.day)
    detail = {"person": row.person_id, "reason": row.void_reason}
    audit.record(viewer.doer, "void_meal", row.ref, division=house.division_code, detail=detail)
    return row


def void(row: Meal, who: str, reason: str) -> None:
    """Mark a meal as not counting: nobody pays for it; the day is reckoned anew."""
    row.voided, row.void_reason = who, reason.strip()[:200]
    row.city = row.district = row.town = 0
    row.own, row.counted = row.price + row.fee, False
    if row.order_id is not None:
        Order.objects.filter(pk=row.order_id).update(state=OrderState.MISSED)
    row.order = None
    row.save()
    reckon_day(row.person, row.day)


def reckon_day(person: Person, day: date) -> None:
    """Who bears what of a person's meals of a day, in the order in which she ate, not as they came.

    Meals of a settlement stand as they are and take their subsidised meals first.
    """
    rows = list(
        Meal.objects.select_for_update(of=("self",)).filter(person=person, day=day, voided="")
        .select_related("serving__facility", "card__person")
        .order_by("clock", "token")
    )  # fmt: skip
    settled = [row for row in rows if row.settlement_id is not None and row.counted]
    taken = [row.meal for row in settled]
    known = known_of(person, day)
    for row in (each for each in rows if each.settlement_id is None):
        _reckon(row, known, taken)
        if row.counted:
            taken.append(row.meal)


def _reckon(row: Meal, known: dict[str, object], taken: Sequence[str]) -> None:
    row.card.known = known
    facts = facts_of(row.card, row.serving.facility, row.price, row.fee)
    counts = {
        terms.当天已补餐数.column: len(taken),
        terms.同餐已补餐数.column: sum(meal == row.meal for meal in taken),
    }
    whole = {**facts, **counts}
    priced = price_meal(whole, on=row.day, place=row.division_code)
    _write(row, priced)
    row.facts = written(whole)
    row.save()
    Card.objects.filter(pk=row.card_id).update(known=known)


def _write(row: Meal, priced: Priced) -> None:
    row.city, row.district, row.town = priced.city, priced.district, priced.town
    row.own, row.counted, row.asks = priced.own, priced.counted, list(priced.asks)


def _taken(viewer: Viewer, house: Facility, tap: Tap, on: date) -> Taken:
    before = Refusal.objects.filter(token=tap.token).first()
    if before is not None:
        return Taken(tap.token, None, before.why)
    try:
        return Taken(tap.token, serve(viewer, house.pk, tap, on=on))
    except MealRefused as refusal:
        _keep(viewer, house, tap, str(refusal), on)
        return Taken(tap.token, None, str(refusal))


@transaction.atomic
def _keep(viewer: Viewer, house: Facility, tap: Tap, why: str, on: date) -> None:
    """What was refused stays to be read; a token nobody can keep is only told."""
    if not 0 < len(tap.token) <= LONGEST_TOKEN:
        return
    told = f"{tap.day} {tap.clock:%H:%M} {MEALS.get(tap.meal, '')} 卡尾号 {tap.card[-4:]}"
    row, made = Refusal.objects.get_or_create(
        token=tap.token,
        defaults={
            "facility": house, "told": told[:100], "why": why[:300], "on": on,
            "by": viewer.doer.name,
        },
    )  # fmt: skip
    if made:
        place = house.division_code
        ref = f"mealrefusal:{row.pk}"
        audit.record(viewer.doer, "refuse_meal", ref, division=place, detail={"why": row.why})


def _locked(house: Facility) -> Facility:
    """The place, locked: two tills of it take their turns, and none while a month is handed in."""
    return Facility.objects.select_for_update().get(pk=house.pk)


def _check_words(tap: Tap) -> None:
    if not 0 < len(tap.token) <= LONGEST_TOKEN or "\x00" in tap.token:
        raise MealRefused("收银机没有给这一餐编号，请刷新收银页面再试")
    if tap.meal not in MEALS or tap.way not in WAYS:
        raise MealRefused("餐次或核对身份的方式认不出来，请刷新收银页面再试")
    if tap.charged is not None and not 0 <= tap.charged <= MOST_CHARGED:
        raise MealRefused("收的钱不能是负数，请核对")


def _the_same(there: Meal, house: Facility) -> Meal:
    if there.facility_id != house.pk:
        raise MealRefused("这个编号属于另一个就餐点。请刷新收银页面再试")
    return there


def _serving(house: Facility, tap: Tap, on: date) -> Serving:
    if tap.day > on:
        raise MealRefused(f"{tap.day} 还没有到，不能记那天的餐。请核对收银机的日期")
    most = int(value_of(terms.补传天数, {}, on=on, place=house.division_code) or 0)
    if tap.day < on - timedelta(days=most):
        raise MealRefused(f"{tap.day} 的餐超过 {most} 天才传回，不再收。请联系区民政局核实补记")
    month = Month.of(tap.day)
    handed = Settlement.objects.filter(facility=house, month=str(month))
    if handed.exclude(state="returned").exists():
        raise MealRefused(f"{month.label}已经交了结算单，不能再记那个月的餐")
    row = Serving.objects.filter(facility=house, day=tap.day, meal=tap.meal).first()
    if row is None:
        raise MealRefused(f"{tap.day} 没有排{MEALS[tap.meal]}。请先排菜单")
    if row.closed:
        raise MealRefused(f"{tap.day} {row.meal_name}停餐（{row.closed}），不能记餐")
    return row


def _card(tap: Tap) -> Card:
    """The card, locked with its person's day, so that two tills do not both give the subsidy."""
    found = card_named(tap.card)
    return Card.objects.select_for_update(of=("self",)).select_related("person").get(pk=found.pk)


def _order(serving: Serving, person: Person) -> Order | None:
    """What the person ordered of this meal, now taken."""
    rows = Order.objects.select_for_update().filter(serving=serving, person=person)
    found = rows.filter(state=OrderState.ORDERED).first()
    if found is not None:
        found.state = OrderState.SERVED
        found.save(update_fields=["state"])
    return found


def _fee(serving: Serving, order: Order | None, tap: Tap) -> int:
    wanted = tap.delivered or (order is not None and order.delivered)
    if wanted and serving.delivery_fee is None:
        raise MealRefused("这个就餐点不送餐，不能收送餐费。请改为到店就餐")
    return (serving.delivery_fee or 0) if wanted else 0


def _meal(tap: Tap, house: Facility, serving: Serving, card: Card) -> Meal:
    matter = rules()
    return Meal(
        matter=matter.key if matter is not None else "",
        token=tap.token, facility=house, division_code=house.division_code, serving=serving,
        card=card, person=card.person, day=tap.day, clock=tap.clock, meal=tap.meal, way=tap.way,
        price=serving.price, offline=tap.offline,
    )  # fmt: skip


def still_due(viewer: Viewer, facility: int, on: date) -> list[Meal]:
    """Meals of the last days for which the till took more or less than is due. Raises NotItsOwn."""
    house = facility_of(viewer, facility, on)
    since = on - timedelta(days=int(Month.of(on).last.day))
    rows = Meal.objects.filter(facility=house, voided="", day__gte=since)
    wrong = rows.exclude(own=F("charged")).select_related("person", "card")
    return list(wrong.order_by("-day", "-clock")[:50])
