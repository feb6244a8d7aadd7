"""Tables of the meals engine."""

from minzheng.engines.meals.models.menus import Card, Order, Serving
from minzheng.engines.meals.models.served import Flag, Meal, Refusal
from minzheng.engines.meals.models.settling import Payment, Settlement

__all__ = ["Card", "Flag", "Meal", "Order", "Payment", "Refusal", "Serving", "Settlement"]
