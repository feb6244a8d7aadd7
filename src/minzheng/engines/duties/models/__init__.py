"""Tables of the duties engine."""

from minzheng.engines.duties.models.duty import Duty
from minzheng.engines.duties.models.tie import Tie
from minzheng.engines.duties.models.turn import Turn

__all__ = ["Duty", "Tie", "Turn"]
