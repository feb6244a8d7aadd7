"""Doors and things: care by agreement."""

from datetime import date, timedelta
from typing import Any

from minzheng.engines.access.testing import DAY, Cast
from minzheng.engines.caregiving.api import (
    SELF,
    Charge,
    NewAgreement,
    Signing,
    draw_up,
    follow,
    record_visit,
    sign,
)
from minzheng.engines.caregiving.testing import (
    PAPER,
    agreed,
    elder,
    enter_amounts,
    seen,
    supported,
)
from minzheng.engines.payments import api as payments
from minzheng.kernel.doer import SYSTEM

from .doors import Door

VISITORS, CLERKS, HEADS = ("village_worker", "town_clerk"), ("town_clerk",), ("town_head",)
READERS = (*VISITORS, *HEADS, "district_clerk", "district_head", "auditor")
ONE, DRAFT, FORCE = ("charge",), ("care_draft",), ("care_agreement",)
LODGED = DAY - timedelta(days=21)

DOORS: dict[str, Door] = {
    "desk:caregiving": Door(READERS),
    "desk:caregiving-month": Door(READERS),
    "desk:charge": Door(READERS, ONE),
    "desk:charge-refresh": Door((*CLERKS, *HEADS), ONE),
    "desk:charge-agree": Door(CLERKS, ONE),
    "desk:charge-visit": Door(VISITORS, ONE),
    "desk:charge-mode": Door(CLERKS, ONE),
    "desk:charge-account": Door(HEADS, ("strayed_charge",)),
    "desk:care-agreement-paper": Door(READERS, DRAFT),
    "desk:care-agreement-signed": Door(READERS, FORCE),
    "desk:care-agreement-sign": Door(CLERKS, DRAFT),
    "desk:care-agreement-approve": Door(HEADS, ("signed_agreement",)),
    "desk:care-agreement-drop": Door(CLERKS, DRAFT),
    "desk:care-agreement-end": Door((*CLERKS, *HEADS), FORCE),
    "desk:care-visit-photo": Door(READERS, ("care_visit",)),
    "desk:care-fault": Door(VISITORS, ("care_fault",)),
}


def things(cast: Cast) -> dict[str, Any]:
    """Three elders: looked after and visited, with a draft, and with a signed paper to approve."""
    enter_amounts(cast, LODGED)
    names = ("钟阿婆", "梁阿公", "温阿婆")
    people = [elder(name, date(1948, 3, 5), 801 + 2 * at) for at, name in enumerate(names)]
    for person in people:
        supported(cast, person, LODGED)
    follow(DAY)
    first, second, third = (Charge.objects.get(person=person) for person in people)
    carer = elder("钟小玲", date(1980, 6, 1), 807)
    agreement = agreed(cast, first, carer, DAY)
    worker, clerk = cast.viewers["village_worker"], cast.viewers["town_clerk"]
    bad = seen(first, DAY, money="no", photo=PAPER)
    visit = record_visit(first, bad, by=worker, on=DAY)
    new = NewAgreement(DAY, carer=carer, relation="kin", health="good")
    draft, signed = (draw_up(each, new, by=clerk, on=DAY) for each in (second, third))
    sign(signed, Signing(DAY, SELF, "", "", PAPER), by=clerk, on=DAY)
    _strays(second, carer.pk)
    return {
        "charge": first.pk, "strayed_charge": second.pk, "care_agreement": agreement.pk,
        "care_draft": draft.pk, "signed_agreement": signed.pk, "care_visit": visit.pk,
        "care_fault": visit.faults.get().pk,
    }  # fmt: skip


def _strays(charge: Charge, stranger: int) -> None:
    """The money goes to somebody's account whom no agreement names."""
    row = payments.get_entitlement(charge.entitlement_ref)
    account = payments.Account(stranger, "钟小玲", "6222020200005555666")
    payments.change_account(row, account, by=SYSTEM)
    follow(DAY)
