"""Tables of the plans engine."""

from minzheng.engines.plans.models.item import Item, ItemFigure
from minzheng.engines.plans.models.plan import Plan, Version

__all__ = ["Item", "ItemFigure", "Plan", "Version"]
