"""Doors and things: menus, orders, the till, subsidy layers, impossible meals."""

from datetime import date, time
from typing import Any

from minzheng.engines.access.api import Viewer, viewer_of
from minzheng.engines.access.testing import DAY, DISTRICT, Cast
from minzheng.engines.meals import api
from minzheng.engines.meals.testing import a_meal
from minzheng.kernel.months import Month
from minzheng.registers.facilities.api import Facility, facilities_within

from .doors import ANY_HOUSE, ANYBODY, CITIZEN, OWN, OWN_HOUSE, Door, desk
from .doors_provider import CODES

PLACE, SERVING, CARD, MEAL = ("house_facility",), ("serving",), ("meal_card",), ("odd_meal",)
MENU_DAY = ("house_facility", "menu_day", "menu_meal")
SETTLEMENT, CHECKED, APPROVED = ("meal_paper",), ("checked_meals",), ("approved_meals",)
AUGUST, SEPTEMBER, OCTOBER = Month(2026, 8), Month(2026, 9), Month(2026, 10)

DOORS: dict[str, Door] = {
    "provider:meals": Door(ANY_HOUSE),
    "provider:meal-worker": Door(ANY_HOUSE),
    "provider:meal-months": Door(ANY_HOUSE),
    "provider:meal-close": Door(OWN_HOUSE, SERVING),
    "provider:meal-finish": Door(OWN_HOUSE, SERVING),
    "provider:meal-served": Door(OWN_HOUSE, MEAL),
    "provider:meal-menu": Door(OWN_HOUSE, PLACE),
    "provider:meal-copy": Door(OWN_HOUSE, PLACE),
    "provider:meal-edit": Door(OWN_HOUSE, MENU_DAY),
    "provider:meal-till": Door(OWN_HOUSE, PLACE),
    "provider:meal-pack": Door(OWN_HOUSE, PLACE),
    "provider:meal-sync": Door(OWN_HOUSE, PLACE, also=frozenset({400})),
    "provider:meal-month": Door(OWN_HOUSE, ("house_facility", "meal_month")),
    "desk:meals": Door(api.READERS),
    "desk:meal-figures": Door(api.READERS),
    "desk:meal-flags": Door(api.READERS),
    "desk:meal": desk(*MEAL, to=api.READERS),
    "desk:meal-judge": desk(*MEAL, to=api.JUDGES),
    "desk:meal-cards": Door(api.READERS),
    "desk:meal-card-end": desk(*CARD, to=api.ISSUERS),
    "desk:meal-card-order": desk(*CARD, to=api.ISSUERS),
    "desk:meal-card-new": desk("person", to=api.ISSUERS),
    "desk:meal-settlements": Door(api.READERS),
    "desk:meal-settlement": desk(*SETTLEMENT, to=api.READERS),
    "desk:meal-check": desk(*SETTLEMENT, to=api.CHECKERS),
    "desk:meal-return": desk(*SETTLEMENT, to=api.CHECKERS),
    "desk:meal-approve": desk(*CHECKED, to=api.APPROVERS),
    "desk:meal-pay": desk(*APPROVED, to=api.PAYERS),
    "portal:meals": Door(ANYBODY),
    "portal:meal-order": Door(CITIZEN, SERVING),
    "portal:meal-orders": Door(CITIZEN),
    "portal:meal-cancel": Door(OWN, ("meal_order",)),
}


def things(cast: Cast) -> dict[str, Any]:
    """The father eats at the first house: three months handed in, one odd meal, one order."""
    house, home = viewer_of(cast.accounts["house"], DAY), _home()
    card = api.issue_card(cast.applicant, {}, by=cast.viewers["village_worker"], on=DAY)
    papers = [_settled(house, home, card, month) for month in (AUGUST, SEPTEMBER, OCTOBER)]
    clerk, head = cast.viewers["district_clerk"], cast.viewers["district_head"]
    for row in papers[:2]:
        api.check(clerk, row.pk, on=DAY)
    api.approve(head, papers[0].pk, on=DAY)
    api.write_menu(house, home.pk, a_meal(DAY), on=DAY)
    tap = api.Tap("door", card.number, DAY, time(15), api.LUNCH)
    odd = api.serve(house, home.pk, tap, on=DAY)
    later = date(2026, 11, 6)
    serving = api.write_menu(house, home.pk, a_meal(later), on=DAY)
    new = api.NewOrder(cast.applicant)
    order = api.order_meal(serving.pk, new, by=cast.viewers["applicant"], on=DAY, clock=time(8))
    return {
        "serving": serving.pk, "odd_meal": odd.pk, "meal_card": card.pk, "meal_order": order.pk,
        "meal_paper": papers[2].pk, "checked_meals": papers[1].pk, "approved_meals": papers[0].pk,
        "menu_day": "2026-11-09", "menu_meal": api.LUNCH, "meal_month": "2026-11",
    }  # fmt: skip


def _settled(house: Viewer, home: Facility, card: api.Card, month: Month) -> api.Settlement:
    """One lunch of a month, handed in on the first day after it."""
    day, after = month.first, month.next().first
    api.write_menu(house, home.pk, a_meal(day), on=day)
    tap = api.Tap(f"door-{month}", card.number, day, time(11, 30), api.LUNCH)
    api.serve(house, home.pk, tap, on=day)
    digest = api.draft_of(home, month).digest
    return api.hand_in(house, home.pk, month, digest, on=after)


def _home() -> Facility:
    """The first house."""
    return facilities_within(DISTRICT).get(credit_code=CODES["home"], name="石桥颐养院")
