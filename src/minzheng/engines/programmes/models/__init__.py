"""Rows of the programmes engine; what tells who somebody is or how she fares is sealed."""

from minzheng.engines.programmes.models.doings import Deed, Meeting, Plan, Score
from minzheng.engines.programmes.models.file import OPEN, File, State
from minzheng.engines.programmes.models.opening import Opening
from minzheng.engines.programmes.models.point import Point, Teammate

__all__ = [
    "OPEN",
    "Deed",
    "File",
    "Meeting",
    "Opening",
    "Plan",
    "Point",
    "Score",
    "State",
    "Teammate",
]
