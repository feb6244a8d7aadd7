"""The verbs that write people: register, correct, record a death; each keeps a version."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from minzheng.kernel.doer import Doer
from minzheng.registers import trail
from minzheng.registers.people.errors import AlreadyRegistered, DeathRefused
from minzheng.registers.people.facts import KEPT, NewPerson, build_person, check_death, columns_of
from minzheng.registers.people.models import Person, PersonVersion
from minzheng.registers.versions import differing

TOLD_AS = {"id_index": "id_number", "phone_index": "phone"}
DERIVED = frozenset({"pinyin", "id_kind", "id_sealed", "phone_sealed"})


def register_person(new: NewPerson, *, by: Doer, on: date, source: str = "登记") -> Person:
    """Register a person not yet known; `on` is the business day.

    Raises AlreadyRegistered (with the person) when the identity number is known, IdentityError,
    NameRefused, PhoneRefused, BirthRefused, DivisionCodeError.
    """
    person = build_person(new, on=on)
    _refuse_known(person)
    try:
        with transaction.atomic():
            person.save(force_insert=True)
            add_version(
                person, {name: getattr(person, name) for name in KEPT}, source, by=by, since=on
            )
            trail.record(by, "register_person", subject_of(person), division=person.division_code)
    except IntegrityError:
        _refuse_known(person)  # somebody else registered the same number a moment ago
        raise
    return person


@transaction.atomic
def correct_person(
    person: Person, changes: Mapping[str, Any], *, source: str, by: Doer, on: date
) -> Person:
    """Change what is known, from `on`; `changes` names columns, "phone" or "id_number".

    What equals the present value is left alone; a correction that changes nothing leaves no trace.
    Raises UnknownColumn, DeathRefused, AlreadyRegistered and what register_person raises.
    """
    current = Person.objects.select_for_update().get(pk=person.pk)
    columns = _changed(current, columns_of(changes, on=on))
    if not columns:
        return current
    for name, value in columns.items():
        setattr(current, name, value)
    if current.died_on is not None:
        check_death(current.died_on, born_on=current.born_on, on=on)
    _refuse_known(current)
    current.save(update_fields=list(columns))
    add_version(current, columns, source, by=by, since=on)
    division = current.division_code
    trail.record(
        by,
        "correct_person",
        subject_of(current),
        division=division,
        columns=_told(columns),
        source=source,
    )
    return current


@transaction.atomic
def record_death(person: Person, *, died_on: date, source: str, by: Doer, on: date) -> Person:
    """Record a death; recording the same day twice changes nothing.

    Raises DeathRefused for a day in the future, before birth, or other than the recorded one.
    """
    current = Person.objects.select_for_update().get(pk=person.pk)
    if current.died_on == died_on:
        return current
    if current.died_on is not None:
        raise DeathRefused(
            f"已登记死亡日期 {current.died_on}，与 {died_on} 不同：核实后请用“更正人员信息”更正"
        )
    check_death(died_on, born_on=current.born_on, on=on)
    current.died_on = died_on
    current.save(update_fields=["died_on"])
    add_version(current, {"died_on": died_on}, source, by=by, since=died_on)
    division = current.division_code
    trail.record(
        by, "record_death", subject_of(current), division=division, died_on=died_on, source=source
    )
    return current


def subject_of(person: Person) -> str:
    """How the trail names a person."""
    return f"person:{person.pk}"


def add_version(
    person: Person, columns: Mapping[str, Any], source: str, *, by: Doer, since: date
) -> PersonVersion:
    """Keep what became known and from which day it holds."""
    return PersonVersion.objects.create(
        person=person, since=since, changes=dict(columns), source=source, recorded_by=by.key
    )


def _changed(person: Person, columns: Mapping[str, Any]) -> dict[str, Any]:
    """Columns that differ. A sealed text differs each time, so its index decides."""
    changed = differing(person, columns)
    for sealed, index in (("id_sealed", "id_index"), ("phone_sealed", "phone_index")):
        if index not in changed:
            changed.pop(sealed, None)
    return changed


def _told(columns: Mapping[str, Any]) -> list[str]:
    """The names under which the trail tells of changed columns, without those that follow."""
    return sorted(TOLD_AS.get(name, name) for name in columns if name not in DERIVED)


def _refuse_known(person: Person) -> None:
    if not person.id_index:
        return
    known = Person.objects.filter(id_index=person.id_index).exclude(pk=person.pk).first()
    if known is not None:
        raise AlreadyRegistered(known)
