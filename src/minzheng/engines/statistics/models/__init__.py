"""Rows of the statistics engine."""

from minzheng.engines.statistics.models.sheet import Sheet

__all__ = ["Sheet"]
