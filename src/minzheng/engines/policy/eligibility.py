"""“Am I eligible?” without identity: what a household or person would get, by answers alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from minzheng.engines.policy.arithmetic import Arithmetic
from minzheng.engines.policy.conditions import holds, value_of
from minzheng.engines.policy.evaluating import evaluate
from minzheng.engines.policy.registers import readable_for
from minzheng.kernel.expr import Expr
from minzheng.kernel.flow import Effect, End
from minzheng.kernel.matter import Matter, catalogue


class NotGranted(LookupError):
    """The matter neither grants nor recognises, so there is nothing to be eligible for."""


@dataclass(frozen=True)
class Eligibility:
    """Yes, no, or None (待核实), the amount in fen where it is known, and what is missing."""

    eligible: bool | None
    amount: int | None
    amount_label: str
    missing: tuple[str, ...]
    arithmetic: Arithmetic


def check(matter_key: str, answers: Mapping[str, Any], *, place: str, on: date) -> Eligibility:
    """What the rules say of these answers. Raises NotInForce, UnknownFact, NotGranted."""
    matter = catalogue().get(matter_key)
    end, facts = granting_end(matter), readable_for(matter, answers)
    arithmetic = evaluate(matter_key, facts, on=on, place=place)
    eligible = holds(granting_rule(matter), facts, on=on, place=place)
    amount = _amount(end, facts, on=on, place=place) if eligible else None
    return Eligibility(
        eligible=eligible,
        amount=amount,
        amount_label="" if end.pays is None else end.pays.label,
        missing=arithmetic.missing if eligible is None else (),
        arithmetic=arithmetic,
    )


def granting_end(matter: Matter) -> End:
    """The end of the application that grants or recognises something. Raises NotGranted."""
    for effect in (Effect.GRANT, Effect.RECOGNISE):
        for end in matter.application.ends():
            if end.effect is effect:
                return end
    raise NotGranted(f"事项“{matter}”没有给付和认定，不需要自测")


def granting_rule(matter: Matter) -> Expr | None:
    """The condition on the path to that end; None where an officer decides freely."""
    end = granting_end(matter)
    ways = (path.when for path in matter.application.routes if end in path.targets)
    return next((when for when in ways if when is not None), None)


def _amount(end: End, facts: Mapping[str, Any], *, on: date, place: str) -> int | None:
    if end.pays is None:
        return None
    value = value_of(end.pays, facts, on=on, place=place)
    return value if isinstance(value, int) else None
