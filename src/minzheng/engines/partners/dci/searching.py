"""One request of a search: who is meant, and what a record of her tells.

Only one person or one household is looked up, by an identity number or a household's number.
Lists by poverty, place or age are not given: for them there is data sharing with its approvals.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from minzheng.engines.access.api import may_see
from minzheng.engines.audit import api as audit
from minzheng.engines.partners.admitting import Caller
from minzheng.engines.partners.dci.errors import ItemRejected
from minzheng.engines.partners.dci.records import civil_record, group_record, member_record
from minzheng.engines.partners.dci.terms import (
    BIRTH,
    CIVIL,
    GROUP_TYPE,
    HOUSEHOLD_ID,
    ID_TYPES,
    RECORD_TYPE,
    SOCIAL,
)
from minzheng.engines.partners.people import reaches
from minzheng.engines.partners.scopes import EVERY_MATTER
from minzheng.registers.households.api import Household, find_household, household_of
from minzheng.registers.people.api import Person, find_by_id_number

INVALID = "rjct.search_criteria.invalid"
GROUP = "Group"
EQUALS = "eq"
PLAIN, PREDICATE, EXPRESSION = "idtype-value", "predicate", "expression"


@dataclass(frozen=True)
class Wanted:
    """A search as asked: registry, criteria as they came."""

    registry: str
    criteria: Mapping[str, Any]


@dataclass(frozen=True)
class Found:
    """Records with their type; `subjects` for the log."""

    records: tuple[dict[str, Any], ...]
    record_type: str
    subjects: tuple[str, ...] = ()


@transaction.atomic
def search(caller: Caller, wanted: Wanted, *, on: date) -> Found:
    """What the registry knows of whom the criteria name; nobody in reach gives no record.

    Raises ItemRejected.
    """
    refuse_groundless(caller, wanted.criteria)
    terms = _terms(wanted.criteria)
    home = _household(caller, wanted, terms)
    if home is not None:
        return _told(caller, group_record(caller, home, on), GROUP_TYPE, f"household:{home.number}")
    person = _person(caller, terms)
    if person is None:
        return Found((), RECORD_TYPE[wanted.registry])
    if wanted.registry == CIVIL:
        return _told(caller, civil_record(person), RECORD_TYPE[CIVIL], f"person:{person.pk}")
    belongs = household_of(person, on)
    if wanted.criteria.get("response_entity") == GROUP and belongs is not None:
        if not may_see(caller.viewer, belongs.division_code):
            return Found((), GROUP_TYPE)
        return _told(caller, group_record(caller, belongs, on), GROUP_TYPE, f"person:{person.pk}")
    record = member_record(caller, person, belongs, on)
    return _told(caller, record, RECORD_TYPE[SOCIAL], f"person:{person.pk}")


def person_in(caller: Caller, criteria: Mapping[str, Any]) -> Person | None:
    """The one person that a filter names, within reach. Raises ItemRejected."""
    return _person(caller, _terms(criteria))


def refuse_groundless(caller: Caller, criteria: Mapping[str, Any]) -> None:
    """Without an approved legal basis every request carries the person's consent."""
    consent = criteria.get("consent")
    if not caller.partner.by_law and not (isinstance(consent, Mapping) and consent):
        raise ItemRejected(INVALID, "没有批准依法核验的，每次要带本人同意（consent）")


def _told(caller: Caller, record: dict[str, Any], kind: str, subject: str) -> Found:
    audit.record(caller.viewer.doer, "search_registry", subject,
                 division=caller.partner.division_code,
                 purpose=caller.partner.purpose[:60])  # fmt: skip
    return Found((record,), kind, (subject,))


def _household(caller: Caller, wanted: Wanted, terms: Mapping[str, str]) -> Household | None:
    number = terms.get(HOUSEHOLD_ID, "")
    if not number or wanted.registry == CIVIL:
        return None
    found = find_household(number)
    reached = found is not None and may_see(caller.viewer, found.division_code)
    if not reached:
        raise ItemRejected(INVALID, "没有这个户号，或不在贵方获准的辖区内")
    return found


def _person(caller: Caller, terms: Mapping[str, str]) -> Person | None:
    number = next((value for name, value in terms.items() if name in ID_TYPES), "")
    if not number:
        raise ItemRejected(INVALID, f"请按证件号码查（{'、'.join(sorted(ID_TYPES))}）")
    person = find_by_id_number(number)
    if person is None or not reaches(caller, person, EVERY_MATTER):
        return None
    born = next((value for name, value in terms.items() if name in BIRTH), "")
    return person if not born or born[:10] == person.born_on.isoformat() else None


def _terms(criteria: Mapping[str, Any]) -> dict[str, str]:
    """Names and values that must all hold. Raises ItemRejected for what is not supported."""
    kind, query = criteria.get("query_type"), criteria.get("query")
    if kind == PLAIN and isinstance(query, Mapping):
        return {str(query.get("type", "")): _value(query.get("value"))}
    if kind in (PREDICATE, EXPRESSION) and isinstance(query, list) and 0 < len(query) <= 5:
        return dict(term for row in query for term in _predicate(row))
    raise ItemRejected(
        INVALID, "只支持 idtype-value，和由 eq、and 组成的 predicate；按条件列名单请走数据共享"
    )


def _predicate(row: Any) -> list[tuple[str, str]]:
    told = row if isinstance(row, Mapping) else {}
    joined = told.get("condition") or "and"
    parts = [told.get("expression1"), told.get("expression2")]
    terms = [part for part in parts if isinstance(part, Mapping) and part]
    plain = all(part.get("operator") == EQUALS for part in terms)
    if not terms or not plain or joined != "and":
        raise ItemRejected(INVALID, "只支持 eq 和 and")
    return [(str(t.get("attribute_name", "")), _value(t.get("attribute_value"))) for t in terms]


def _value(value: Any) -> str:
    if not isinstance(value, str | int) or isinstance(value, bool) or not str(value).strip():
        raise ItemRejected(INVALID, "查询的值应为文字")
    return str(value).strip()
