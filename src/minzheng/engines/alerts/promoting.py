"""Somebody only the lake knows becomes a person of the registers once an officer takes her task."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pyarrow.compute as pc
import pyarrow.dataset as ds
from django.db import transaction

from minzheng.engines.access.api import Viewer
from minzheng.engines.alerts.errors import AlertRefused
from minzheng.engines.alerts.models import AlertTask, Deed, State
from minzheng.engines.audit import api as audit
from minzheng.engines.lake import api as lake
from minzheng.engines.lake.api import Identity
from minzheng.engines.screening.api import NoSnapshot, snapshot
from minzheng.kernel.doer import Doer
from minzheng.registers.households.api import NewHousehold, household_of, open_household
from minzheng.registers.people.api import (
    NewPerson,
    Person,
    PersonRefused,
    find_by_id_number,
    register_person,
)
from minzheng.vocabulary import person

LAKE_HOMES = 2**40  # households only the lake knows stand below minus this, by their first person
PURPOSE = "办理本事项"
SOURCE = "公安户籍人口数据（核实预警时建档）"
RELATION = person.与户主关系.column
OTHER = 80  # the relation of somebody whose relation the data does not say
Kin = tuple[int, int]  # a lake number and the relation to the head


@transaction.atomic
def promote(task: AlertTask, *, by: Viewer, on: date) -> AlertTask:
    """The task about the person or household in the registers; entered there when unknown.

    Opening the sealed names is written down with its purpose first. Raises AlertRefused when the
    lake no longer names them.
    """
    if task.subject >= 0 or task.about == AlertTask.About.FEED:
        return task
    if task.about == AlertTask.About.PERSON:
        kin = [(-task.subject, 1)]
    elif task.subject >= -LAKE_HOMES:
        return task  # somebody in the registers who lives in no household
    else:
        kin = _household(task, on)
    _tell_purpose(task, kin, by.doer)
    persons = _registered(task, kin, by=by.doer, on=on)
    number = persons[0].pk
    if task.about == AlertTask.About.HOUSEHOLD:
        number = _home(persons, kin, task.division_code, by=by.doer, on=on)
    return _moved(task, number, by=by.doer, on=on)


def _household(task: AlertTask, on: date) -> list[Kin]:
    """Who lives there, by the population table the task came from; the first person when gone."""
    head = -task.subject - LAKE_HOMES
    try:
        paths = [str(persons.path) for persons, _ in snapshot().files]
    except NoSnapshot:
        return [(head, 1)]
    rows = ds.dataset(paths, format="parquet")
    wanted = [name for name in ("person", RELATION) if name in rows.schema.names]
    home = pc.field("household") == task.subject
    found = rows.to_table(columns=wanted, filter=home).to_pylist()
    kin = [(-row["person"], row.get(RELATION) or OTHER) for row in found]
    return sorted(kin, key=lambda each: each[0] != head) or [(head, 1)]


def _tell_purpose(task: AlertTask, kin: Sequence[Kin], by: Doer) -> None:
    detail = {"rule": task.rule, "persons": len(kin)}
    division = task.division_code
    audit.record(by, "open_identity", task.ref, division=division, purpose=PURPOSE, detail=detail)


def _registered(task: AlertTask, kin: Sequence[Kin], *, by: Doer, on: date) -> list[Person]:
    named = lake.identities([number for number, _ in kin], on)
    if any(number not in named for number, _ in kin):
        raise AlertRefused(
            "到库数据里已经查不到这位居民的姓名和证件（数据到期清除了）。请到“人员”里按证件建档后再办"
        )
    return [_person(named[number], task.division_code, by=by, on=on) for number, _ in kin]


def _person(told: Identity, division: str, *, by: Doer, on: date) -> Person:
    known = find_by_id_number(told.id_number) if told.id_number else None
    if known is not None:
        return known
    stated: dict[str, Any] = {"sex": told.sex, "born_on": told.born_on}
    if told.id_number:
        stated = {"id_number": told.id_number}  # it says both
    try:
        new = NewPerson(name=told.name, living_division=division, address=told.address, **stated)
        return register_person(new, by=by, on=on, source=SOURCE)
    except (PersonRefused, ValueError) as refusal:
        raise AlertRefused(f"不能按到库数据建档：{refusal}") from refusal


def _home(
    persons: Sequence[Person], kin: Sequence[Kin], division: str, *, by: Doer, on: date
) -> int:
    known = household_of(persons[0], on)
    if known is not None:
        return known.pk
    free = [
        (person, relation)
        for person, (_, relation) in zip(persons[1:], kin[1:], strict=True)
        if household_of(person, on) is None
    ]
    members = tuple((person, OTHER if relation == 1 else relation) for person, relation in free)
    new = NewHousehold(head=persons[0], division_code=division, since=on, members=members)
    return open_household(new, by=by).pk


def _moved(task: AlertTask, number: int, *, by: Doer, on: date) -> AlertTask:
    """Every task about them now points to the registers; one that is there already stays."""
    same = AlertTask.objects.filter(about=task.about, subject=task.subject)
    for row in same.select_for_update():
        there = AlertTask.objects.filter(rule=row.rule, about=row.about, subject=number)
        if there.exists():
            AlertTask.objects.filter(pk=row.pk).update(state=State.FADED, closed_on=on)
            words = f"已建档，由 {there.get().ref} 继续办理"
        else:
            AlertTask.objects.filter(pk=row.pk).update(subject=number)
            words = "已按户籍数据建档"
        Deed.objects.create(
            task=row, kind=Deed.Kind.MOVED, on=on, by=by.name, by_key=by.key, words=words
        )
    row = AlertTask.objects.get(pk=task.pk)
    if not row.waits:
        raise AlertRefused("这位居民已经建档，同样的预警已在办理，请从列表进入")
    return row
