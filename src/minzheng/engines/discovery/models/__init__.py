"""Entries of the list, why they are there, what was done; and the quarterly comparisons."""

from minzheng.engines.discovery.models.entry import WAITING, Entry, State
from minzheng.engines.discovery.models.monitoring import Comparison, Watched
from minzheng.engines.discovery.models.trail import Deed, Reason

__all__ = [
    "WAITING",
    "Comparison",
    "Deed",
    "Entry",
    "Reason",
    "State",
    "Watched",
]
