"""Tables of the safety engine."""

from minzheng.engines.safety.models.checks import Drill, Problem, RiskAssessment, SelfCheck
from minzheng.engines.safety.models.incident import Incident

__all__ = ["Drill", "Incident", "Problem", "RiskAssessment", "SelfCheck"]
