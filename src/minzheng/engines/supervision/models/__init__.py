"""The tables of the supervision engine."""

from minzheng.engines.supervision.models.finding import Deed, Finding, FindingState
from minzheng.engines.supervision.models.joint import JointInspection, Look
from minzheng.engines.supervision.models.plan import ReviewPlan
from minzheng.engines.supervision.models.review import Answer, Review, ReviewState

__all__ = [
    "Answer",
    "Deed",
    "Finding",
    "FindingState",
    "JointInspection",
    "Look",
    "Review",
    "ReviewPlan",
    "ReviewState",
]
