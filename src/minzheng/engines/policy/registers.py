"""What the registers know of a household, as facts a policy reads; nobody is asked for it again."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from minzheng.kernel.expr import Fact
from minzheng.kernel.units import UnreadableValue
from minzheng.registers.households.api import Household, Membership, members
from minzheng.registers.people.api import Person
from minzheng.vocabulary import person as terms

REGISTER = "登记簿"
TERMS = {fact.column: fact for fact in vars(terms).values() if isinstance(fact, Fact)}
# Same thing, same name: the register's columns that the glossary has, too.
PERSON_COLUMNS = tuple(
    field.name for field in Person._meta.concrete_fields if field.name in TERMS.keys() - {"name"}
)

Facts = dict[str, Any]


def facts_from_registers(household: Household, on: date) -> Facts:
    """Facts of a household as registered on the day: its members with what is known of each."""
    return {"members": [member_facts(membership) for membership in members(household, on)]}


def member_facts(membership: Membership) -> Facts:
    """One member: number, name, relation to the head, and the person's known columns."""
    return {**person_facts(membership.person), **_known("relation", membership.relation)}


def person_facts(person: Person) -> Facts:
    """The columns of a person that are known; what is unknown is left out, never set to no."""
    facts: Facts = {"person": person.pk, "name": person.name}
    for column in PERSON_COLUMNS:
        facts |= _known(column, getattr(person, column))
    return facts


def merge(register: Facts, stated: Mapping[str, Any]) -> Facts:
    """Register facts overlaid by what a case states and checked.

    `stated` is {household: {…}, members: [{person, …}]}; its members are the members, and where it
    is silent the value of the register stays.
    """
    known = {member["person"]: member for member in register["members"]}
    given: Sequence[Mapping[str, Any]] = stated.get("members", ())
    rows = [{**known.get(m["person"], {}), **m} for m in given] or list(known.values())
    household = {name: value for name, value in register.items() if name != "members"}
    return {**household, **stated.get("household", {}), "members": rows}


def readable(facts: Mapping[str, Any]) -> Facts:
    """The facts without the persons' numbers, which no formula reads."""
    if "members" not in facts:
        return dict(facts)
    rows = [{k: v for k, v in member.items() if k != "person"} for member in facts["members"]]
    return {**facts, "members": rows}


def _known(column: str, value: Any) -> Facts:
    """A register's value, unless it is unknown or a code that the glossary does not have."""
    if value is None or value == "":
        return {}
    try:
        TERMS[column].unit.read(value)
    except UnreadableValue:
        return {}
    return {column: value}
