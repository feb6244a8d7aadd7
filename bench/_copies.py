"""Copies of the demo's families and cases in bulk: for benchmarks only, no verb is called."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from minzheng.engines.cases.api import Case, CaseStep
from minzheng.registers.households.api import Household, Membership
from minzheng.registers.people.api import Person
from minzheng.wiring.demo.places import towns

BATCH = 2_000
VILLAGES = tuple(village.code for town in towns() for village in town.villages)


@dataclass(frozen=True)
class Pattern:
    """A case with the rows that hang on it."""

    case: Case
    steps: tuple[CaseStep, ...]
    household: Household
    memberships: tuple[Membership, ...]


@dataclass(frozen=True)
class Next:
    """The next free row number of each table that rows point to."""

    person: int
    household: int
    case: int


def copy_cases(wanted: int) -> int:
    """Copy until there are so many cases; gives how many there are."""
    patterns = _patterns()
    made = Case.objects.count()
    for start in range(made, wanted, BATCH):
        _write(patterns, range(start, min(start + BATCH, wanted)))
    return Case.objects.count()


def _patterns() -> list[Pattern]:
    cases = Case.objects.filter(parent=None).select_related("household").order_by("id")
    return [
        Pattern(
            case,
            tuple(case.steps.order_by("id")),
            case.household,
            tuple(case.household.memberships.select_related("person")),
        )
        for case in cases
    ]


def _write(patterns: Sequence[Pattern], serials: range) -> None:
    at = Next(_top(Person), _top(Household), _top(Case))
    people: list[Person] = []
    households: list[Household] = []
    memberships: list[Membership] = []
    cases: list[Case] = []
    steps: list[CaseStep] = []
    for place, serial in enumerate(serials):
        pattern = patterns[serial % len(patterns)]
        village = VILLAGES[serial % len(VILLAGES)]
        ids = _people(pattern, at.person + len(people), people)
        home = {"id": at.household + place, "number": f"K{serial:08d}", "division_code": village}
        households.append(_copy(pattern.household, **home, head_id=ids[pattern.household.head_id]))
        for row in pattern.memberships:
            person = ids[row.person_id]
            memberships.append(_copy(row, id=None, household_id=home["id"], person_id=person))
        cases.append(_case(pattern, at.case + place, serial, ids, home))
        steps += _steps(pattern, at.case + place, village)
    for rows in (people, households, memberships, cases, steps):
        _insert(rows)


def _insert(rows: Sequence[Model]) -> None:
    type(rows[0])._default_manager.bulk_create(rows, batch_size=BATCH)


def _people(pattern: Pattern, first: int, people: list[Person]) -> dict[int, int]:
    """Copies of the members, without an identity number; gives old number -> new."""
    ids: dict[int, int] = {}
    for place, row in enumerate(pattern.memberships):
        ids[row.person_id] = first + place
        people.append(_copy(row.person, id=first + place, id_index=None))
    return ids


def _case(
    pattern: Pattern, pk: int, serial: int, ids: dict[int, int], home: dict[str, Any]
) -> Case:
    former = pattern.case
    members = [{**m, "person": ids[m["person"]]} for m in former.facts["members"]]
    copied: Case = _copy(
        former,
        id=pk,
        number=f"{former.number[:15]}{serial + 900_000:06d}",
        token=f"copy-{serial}",
        household_id=home["id"],
        applicant_id=ids[former.applicant_id],
        division_code=home["division_code"],
        facts={**former.facts, "members": members},
    )
    return copied


def _steps(pattern: Pattern, case: int, village: str) -> Iterator[CaseStep]:
    for step in pattern.steps:
        length = len(step.division_code.rstrip("0"))
        division = village[: 9 if length > 6 else 6].ljust(12, "0")
        yield _copy(step, id=None, case_id=case, division_code=division, publicity_ref="")


def _copy(row: Any, **changes: Any) -> Any:
    columns = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    return type(row)(**{**columns, **changes})


def _top(model: type[Model]) -> int:
    last = model._default_manager.order_by("-pk").values_list("pk", flat=True).first()
    return (last or 0) + 1
