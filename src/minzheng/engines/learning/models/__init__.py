"""Rows of the learning engine."""

from minzheng.engines.learning.models.course import Course, Seat
from minzheng.engines.learning.models.pilot import Copy, Pilot
from minzheng.engines.learning.models.trip import Lesson, Trip

__all__ = ["Copy", "Course", "Lesson", "Pilot", "Seat", "Trip"]
