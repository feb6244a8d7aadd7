"""Doors and things: needs, supply, matching, orders, proof."""

from typing import Any

from minzheng.engines.access.api import viewer_of
from minzheng.engines.access.testing import DAY, DISTRICT, TOWN_A, Cast
from minzheng.engines.needs import api
from minzheng.engines.needs.testing import PHOTO
from minzheng.engines.notices.api import Recipient, send_message
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.facilities.api import Facility, facilities_within
from minzheng.registers.organisations.api import NewOrganisation, register_organisation
from minzheng.registers.stays.api import NewStay, stays_in, take_in

from .doors import ANY_HOUSE, ANYBODY, CITIZEN, OWN, OWN_HOUSE, Door, desk
from .doors_provider import CODES

CONFIRMERS = ("town_clerk", "town_head", "social_worker", "district_clerk", "district_head")
WORKERS = ("village_worker", *CONFIRMERS)
READERS = (*WORKERS, "auditor")
RECORDERS, MATCHERS = (*WORKERS, "hotline_clerk"), (*CONFIRMERS, "auditor")
NEED, DONE, ORDER, PLEDGE = ("need",), ("done_need",), ("need_order",), ("own_pledge",)
MUTE = "51440118MJ33445530"
VISIT, SUPPLY, PERSON = ("need_visit",), ("supply",), ("person",)

DOORS: dict[str, Door] = {
    "desk:needs": Door(READERS),
    "desk:need-new": Door(RECORDERS),
    "desk:need-new-for": desk(*PERSON, to=RECORDERS),
    "desk:need-ledger": desk(*PERSON, to=READERS),
    "desk:need-assess": desk(*PERSON, to=WORKERS),
    "desk:need-gaps": Door(READERS),
    "desk:supplies": Door(READERS),
    "desk:need-houses": Door(CONFIRMERS),
    "desk:need-house": desk("mute_house", to=CONFIRMERS),
    "desk:house-supply": desk("mute_house", to=CONFIRMERS),
    "desk:order-accept-for": desk("mute_order", to=CONFIRMERS),
    "desk:order-visit-for": desk("mute_order", to=CONFIRMERS),
    "desk:order-finish-for": desk("mute_order", to=CONFIRMERS),
    "desk:matchings": Door(MATCHERS),
    "desk:matching-start": Door(CONFIRMERS),
    "desk:matching-run": desk("matching_run", to=MATCHERS),
    "desk:matching-confirm": desk("matching_run", to=CONFIRMERS),
    "desk:match-line": desk("match_line", to=CONFIRMERS),
    "desk:need-proof": desk(*VISIT, to=READERS),
    "desk:pledge-agree": desk("asked_pledge", to=CONFIRMERS),
    "desk:pledge-refuse": desk("asked_pledge", to=CONFIRMERS),
    "desk:pledge-proof": desk(*PLEDGE, to=READERS),
    "desk:need": desk(*DONE, to=READERS),
    "desk:need-confirm": desk(*NEED, to=CONFIRMERS),
    "desk:need-unmet": desk(*NEED, to=CONFIRMERS),
    "desk:need-withdraw": desk(*NEED, to=WORKERS),
    "desk:need-offer": desk(*NEED, to=CONFIRMERS),
    "desk:need-unoffer": desk("offered_need", to=CONFIRMERS),
    "desk:need-end": desk(*DONE, to=CONFIRMERS),
    "desk:need-receipt": desk(*DONE, to=WORKERS),
    "provider:orders": Door(ANY_HOUSE),
    "provider:order": Door(OWN_HOUSE, ORDER),
    "provider:order-accept": Door(OWN_HOUSE, ORDER),
    "provider:order-refuse": Door(OWN_HOUSE, ORDER),
    "provider:order-visit": Door(OWN_HOUSE, ORDER),
    "provider:order-finish": Door(OWN_HOUSE, ORDER),
    "provider:visit-proof": Door(OWN_HOUSE, VISIT),
    "provider:supplies": Door(ANY_HOUSE),
    "provider:supply-new": Door(ANY_HOUSE),
    "provider:supply": Door(OWN_HOUSE, SUPPLY),
    "provider:supply-end": Door(OWN_HOUSE, SUPPLY),
    "provider:giving": Door(ANY_HOUSE),
    "provider:take-on": Door(ANY_HOUSE, ("offering",)),
    "provider:pledge": Door(OWN_HOUSE, PLEDGE),
    "provider:pledge-contact": Door(OWN_HOUSE, PLEDGE),
    "provider:pledge-deliver": Door(OWN_HOUSE, PLEDGE),
    "provider:pledge-proof": Door(OWN_HOUSE, PLEDGE),
    "portal:needs": Door(CITIZEN),
    "portal:need-step": Door(CITIZEN, ("need_step",)),
    "portal:need-check": Door(CITIZEN),
    "portal:need": Door(OWN, DONE),
    "portal:need-withdraw": Door(OWN, NEED),
    "portal:need-receipt": Door(OWN, DONE),
    "portal:need-deny": Door(OWN, DONE),
    "portal:need-rate": Door(OWN, DONE),
    "portal:need-by-link": Door(ANYBODY, ("receipt_code",)),
    "open:giving": Door(ANYBODY),
    "provider:messages": Door(ANY_HOUSE),
    "provider:message-read": Door(OWN_HOUSE, ("house_message",)),
}


def things(cast: Cast) -> dict[str, Any]:
    """The father's needs: one noted, one matched, one served, two offered, one of them taken on."""
    house, home = viewer_of(cast.accounts["house"], DAY), _home()
    clerk = cast.viewers["town_clerk"]
    if not stays_in([home.pk], DAY).filter(person=cast.applicant, kind="visited").exists():
        take_in(NewStay(home, cast.applicant, "visited", DAY), by=SYSTEM, on=DAY)
    told = api.NewSupply("bath", 20, home.pk, "助浴", skills=("care",))
    supply = api.offer_supply(house, told, on=DAY)
    done = _served(cast, supply, house)
    pledged, asked = _needs(cast, "quilt", "once"), _needs(cast, "wheelchair", "once")
    for need in (pledged, asked):
        api.offer_need(need, "冬天要用", worth=None, by=clerk, on=DAY)
    _needs(cast, "bath", "week")
    run = api.propose(TOWN_A, by=clerk, on=DAY)
    waiting = asked.offerings.get()
    return {
        "need": _noted(cast, "lunch", "week").pk, "done_need": done.need_id,
        "need_order": done.pk, "need_visit": done.visits.get().pk, "supply": supply.pk,
        "matching_run": run.pk, "match_line": run.lines.all()[0].pk, "need_step": "who",
        "own_pledge": _given(pledged, house, cast).pk, "offered_need": asked.pk,
        "mute_house": MUTE, "mute_order": _mute(cast).pk, "house_message": _message(house).pk,
        "offering": waiting.pk, "receipt_code": done.code,
        "asked_pledge": api.take_on(house, waiting.pk, _pledge("一辆轮椅"), on=DAY).pk,
    }  # fmt: skip


def _noted(cast: Cast, item: str, period: str) -> api.Need:
    new = api.NewNeed(cast.applicant, item, 2, period, origin=api.VISIT)
    return api.note_need(new, by=cast.viewers["village_worker"], on=DAY)


def _needs(cast: Cast, item: str, period: str) -> api.Need:
    need = _noted(cast, item, period)
    return api.confirm_need(need, "", by=cast.viewers["town_clerk"], on=DAY)


def _served(cast: Cast, supply: api.Supply, house: Any) -> api.Order:
    need = _needs(cast, "bath", "week")
    order = api.send_order(need, api.Sending(supply), by=cast.viewers["town_clerk"], on=DAY)
    api.accept_order(house, order.pk, on=DAY)
    visit = api.NewVisit(DAY, "温小雪", begins="15:00", proof=PHOTO)
    api.record_visit(house, order.pk, visit, on=DAY)
    return api.finish_order(house, order.pk, on=DAY)


def _given(need: api.Need, house: Any, cast: Cast) -> api.Pledge:
    pledge = api.take_on(house, need.offerings.get().pk, _pledge("两床棉被"), on=DAY)
    api.agree_pledge(pledge, by=cast.viewers["town_clerk"], on=DAY)
    return api.deliver_pledge(house, pledge.pk, "交给本人", proof=PHOTO, on=DAY)


def _mute(cast: Cast) -> api.Order:
    """An order to a team of volunteers that has no account."""
    register_organisation(NewOrganisation(MUTE, "邻里互助队", TOWN_A, DAY, "社会团体"), by=SYSTEM)
    clerk = cast.viewers["town_clerk"]
    team = api.stand_in(clerk, api.house_without_account(clerk, MUTE))
    told = api.NewSupply("visit", 9, payer=api.OWN_PAYERS[1], price=0)
    supply = api.offer_supply(team, told, on=DAY)
    need = _needs(cast, "visit", "week")
    order = api.send_order(need, api.Sending(supply), by=clerk, on=DAY)
    return api.accept_order(team, order.pk, on=DAY)


def _message(house: Any) -> Any:
    to = Recipient("organisation", house.house.credit_code)
    return send_message(to, "有一张新派单", on=DAY)


def _pledge(words: str) -> api.NewPledge:
    return api.NewPledge(words, DAY)


def _home() -> Facility:
    return facilities_within(DISTRICT).get(credit_code=CODES["home"], name="石桥颐养院")
