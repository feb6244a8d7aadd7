"""Whether a day's rules still say of somebody what is written down: once for all who are alike.

The arithmetic in words of twenty thousand people takes minutes. That nothing has changed for nearly
all of them is seen from tier, mode and money alone; those follow from a few facts and the place.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from minzheng.engines.caregiving.schemes import Scheme
from minzheng.engines.caregiving.standing import Decided
from minzheng.engines.policy.api import values_of
from minzheng.kernel.expr import Expr
from minzheng.kernel.matter import catalogue
from minzheng.kernel.params import NotInForce

Seen = tuple[str, str, int | None, str]
Sums = tuple[str, int | None]


@dataclass
class Glance:
    """Of one scheme on one day; what was worked out is kept for the next who is alike."""

    scheme: Scheme
    on: date
    known: dict[object, Sums | None] = field(default_factory=dict)

    def of(self, decided: Decided) -> Seen | None:
        """Tier, mode, money, decision; None when only the whole arithmetic can tell."""
        facts = decided.facts
        mode = self.scheme.modes.get(facts.get(self.scheme.mode_column, 0))
        sums = self._sums(facts, decided.place)
        return None if mode is None or sums is None else (sums[0], mode, sums[1], decided.ref)

    @cached_property
    def rules(self) -> dict[str, Expr]:
        """The rules of the tiers and the money for care, by what they give."""
        policy = catalogue().get(self.scheme.matter).policy
        told = {tier.code: getattr(policy, tier.rule) for tier in self.scheme.tiers}
        return {**told, "": getattr(policy, self.scheme.care)}

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The facts that they rest on, in one order."""
        found = {fact.column for rule in self.rules.values() for fact in rule.needs().facts}
        return tuple(sorted(found))

    def _sums(self, facts: Mapping[str, Any], place: str) -> Sums | None:
        alike = repr((place, facts.get("members"), [facts.get(name) for name in self.columns]))
        if alike not in self.known:
            self.known[alike] = self._work_out(facts, place)
        return self.known[alike]

    def _work_out(self, facts: Mapping[str, Any], place: str) -> Sums | None:
        try:
            told = values_of(self.rules.values(), facts, on=self.on, place=place)
        except NotInForce:
            return None
        *tiers, _ = self.rules
        tier = next((code for code in tiers if told[self.rules[code]] is True), None)
        care = told[self.rules[""]]
        return (tier, care) if tier is not None and isinstance(care, int) else None
