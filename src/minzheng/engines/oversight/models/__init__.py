"""The tables of the oversight engine."""

from minzheng.engines.oversight.models.finding import Deed, Finding, FindingState
from minzheng.engines.oversight.models.inspection import WAITING, Answer, Inspection, State

__all__ = ["WAITING", "Answer", "Deed", "Finding", "FindingState", "Inspection", "State"]
