"""What is shown beside a hit: her household, her open cases, where it is. Four queries at most."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from minzheng.engines.access.api import Viewer, visible
from minzheng.engines.cases.api import Case
from minzheng.engines.search.api import Found, Hit, Kind
from minzheng.registers.divisions.api import Division, UnknownDivision, full_names
from minzheng.registers.households.api import Household, households_of
from minzheng.registers.people.api import Person


@dataclass(frozen=True)
class Beside:
    """By the subject's own number; `places` by division code."""

    people: dict[int, Person] = field(default_factory=dict)
    homes: dict[int, Household] = field(default_factory=dict)
    open_cases: Counter[int] = field(default_factory=Counter)
    cases: dict[int, Case] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    on: date = date.min


def hydrated(viewer: Viewer, found: Found, most: int, on: date) -> Beside:
    """What a page of so many hits of each kind needs to know."""
    shown = [hit for group in found.groups for hit in group.hits[:most]]
    if not shown:
        return Beside(on=on)
    people = _subjects(shown, Kind.PERSON)
    cases = _cases(viewer, people, _subjects(shown, Kind.CASE))
    return Beside(
        people=Person.objects.in_bulk(people) if people else {},
        homes=households_of(people, on) if people else {},
        open_cases=Counter(_concerned(cases, people)),
        cases={case.pk: case for case in cases},
        places=places_of(shown),
        on=on,
    )


def _subjects(hits: Iterable[Hit], kind: Kind) -> list[int]:
    return [hit.subject for hit in hits if hit.kind is kind]


def _cases(viewer: Viewer, people: list[int], cases: list[int]) -> list[Case]:
    """The cases found, and the open ones of the people found that the viewer may see."""
    hers = Q(applicant__in=people) | Q(person__in=people)
    wanted = Q(pk__in=cases) | (hers & Q(state=Case.OPEN))
    rows = visible(Case.objects.filter(wanted), viewer, matter_field="matter")
    return list(rows.select_related("applicant", "person").defer("facts", "answers"))


def _concerned(cases: Iterable[Case], people: list[int]) -> Iterator[int]:
    """Of each open case the people it is by or about."""
    wanted = set(people)
    for case in cases:
        if case.state == Case.OPEN:
            yield from wanted & {case.applicant_id, case.person_id}


def places_of(hits: Iterable[Hit]) -> dict[str, str]:
    """The full name of each hit's division by its code."""
    codes = {hit.division_code for hit in hits if hit.division_code}
    try:
        return full_names(codes) if codes else {}
    except UnknownDivision:  # a code of before the table was imported names no place
        known = set(Division.objects.filter(pk__in=codes).values_list("pk", flat=True))
        return full_names(known) if known else {}
