"""Doors and things: the towns' relief reserves."""

from typing import Any

from minzheng.engines.access.testing import APPLICANT_ID, DAY, DISTRICT, TOWN_A, Cast
from minzheng.engines.reserves.api import CASH, Claim, NewPayment, pay
from minzheng.engines.reserves.testing import (
    LATE_AT_NIGHT,
    RECEIPT,
    district_fund,
    pay_for_fire,
    reserve_with_money,
)

from .doors import Door

PAYERS, DISTRICT_HEAD = ("town_clerk", "town_head"), ("district_head",)
JUDGES = ("town_head", "district_clerk", "district_head")
READERS = (
    *PAYERS, "district_clerk", "district_head", "finance_clerk", "finance_head", "auditor",
    "discipline_inspector",
)  # fmt: skip
ONE, PAYMENT = ("reserve",), ("reserve_payment",)

DOORS: dict[str, Door] = {
    "desk:reserves": Door(READERS),
    "desk:reserve-new": Door(DISTRICT_HEAD),
    "desk:reserve": Door(READERS, ONE),
    "desk:reserve-months": Door(READERS, ONE),
    "desk:reserve-terms": Door(DISTRICT_HEAD, ONE),
    "desk:reserve-pay": Door(PAYERS, ONE),
    "desk:reserve-pay-send": Door(PAYERS, ONE),
    "desk:reserve-pay-worker": Door(PAYERS, ONE),
    "desk:reserve-ask": Door(PAYERS, ONE),
    "desk:reserve-refill": Door(PAYERS, ONE),
    "desk:reserve-count": Door((*PAYERS, "district_clerk"), ONE),
    "desk:reserve-payments": Door(READERS),
    "desk:reserve-payment": Door(READERS, PAYMENT),
    "desk:reserve-complete": Door(PAYERS, ("reserve_night",)),
    "desk:reserve-photo": Door(READERS, ("reserve_night",)),
    "desk:reserve-receipt": Door(READERS, PAYMENT),
    "desk:reserve-receipt-add": Door(PAYERS, PAYMENT),
    "desk:reserve-apply": Door(("town_clerk",), PAYMENT),
    "desk:reserve-link": Door(PAYERS, PAYMENT),
    "desk:reserve-end": Door(PAYERS, PAYMENT),
    "desk:reserve-approve": Door(JUDGES, PAYMENT),
    "desk:reserve-repay": Door(PAYERS, PAYMENT),
    "desk:reserve-claims": Door(READERS),
    "desk:reserve-claim": Door(READERS, ("reserve_claim",)),
}


def things(cast: Cast) -> dict[str, Any]:
    """The first town has money in its reserve and has paid once at night."""
    v = cast.viewers
    reserve = reserve_with_money(
        TOWN_A, district_fund(DISTRICT, on=DAY), clerk=v["town_clerk"],
        checker=v["district_clerk"], head=v["district_head"], on=DAY,
    )  # fmt: skip
    paid = pay_for_fire(reserve, "罗春生", APPLICANT_ID, by=v["town_clerk"], on=DAY)
    told = NewPayment(2, CASH, 20_000, DAY, looks="灰棉衣", photo=RECEIPT)
    night = pay(reserve, told, by=v["town_clerk"], on=DAY, at=LATE_AT_NIGHT)
    claim = Claim.objects.get(reserve=reserve)
    return {"reserve": reserve.pk, "reserve_payment": paid.pk, "reserve_claim": claim.pk,
            "reserve_night": night.pk}  # fmt: skip
