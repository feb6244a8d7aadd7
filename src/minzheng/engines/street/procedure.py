"""The matter that helps people without shelter, found by what it asks; where a case stands."""

from collections.abc import Mapping
from datetime import date

from minzheng.engines.access.api import Viewer
from minzheng.engines.cases.api import (
    Case,
    CaseRefused,
    CaseStep,
    Handling,
    element_of,
    facts_of,
    flow_of,
    take_step,
)
from minzheng.engines.policy.api import holds
from minzheng.engines.street.errors import StreetRefused
from minzheng.kernel.expr import Fact
from minzheng.kernel.flow import Element, End, Path, Step
from minzheng.kernel.matter import Matter, catalogue
from minzheng.vocabulary import vagrant as displaced


def street_matter() -> Matter:
    """The matter whose form asks whether somebody lives in the street. Raises StreetRefused."""
    asked = displaced.流落在外.column
    for matter in catalogue().matters.values():
        if any(field.column == asked for field in matter.form.fields()):
            return matter
    raise StreetRefused("本系统没有启用流散人员救助事项，不能接收：请联系系统管理员")


def step_recording(case: Case, fact: Fact) -> CaseStep | None:
    """The open step of a case whose record asks for a fact; None when it stands elsewhere."""
    for step in CaseStep.objects.filter(case=case, closed_on=None):
        step.case = case
        if fact.column in _recorded(element_of(step)):
            return step
    return None


def take(step: CaseStep, way: Path, record: Mapping[str, str], *, by: Viewer, on: date) -> Case:
    """Handle the step the proposed way. Raises StreetRefused with what the case refuses."""
    handling = Handling(way.outcome, record)
    try:
        return take_step(step.case.number, step.element, handling, by=by, on=on)
    except CaseRefused as refusal:
        raise StreetRefused(str(refusal)) from refusal


def way_on(step: CaseStep, on: date) -> Path | None:
    """The way out that the rules propose and that does not end the case; None when none does."""
    return next((way for way in _proposed(step, on) if not _ends(way)), None)


def way_home(step: CaseStep, on: date) -> Path | None:
    """The way out that the rules propose and that ends it."""
    return next((way for way in _proposed(step, on) if _ends(way)), None)


def _proposed(step: CaseStep, on: date) -> list[Path]:
    facts, place = facts_of(step.case, on), step.case.division_code
    ways = flow_of(step.case).ways_out(element_of(step))
    named = [way for way in ways if way.when is not None]
    return [way for way in named if holds(way.when, facts, on=on, place=place)]


def _recorded(element: Element) -> set[str]:
    if not isinstance(element, Step) or element.records is None:
        return set()
    return {field.column for field in element.records.fields()}


def _ends(way: Path) -> bool:
    return all(isinstance(target, End) for target in way.targets)
