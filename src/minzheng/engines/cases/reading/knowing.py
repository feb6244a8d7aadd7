"""What is known of a family without asking it: registers, its cases, and what it holds."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from minzheng.engines.cases.declared import matter_of
from minzheng.engines.cases.holdings import Holding, held_by
from minzheng.engines.cases.models import Case
from minzheng.engines.cases.procedure import Ledger, with_ledger
from minzheng.engines.policy.api import Facts, facts_from_registers, person_facts
from minzheng.registers.households.api import Household
from minzheng.registers.people.api import Person
from minzheng.vocabulary import benefits

EVERY_BENEFIT = frozenset(row.matter for row in benefits.待遇)


@dataclass(frozen=True)
class Known:
    """Facts with the members and their numbers, what is held, and the cases the facts are from."""

    facts: Facts
    held: tuple[Holding, ...]
    cases: tuple[Case, ...]

    @property
    def people(self) -> list[int]:
        """The members' numbers, in the order of the facts."""
        return [row["person"] for row in self.facts["members"]]

    def holding(self, matter: str, person: int | None) -> Holding | None:
        """What is held of a matter by one member, or by the household."""
        return next((h for h in self.held if (h.matter, h.person_id) == (matter, person)), None)

    def running(self, matter: str, person: int | None) -> Case | None:
        """The case under way about a matter, the latest where there are several."""
        wanted = (matter, person, Case.OPEN)
        ours = [case for case in self.cases if (case.matter, case.person_id, case.state) == wanted]
        return ours[-1] if ours else None


def known_of_household(
    household: Household, cases: Iterable[Case], on: date, asked: frozenset[str] = EVERY_BENEFIT
) -> Known:
    """What is known of a household; of what was stated twice the later case holds.

    `cases`: those of the household and its members that the reader may see; `asked`: the matters
    of which she may know whether they are held; of others it stays unknown. Three queries.
    """
    return _known(facts_from_registers(household, on), household.pk, cases, Reach(on, asked))


def known_of_person(
    person: Person, cases: Iterable[Case], on: date, asked: frozenset[str] = EVERY_BENEFIT
) -> Known:
    """What is known of somebody who belongs to no household. Two queries."""
    return _known({"members": [person_facts(person)]}, 0, cases, Reach(on, asked))


@dataclass(frozen=True)
class Reach:
    """The day, and the matters whose benefits are looked up."""

    on: date
    matters: frozenset[str]


def _known(register: Facts, household: int, cases: Iterable[Case], reach: Reach) -> Known:
    people = [row["person"] for row in register["members"]]
    held = tuple(h for h in held_by(household, people, reach.on) if h.matter in reach.matters)
    used = sorted(cases, key=lambda case: (case.submitted_on, case.pk))
    facts = with_ledger(register, Ledger(reach.matters, held))
    for case in used:
        facts = _overlaid(facts, case)
    return Known(facts, held, tuple(used))


def _overlaid(facts: Facts, case: Case) -> Facts:
    """What the application says of the family; the records of its procedure stay with the case."""
    asked = {field.column for field in matter_of(case).form.fields()}
    said = {row["person"]: row for row in case.facts.get("members", ())}
    rows = [{**row, **_only(said.get(row["person"], {}), asked)} for row in facts["members"]]
    return {**facts, **_only(case.facts.get("household", {}), asked), "members": rows}


def _only(row: Mapping[str, Any], asked: set[str]) -> Facts:
    return {name: value for name, value in row.items() if name in asked and value is not None}
