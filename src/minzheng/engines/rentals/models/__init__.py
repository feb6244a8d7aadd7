"""Tables of the rentals engine."""

from minzheng.engines.rentals.models.rented import Ask, Rental
from minzheng.engines.rentals.models.settling import Settlement
from minzheng.engines.rentals.models.stock import Item, Product, Step

__all__ = ["Ask", "Item", "Product", "Rental", "Settlement", "Step"]
