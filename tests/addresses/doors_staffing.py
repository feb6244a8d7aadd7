"""Doors and things: staff with certificates, training, ratios, incentives."""

from typing import Any

from minzheng.engines.access.api import viewer_of
from minzheng.engines.access.testing import DAY, DISTRICT, Cast
from minzheng.engines.staffing import api
from minzheng.engines.staffing.testing import new_staff
from minzheng.registers.facilities.api import Facility, facilities_within

from .doors import ANY_HOUSE, OWN_HOUSE, Door, desk
from .doors_provider import CODES

HOME = "石桥颐养院"

PLACE, STAFF, CLAIM = ("house_facility",), ("employment",), ("staff_claim",)

DOORS: dict[str, Door] = {
    "provider:staff": Door(ANY_HOUSE),
    "provider:staff-claims": Door(ANY_HOUSE),
    "provider:staff-member": Door(OWN_HOUSE, STAFF),
    "provider:staff-certificate": Door(OWN_HOUSE, STAFF),
    "provider:staff-training": Door(OWN_HOUSE, STAFF),
    "provider:staff-leaving": Door(OWN_HOUSE, STAFF),
    "provider:staff-new": Door(OWN_HOUSE, PLACE),
    "provider:staff-nights": Door(OWN_HOUSE, PLACE),
    "provider:staff-sheet": Door(OWN_HOUSE, PLACE),
    "provider:staff-blank": Door(OWN_HOUSE, PLACE),
    "provider:staff-out": Door(OWN_HOUSE, PLACE),
    "provider:staff-claim": Door(OWN_HOUSE, ("house_facility", "claim_year")),
    "desk:staffing": Door(api.READERS),
    "desk:staffing-house": desk(*PLACE, to=api.READERS),
    "desk:staffing-claims": Door(api.READERS),
    "desk:staffing-claim": desk(*CLAIM, to=api.READERS),
    "desk:staffing-check": desk(*CLAIM, to=api.CHECKERS),
    "desk:staffing-return": desk(*CLAIM, to=api.CHECKERS),
    "desk:staffing-approve": desk("checked_staff_claim", to=api.APPROVERS),
    "desk:staffing-pay": desk("approved_staff_claim", to=api.PAYERS),
}


def things(cast: Cast) -> dict[str, Any]:
    """A carer at the first house; three years' lists, each a step further."""
    house = viewer_of(cast.accounts["house"], DAY)
    home = facilities_within(DISTRICT).get(credit_code=CODES["home"], name=HOME)
    row = api.take_on(house, home.pk, new_staff(), on=DAY)
    states = (api.State.CONFIRMED, api.State.CHECKED, api.State.APPROVED)
    lists = [_list(home, 2023 + at, state) for at, state in enumerate(states)]
    return {
        "employment": row.pk, "claim_year": 2022, "staff_claim": lists[0].pk,
        "checked_staff_claim": lists[1].pk, "approved_staff_claim": lists[2].pk,
    }  # fmt: skip


def _list(home: Facility, year: int, state: api.State) -> api.ClaimList:
    return api.ClaimList.objects.create(
        facility=home, division_code=home.division_code, year=year, state=state, people=1,
        digest=api.Draft(home, year, ()).digest, amount=120_000, confirmed_on=DAY,
        confirmed_by="柯美玲",
    )  # fmt: skip
