"""Rows of the returns engine."""

from minzheng.engines.returns.models.filed import Return

__all__ = ["Return"]
