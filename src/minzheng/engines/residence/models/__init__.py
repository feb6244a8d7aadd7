"""Tables of the residence engine."""

from minzheng.engines.residence.models.contracts import Addendum, Assessment, Contract
from minzheng.engines.residence.models.places import Absence, Bed, Placement, Room, Unit
from minzheng.engines.residence.models.prepaid import Custody, Entry, Schedule

__all__ = [
    "Absence",
    "Addendum",
    "Assessment",
    "Bed",
    "Contract",
    "Custody",
    "Entry",
    "Placement",
    "Room",
    "Schedule",
    "Unit",
]
