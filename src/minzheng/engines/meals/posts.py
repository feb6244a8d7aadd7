"""Whose business a menu, a card, a meal or a settlement is: posts of the place, house, person."""

from dataclasses import replace
from datetime import date

from django.db.models import QuerySet

from minzheng.engines.access.api import Viewer, may_see_person, visible
from minzheng.engines.care.api import facilities_of
from minzheng.engines.cases import api as cases
from minzheng.engines.meals.coded import ISSUERS, READERS
from minzheng.engines.meals.errors import MealRefused, NoSuchMeal
from minzheng.engines.meals.models import Card, Flag, Meal, Order, Settlement
from minzheng.engines.meals.pricing import rules
from minzheng.registers.households.api import households_of, members
from minzheng.registers.people.api import Person

NO_MEAL = "没有这条就餐记录，或它不在您的辖区内。请从“助餐”重新进入"
NO_SETTLEMENT = "没有这份助餐结算单，或它不在您的辖区内。请从“助餐结算”重新进入"
NO_ORDER = "没有这份订餐，或它不是您订的。请从“订餐”重新进入"


def reader(viewer: Viewer) -> Viewer:
    """The viewer with the posts that read meals, and no other."""
    return replace(viewer, posts=tuple(post for post in viewer.posts if post.role in READERS))


def cards_of(viewer: Viewer) -> QuerySet[Card]:
    """The cards of the viewer's area."""
    return visible(Card.objects.select_related("person"), reader(viewer))


def card_for(viewer: Viewer, pk: int) -> Card:
    """A card the viewer may see. Raises NoSuchMeal."""
    found = cards_of(viewer).filter(pk=pk).first()
    if found is None:
        raise NoSuchMeal("没有这张助餐卡，或它不在您的辖区内。请从“助餐卡”重新进入")
    return found


def meals_of(viewer: Viewer) -> QuerySet[Meal]:
    """The meals served in the viewer's area."""
    rows = Meal.objects.select_related("facility", "person", "card")
    return visible(rows, reader(viewer))


def meal_for(viewer: Viewer, pk: int) -> Meal:
    """A meal the viewer may see. Raises NoSuchMeal."""
    found = meals_of(viewer).filter(pk=pk).first()
    if found is None:
        raise NoSuchMeal(NO_MEAL)
    return found


def flags_of(viewer: Viewer) -> QuerySet[Flag]:
    """What is odd in the viewer's area."""
    rows = Flag.objects.select_related("meal__facility", "meal__person")
    return visible(rows, reader(viewer), "meal__division_code")


def settlements_of(viewer: Viewer) -> QuerySet[Settlement]:
    """The settlements of the viewer's area."""
    return visible(Settlement.objects.select_related("facility"), reader(viewer))


def settlement_for(viewer: Viewer, pk: int) -> Settlement:
    """A settlement the viewer may see. Raises NoSuchMeal."""
    found = settlements_of(viewer).filter(pk=pk).first()
    if found is None:
        raise NoSuchMeal(NO_SETTLEMENT)
    return found


def own_meal(viewer: Viewer, pk: int, on: date) -> Meal:
    """A meal of the house's own. Raises NoSuchMeal."""
    own = [each.pk for each in facilities_of(viewer, on)]
    rows = Meal.objects.select_related("facility", "person", "serving", "card")
    found = rows.filter(pk=pk, facility__in=own).first()
    if found is None:
        raise NoSuchMeal(NO_MEAL)
    return found


def own_settlement(viewer: Viewer, pk: int, on: date) -> Settlement:
    """A settlement of the house's own. Raises NoSuchMeal."""
    own = [each.pk for each in facilities_of(viewer, on)]
    rows = Settlement.objects.select_related("facility")
    found = rows.filter(pk=pk, facility__in=own).first()
    if found is None:
        raise NoSuchMeal(NO_SETTLEMENT)
    return found


def orders_for(viewer: Viewer, on: date) -> QuerySet[Order]:
    """What a citizen ordered, or what was ordered for those she may order for."""
    rows = Order.objects.select_related("serving__facility", "person")
    return rows.filter(person__in=[person.pk for person in people_for(viewer, on)])


def people_for(viewer: Viewer, on: date) -> list[Person]:
    """For whom a citizen may order: herself, her household, who gave her a mandate. Four queries.

    Who acts under a mandate orders for its giver alone.
    """
    if viewer.person_id is None:
        return []
    matter = rules()
    key = matter.key if matter is not None else ""
    if isinstance(viewer, cases.Agent):
        own = {viewer.person_id} if key in viewer.matters else set()
    else:
        own = {viewer.person_id, *_family(viewer.person_id, on)}
        own |= {row.giver_id for row in cases.standing_for(viewer, on) if key in row.matters}
    people = Person.objects.filter(pk__in=own).alive_on(on)
    return sorted(people, key=lambda each: (each.pk != viewer.person_id, each.pk))


def _family(person: int, on: date) -> list[int]:
    home = households_of([person], on).get(person)
    return [row.person_id for row in members(home, on)] if home is not None else []


def require_to_order(viewer: Viewer, person: Person, facility: int, on: date) -> None:
    """Raises MealRefused for who may not order for this person at this place."""
    if viewer.house is not None:
        if any(each.pk == facility for each in facilities_of(viewer, on)):
            return
        raise MealRefused("这不是您的就餐点，不能在这里订餐。请在自己的就餐点办理")
    if viewer.posts:
        if viewer.roles & set(ISSUERS) and may_see_person(viewer, person):
            return
        raise MealRefused("这位老人不在您的辖区内，不能代订。请联系她所在的村（社区）")
    if person.pk not in {each.pk for each in people_for(viewer, on)}:
        raise MealRefused(
            "您不能替这个人订餐：她不是您的家人，也没有授权给您。请她在“授权代办”里授权后再订"
        )
