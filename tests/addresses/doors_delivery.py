"""Doors and things: services given and monthly statements."""

from datetime import date
from typing import Any

from minzheng.engines.access.api import viewer_of
from minzheng.engines.access.testing import DAY, DISTRICT, Cast
from minzheng.engines.delivery import api
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.months import Month
from minzheng.registers.facilities.api import (
    Facility,
    NewOffer,
    amend_facility,
    facilities_within,
)
from minzheng.registers.stays.api import NewStay, take_in

from .doors import ANY_HOUSE, OWN_HOUSE, Door, desk
from .doors_provider import CODES

READERS = (
    "town_clerk", "town_head", "finance_clerk", "district_clerk", "finance_head", "district_head",
    "auditor",
)  # fmt: skip
CHECKERS, HEAD = ("finance_clerk", "district_clerk"), ("district_head",)
STATEMENT, CHECKED, LINE = ("settlement",), ("checked_settlement",), ("settlement_line",)
MONTH = ("house_facility", "open_month")
OFFERS = (NewOffer("助浴", 6_000, "次", "government"), NewOffer("理发", 2_000, "次", "user"))
SEPTEMBER, OCTOBER = Month(2026, 9), Month(2026, 10)

DOORS: dict[str, Door] = {
    "provider:services": Door(ANY_HOUSE),
    "provider:service-new": Door(ANY_HOUSE),
    "provider:service-sheet": Door(ANY_HOUSE),
    "provider:service-blank": Door(OWN_HOUSE, ("house_facility",)),
    "provider:service": Door(OWN_HOUSE, ("service_record",)),
    "provider:settlements": Door(ANY_HOUSE),
    "provider:settlement": Door(OWN_HOUSE, MONTH),
    "provider:settlement-hand-in": Door(OWN_HOUSE, MONTH),
    "provider:settlement-line": Door(OWN_HOUSE, LINE),
    "desk:settlements": Door(READERS),
    "desk:settlement": desk(*STATEMENT, to=READERS),
    "desk:settlement-line": desk(*LINE, to=READERS),
    "desk:settlement-judge": desk(*LINE, to=CHECKERS),
    "desk:settlement-accept": desk(*STATEMENT, to=CHECKERS),
    "desk:settlement-check": desk(*STATEMENT, to=CHECKERS),
    "desk:settlement-return": desk(*CHECKED, to=HEAD),
    "desk:settlement-approve": desk(*CHECKED, to=HEAD),
    "desk:settlement-pdf": desk(*STATEMENT, to=READERS),
    "desk:settlement-xlsx": desk(*STATEMENT, to=READERS),
}


def things(cast: Cast) -> dict[str, Any]:
    """The first house served the father: September is checked, October waits, November is open."""
    home = _home()
    manager = viewer_of(cast.accounts["house"], DAY)

    def give(service: str, day: date) -> api.ServiceRecord:
        return api.record_service(
            manager, home.pk, api.NewRecord(cast.applicant, service, day), on=DAY
        )

    def hand_in(month: Month) -> api.Statement:
        for service in ("助浴", "理发"):
            give(service, month.first)
        seen = api.Seen(month, api.draft_of(home, month).digest)
        return api.hand_in(manager, home.pk, seen, on=DAY)

    take_in(NewStay(home, cast.applicant, "visited", SEPTEMBER.first), by=SYSTEM, on=DAY)
    checked, waiting = hand_in(SEPTEMBER), hand_in(OCTOBER)
    clerk = cast.viewers["finance_clerk"]
    for line in checked.lines.filter(payer="government"):
        api.judge_line(clerk, line.pk, api.Judgement("accepted", callback="做了"), on=DAY)
    api.check(clerk, checked.pk, on=DAY)
    return {
        "settlement": waiting.pk, "checked_settlement": checked.pk,
        "settlement_line": waiting.lines.get(payer="government").pk,
        "service_record": give("助浴", date(2026, 11, 1)).pk, "open_month": "2026-11",
    }  # fmt: skip


def _home() -> Facility:
    """The first house, with prices from before the services."""
    home = facilities_within(DISTRICT).get(credit_code=CODES["home"], name="石桥颐养院")
    return amend_facility(home, {"services": OFFERS}, source="备案", by=SYSTEM, on=DAY)
