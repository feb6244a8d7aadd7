"""Rows of the meetings engine."""

from minzheng.engines.meetings.models.group import Group, Seat
from minzheng.engines.meetings.models.meeting import Attendance, Decision, Item, Meeting
from minzheng.engines.meetings.models.minutes import Minutes

__all__ = ["Attendance", "Decision", "Group", "Item", "Meeting", "Minutes", "Seat"]
