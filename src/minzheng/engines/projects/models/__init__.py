"""Rows of the projects engine."""

from minzheng.engines.projects.models.contract import (
    SETTLED,
    Amendment,
    Contract,
    Stage,
    StageState,
)
from minzheng.engines.projects.models.project import SMALL, FollowUp, Project, ProjectState
from minzheng.engines.projects.models.round import (
    Mark,
    Objection,
    Proposal,
    Reviewer,
    Round,
    RoundState,
)

__all__ = [
    "SETTLED",
    "SMALL",
    "Amendment",
    "Contract",
    "FollowUp",
    "Mark",
    "Objection",
    "Project",
    "ProjectState",
    "Proposal",
    "Reviewer",
    "Round",
    "RoundState",
    "Stage",
    "StageState",
]
