"""Tables of the homecare engine."""

from minzheng.engines.homecare.models.pairs import Contact, Pair, Weak
from minzheng.engines.homecare.models.plans import Item, Pause, Plan
from minzheng.engines.homecare.models.settling import Settlement
from minzheng.engines.homecare.models.visits import Call, Complaint, Flag, Visit

__all__ = [
    "Call", "Complaint", "Contact", "Flag", "Item", "Pair", "Pause", "Plan", "Settlement", "Visit",
    "Weak",
]  # fmt: skip
