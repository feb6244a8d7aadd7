"""Rows of the notices engine."""

from .message import Message
from .notice import Notice, NumberSeries
from .publicity import Objection, Publicity
from .urged import Urged

__all__ = ["Message", "Notice", "NumberSeries", "Objection", "Publicity", "Urged"]
