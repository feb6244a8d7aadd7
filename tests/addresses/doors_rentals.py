"""Doors and things: catalogue, stock, rental, return, disinfection, loss."""

from datetime import date, timedelta
from typing import Any

from minzheng.engines.access.api import Viewer, viewer_of
from minzheng.engines.access.testing import DAY, DISTRICT, Cast
from minzheng.engines.rentals import api
from minzheng.engines.rentals.testing import WHEELCHAIR, enter_shares, make_elder
from minzheng.kernel.months import Month
from minzheng.registers.facilities.api import Facility, facilities_within
from minzheng.registers.papers import Paper

from .doors import ANY_HOUSE, ANYBODY, CITIZEN, OWN, OWN_HOUSE, Door, desk
from .doors_provider import CODES

PLACE, ITEM, RENTAL = ("house_facility",), ("rental_item",), ("rental",)
SETTLEMENT, CHECKED, APPROVED = ("rental_paper",), ("checked_rentals",), ("approved_rentals",)
PRODUCT, ASK = ("rental_product",), ("rental_ask",)
AUGUST, SEPTEMBER, OCTOBER = Month(2026, 8), Month(2026, 9), Month(2026, 10)

DOORS: dict[str, Door] = {
    "provider:rentals": Door(ANY_HOUSE),
    "provider:rental-months": Door(ANY_HOUSE),
    "provider:rental-item": Door(OWN_HOUSE, ITEM),
    "provider:rental-deed": Door(OWN_HOUSE, ("cleaned_item", "rental_deed")),
    "provider:rental-extend": Door(OWN_HOUSE, RENTAL),
    "provider:rental-return": Door(OWN_HOUSE, RENTAL),
    "provider:rental-photo": Door(OWN_HOUSE, RENTAL),
    "provider:rental-decline": Door(OWN_HOUSE, ASK),
    "provider:rental-hand-out": Door(OWN_HOUSE, PLACE),
    "provider:rental-stock": Door(OWN_HOUSE, PLACE),
    "provider:rental-stock-sheet": Door(OWN_HOUSE, PLACE),
    "provider:rental-month": Door(OWN_HOUSE, ("house_facility", "rental_month")),
    "desk:rentals": Door(api.READERS),
    "desk:rental-items": Door(api.READERS),
    "desk:rental-item": desk(*ITEM, to=api.READERS),
    "desk:rental-list": Door(api.READERS),
    "desk:rental-products": Door(api.READERS),
    "desk:rental-product-new": Door(api.KEEPERS),
    "desk:rental-product": desk(*PRODUCT, to=api.KEEPERS),
    "desk:rental-product-end": desk(*PRODUCT, to=api.KEEPERS),
    "desk:rental-ask-new": desk("person", to=api.ASKERS),
    "desk:rental-settlements": Door(api.READERS),
    "desk:rental-settlement": desk(*SETTLEMENT, to=api.READERS),
    "desk:rental-check": desk(*SETTLEMENT, to=api.CHECKERS),
    "desk:rental-return": desk(*SETTLEMENT, to=api.CHECKERS),
    "desk:rental-approve": desk(*CHECKED, to=api.APPROVERS),
    "desk:rental-pay": desk(*APPROVED, to=api.PAYERS),
    "portal:rentals": Door(ANYBODY),
    "portal:rental-ask": Door(CITIZEN, ("rental_product", "house_facility")),
    "portal:my-rentals": Door(CITIZEN),
    "portal:rental-withdraw": Door(OWN, ASK),
    "portal:rental-extend": Door(OWN, RENTAL),
}


def things(cast: Cast) -> dict[str, Any]:
    """The father rents at the first house, an elder did: three months handed in, one asked for."""
    clerk, head = cast.viewers["district_clerk"], cast.viewers["district_head"]
    house, home = viewer_of(cast.accounts["house"], DAY), _home()
    enter_shares(clerk, head, DISTRICT, DAY)
    product = api.keep_product(WHEELCHAIR, DISTRICT, by=clerk)
    items = [
        api.add_item(house, home.pk, serial, product, on=DAY) for serial in ("WC-1", "WC-2", "WC-3")
    ]
    elder = make_elder()
    papers = [_settled(elder, house, home, month) for month in (AUGUST, SEPTEMBER, OCTOBER)]
    for row in papers[:2]:
        api.check(clerk, row.pk)
    api.approve(head, papers[0].pk)
    photo = Paper("轮椅.jpg", b"\xff\xd8\xff a photo")
    told = api.HandOut("WC-2", 30, "完好", cast.applicant, photo=photo)
    rental = api.hand_out(house, home.pk, told, on=DAY)
    back = api.hand_out(house, home.pk, api.HandOut("WC-3", 3, "完好", cast.applicant), on=DAY)
    api.take_back(house, back.pk, api.Return(api.Condition.GOOD), on=DAY)
    new = api.NewAsk(cast.applicant, product, home, 30)
    ask = api.ask(new, by=cast.viewers["applicant"], on=DAY)
    return {
        "rental_item": items[1].pk, "cleaned_item": items[2].pk, "rental_deed": "clean",
        "rental": rental.pk, "rental_ask": ask.pk, "rental_product": product.pk,
        "rental_paper": papers[2].pk, "checked_rentals": papers[1].pk,
        "approved_rentals": papers[0].pk, "rental_month": "2026-11",
    }  # fmt: skip


def _settled(elder: api.Person, house: Viewer, home: Facility, month: Month) -> api.Settlement:
    """One rental of a month, handed in on the first day after it."""
    first: date = month.first
    row = api.hand_out(house, home.pk, api.HandOut("WC-1", 30, "完好", elder), on=first)
    end = first + timedelta(days=9)
    api.take_back(house, row.pk, api.Return(api.Condition.GOOD), on=end)
    api.disinfect(house, row.item_id, "wipe", "", on=end)
    digest = api.draft_of(home, month).digest
    return api.hand_in(house, home.pk, month, digest, on=month.next().first)


def _home() -> Facility:
    """The first house."""
    return facilities_within(DISTRICT).filter(credit_code=CODES["home"]).order_by("pk")[0]
