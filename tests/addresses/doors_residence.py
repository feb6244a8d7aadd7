"""Doors and things: rooms, beds, units by care level, contracts, prepaid fees."""

from datetime import date
from typing import Any

from minzheng.engines.access.api import viewer_of
from minzheng.engines.access.testing import APPLICANT_ID, DAY, Cast
from minzheng.engines.residence import api
from minzheng.engines.residence.testing import FEES
from minzheng.registers.papers import Paper
from minzheng.registers.people.api import find_by_id_number
from minzheng.registers.stays.api import LIVING, stays_of

from .doors import ANY_HOUSE, OWN_HOUSE, Door, desk

HOUSE, ROOM, BED = ("house_facility",), ("residence_room",), ("residence_bed",)
STAY, CONTRACT = ("stay",), ("residence_contract",)
PDF = b"%PDF-1.4 signed"

DOORS: dict[str, Door] = {
    "provider:residence": Door(ANY_HOUSE),
    "provider:residence-contracts": Door(ANY_HOUSE),
    "provider:residence-unit": Door(OWN_HOUSE, HOUSE),
    "provider:residence-room": Door(OWN_HOUSE, HOUSE),
    "provider:residence-add": Door(OWN_HOUSE, ROOM),
    "provider:residence-bed": Door(OWN_HOUSE, BED),
    "provider:residence-stay": Door(OWN_HOUSE, STAY),
    "provider:residence-place": Door(OWN_HOUSE, STAY),
    "provider:residence-away": Door(OWN_HOUSE, STAY),
    "provider:residence-assess": Door(OWN_HOUSE, STAY),
    "provider:residence-money": Door(OWN_HOUSE, STAY),
    "provider:residence-sign": Door(OWN_HOUSE, STAY),
    "provider:residence-contract": Door(OWN_HOUSE, CONTRACT),
    "provider:residence-amend": Door(OWN_HOUSE, CONTRACT),
    "provider:residence-end": Door(OWN_HOUSE, CONTRACT),
    "provider:residence-paper": Door(OWN_HOUSE, CONTRACT),
    "provider:residence-scan": Door(OWN_HOUSE, CONTRACT),
    "provider:residence-prepaid": Door(OWN_HOUSE, HOUSE),
    "provider:residence-schedule": Door(OWN_HOUSE, HOUSE),
    "provider:residence-custody": Door(OWN_HOUSE, HOUSE),
    "desk:residence": Door(api.READERS),
    "desk:residence-house": desk(*HOUSE, to=api.READERS),
    "desk:residence-contracts": desk(*HOUSE, to=api.READERS),
    "desk:residence-prepaid": desk(*HOUSE, to=api.READERS),
    "desk:residence-contract": desk(*CONTRACT, to=api.READERS),
    "desk:residence-scan": desk(*CONTRACT, to=api.READERS),
}


def things(cast: Cast) -> dict[str, Any]:
    """The father has a bed, a contract with its paper and a deposit in the first house."""
    house = viewer_of(cast.accounts["house"], DAY)
    father = find_by_id_number(APPLICANT_ID)
    stay = stays_of(father.pk if father else 0).get(kind=LIVING, until=None)
    home = stay.facility
    unit = api.open_unit(house, home.pk, "护理区", api.Level.NURSING, on=DAY)
    new = api.NewRoom(unit.pk, "201", 2, "double", 2)
    room = api.open_room(house, home.pk, new, on=DAY)
    first, second = room.beds.order_by("code")
    api.place(house, stay.pk, api.NewPlace(first.pk, DAY, api.Moved.ADMITTED), on=DAY)
    told = api.NewAssessment(DAY, api.Level.NURSING, "温小雪", "韩护士")
    api.assess(house, stay.pk, told, on=DAY)
    year = api.NewContract(
        "罗夏生", "弟弟", DAY, date(2027, 11, 1), api.Level.NURSING, FEES, 240_000
    )
    contract = api.sign(house, stay.pk, year, on=DAY)
    api.keep_paper(house, contract.pk, Paper("合同.pdf", PDF), on=DAY)
    paid = api.NewEntry(api.Kind.DEPOSIT, api.Way.PAID, 240_000, DAY)
    api.enter(house, stay.pk, paid, on=DAY)
    return {
        "residence_room": room.pk, "residence_bed": second.pk, "residence_contract": contract.pk,
    }  # fmt: skip
