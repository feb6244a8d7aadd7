"""What the matter's folder declares of a case: its matter, flow, elements, and paths by outcome."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from minzheng.engines.cases.models import Case, CaseStep
from minzheng.engines.policy.api import holds
from minzheng.kernel.divisions import ancestors, level
from minzheng.kernel.expr import Expr
from minzheng.kernel.flow import Actor, Delegated, Element, Flow, Path, Step
from minzheng.kernel.matter import Matter, catalogue


def matter_of(case: Case) -> Matter:
    """The folder that declares the case's matter."""
    return catalogue().get(case.matter)


def flow_of(case: Case) -> type[Flow]:
    """The flow that the case follows."""
    return matter_of(case).flow(case.flow)


def element_of(step: CaseStep) -> Element:
    """The element of the flow that this row is an opening of."""
    return flow_of(step.case).element(step.element)


def actor_of(step: Step, *, on: date, place: str) -> Actor:
    """Who acts: where a power may be handed down, the city's parameter decides."""
    if not isinstance(step.by, Delegated):
        return step.by
    handed_down = holds(step.by.power, {}, on=on, place=place)
    return step.by.to if handed_down else step.by.otherwise


def office_division(actor: Actor, place: str) -> str:
    """The division of the office that acts: the ancestor of the place at the actor's level."""
    for code in ancestors(place):
        if level(code) == actor.level:
            return code
    return ancestors(place)[0]


def outcomes(flow: type[Flow], element: Element) -> tuple[str, ...]:
    """Every outcome of an element once, in the order written."""
    return tuple(dict.fromkeys(path.outcome for path in flow.ways_out(element)))


@dataclass(frozen=True)
class Standing:
    """A case as its flow sees it on a day: the facts known, and where it lies."""

    flow: type[Flow]
    facts: Mapping[str, Any]
    on: date
    place: str

    def holds(self, condition: Expr | None) -> bool | None:
        """Whether a condition holds here and today; None when unknown."""
        return holds(condition, self.facts, on=self.on, place=self.place)

    def route(self, element: Element, outcome: str) -> Path | None:
        """The path that an outcome takes; None when the element has no such outcome.

        Where several paths bear the same outcome the first whose condition is not false is taken:
        unknown is not no, so a home visit that may be due is made.
        """
        paths = [path for path in self.flow.ways_out(element) if path.outcome == outcome]
        for path in paths[:-1]:
            if self.holds(path.when) is not False:
                return path
        return paths[-1] if paths else None

    def proposed(self, element: Element) -> str:
        """The outcome whose condition holds; "" when none does or it cannot be told (待核实)."""
        for path in self.flow.ways_out(element):
            if path.when is not None and self.holds(path.when):
                return path.outcome
        return ""


def standing(case: Case, facts: Mapping[str, Any], on: date) -> Standing:
    """How a case stands on a day, by these facts."""
    return Standing(flow_of(case), facts, on, case.division_code)
