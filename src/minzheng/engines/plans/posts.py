"""Whose business a plan is: it holds for a place and for everybody who works below it."""

from django.db.models import QuerySet

from minzheng.engines.access.api import Viewer, may
from minzheng.engines.plans.coded import MAKERS, READERS
from minzheng.engines.plans.errors import NoSuchPlan
from minzheng.engines.plans.models import Item, ItemFigure, Plan
from minzheng.kernel.divisions import ancestors

MISSING = "没有这份规划（条目），或它不在您的辖区内。请从“规划”重新进入"


def plans_of(viewer: Viewer) -> QuerySet[Plan]:
    """The plans that hold where one of the viewer's posts is, or below it.

    A town reads the district's plan: it is published, and its own tasks stand in it.
    """
    places = {post.division for post in viewer.posts if post.role in READERS}
    above = {code for place in places for code in (place, *ancestors(place))}
    return Plan.objects.filter(division_code__in=above)


def plan_for(viewer: Viewer, pk: int) -> Plan:
    """A plan the viewer may read. Raises NoSuchPlan."""
    found = plans_of(viewer).filter(pk=pk).first()
    if found is None:
        raise NoSuchPlan(MISSING)
    return found


def item_for(viewer: Viewer, pk: int) -> Item:
    """An item of such a plan. Raises NoSuchPlan."""
    rows = Item.objects.filter(plan__in=plans_of(viewer)).select_related("plan", "version")
    found = rows.filter(pk=pk).first()
    if found is None:
        raise NoSuchPlan(MISSING)
    return found


def figure_for(viewer: Viewer, pk: int) -> ItemFigure:
    """A figure of such an item. Raises NoSuchPlan."""
    rows = ItemFigure.objects.filter(item__plan__in=plans_of(viewer))
    found = rows.select_related("item__plan", "item__version").filter(pk=pk).first()
    if found is None:
        raise NoSuchPlan(MISSING)
    return found


def may_make(viewer: Viewer, division: str) -> bool:
    """Whether she may read plans in for a place and work on their items."""
    return may(viewer, MAKERS, division)
