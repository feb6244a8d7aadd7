"""Whose business supervision is: the bureau's posts, and the town a finding is about."""

from collections.abc import Iterable

from minzheng.engines.access.api import Viewer, may
from minzheng.engines.cases.api import Case, CaseStep
from minzheng.engines.supervision.errors import SupervisionRefused

REVIEWERS = ("district_clerk", "district_head")
HEADS = ("district_head",)
READERS = (*REVIEWERS, "auditor")
ANSWERERS = ("town_clerk", "town_head")
FINDING_READERS = (*READERS, *ANSWERERS)
INSPECTOR = "discipline_inspector"
LOG_READERS = (*HEADS, "auditor")


def handled_by(case: Case) -> frozenset[str]:
    """The staff numbers of everybody who took or signed a step of the case. One query."""
    return hands_of(CaseStep.objects.filter(case=case))


def hands_of(steps: Iterable[CaseStep]) -> frozenset[str]:
    """The staff numbers of everybody who took or signed one of these steps."""
    found = set()
    for step in steps:
        found |= {step.taken_by_key, *(signer["key"] for signer in step.signers)}
    return frozenset(found - {""})


def require_stranger(case: Case, by: Viewer) -> None:
    """Raises SupervisionRefused for who handled the case herself."""
    if by.doer.key in handled_by(case):
        raise SupervisionRefused(f"办件 {case.number} 您经办过，应当回避，请由没有经办过的人复核")


def is_reviewer(viewer: Viewer, place: str) -> bool:
    """Whether the viewer has a reviewing post there."""
    return may(viewer, REVIEWERS, place)
