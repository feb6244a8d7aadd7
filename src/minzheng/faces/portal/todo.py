"""What waits for the citizen: answers to give, checks to authorise, drafts, services to rate."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from minzheng.engines.access.api import Viewer
from minzheng.engines.cases.api import (
    Bundle,
    Case,
    CaseStep,
    Draft,
    StepKind,
    bundles_of,
    drafts_of,
    flow_of,
    my_cases,
    parts_of,
)
from minzheng.faces.portal.consenting import askings
from minzheng.kernel.flow import Await
from minzheng.kernel.matter import catalogue
from minzheng.matters.life_events import LIFE_EVENTS


@dataclass(frozen=True)
class Waiting:
    """One thing to do, until when, and where."""

    title: str
    note: str
    url: str
    due_on: date | None = None


def todo_of(viewer: Viewer, on: date) -> list[Waiting]:
    """Everything that waits for a person, the most pressing first."""
    if viewer.person_id is None:
        return []
    cases = my_cases(viewer.person_id, on)
    asked = _answers_due(cases)
    bundles = bundles_of(viewer.person_id, on)
    together = {part.draft_id for bundle in bundles for part in parts_of(bundle)}
    alone = [draft for draft in drafts_of(viewer.person_id, on) if draft.pk not in together]
    drafts = [*map(_bundle, bundles), *map(_draft, alone)]
    unrated = [_unrated(case) for case in cases if is_rateable(case)]
    return [*asked, *_consents(viewer, on), *drafts, *unrated]


def is_rateable(case: Case) -> bool:
    """Whether the person may still say what she thought of the service."""
    return case.state == Case.ENDED and not hasattr(case, "rating")


def title_of(case: Case) -> str:
    """The matter of a case in short words."""
    found = catalogue().matters.get(case.matter)
    return found.service.short if found else case.matter


def _answers_due(cases: list[Case]) -> list[Waiting]:
    mine = {case.pk: case for case in cases if case.state == Case.OPEN}
    waits = CaseStep.objects.filter(case__in=mine, kind=StepKind.AWAIT, closed_on=None)
    return [_answer_due(mine[step.case_id], step) for step in waits.order_by("due_on", "id")]


def _answer_due(case: Case, step: CaseStep) -> Waiting:
    """In the flow's own words to the person, not by the name of the step."""
    url = reverse("portal:answer", args=[case.number, step.element])
    asked = flow_of(case).element(step.element)
    words = asked.asks if isinstance(asked, Await) else step.element
    return Waiting(words, f"{title_of(case)}，办件 {case.number}", url, step.due_on)


def _consents(viewer: Viewer, on: date) -> list[Waiting]:
    return [
        Waiting(
            f"核对授权：{asking.title}",
            f"{asking.case.applicant_name}申请，办件 {asking.case.number}，核对{asking.names}",
            reverse("portal:consent", args=[asking.case.number]),
        )
        for asking in askings(viewer, on)
    ]


def _bundle(bundle: Bundle) -> Waiting:
    found = next((event for event in LIFE_EVENTS if event.slug == bundle.event), None)
    title = found.title if found else "一件事"
    url = reverse("portal:together", args=[bundle.pk])
    return Waiting(f"接着填：{title}", f"{bundle.opened_on} 开始，几项一起办", url)


def _draft(draft: Draft) -> Waiting:
    title = catalogue().get(draft.matter).service.short
    return Waiting(
        f"接着填：{title}申请",
        f"草稿保留到 {draft.expires_on}",
        reverse("portal:tasks", args=[draft.pk]),
    )


def _unrated(case: Case) -> Waiting:
    url = reverse("portal:rate", args=[case.number])
    return Waiting(f"评价：{title_of(case)}", f"办件 {case.number} 已办结", url)
