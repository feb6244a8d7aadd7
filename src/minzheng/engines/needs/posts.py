"""Whose business a need is: the posts of the place; what a house and a person may reach."""

from dataclasses import replace
from datetime import date

from django.db.models import Q, QuerySet

from minzheng.engines.access.api import Viewer, require, visible
from minzheng.engines.cases.api import NEEDS, Agent, is_covered
from minzheng.engines.needs.errors import NoSuchNeed
from minzheng.engines.needs.models import Need, Order, Pledge, Supply
from minzheng.registers.households.api import households_of
from minzheng.registers.people.api import Person

CONFIRMERS = ("town_clerk", "town_head", "social_worker", "district_clerk", "district_head")
WORKERS = ("village_worker", *CONFIRMERS)
READERS = (*WORKERS, "auditor")
MATCH_READERS = (*CONFIRMERS, "auditor")
RECORDERS = (*WORKERS, "hotline_clerk")
FROM_TOWN, FROM_DISTRICT = ("town_clerk", "town_head"), ("district_clerk", "district_head")
MISSING = "没有这项需求，或它不在您的辖区内。请从“需求”列表进入"
NOT_YOURS = "没有这项需求，或它不是您或您家的。请从“我的需求”进入"
NOT_OURS = "没有这张派单，或它不属于您的机构。请从“派单”列表进入"


def reader(viewer: Viewer) -> Viewer:
    """The viewer with the posts that read needs, and no other."""
    return replace(viewer, posts=tuple(post for post in viewer.posts if post.role in READERS))


def needs_of(viewer: Viewer) -> QuerySet[Need]:
    """The needs of the viewer's area."""
    return visible(Need.objects.select_related("person", "household"), reader(viewer))


def need_for(viewer: Viewer, pk: int) -> Need:
    """A need the viewer may see. Raises NoSuchNeed."""
    found = needs_of(viewer).filter(pk=pk).first()
    if found is None:
        raise NoSuchNeed(MISSING)
    return found


def require_post(viewer: Viewer, roles: tuple[str, ...], row: Need) -> None:
    """Raises NotAllowed without one of the posts over the need's place."""
    require(viewer, roles, row.division_code)


def own_needs(viewer: Viewer) -> QuerySet[Need]:
    """What a citizen needs or asked for."""
    if viewer.person_id is None:
        return Need.objects.none()
    own = Q(person=viewer.person_id) | Q(asked_by=viewer.person_id)
    return Need.objects.select_related("person").filter(own)


def own_need(viewer: Viewer, pk: int) -> Need:
    """One of them. Raises NoSuchNeed."""
    found = own_needs(viewer).filter(pk=pk).first()
    if found is None:
        raise NoSuchNeed(NOT_YOURS)
    return found


def may_ask_for(viewer: Viewer, person: Person, on: date) -> bool:
    """Whether a citizen may ask for this person: herself, or somebody of her household.

    Who acts under a mandate may for who gave it alone, where the mandate says so.
    """
    if viewer.person_id is None or not is_covered(viewer, NEEDS):
        return False
    if viewer.person_id == person.pk:
        return True
    if isinstance(viewer, Agent):
        return False
    homes = households_of([person.pk, viewer.person_id], on)
    hers, mine = homes.get(person.pk), homes.get(viewer.person_id)
    return hers is not None and mine is not None and hers.pk == mine.pk


def own_supplies(viewer: Viewer) -> QuerySet[Supply]:
    """What the viewer's house gives."""
    if viewer.house is None or not viewer.house.credit_code:
        return Supply.objects.none()
    rows = Supply.objects.select_related("facility", "organisation")
    return rows.filter(credit_code=viewer.house.credit_code)


def own_supply(viewer: Viewer, pk: int) -> Supply:
    """One of them. Raises NoSuchNeed."""
    found = own_supplies(viewer).filter(pk=pk).first()
    if found is None:
        raise NoSuchNeed("没有这项供给，或它不属于您的机构。请从“我们能提供的”进入")
    return found


def own_orders(viewer: Viewer) -> QuerySet[Order]:
    """The orders of the viewer's house."""
    if viewer.house is None or not viewer.house.credit_code:
        return Order.objects.none()
    rows = Order.objects.select_related(
        "need__person", "need__household", "supply__facility", "supply__organisation"
    )
    return rows.filter(supply__credit_code=viewer.house.credit_code)


def own_order(viewer: Viewer, pk: int) -> Order:
    """One of them. Raises NoSuchNeed."""
    found = own_orders(viewer).filter(pk=pk).first()
    if found is None:
        raise NoSuchNeed(NOT_OURS)
    return found


def own_pledges(viewer: Viewer) -> QuerySet[Pledge]:
    """What the viewer's house has taken on."""
    if viewer.house is None:
        return Pledge.objects.none()
    rows = Pledge.objects.select_related("offering__need__person", "organisation")
    return rows.filter(organisation=viewer.house.organisation_id)


def own_pledge(viewer: Viewer, pk: int) -> Pledge:
    """One of them. Raises NoSuchNeed."""
    found = own_pledges(viewer).filter(pk=pk).first()
    if found is None:
        raise NoSuchNeed("没有这次认领，或它不属于您的机构。请从“认领的需求”进入")
    return found
