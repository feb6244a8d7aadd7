"""What the latest decision says of somebody's care: tier, mode, money, and why."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from minzheng.engines.caregiving.schemes import Scheme
from minzheng.engines.cases.api import Case, Decision
from minzheng.engines.policy.api import Arithmetic, evaluate

CASE = "case:"


@dataclass(frozen=True)
class Standing:
    """`care` is fen a month, None where the place has no amount; `workings` lines with articles."""

    case_number: str
    decision_ref: str
    decided_on: date
    assessed_on: date
    tier: str
    mode: str
    care: int | None
    abilities: Mapping[str, bool]
    workings: tuple[Mapping[str, Any], ...]


def latest_decisions(case_refs: Iterable[str]) -> dict[str, Decision]:
    """The latest decision of each granting case or of what came of it, by its reference. 1 query.

    Only ended cases count: what is still being looked into has decided nothing.
    """
    numbers = {ref.removeprefix(CASE) for ref in case_refs}
    found: dict[str, Decision] = {}
    for row in _decisions(numbers).select_related("case__parent"):
        root = row.case if row.case.number in numbers else row.case.parent
        if root is not None:
            found[f"{CASE}{root.number}"] = row
    return found


@dataclass(frozen=True)
class Decided:
    """Of a decision only which one it is, where, and the facts it rests on."""

    ref: str
    place: str
    facts: Mapping[str, Any]


def latest_facts(case_refs: Iterable[str]) -> dict[str, Decided]:
    """As latest_decisions(), read without the arithmetic that a decision keeps. One query."""
    numbers = {ref.removeprefix(CASE) for ref in case_refs}
    rows = _decisions(numbers).values_list(
        "pk", "case__number", "case__parent__number", "case__division_code", "evaluation__facts"
    )
    found: dict[str, Decided] = {}
    for pk, number, parent, place, facts in rows:
        root = number if number in numbers else parent
        found[f"{CASE}{root}"] = Decided(f"decision:{pk}", place, facts)
    return found


def _decisions(numbers: Collection[str]) -> QuerySet[Decision]:
    ours = Q(case__number__in=numbers) | Q(case__parent__number__in=numbers)
    return Decision.objects.filter(ours, case__state=Case.ENDED).order_by("id")


def standing_of(scheme: Scheme, decision: Decision, *, on: date) -> Standing | None:
    """Tier, mode and money by the facts decided on and the amounts of the day.

    None where the decision does not say how much care is needed. Raises NotInForce.
    """
    facts: Mapping[str, Any] = decision.evaluation["facts"]
    mode = scheme.modes.get(facts.get(scheme.mode_column, 0))
    told = evaluate(scheme.matter, facts, on=on, place=decision.case.division_code)
    tier = next((each for each in scheme.tiers if told.value(each.rule) is True), None)
    if mode is None or tier is None:
        return None
    care = told.value(scheme.care)
    return Standing(
        case_number=(decision.case.parent or decision.case).number,
        decision_ref=decision.ref,
        decided_on=decision.decided_on,
        assessed_on=date.fromisoformat(facts.get(scheme.assessed) or str(decision.decided_on)),
        tier=tier.code,
        mode=mode,
        care=care if isinstance(care, int) else None,
        abilities={name: bool(facts[name]) for name in scheme.abilities if name in facts},
        workings=tuple(_line(told, name) for name in (tier.rule, scheme.care)),
    )


def _line(told: Arithmetic, name: str) -> dict[str, Any]:
    line = told.line(name)
    if line is None:
        return {"label": name, "text": "", "sentence": "", "cites": []}
    return {
        "label": line.label, "text": line.text, "sentence": line.sentence, "cites": [*line.cites],
    }  # fmt: skip
