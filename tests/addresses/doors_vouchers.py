"""Doors and things: monthly vouchers, deduction, lapse, settlement, claims."""

from datetime import date
from typing import Any

from minzheng.engines.access.api import Viewer, viewer_of
from minzheng.engines.access.testing import DAY, DISTRICT, Cast
from minzheng.engines.delivery.api import ServiceRecord
from minzheng.engines.vouchers import api
from minzheng.kernel.months import Month
from minzheng.registers.facilities.api import Facility, facilities_within
from minzheng.registers.people.api import Person

from .doors import ANY_HOUSE, CITIZEN, OWN, OWN_HOUSE, Door, desk
from .doors_provider import CODES

ONE, WAITING, USE, DRAWN = ("voucher",), ("voucher_asked",), ("voucher_use",), ("voucher_drawn",)
PAPER, CHECKED, APPROVED = ("voucher_paper",), ("checked_vouchers",), ("approved_vouchers",)
BEGAN = date(2026, 7, 1)

DOORS: dict[str, Door] = {
    "desk:vouchers": Door(api.READERS),
    "desk:voucher": desk(*ONE, to=api.READERS),
    "desk:voucher-new": desk("person", to=api.APPLIERS),
    "desk:voucher-confirm": desk(*WAITING, to=api.DECIDERS),
    "desk:voucher-refuse": desk(*WAITING, to=api.DECIDERS),
    "desk:voucher-changes": Door(api.READERS),
    "desk:voucher-change": desk("voucher_change", to=api.DECIDERS),
    "desk:voucher-odd": Door(api.READERS),
    "desk:voucher-sample": Door(api.READERS),
    "desk:voucher-visit": desk(*DRAWN, to=api.SAMPLERS),
    "desk:voucher-insurance": Door(api.READERS),
    "desk:voucher-houses": Door(api.READERS),
    "desk:voucher-strike": desk("voucher_house", to=api.DECIDERS),
    "desk:voucher-settlements": Door(api.READERS),
    "desk:voucher-settlement": desk(*PAPER, to=api.READERS),
    "desk:voucher-check": desk(*PAPER, to=api.CHECKERS),
    "desk:voucher-return": desk(*PAPER, to=api.CHECKERS),
    "desk:voucher-approve": desk(*CHECKED, to=api.APPROVERS),
    "desk:voucher-pay": desk(*APPROVED, to=api.PAYERS),
    "provider:vouchers": Door(ANY_HOUSE),
    "provider:voucher-take": Door(OWN_HOUSE, ("voucher_service",)),
    "provider:voucher-use": Door(OWN_HOUSE, USE),
    "provider:voucher-change": Door(ANY_HOUSE, ONE),
    "provider:voucher-months": Door(ANY_HOUSE),
    "provider:voucher-month": Door(OWN_HOUSE, ("house_facility", "voucher_month")),
    "portal:vouchers": Door(CITIZEN),
    "portal:voucher-apply": Door(OWN, ("voucher_person",)),
    "portal:voucher-change": Door(OWN, ONE),
}


def things(cast: Cast) -> dict[str, Any]:
    """The father uses vouchers at the first house: three months handed in, one running."""
    house, home = viewer_of(cast.accounts["house"], DAY), _home()
    clerk, head = cast.viewers["district_clerk"], cast.viewers["district_head"]
    api.list_house(clerk, home, on=BEGAN)
    row = _enrolment(cast.applicant, api.Standing.LIVE)
    asked = _enrolment(cast.spouse, api.Standing.APPLIED)
    papers = [_settled(house, home, row, Month(2026, month)) for month in (8, 9, 10)]
    for paper in papers[:2]:
        for use in paper.uses.filter(sampled=True):
            api.visit(clerk, use.pk, api.Finding.TRUE, "问了老人", on=DAY)
        api.check(clerk, paper.pk, on=DAY)
    api.approve(head, papers[0].pk, on=DAY)
    used = api.use_voucher(house, _service(home, row.person, DAY, "08:00").pk, on=DAY)
    told = api.Told(api.Cause.BETTER, DAY, "能自己走了")
    change = api.tell_change(cast.viewers["applicant"], row.pk, told, on=DAY)
    return {
        "voucher": row.pk, "voucher_asked": asked.pk, "voucher_use": used.pk,
        "voucher_change": change.pk, "voucher_house": home.pk,
        "voucher_drawn": papers[2].uses.get(sampled=True).pk, "voucher_paper": papers[2].pk,
        "checked_vouchers": papers[1].pk, "approved_vouchers": papers[0].pk,
        "voucher_service": _service(home, row.person, DAY, "09:00").pk,
        "voucher_month": "2026-11", "voucher_person": cast.applicant.pk,
    }  # fmt: skip


def _settled(house: Viewer, home: Facility, row: api.Enrolment, month: Month) -> api.Settlement:
    """One service of a month, paid with a voucher, handed in on the first day after it."""
    service = _service(home, row.person, month.first, "08:00")
    api.use_voucher(house, service.pk, on=month.first)
    digest = api.draft_of(home, month).digest
    return api.hand_in(house, home.pk, month, digest, on=month.next().first)


def _enrolment(person: Person, state: str) -> api.Enrolment:
    """Written directly: the family of the scene is too young for the rules."""
    return api.Enrolment.objects.create(
        person=person, division_code=person.division_code, code=f"{person.pk:010}", state=state,
        level=2, level_name="中度失能", first="2026-08", applied_on=BEGAN, applied_by="郑伟",
        applied_key="village_worker",
    )  # fmt: skip


def _service(home: Facility, person: Person, day: date, begins: str) -> ServiceRecord:
    return ServiceRecord.objects.create(
        facility=home, person=person, service="上门护理", unit="次", price=12_000, payer="user",
        day=day, begins=begins, quantity=1, month=str(Month.of(day)), entered_on=day,
        entered_by="温小雪", entered_key="house",
    )  # fmt: skip


def _home() -> Facility:
    """The first house."""
    return facilities_within(DISTRICT).get(credit_code=CODES["home"], name="石桥颐养院")
