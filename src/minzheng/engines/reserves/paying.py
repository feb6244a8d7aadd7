"""Help first: money or goods from the reserve, now; what the night left out is made up later."""

import json
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.db import transaction

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.audit import api as audit
from minzheng.engines.ledger.api import Cause, Entry, LedgerRefused, spend
from minzheng.engines.notices import api as notices
from minzheng.engines.reserves.coded import CAUSES, FORMS
from minzheng.engines.reserves.errors import ReserveRefused
from minzheng.engines.reserves.models import Payment, Reserve
from minzheng.engines.reserves.numbering import next_number
from minzheng.engines.reserves.papers import keep
from minzheng.engines.reserves.posts import PAYERS
from minzheng.engines.reserves.procedure import due_day, lawful_most, urgent_matter
from minzheng.engines.reserves.recipients import recipient, refuse_again, witness_of
from minzheng.engines.reserves.setting_up import terms_on
from minzheng.kernel.money import Fen, yuan_text
from minzheng.registers.divisions.api import full_names
from minzheng.registers.papers import Paper
from minzheng.registers.people.api import Person
from minzheng.registers.sealing import seal

MOST_PEOPLE, MOST_WORDS = 50, 500
TOLD = ("name", "looks", "where", "story", "goods")


@dataclass(frozen=True)
class NewPayment:
    """What was handed over, for what, to whom. Amount in fen.

    Who it is: `name`, or `looks` (what somebody nobody knows looks like), or a `photo`. All after
    `photo` may wait until the payment is made up: `people` the event hit, `witness` the staff
    number of who stood by (else `alone_reason`). `client`: what the phone called it.
    """

    cause: int
    form: str
    amount: Fen
    happened_on: date
    name: str = ""
    looks: str = ""
    photo: Paper | None = None
    id_number: str = ""
    where: str = ""
    story: str = ""
    people: int = 1
    goods: str = ""
    witness: str = ""
    alone_reason: str = ""
    again_reason: str = ""
    receipt: Paper | None = None
    client: str = ""


@transaction.atomic
def pay(reserve: Reserve, new: NewPayment, *, by: Viewer, on: date, at: time) -> Payment:
    """Pay relief from a reserve. The ledger has it in the same moment; sent twice it is one.

    Raises ReserveRefused (too much, too little in the fund, nobody described, helped before
    without a reason, photo), NotAllowed. 社会救助法第五十条；民发〔2018〕23号第三部分第一项.
    """
    require(by, PAYERS, reserve.division_code)
    before = sent_before(new.client, by)
    if before is not None:
        return before
    _refuse(reserve, new, on)
    person = _person(new, reserve, by=by, on=on)
    row = Payment(
        number=next_number("BJ", reserve.division_code, on), reserve=reserve,
        division_code=reserve.division_code, paid_on=on, paid_at=at,
        person_id=person.pk if person else None, people=new.people, cause=new.cause,
        happened_on=new.happened_on, form=new.form, amount=new.amount,
        told_sealed=seal(_told(new, reserve)), again_reason=new.again_reason.strip(),
        payer_key=by.doer.key, payer_name=by.doer.name, client=new.client[:36],
        due_on=due_day(on, reserve.division_code), **_witness(new, by, on), **_papers(new),
    )  # fmt: skip
    row.completed_on = None if row.lacks else on
    row.save()
    row.entry = _spend(row, by=by, on=on)
    row.save(update_fields=["entry"])
    if person is not None:
        tell(row, on)
    detail = {"amount": row.amount, "form": row.form, "lacks": len(row.lacks)}
    audit.record(by.doer, "pay_from_reserve", row.ref, division=row.division_code, detail=detail)
    return row


def sent_before(client: str, by: Viewer) -> Payment | None:
    """What a phone sent under this number before. Raises ReserveRefused for somebody else's."""
    before = Payment.objects.filter(client=client[:36]).first() if client else None
    if before is not None and before.payer_key != by.doer.key:
        raise ReserveRefused("这笔支付已经由别人发过，没有重复登记；请在支付台账里核对")
    return before


def tell(row: Payment, on: date) -> None:
    """Tell who received it, once it is known who that is. Inside the caller's transaction."""
    text = (
        f"{row.paid_on}由{row.reserve.name}先行救助 {yuan_text(row.amount)}"
        f"（{row.form_name}），编号{row.number}"
    )
    notices.send_message(notices.Recipient("person", str(row.person_id)), text, on=on)


def refuse_words(*texts: str) -> None:
    """Nobody needs a novel at the door. Raises ReserveRefused."""
    if any(len(text) > MOST_WORDS for text in texts):
        raise ReserveRefused(f"每项最多 {MOST_WORDS} 个字，请写短一些")


def refuse_people(people: int, amount: Fen, *, on: date, place: str) -> None:
    """What may be paid before a decision, by the number hit. Raises ReserveRefused."""
    if not 1 <= people <= MOST_PEOPLE:
        raise ReserveRefused(f"受影响人数应在 1 到 {MOST_PEOPLE} 之间")
    most = lawful_most(people, on=on, place=place)
    if most is not None and amount > most:
        raise ReserveRefused(
            f"先行救助 {people} 人最多 {yuan_text(most)}（低保标准 × 月数 × 人数），"
            "请核对金额和人数"
        )


def _refuse(reserve: Reserve, new: NewPayment, on: date) -> None:
    if new.cause not in CAUSES or new.form not in FORMS:
        raise ReserveRefused("请选发生了什么事、怎样给")
    if not (new.name.strip() or new.looks.strip() or new.photo):
        raise ReserveRefused("请写给了谁；不知道姓名的，写他什么样子，或拍一张照片")
    refuse_words(new.name, new.looks, new.where, new.story, new.goods)
    if new.happened_on > on:
        raise ReserveRefused(f"事发日 {new.happened_on} 晚于今天，请核对")
    cap = terms_on(reserve, on).cap
    if not 0 < new.amount <= cap:
        raise ReserveRefused(
            f"备用金单次支付应大于 0、不超过 {yuan_text(cap)}；需要更多的，请同时报区民政局审批"
        )
    refuse_people(new.people, new.amount, on=on, place=reserve.division_code)


def _person(new: NewPayment, reserve: Reserve, *, by: Viewer, on: date) -> Person | None:
    """Who it is, where her number is told already; a name alone is nobody yet."""
    place = reserve.division_code
    if not new.id_number.strip():
        return None
    person = recipient(new.name, new.id_number, place, by=by, on=on)
    refuse_again(person, new.cause, place, on=on, reason=new.again_reason)
    return person


def _witness(new: NewPayment, by: Viewer, on: date) -> dict[str, str]:
    officer = witness_of(new.witness, by.doer.key, on)
    if officer is None:
        return {"alone_reason": new.alone_reason.strip()}
    return {"witness_key": officer.staff_number, "witness_name": officer.name}


def _papers(new: NewPayment) -> dict[str, Any]:
    receipt, photo = keep(new.receipt), keep(new.photo)
    return {
        "receipt": receipt.path, "receipt_digest": receipt.digest,
        "receipt_name": new.receipt.name[:120] if new.receipt else "",
        "photo": photo.path, "photo_digest": photo.digest,
        "photo_name": new.photo.name[:120] if new.photo else "",
    }  # fmt: skip


def _spend(row: Payment, *, by: Viewer, on: date) -> Entry:
    text = f"备用金先行救助 {row.number}（{row.form_name}）"
    payee = f"person:{row.person_id}" if row.person_id else row.ref
    cause = Cause(row.ref, text, urgent_matter().key, payee)
    try:
        return spend(row.reserve.fund, row.amount, cause=cause, by=by.doer, on=on)
    except LedgerRefused as refusal:
        raise ReserveRefused(str(refusal)) from refusal


def _told(new: NewPayment, reserve: Reserve) -> str:
    """What was said; where nobody wrote the place it is the town the money is of."""
    told = {key: getattr(new, key).strip() for key in TOLD}
    place = reserve.division_code
    told["where"] = told["where"] or full_names({place})[place]
    return json.dumps(told, ensure_ascii=False)
