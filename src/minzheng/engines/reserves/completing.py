"""What the night left out is made up by day: who it was, what happened, who stood by."""

import json
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.audit import api as audit
from minzheng.engines.reserves.coded import GOODS
from minzheng.engines.reserves.errors import ReserveRefused
from minzheng.engines.reserves.models import Payment, PaymentState
from minzheng.engines.reserves.paying import refuse_people, refuse_words, tell
from minzheng.engines.reserves.posts import PAYERS
from minzheng.engines.reserves.recipients import recipient, refuse_again, witness_of
from minzheng.registers.sealing import seal


@dataclass(frozen=True)
class Completion:
    """Everything a payment's file needs; `witness` a staff number, without one `alone_reason`."""

    name: str
    id_number: str
    happened_on: date
    where: str
    story: str
    people: int
    goods: str = ""
    witness: str = ""
    alone_reason: str = ""
    again_reason: str = ""


@transaction.atomic
def complete(payment: Payment, given: Completion, *, by: Viewer, on: date) -> Payment:
    """Make up what the night left out; what was paid, when and how does not change.

    Raises ReserveRefused (complete already, number missing, words missing, helped before without
    a reason), NotAllowed. 社会救助法第五十条：先行救助，事后补办手续.
    """
    rows = Payment.objects.select_for_update(of=("self",)).select_related("reserve")
    row = rows.get(pk=payment.pk)
    require(by, PAYERS, row.division_code)
    _refuse(row, given)
    refuse_people(given.people, row.amount, on=row.paid_on, place=row.division_code)
    unknown = row.person_id is None
    _identify(row, given, by=by, on=on)
    _witnessed(row, given, on)
    told = {
        **row.told, "name": given.name, "where": given.where, "story": given.story,
        "goods": given.goods,
    }  # fmt: skip
    sealed = json.dumps({key: text.strip() for key, text in told.items()}, ensure_ascii=False)
    row.told_sealed, row.happened_on, row.people = seal(sealed), given.happened_on, given.people
    row.completed_on = on
    row.save()
    if unknown:
        tell(row, on)
    audit.record(by.doer, "complete_reserve_payment", row.ref, division=row.division_code)
    return rows.get(pk=row.pk)  # what was told is read anew


def _refuse(row: Payment, given: Completion) -> None:
    if row.completed_on is not None or row.state != PaymentState.PAID:
        raise ReserveRefused("这笔支付已经补全，不用再补，请刷新页面")
    if not given.id_number.strip():
        raise ReserveRefused(
            "请填领取人的身份证号：证件烧毁、遗失的向派出所核实；"
            "实在查不清是谁的，在“写怎样了结”里写明找过谁"
        )
    if not (given.where.strip() and given.story.strip()):
        raise ReserveRefused("请写在哪里、发生了什么、当时缺什么")
    if given.happened_on > row.paid_on:
        raise ReserveRefused(f"事发日 {given.happened_on} 晚于支付日 {row.paid_on}，请核对")
    if row.form == GOODS and not given.goods.strip():
        raise ReserveRefused("给实物的，请写品名和数量")
    refuse_words(given.name, given.where, given.story, given.goods)


def _identify(row: Payment, given: Completion, *, by: Viewer, on: date) -> None:
    person = recipient(given.name, given.id_number, row.division_code, by=by, on=on)
    reason = given.again_reason.strip() or row.again_reason
    place = row.division_code
    refuse_again(person, row.cause, place, on=row.paid_on, reason=reason, but=row.pk)
    row.person_id, row.again_reason = person.pk, reason


def _witnessed(row: Payment, given: Completion, on: date) -> None:
    officer = witness_of(given.witness, row.payer_key, on)
    if officer is None and not given.alone_reason.strip():
        raise ReserveRefused("请填在场的第二个人的工号；当时只有一个人的，写明原因")
    row.witness_key = officer.staff_number if officer else ""
    row.witness_name = officer.name if officer else ""
    row.alone_reason = "" if officer else given.alone_reason.strip()
