"""Tables of the needs engine."""

from minzheng.engines.needs.models.giving import Offering, OfferState, Pledge, PledgeState
from minzheng.engines.needs.models.matching import Line, Run, Verdict
from minzheng.engines.needs.models.needs import WAITING, Assessment, Deed, Need, State
from minzheng.engines.needs.models.orders import LIVE, Order, OrderState, Visit
from minzheng.engines.needs.models.supplies import Supply

__all__ = [
    "LIVE", "WAITING", "Assessment", "Deed", "Line", "Need", "OfferState", "Offering", "Order",
    "OrderState", "Pledge", "PledgeState", "Run", "State", "Supply", "Verdict", "Visit",
]  # fmt: skip
