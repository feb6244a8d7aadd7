"""What the registers know of a household, as facts a policy reads; nobody is asked for it again."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from minzheng.kernel.expr import Fact
from minzheng.kernel.matter import Matter
from minzheng.kernel.units import UnreadableValue
from minzheng.registers.facilities.api import Facility
from minzheng.registers.households.api import Household, Membership, members
from minzheng.registers.organisations.api import Organisation
from minzheng.registers.people.api import HMT_DOCUMENTS, Person
from minzheng.registers.stays.api import first_days_in
from minzheng.vocabulary import guarantees
from minzheng.vocabulary import organisation as organisation_terms
from minzheng.vocabulary import person as terms

REGISTER = "登记簿"
WRITTEN = (*vars(terms).values(), *vars(organisation_terms).values())
TERMS = {fact.column: fact for fact in WRITTEN if isinstance(fact, Fact)}
# Same thing, same name: the register's columns that the glossary has, too.
PERSON_COLUMNS = tuple(
    field.name
    for field in Person._meta.concrete_fields
    if field.name in TERMS.keys() - {"name"} and TERMS[field.name].entity == "person"
)

Facts = dict[str, Any]
HMT = guarantees.港澳台居民.column
PERSON = "person"  # the number of a member, and at the top of facts the one they are about


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
    # Only what the document says for certain: without one, nothing is known.
    return facts | ({HMT: True} if person.id_kind in HMT_DOCUMENTS else {})


def organisation_facts(organisation: Organisation, facility: Facility | None, on: date) -> Facts:
    """What is registered of an organisation and of the facility a matter is about. One query."""
    facts = {
        **_known("credit_code", organisation.credit_code),
        **_known("since", organisation.since),
        **_known("until", _if_past(organisation.until, on)),
    }
    if facility is None:
        return facts
    return {
        **facts,
        **_known("place_address", facility.address),
        **_known("capacity", facility.capacity),
        **_known("operator", facility.operator_name),
        **_known("first_admitted_on", first_days_in([facility.pk]).get(facility.pk)),
    }


def _if_past(day: date | None, on: date) -> date | None:
    """An end that is announced for a day to come has not happened."""
    return None if day is not None and day > on else day


def merge(register: Facts, stated: Mapping[str, Any]) -> Facts:
    """Register facts overlaid by what a case states and checked.

    `stated` is {household: {…}, members: [{person, …}]}; its members are the members, and where it
    is silent the value of the register stays.
    """
    known = {member[PERSON]: member for member in register["members"]}
    given: Sequence[Mapping[str, Any]] = stated.get("members", ())
    rows = [{**known.get(m["person"], {}), **m} for m in given] or list(known.values())
    household = {name: value for name, value in register.items() if name != "members"}
    return {**household, **stated.get("household", {}), "members": rows}


def about_person(facts: Mapping[str, Any], person_id: int) -> Facts:
    """The same facts, marked as being about this one of the members: rules read them flat."""
    return {**facts, PERSON: person_id}


def readable(facts: Mapping[str, Any]) -> Facts:
    """The facts as formulas read them: without the persons' numbers.

    Facts about one person become one row, hers over those of the household, without members.
    """
    if PERSON in facts:
        return _flat(facts)
    if "members" not in facts:
        return dict(facts)
    rows = [_unnumbered(member) for member in facts["members"]]
    return {**facts, "members": rows}


def readable_for(matter: Matter, facts: Mapping[str, Any]) -> Facts:
    """The same for a matter: answers that list one member are hers where it concerns a person."""
    rows: Sequence[Mapping[str, Any]] = facts.get("members") or facts.get("成员") or ()
    if matter.personal and PERSON not in facts and len(rows) == 1:
        household = {k: v for k, v in facts.items() if k not in ("members", "成员")}
        return {**household, **_unnumbered(rows[0])}
    return readable(facts)


def _flat(facts: Mapping[str, Any]) -> Facts:
    household = {k: v for k, v in facts.items() if k not in (PERSON, "members")}
    own = [row for row in facts["members"] if row.get("person") == facts[PERSON]]
    return {**household, **(_unnumbered(own[0]) if own else {})}


def _unnumbered(member: Mapping[str, Any]) -> Facts:
    return {name: value for name, value in member.items() if name != "person"}


def _known(column: str, value: Any) -> Facts:
    """A register's value, unless it is unknown or a code that the glossary does not have."""
    if value is None or value == "":
        return {}
    try:
        TERMS[column].unit.read(value)
    except UnreadableValue:
        return {}
    return {column: value}
