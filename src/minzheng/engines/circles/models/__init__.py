"""Points of communities and homes; surveys and what they found; premises; editions of the book."""

from minzheng.engines.circles.models.ground import CommunityPoint, HomePoint
from minzheng.engines.circles.models.handbook import Edition
from minzheng.engines.circles.models.premises import Premises, State, Step
from minzheng.engines.circles.models.survey import Coverage, Survey

__all__ = [
    "CommunityPoint",
    "Coverage",
    "Edition",
    "HomePoint",
    "Premises",
    "State",
    "Step",
    "Survey",
]
