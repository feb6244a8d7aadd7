"""Tables of the pipeline engine."""

from minzheng.engines.pipeline.models.contract import Change, Contract, Payment
from minzheng.engines.pipeline.models.project import Contact, Project, Source, Step
from minzheng.engines.pipeline.models.work import Acceptance, Milestone, Photo, Progress, Review

__all__ = [
    "Acceptance", "Change", "Contact", "Contract", "Milestone", "Payment", "Photo", "Progress",
    "Project", "Review", "Source", "Step",
]  # fmt: skip
