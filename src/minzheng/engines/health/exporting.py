"""A record as a FHIR R4 Bundle of Observations: for one purpose, to one receiver, in the trail.

Shapes: hl7.org/fhir/R4/bundle.html, …/observation-vitalsigns.html, …/bp.html (4.0.1).
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from minzheng.engines.access.api import Viewer
from minzheng.engines.care.api import stay_of
from minzheng.engines.health.coded import MEASURES, PANEL, PANEL_WORDS, PURPOSES, Measure
from minzheng.engines.health.errors import HealthRefused
from minzheng.engines.health.models import Export, Reading
from minzheng.engines.health.trail import record
from minzheng.registers.facilities.api import Facility
from minzheng.registers.people.api import Person, Sex, get_person

LOINC, UCUM = "http://loinc.org", "http://unitsofmeasure.org"
CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category"
SEXES = {Sex.MALE: "male", Sex.FEMALE: "female"}
PRESSURE = ("systolic", "diastolic")
MOST = 2_000  # readings in one bundle, the newest


@dataclass(frozen=True)
class Asked:
    """What is exported: the days, what for and to whom."""

    since: date
    until: date
    purpose: str
    receiver: str


def export_for_house(viewer: Viewer, stay: int, asked: Asked, *, on: date) -> bytes:
    """A copy of what the house measured of somebody with it, as JSON. Raises NotItsOwn,
    HealthRefused."""
    whose = stay_of(viewer, stay, on)
    return _export(whose.person, whose.facility, asked, viewer, on)


def export_own(viewer: Viewer, asked: Asked, *, on: date) -> bytes:
    """A copy of one's own record, from every house. Raises HealthRefused."""
    if viewer.person_id is None:
        raise HealthRefused("只有本人能导出自己的记录，请本人登录后办理")
    return _export(get_person(viewer.person_id), None, asked, viewer, on)


def exports_of(person: int) -> list[Export]:
    """The last copies that were given out."""
    return list(Export.objects.filter(person=person).select_related("facility")[:20])


def bundle_of(person: Person, readings: Iterable[Reading]) -> dict[str, Any]:
    """A Bundle (collection): the patient, then an Observation for each value."""
    patient: dict[str, Any] = {
        "resourceType": "Patient", "id": f"person-{person.pk}", "name": [{"text": person.name}],
        "gender": SEXES.get(Sex(person.sex), "unknown"), "birthDate": person.born_on.isoformat(),
    }  # fmt: skip
    told = [patient, *(each for row in readings for each in _observations(row, patient["id"]))]
    entries = [
        {"fullUrl": f"urn:minzheng:{each['resourceType']}:{each['id']}", "resource": each}
        for each in told
    ]
    return {"resourceType": "Bundle", "type": "collection", "entry": entries}


def _export(
    person: Person, facility: Facility | None, asked: Asked, viewer: Viewer, on: date
) -> bytes:
    _refuse(asked, on)
    rows = Reading.objects.filter(person=person, voided="", day__range=(asked.since, asked.until))
    if facility is not None:
        rows = rows.filter(facility=facility)
    readings = list(rows[:MOST])
    if not readings:
        raise HealthRefused(f"{asked.since} 到 {asked.until} 没有体征记录，没有可以导出的")
    bundle = bundle_of(person, readings)
    content = json.dumps(bundle, ensure_ascii=False, indent=1).encode()
    digest = hashlib.sha256(content).hexdigest()
    with transaction.atomic():
        row = Export.objects.create(
            person=person, facility=facility, purpose=asked.purpose,
            receiver=asked.receiver.strip()[:80], resources=len(bundle["entry"]), digest=digest,
            on=on, by=viewer.doer.name,
        )  # fmt: skip
        told = {"export": row.pk, "purpose": row.purpose, "digest": digest}
        record(person, "export_health_record", viewer.doer, **told)
    return content


def _refuse(asked: Asked, on: date) -> None:
    if asked.purpose not in PURPOSES:
        raise HealthRefused(f"请选用途：{'、'.join(PURPOSES.values())}")
    if not asked.receiver.strip():
        raise HealthRefused("请写明给谁，例如“市第一人民医院急诊科”")
    if asked.since > asked.until or asked.until > on:
        raise HealthRefused("起止日期不对：起日不能晚于止日，止日不能晚于今天")


def _observations(row: Reading, patient: str) -> Iterator[dict[str, Any]]:
    values = row.values
    if all(key in values for key in PRESSURE):
        yield _panel(row, patient)
    for key, value in values.items():
        if key not in PRESSURE:
            one = MEASURES[key]
            yield {
                **_frame(row, patient, key),
                "code": _code(one.loinc, one.words),
                "valueQuantity": _quantity(one, value),
            }


def _panel(row: Reading, patient: str) -> dict[str, Any]:
    parts = [
        {"code": _code(MEASURES[key].loinc, MEASURES[key].words),
         "valueQuantity": _quantity(MEASURES[key], row.values[key])}
        for key in PRESSURE
    ]  # fmt: skip
    return {**_frame(row, patient, "bp"), "code": _code(PANEL, PANEL_WORDS), "component": parts}


def _frame(row: Reading, patient: str, key: str) -> dict[str, Any]:
    kind = "laboratory" if key == "glucose" else "vital-signs"
    moment = timezone.make_aware(datetime.combine(row.day, row.clock.replace(microsecond=0)))
    return {
        "resourceType": "Observation", "id": f"reading-{row.pk}-{key}", "status": "final",
        "category": [{"coding": [{"system": CATEGORY, "code": kind}]}],
        "subject": {"reference": f"Patient/{patient}"},
        "effectiveDateTime": moment.isoformat(),
        "performer": [{"display": row.by}],
    }  # fmt: skip


def _code(loinc: str, words: str) -> dict[str, Any]:
    return {"coding": [{"system": LOINC, "code": loinc, "display": words}]}


def _quantity(one: Measure, value: int) -> dict[str, Any]:
    told = value if one.scale == 1 else value / one.scale
    return {"value": told, "unit": one.ucum, "system": UCUM, "code": one.ucum}
