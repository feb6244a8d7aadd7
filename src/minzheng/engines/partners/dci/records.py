"""Records in the published shapes: a person of the civil registry, a member, a household."""

from datetime import date
from typing import Any

from minzheng.engines.access.api import may_see
from minzheng.engines.cases.api import Holding, held_by
from minzheng.engines.partners.admitting import Caller
from minzheng.engines.partners.dci import terms
from minzheng.kernel.matter import catalogue
from minzheng.kernel.money import yuan_text
from minzheng.registers.households.api import Household, Membership
from minzheng.registers.people.api import Person

SOCIAL_CONTEXT = "https://schema.spdci.org/extensions/social/v1"
CIVIL_CONTEXT = "https://schema.spdci.org/common/v1"
HOUSEHOLD_TYPE = "HOUSEHOLD_ID"
HEADS = frozenset({1, 2, 3})  # GB/T 4761: the head herself


def civil_record(person: Person) -> dict[str, Any]:
    """What the registers know of birth, death and marriage; we are not the office that
    registers births and deaths, so an empty date means not known."""
    return {
        "@context": {"@vocab": CIVIL_CONTEXT}, "@id": "CRVS_Person", "@type": "CRVS_Person",
        **_identity(person, masked=False),
        "death_date": _day(person.died_on), "marital_status": _marital(person),
    }  # fmt: skip


def member_record(
    caller: Caller, person: Person, home: Household | None, on: date
) -> dict[str, Any]:
    """One person of the social registry, with what she holds as far as the partner reaches."""
    relation = _relation(person, home, on)
    held = _held(caller, home, [person.pk], on)
    return {
        "@context": {"@vocab": SOCIAL_CONTEXT}, "@id": "Member", "@type": "Member",
        **_member(caller, person, relation),
        "programme_identifier": [_programme(holding, on) for holding in held],
    }  # fmt: skip


def group_record(caller: Caller, home: Household, on: date) -> dict[str, Any]:
    """One household: its members by what a programme needs, and what it holds."""
    rows = list(Membership.objects.on(on).filter(household=home).select_related("person"))
    held = _held(caller, home, [row.person_id for row in rows], on)
    members = [_member(caller, row.person, _word(row.relation)) for row in rows]
    return {
        "@context": {"@vocab": SOCIAL_CONTEXT}, "@id": "Group", "@type": "Group",
        "group_identifier": [
            {"identifier_type": HOUSEHOLD_TYPE, "identifier_value": home.number}
        ],
        "group_type": "household", "group_size": len(rows), "member_list": members,
        "programme_identifier": [_programme(holding, on) for holding in held],
    }  # fmt: skip


def _member(caller: Caller, person: Person, relation: str) -> dict[str, Any]:
    """Sealed numbers are not opened: the asker's own identifier is enough to match by."""
    return {
        "demographic_info": _identity(person, masked=not caller.partner.by_law),
        "relationship_to_head": relation, "marital_status": _marital(person),
        "is_disabled": _disabled(person),
    }  # fmt: skip


def _identity(person: Person, *, masked: bool) -> dict[str, Any]:
    return {
        "identifier": [{"identifier_type": terms.ID_TYPE, "identifier_value": person.id_masked}],
        "name": _name(person, masked=masked),
        "sex": terms.SEX.get(person.sex, terms.UNKNOWN_SEX),
        "birth_date": person.born_on.isoformat(),
    }  # fmt: skip


def _name(person: Person, *, masked: bool) -> dict[str, str]:
    """A Chinese name is not cut into parts: which part is the surname the register does not say."""
    return {"given_name": person.name_masked if masked else person.name}


def _held(caller: Caller, home: Household | None, people: list[int], on: date) -> list[Holding]:
    matters = catalogue().matters.values()
    wanted = {matter.key for matter in matters if matter.field == terms.SOCIAL_FIELD}
    found = held_by(home.pk if home else 0, people, on, of=wanted)
    return [h for h in found if may_see(caller.viewer, h.division_code, h.matter)]


def _programme(holding: Holding, on: date) -> dict[str, Any]:
    service = catalogue().get(holding.matter).service
    told: dict[str, Any] = {
        "programme": {"programme_identifier": holding.matter, "programme_name": service.short},
        "enrolment_status": terms.ACTIVE, "as_of": on.isoformat(),
    }  # fmt: skip
    if holding.monthly:
        told["benefits"] = {
            "benefit_type": "Cash", "benefit_value": f"CNY {yuan_text(holding.monthly)}",
            "benefit_frequency": "Monthly",
        }  # fmt: skip
    return told


def _relation(person: Person, home: Household | None, on: date) -> str:
    if home is None:
        return ""
    row = Membership.objects.on(on).filter(household=home, person=person).first()
    return _word(row.relation) if row is not None else ""


def _word(relation: int) -> str:
    """Codes such as 01 head, 12 wife, 30 child: the first digit is the kind."""
    head = relation in HEADS
    return terms.RELATION[0] if head else terms.RELATION.get(relation // 10, terms.OTHER_RELATION)


def _marital(person: Person) -> str:
    return terms.MARITAL.get(person.marital or 0, "")


def _disabled(person: Person) -> str:
    if person.disability_kind is None:
        return terms.DISABLED_UNKNOWN
    return terms.DISABLED if person.disability_kind else terms.NOT_DISABLED


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
