"""What the signed-in citizen's family may have, from what registers, cases and ledger know.

She sees what concerns the household, herself and its children; another adult's own benefits are
shown to that adult alone.
"""

from dataclasses import dataclass
from datetime import date

from minzheng.engines.access.api import Viewer
from minzheng.engines.cases.api import (
    Case,
    Known,
    cases_to_read,
    known_of_household,
    known_of_person,
    my_cases,
)
from minzheng.engines.policy.api import Claim, entitlements
from minzheng.faces.portal.family import household_for, minors_of
from minzheng.faces.portal.place import place_of
from minzheng.registers.people.api import get_person


@dataclass(frozen=True)
class Found:
    """Claims she may see, and what they rest on."""

    claims: tuple[Claim, ...]
    known: Known
    has_others: bool

    @property
    def cases(self) -> tuple[Case, ...]:
        """The cases that facts were taken from, newest first."""
        return self.known.cases[::-1]

    def holds(self, claim: Claim) -> bool:
        """Whether the ledger says that it is had already."""
        return self.known.holding(claim.matter, self._whose(claim)) is not None

    def running(self, claim: Claim) -> Case | None:
        """Her case under way about it."""
        return self.known.running(claim.matter, self._whose(claim))

    def _whose(self, claim: Claim) -> int | None:
        return None if claim.member is None else self.known.people[claim.member]


def known_claims(viewer: Viewer, on: date) -> Found:
    """Every matter's answer for her family as it is known."""
    known = known_of(viewer, on)
    people = known.people
    seen = {viewer.person_id, *minors_of(viewer, on)}
    claims = entitlements(known.facts, place=place_of(viewer), on=on)
    shown = (c for c in claims if c.member is None or people[c.member] in seen)
    return Found(tuple(shown), known, has_others=not set(people) <= seen)


def known_of(viewer: Viewer, on: date) -> Known:
    """What registers, her cases and the ledger know of her family."""
    me = viewer.person_id or 0
    household = household_for(viewer, on)
    if household is None:
        return known_of_person(get_person(me), my_cases(me, on), on)
    home = {household.pk}
    mine = [case for case in my_cases(me, on) if case.household_id in home]
    return known_of_household(household, [*mine, *cases_to_read(me, on)], on)
