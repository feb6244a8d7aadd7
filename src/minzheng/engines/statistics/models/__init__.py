"""Rows of the statistics engine."""

from minzheng.engines.statistics.models.entry import Entry
from minzheng.engines.statistics.models.sheet import Sheet

__all__ = ["Entry", "Sheet"]
