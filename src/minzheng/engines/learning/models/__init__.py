"""Rows of the learning engine."""

from minzheng.engines.learning.models.pilot import Copy, Pilot
from minzheng.engines.learning.models.trip import Lesson, Trip

__all__ = ["Copy", "Lesson", "Pilot", "Trip"]
