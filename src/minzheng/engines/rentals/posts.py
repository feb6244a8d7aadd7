"""Whose business a device, a rental or a settlement is: posts of the place, house, family."""

from dataclasses import replace
from datetime import date
from typing import TypeVar

from django.db.models import QuerySet

from minzheng.engines.access.api import Viewer, may_see_person, visible
from minzheng.engines.care.api import facilities_of
from minzheng.engines.cases.api import family_of
from minzheng.engines.rentals.coded import ASKERS, READERS
from minzheng.engines.rentals.errors import NoSuchRental, RentalRefused
from minzheng.engines.rentals.models import Ask, Item, Product, Rental, Settlement
from minzheng.kernel.divisions import subtree_range
from minzheng.registers.people.api import Person

COUNTY = 6
Row = TypeVar("Row")
NO_ITEM = "没有这件辅具，或它不在您的辖区（租赁点）内。请从“辅具租赁”重新进入"
NO_RENTAL = "没有这次租用，或它不在您的辖区（租赁点）内。请从“辅具租赁”重新进入"
NO_ASK = "没有这份租用申请，或它不是您的。请从“辅具租赁”重新进入"
NO_SETTLEMENT = "没有这份辅具租赁结算单，或它不在您的辖区（租赁点）内。请从“结算”重新进入"


def reader(viewer: Viewer) -> Viewer:
    """The viewer with the posts that read rentals, and no other."""
    return replace(viewer, posts=tuple(post for post in viewer.posts if post.role in READERS))


def county_of(division: str) -> str:
    """The county in which a place lies, as a whole code."""
    return division[:COUNTY].ljust(12, "0")


def products_of(viewer: Viewer) -> QuerySet[Product]:
    """The catalogue of the counties in which the viewer has a post."""
    places = {county_of(post.division) for post in reader(viewer).posts}
    return Product.objects.filter(division_code__in=places)


def product_for(viewer: Viewer, pk: int) -> Product:
    """A kind of device of the viewer's county. Raises NoSuchRental."""
    found = products_of(viewer).filter(pk=pk).first()
    if found is None:
        raise NoSuchRental("目录里没有这种辅具，或它不在您的辖区内。请从“辅具目录”重新进入")
    return found


def items_of(viewer: Viewer) -> QuerySet[Item]:
    """The devices of the viewer's area."""
    return visible(Item.objects.select_related("product", "facility"), reader(viewer))


def item_for(viewer: Viewer, pk: int) -> Item:
    """A device the officer may see. Raises NoSuchRental."""
    return _one(items_of(viewer).filter(pk=pk).first(), NO_ITEM)


def rentals_of(viewer: Viewer) -> QuerySet[Rental]:
    """The rentals of the viewer's area."""
    rows = Rental.objects.select_related("item__product", "facility", "person")
    return visible(rows, reader(viewer))


def asks_of(viewer: Viewer) -> QuerySet[Ask]:
    """The requests of the viewer's area."""
    return visible(Ask.objects.select_related("product", "facility", "person"), reader(viewer))


def settlements_of(viewer: Viewer) -> QuerySet[Settlement]:
    """The settlements of the viewer's area."""
    return visible(Settlement.objects.select_related("facility"), reader(viewer))


def settlement_for(viewer: Viewer, pk: int) -> Settlement:
    """A settlement the viewer may see. Raises NoSuchRental."""
    return _one(settlements_of(viewer).filter(pk=pk).first(), NO_SETTLEMENT)


def own_items(viewer: Viewer, on: date) -> QuerySet[Item]:
    """The devices of the house's own rental points."""
    rows = Item.objects.select_related("product", "facility")
    return rows.filter(facility__in=_own(viewer, on))


def own_item(viewer: Viewer, pk: int, on: date) -> Item:
    """A device of the house's own. Raises NoSuchRental."""
    return _one(own_items(viewer, on).filter(pk=pk).first(), NO_ITEM)


def own_rental(viewer: Viewer, pk: int, on: date) -> Rental:
    """A rental of the house's own. Raises NoSuchRental."""
    rows = Rental.objects.select_related("item__product", "facility", "person")
    return _one(rows.filter(pk=pk, facility__in=_own(viewer, on)).first(), NO_RENTAL)


def own_asks(viewer: Viewer, on: date) -> QuerySet[Ask]:
    """What was asked of the house's own rental points."""
    rows = Ask.objects.select_related("product", "facility", "person")
    return rows.filter(facility__in=_own(viewer, on))


def own_ask(viewer: Viewer, pk: int, on: date) -> Ask:
    """A request to the house's own point. Raises NoSuchRental."""
    return _one(own_asks(viewer, on).filter(pk=pk).first(), NO_ASK)


def people_for(viewer: Viewer, on: date) -> list[Person]:
    """For whom a citizen may ask: herself and her household. Three queries."""
    people = Person.objects.filter(pk__in=family_of(viewer, on)).alive_on(on)
    return sorted(people, key=lambda each: (each.pk != viewer.person_id, each.pk))


def asks_for(viewer: Viewer, on: date) -> QuerySet[Ask]:
    """What a citizen asked for, or what was asked for her family."""
    rows = Ask.objects.select_related("product", "facility", "person")
    return rows.filter(person__in=[each.pk for each in people_for(viewer, on)])


def rentals_for(viewer: Viewer, on: date) -> QuerySet[Rental]:
    """What a citizen or her family has rented."""
    rows = Rental.objects.select_related("item__product", "facility", "person")
    return rows.filter(person__in=[each.pk for each in people_for(viewer, on)])


def require_to_ask(viewer: Viewer, person: Person, facility: int, on: date) -> None:
    """Raises RentalRefused for who may not ask for this person at this point."""
    if viewer.house is not None:
        if facility in _own(viewer, on):
            return
        raise RentalRefused("这不是您的租赁点，不能在这里办理。请在自己的租赁点办理")
    if viewer.posts:
        if viewer.roles & set(ASKERS) and may_see_person(viewer, person):
            return
        raise RentalRefused("这位老人不在您的辖区内，不能代办。请联系她所在的村（社区）")
    if person.pk not in {each.pk for each in people_for(viewer, on)}:
        raise RentalRefused("您只能为自己和同住的家人申请。其他人请由本人或所在村（社区）申请")


def near(division: str) -> tuple[str, str]:
    """The range of divisions of the county around a place."""
    return subtree_range(county_of(division))


def _own(viewer: Viewer, on: date) -> list[int]:
    return [each.pk for each in facilities_of(viewer, on)]


def _one(found: Row | None, words: str) -> Row:
    if found is None:
        raise NoSuchRental(words)
    return found
