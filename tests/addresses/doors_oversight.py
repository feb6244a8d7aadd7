"""Doors and things: checks on the spot."""

from datetime import timedelta
from typing import Any

from minzheng.engines.access.api import viewer_of
from minzheng.engines.access.testing import DAY, VILLAGE_A, Cast
from minzheng.engines.oversight.api import MAJOR, Remedy, answer_finding, ask_extension
from minzheng.engines.oversight.testing import PHOTO, concluded, looked_at, planned
from minzheng.registers.facilities.api import facilities_within

from .doors import ANY_HOUSE, HEADS, OWN_HOUSE, TAKERS_DOWN, Door
from .doors_provider import CODES

INSPECTORS, LOOKERS = ("town_clerk", "district_clerk"), TAKERS_DOWN
READERS = (*LOOKERS, "auditor")
ONE, BEGUN, OVER = ("planned_inspection",), ("begun_inspection",), ("inspection",)
FINDING, PROOF = ("open_finding",), ("inspection_proof",)

DOORS: dict[str, Door] = {
    "desk:inspections": Door(READERS),
    "desk:inspection-new": Door(LOOKERS),
    "desk:inspection-plan": Door(LOOKERS, ("house_facility",)),
    "desk:inspection-history": Door(READERS, ("house_facility",)),
    "desk:inspection": Door(READERS, OVER),
    "desk:inspection-letter": Door(READERS, OVER),
    "desk:inspection-serve": Door(LOOKERS, OVER),
    "desk:inspection-begin": Door(INSPECTORS, ONE),
    "desk:inspection-call-off": Door(LOOKERS, ONE),
    "desk:inspection-checklist": Door(INSPECTORS, BEGUN),
    "desk:inspection-finding": Door(INSPECTORS, (*BEGUN, "item_code")),
    "desk:inspection-witness": Door(INSPECTORS, BEGUN),
    "desk:inspection-confirm": Door(INSPECTORS, BEGUN),
    "desk:inspection-photo": Door(READERS, FINDING),
    "desk:inspection-proof": Door(READERS, PROOF),
    "desk:inspection-look": Door(LOOKERS, ("answered_finding",)),
    "desk:inspection-extension": Door(HEADS, FINDING),
    "provider:inspections": Door(ANY_HOUSE),
    "provider:inspection": Door(OWN_HOUSE, OVER),
    "provider:inspection-letter": Door(OWN_HOUSE, OVER),
    "provider:inspection-answer": Door(OWN_HOUSE, FINDING),
    "provider:inspection-extension": Door(OWN_HOUSE, FINDING),
    "provider:inspection-photo": Door(OWN_HOUSE, FINDING),
    "provider:inspection-proof": Door(OWN_HOUSE, PROOF),
}


def things(cast: Cast) -> dict[str, Any]:
    """The house of the first town: one check to come, one under way, one to be put right."""
    home = facilities_within(VILLAGE_A).get(credit_code=CODES["home"], name="石桥颐养院")
    two = cast.viewers["town_clerk"], cast.viewers["second_town_clerk"]
    manager = viewer_of(cast.accounts["house"], DAY)
    over = concluded(home, two, DAY, bad={"A1": MAJOR, "C1": "minor"})
    begun = looked_at(home, two, DAY)
    coming = planned(home, two, DAY, day=DAY + timedelta(days=1))
    grave, light = over.findings.get(code="A1"), over.findings.get(code="C1")
    answer_finding(manager, grave.pk, Remedy("已补办登记", PHOTO), on=DAY)
    ask_extension(manager, light.pk, DAY.replace(year=2027), "等工程队进场", on=DAY)
    return {
        "inspection": over.pk, "begun_inspection": begun.pk, "planned_inspection": coming.pk,
        "item_code": "C1", "open_finding": light.pk, "answered_finding": grave.pk,
        "inspection_proof": grave.deeds.get().pk,
    }  # fmt: skip
