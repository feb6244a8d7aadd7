"""Rows of the airing engine."""

from minzheng.engines.airing.models.airing import Airing, Explanation
from minzheng.engines.airing.models.scheme import Scheme

__all__ = ["Airing", "Explanation", "Scheme"]
