"""Tables of the evaluations engine."""

from minzheng.engines.evaluations.models.rounds import Entry, Round
from minzheng.engines.evaluations.models.schemes import Scheme
from minzheng.engines.evaluations.models.scores import (
    Agreement,
    Assessor,
    Mark,
    Objection,
    SelfMark,
)
from minzheng.engines.evaluations.models.subsidies import Subsidy

__all__ = [
    "Agreement",
    "Assessor",
    "Entry",
    "Mark",
    "Objection",
    "Round",
    "Scheme",
    "SelfMark",
    "Subsidy",
]
