"""Tables of the case engine; other packages go through api.py."""

from minzheng.engines.cases.models.bundle import Bundle, BundlePart
from minzheng.engines.cases.models.case import Case, CaseSeries
from minzheng.engines.cases.models.check import Check, CheckState
from minzheng.engines.cases.models.decision import Decision
from minzheng.engines.cases.models.draft import Draft
from minzheng.engines.cases.models.fact import FactChange
from minzheng.engines.cases.models.followup import FollowUp
from minzheng.engines.cases.models.mandate import Entrustment
from minzheng.engines.cases.models.material import Material
from minzheng.engines.cases.models.party import PARTIES, OfParty
from minzheng.engines.cases.models.rating import Rating, Remedy
from minzheng.engines.cases.models.recognition import Recognition
from minzheng.engines.cases.models.step import CaseStep, Pause, StepKind

__all__ = [
    "PARTIES",
    "Bundle",
    "BundlePart",
    "Case",
    "CaseSeries",
    "CaseStep",
    "Check",
    "CheckState",
    "Decision",
    "Draft",
    "Entrustment",
    "FactChange",
    "FollowUp",
    "Material",
    "OfParty",
    "Pause",
    "Rating",
    "Recognition",
    "Remedy",
    "StepKind",
]
