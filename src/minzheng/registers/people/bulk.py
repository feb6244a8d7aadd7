"""Loading many people at once: all rows or none, one entry in the trail with count and digest."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.db import transaction

from minzheng.kernel.doer import Doer
from minzheng.registers import trail
from minzheng.registers.people.errors import RowsRefused
from minzheng.registers.people.facts import KEPT, NewPerson, build_person
from minzheng.registers.people.models import Person, PersonVersion

BATCH = 1_000
LOOKED_UP = 500  # below SQLite's limit of variables in one statement


def bulk_register_people(
    rows: Iterable[NewPerson], *, by: Doer, on: date, source: str = "批量导入"
) -> list[Person]:
    """Register many people in one transaction; gives them in the order of the rows.

    Raises RowsRefused naming every wrong row and why; then nothing was written.
    """
    people = _built(rows, on)
    with transaction.atomic():
        _refuse_twice(people)
        people = Person.objects.bulk_create(people, batch_size=BATCH)
        PersonVersion.objects.bulk_create(_first_versions(people, source, by, on), batch_size=BATCH)
        trail.record(
            by,
            "bulk_register_people",
            "person:*",
            count=len(people),
            digest=_digest(people),
            source=source,
        )
    return people


def _built(rows: Iterable[NewPerson], on: date) -> list[Person]:
    people: list[Person] = []
    reasons: list[tuple[int, str]] = []
    for place, row in enumerate(rows, start=1):
        try:
            people.append(build_person(row, on=on))
        except ValueError as error:  # every refusal of a row is a named ValueError with its reason
            reasons.append((place, str(error)))
    if reasons:
        raise RowsRefused(reasons)
    return people


def _refuse_twice(people: Sequence[Person]) -> None:
    counts = Counter(person.id_index for person in people if person.id_index)
    known = set(_known(sorted(counts)))
    seen: set[str] = set()
    reasons: list[tuple[int, str]] = []
    for place, person in enumerate(people, start=1):
        index = person.id_index or ""
        if index in known:
            reasons.append((place, "该身份证号已登记"))
        elif index and index in seen:
            reasons.append((place, "该身份证号在本批中重复"))
        seen.add(index)
    if reasons:
        raise RowsRefused(reasons)


def _known(indexes: Sequence[str]) -> Iterator[str | None]:
    for start in range(0, len(indexes), LOOKED_UP):
        some = indexes[start : start + LOOKED_UP]
        yield from Person.objects.filter(id_index__in=some).values_list("id_index", flat=True)


def _first_versions(
    people: Sequence[Person], source: str, by: Doer, on: date
) -> Iterator[PersonVersion]:
    for person in people:
        columns = {name: getattr(person, name) for name in KEPT}
        yield PersonVersion(
            person=person, since=on, changes=columns, source=source, recorded_by=by.key
        )


def _digest(people: Sequence[Person]) -> str:
    digest = hashlib.sha256()
    for person in people:
        digest.update(f"{person.pk}|{person.id_index}|{person.name}|{person.born_on}\n".encode())
    return digest.hexdigest()
