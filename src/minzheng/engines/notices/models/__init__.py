"""Rows of the notices engine."""

from .message import Message
from .notice import Notice, NumberSeries
from .publicity import Objection, Publicity

__all__ = ["Message", "Notice", "NumberSeries", "Objection", "Publicity"]
