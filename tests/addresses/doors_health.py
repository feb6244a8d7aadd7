"""Doors and things: assessments, vitals, medication, care log, family view, FHIR."""

from datetime import time
from typing import Any

from minzheng.engines.access.api import viewer_of
from minzheng.engines.access.testing import DAY, SPOUSE_ID, Cast
from minzheng.engines.health import api
from minzheng.engines.health.testing import PHOTO
from minzheng.registers.stays.api import stays_of

from .doors import ANY_HOUSE, CITIZEN, OWN, OWN_HOUSE, Door

STAY, MEDICINE = ("health_stay",), ("health_medicine",)
DOORS: dict[str, Door] = {
    "provider:health": Door(ANY_HOUSE),
    "provider:health-handover": Door(ANY_HOUSE),
    "provider:health-record": Door(OWN_HOUSE, STAY),
    "provider:health-vitals": Door(OWN_HOUSE, STAY),
    "provider:health-void": Door(OWN_HOUSE, (*STAY, "health_reading")),
    "provider:health-medicine-new": Door(OWN_HOUSE, STAY),
    "provider:health-care": Door(OWN_HOUSE, STAY),
    "provider:health-fact": Door(OWN_HOUSE, STAY),
    "provider:health-fact-end": Door(OWN_HOUSE, (*STAY, "health_fact")),
    "provider:health-share": Door(OWN_HOUSE, STAY),
    "provider:health-unshare": Door(OWN_HOUSE, (*STAY, "health_sharing")),
    "provider:health-export": Door(OWN_HOUSE, STAY),
    "provider:health-dose": Door(OWN_HOUSE, MEDICINE),
    "provider:health-medicine-stop": Door(OWN_HOUSE, MEDICINE),
    "provider:health-dose-check": Door(OWN_HOUSE, ("health_dose",), also=frozenset({409})),
    "provider:health-call": Door(OWN_HOUSE, ("health_call",)),
    "desk:health": Door(api.READERS),
    "portal:health": Door(CITIZEN),
    "portal:health-copy": Door(CITIZEN),
    "portal:health-record": Door(OWN, ("health_person",)),
    "portal:health-sharing-end": Door(OWN, ("health_sharing",)),
}


def things(cast: Cast) -> dict[str, Any]:
    """One of the first house's people: a reading that calls, medicine, his wife may read."""
    house = viewer_of(cast.accounts["house"], DAY)
    stay = stays_of(cast.applicant.pk).going_on(DAY)[0]
    new = api.NewReading(DAY, time(9), {"systolic": 178, "diastolic": 88})
    reading = api.record_vitals(house, stay.pk, new, on=DAY)
    order = api.NewMedicine("胰岛素", "8单位", "shot", ("08:00",), DAY, "邱医生", risk=True)
    medicine = api.order_medicine(house, stay.pk, order, on=DAY)
    dose = api.give_dose(house, medicine.pk, api.NewDose(DAY, "08:00", "given", time(8)), on=DAY)
    told = api.NewFact(api.DIAGNOSIS, "高血压", DAY, "病历", "I10")
    fact = api.note_fact(house, stay.pk, told, on=DAY)
    sharing = api.share_by_paper(house, stay.pk, "谢月娥", SPOUSE_ID, paper=PHOTO, on=DAY)
    return {
        "health_stay": stay.pk, "health_reading": reading.pk, "health_medicine": medicine.pk,
        "health_dose": dose.pk, "health_fact": fact.pk, "health_sharing": sharing.pk,
        "health_call": reading.calls.get().pk, "health_person": stay.person_id,
    }  # fmt: skip
