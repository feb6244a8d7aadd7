"""The station takes somebody in: known again or registered, and the case is opened."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.audit import api as audit
from minzheng.engines.cases.api import Application, Case, CaseRefused, submit
from minzheng.engines.street.errors import StreetRefused
from minzheng.engines.street.models import Finding, Stay
from minzheng.engines.street.posts import STATION
from minzheng.engines.street.procedure import step_recording, street_matter, take, way_on
from minzheng.kernel.identity import IdentityError
from minzheng.registers.people.api import (
    NewPerson,
    Person,
    PersonRefused,
    find_by_id_number,
    get_person,
    register_person,
)
from minzheng.registers.sealing import seal
from minzheng.vocabulary import records
from minzheng.vocabulary import vagrant as displaced

NAMELESS, SOURCE, GUESSED = "不详", "救助站接收登记", "救助站登记（出生年份为估计）"
SPOKEN_FOR = "护送人代为说明，本人无法说明身份"


@dataclass(frozen=True)
class Admission:
    """What the station adds to what the patrol wrote; what is left empty stands as found.

    `came_by`: a word of the glossary (自己求助、公安护送……). `same_as`: the earlier stay, once
    an officer has recognised the person.
    """

    came_by: str
    no_means: bool
    no_kin: bool
    opinion: str
    called: str = ""
    id_number: str = ""
    dialect: str = ""
    marks: str = ""
    belongings: str = ""
    same_as: Stay | None = None


@transaction.atomic
def admit(finding: Finding, given: Admission, *, by: Viewer, on: date) -> Stay:
    """Take in somebody a patrol found. Raises StreetRefused, NotAllowed."""
    row = Finding.objects.select_for_update().get(pk=finding.pk)
    require(by, STATION, row.division_code)
    if not row.waits:
        raise StreetRefused("这个人已经接收或办结，请到“在站人员”查看")
    told = _told(row, given)
    person = _person(row, given, told["called"], by=by, on=on)
    case = _open_case(row, given, person, by=by, on=on)
    earlier = given.same_as or Stay.objects.filter(person_id=person.pk).first()
    stay = Stay.objects.create(
        case_number=case.number, finding=row, division_code=row.division_code,
        person_id=person.pk, sex=row.sex, age=row.age, minor=row.minor, entered_on=on,
        features_sealed=seal(json.dumps(told, ensure_ascii=False)), same_as=earlier,
        named_on=on if person.id_index else None,
    )  # fmt: skip
    row.received_on = on
    row.save(update_fields=["received_on"])
    _register_arrival(case, row, given, told, by=by, on=on)
    detail = {"case": case.number, "again": earlier is not None}
    audit.record(by.doer, "admit_to_station", stay.ref, division=row.division_code, detail=detail)
    return stay


def _told(row: Finding, given: Admission) -> dict[str, str]:
    names = ("called", "dialect", "marks", "belongings")
    return {name: (getattr(given, name) or row.told[name]).strip() for name in names}


def _person(row: Finding, given: Admission, called: str, *, by: Viewer, on: date) -> Person:
    """The register's person: recognised, known by her number, or new."""
    if given.same_as is not None:
        return get_person(given.same_as.person_id)
    try:
        known = find_by_id_number(given.id_number) if given.id_number.strip() else None
        return known or _register(row, given, called, by=by, on=on)
    except (IdentityError, PersonRefused) as refusal:
        raise StreetRefused(str(refusal)) from refusal


def _register(row: Finding, given: Admission, called: str, *, by: Viewer, on: date) -> Person:
    number = given.id_number.strip()
    if number:
        new = NewPerson(name=called or NAMELESS, id_number=number)
        return register_person(new, by=by.doer, on=on, source=SOURCE)
    born = date(on.year - row.age, 1, 1)
    new = NewPerson(name=called or NAMELESS, sex=row.sex, born_on=born)
    return register_person(new, by=by.doer, on=on, source=GUESSED)


def _open_case(row: Finding, given: Admission, person: Person, *, by: Viewer, on: date) -> Case:
    matter = street_matter()
    speaks = bool(person.id_index)
    application = Application(
        matter=matter.key, applicant_id=person.pk, token=f"street-{row.number}",
        answers=_answers(row, given),
        signed={promise.key: (person.pk,) for promise in matter.form.commitments},
        agent_name="" if speaks else by.doer.name, agent_mandate="" if speaks else SPOKEN_FOR,
        place=row.division_code,
    )  # fmt: skip
    try:
        return submit(application, by=by, on=on)
    except CaseRefused as refusal:
        raise StreetRefused(str(refusal)) from refusal


def _answers(row: Finding, given: Admission) -> dict[str, Any]:
    said = {
        displaced.突发急病: row.ill, displaced.行动不便: row.immobile,
        displaced.流落在外: True, displaced.无力解决食宿: given.no_means,
        displaced.无亲友投靠: given.no_kin,
    }  # fmt: skip
    return {f"0.{fact.column}": value for fact, value in said.items()}


def _register_arrival(
    case: Case, row: Finding, given: Admission, told: dict[str, str], *, by: Viewer, on: date
) -> None:
    """The first step with the patrol's facts; left open where the rules do not propose help."""
    step = step_recording(case, displaced.随身物品)
    way = way_on(step, on) if step is not None else None
    if step is None or way is None:
        return
    belongings = told["belongings"] or "没有随身物品"
    record = {
        displaced.发现地点.column: row.told["where"], displaced.随身物品.column: belongings,
        records.经办意见.column: given.opinion, f"0.{displaced.进站日期.column}": on.isoformat(),
        f"0.{displaced.来站方式.column}": given.came_by,
        f"0.{displaced.估计年龄.column}": str(row.age),
    }  # fmt: skip
    take(step, way, record, by=by, on=on)
