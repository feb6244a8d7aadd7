"""Tables of the migrants engine."""

from minzheng.engines.migrants.models.listing import Line, Round
from minzheng.engines.migrants.models.person import Migrant, Plan, Quota, Reservoir

__all__ = ["Line", "Migrant", "Plan", "Quota", "Reservoir", "Round"]
