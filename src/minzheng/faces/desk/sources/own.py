"""What the bureau's cases have on file of a person, beside what departments say of her."""

from collections.abc import Mapping
from datetime import date

from minzheng.engines.access.api import Viewer
from minzheng.engines.cases.api import Case, cases_of_person
from minzheng.engines.consent.api import answers_of
from minzheng.engines.sources.api import Own, facts_with_sources
from minzheng.kernel.expr import Fact
from minzheng.kernel.feed import feeds
from minzheng.kernel.money import MoneyError
from minzheng.kernel.units import UnreadableValue, Value
from minzheng.registers.people.api import Person

NO_CONSENT = "本人还没有授权核对，或者已经撤回"
GIVEN = "given"


def own_values(viewer: Viewer, person: Person, as_of: date) -> dict[str, Own]:
    """The newest value of each fact in the cases the viewer may see, with the case it stands in."""
    found: dict[str, Own] = {}
    cases = [each for each in cases_of_person(viewer, person.pk) if _applied_on(each) <= as_of]
    for case in sorted(cases, key=_applied_on):
        found |= _of_case(case, person)
    return found


def withheld(person: Person, on: date) -> dict[str, str]:
    """The closed feeds, where she has not agreed to be checked: nobody opens them by hand then."""
    matters = _agreed_matters(person, on)
    return {
        name: NO_CONSENT
        for name, feed in feeds().items()
        if feed.closed and not any(feed.is_for(matter) for matter in matters)
    }


def _agreed_matters(person: Person, on: date) -> list[str]:
    """Those for which her newest answer is yes."""
    newest: dict[str, str] = {}
    for answer in answers_of(person.pk):
        if answer.person_id == person.pk and answer.given_on <= on:
            newest.setdefault(answer.matter, answer.state)
    return [matter for matter, state in newest.items() if state == GIVEN]


def _of_case(case: Case, person: Person) -> dict[str, Own]:
    rows = (row for row in case.facts.get("members", ()) if row.get("person") == person.pk)
    stated: Mapping[str, object] = next(rows, {})
    values = {fact.column: _read(fact, stated.get(fact.column)) for fact in facts_with_sources()}
    return {
        column: Own(value, f"办件 {case.number}", _applied_on(case))
        for column, value in values.items()
        if value is not None
    }


def _read(fact: Fact, raw: object) -> Value:
    """As rules count it; an answer nobody can read is none."""
    try:
        return fact.unit.read(raw)
    except (UnreadableValue, MoneyError):
        return None


def _applied_on(case: Case) -> date:
    return case.submitted_on
