"""A need that policy cannot meet is offered to those who give, taken on, delivered with proof.

What is offered names nobody: item, quantity, town, and words that were looked through.
"""

import secrets
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import PURPOSES, NotAllowed, UnknownPurpose, Viewer
from minzheng.engines.audit import api as audit
from minzheng.engines.needs.clocks import days_due
from minzheng.engines.needs.deeds import ask_receipt, locked, move, note, tell_person, trail
from minzheng.engines.needs.errors import NeedRefused, NoSuchNeed
from minzheng.engines.needs.models import (
    Need,
    Offering,
    OfferState,
    Pledge,
    PledgeState,
    State,
)
from minzheng.engines.needs.noting import number_of
from minzheng.engines.needs.ordering import CODE_BYTES
from minzheng.engines.needs.papers import keep_proof, open_proof
from minzheng.engines.needs.places import address_of
from minzheng.engines.needs.posts import CONFIRMERS, own_pledge, require_post
from minzheng.engines.needs.public_words import MOST_WORDS, look_through
from minzheng.engines.notices import api as notices
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.organisations.api import Organisation
from minzheng.registers.papers import Paper
from minzheng.registers.people.api import unseal_phone
from minzheng.vocabulary import meeting

LONGEST_DAYS = 180
MACHINE = Viewer(SYSTEM)


@dataclass(frozen=True)
class NewPledge:
    """What an organisation gives and by when; `amount` in fen, 0 for goods or hands."""

    words: str
    until: date
    amount: int = 0


@dataclass(frozen=True)
class Contact:
    """Whom to bring it to; opened to who took it on, for a purpose, and never kept."""

    name: str
    phone: str
    address: str


@transaction.atomic
def offer_need(
    need: Need, words: str, *, worth: int | None, by: Viewer, on: date
) -> Offering:  # fmt: skip
    """Offer a need to the giving side; `worth` in fen, None when nobody knows.

    Raises NeedRefused: state, words missing or telling who it is; NotAllowed.
    """
    require_post(by, CONFIRMERS, need)
    row = locked(need, State.CONFIRMED, State.UNMET)
    text = words.strip()
    look_through(row, text, on)
    if worth is not None and worth < 0:
        raise NeedRefused("金额不能是负数，请核对")
    due = days_due(meeting.求助公布期限, row.division_code, on)
    offering = Offering.objects.create(
        need=row, number=number_of("G"), town_code=f"{row.division_code[:9]}000", item=row.item,
        quantity=row.quantity, period=row.period, words=text, worth=worth,
        state=OfferState.OPEN, offered_on=on, offered_by=by.doer.name, due_on=due,
    )  # fmt: skip
    move(row, State.OFFERED, on=on, due=due)
    note(row, "向社会求助", text, by=by, on=on)
    tell_person(
        row,
        f"您需要的“{row.item_name}”已向社会求助（不写您的姓名和住址），有人认领会告诉您。",
        on=on,
    )
    trail(by, "offer_need", row, offering=offering.number, worth=worth)
    return offering


@transaction.atomic
def withdraw_offering(offering: Offering, words: str, *, by: Viewer, on: date) -> Offering:
    """Take it down; the need waits to be arranged. Raises NeedRefused when agreed, NotAllowed."""
    row = Offering.objects.select_for_update().get(pk=offering.pk)
    require_post(by, CONFIRMERS, row.need)
    if row.state != OfferState.OPEN:
        raise NeedRefused("已有机构认领或已完成，不能撤下；机构没有送达的，到期会自动回到等待认领")
    if not words.strip():
        raise NeedRefused("请写明为什么撤下")
    row.state = OfferState.CLOSED
    row.save(update_fields=["state"])
    row.pledges.filter(state=PledgeState.ASKED).update(
        state=PledgeState.REFUSED, answered_on=on, answer="这项求助已撤下"
    )
    move(row.need, State.CONFIRMED, on=on)
    note(row.need, "撤下求助", words, by=by, on=on)
    trail(by, "withdraw_offering", row.need, offering=row.number)
    return row


@transaction.atomic
def take_on(viewer: Viewer, offering: int, new: NewPledge, *, on: date) -> Pledge:
    """An organisation takes it on; the town agrees or not. Raises NoSuchNeed, NeedRefused."""
    if viewer.house is None:
        raise NotAllowed("认领由机构账号办理，请用机构账号登录机构端")
    row = Offering.objects.select_for_update().filter(pk=offering).first()
    if row is None:
        raise NoSuchNeed("没有这项求助，请从“可以认领的”列表进入")
    _check_pledge(row, new, viewer, on)
    pledge = Pledge.objects.create(
        offering=row, organisation=Organisation.objects.get(pk=viewer.house.organisation_id),
        division_code=row.need.division_code, words=new.words.strip(), amount=new.amount,
        until=new.until, state=PledgeState.ASKED, asked_on=on, asked_by=viewer.doer.name,
        due_on=days_due(meeting.认领答复期限, row.town_code, on),
        code=secrets.token_urlsafe(CODE_BYTES),
    )  # fmt: skip
    note(row.need, "有机构认领", f"{pledge.organisation.name}：{pledge.words}", by=viewer, on=on)
    trail(viewer, "take_on_need", pledge, offering=row.number, amount=new.amount)
    return pledge


@transaction.atomic
def agree_pledge(pledge: Pledge, *, by: Viewer, on: date) -> Pledge:
    """Let this organisation give it; the contact is opened to it alone. Raises NeedRefused."""
    row = _asked(pledge, by)
    offering = Offering.objects.select_for_update().get(pk=row.offering_id)
    if offering.state != OfferState.OPEN:
        raise NeedRefused("这项求助已有别的机构在送，不能再同意一家")
    _answer(row, PledgeState.AGREED, "", by=by, on=on)
    row.due_on, row.told = row.until, 0
    row.save(update_fields=["due_on", "told"])
    offering.state = OfferState.TAKEN
    offering.save(update_fields=["state"])
    others = offering.pledges.filter(state=PledgeState.ASKED)
    others.update(state=PledgeState.REFUSED, answered_on=on, answer="已由别的机构认领，谢谢")
    move(offering.need, State.ORDERED, on=on, due=row.until)
    note(offering.need, "同意认领", row.organisation.name, by=by, on=on)
    text = f"您需要的“{offering.item_name}”由{row.organisation.name}送来，{row.until} 前会联系您。"
    tell_person(offering.need, text, on=on)
    trail(by, "agree_pledge", row, offering=offering.number)
    return row


@transaction.atomic
def refuse_pledge(pledge: Pledge, words: str, *, by: Viewer, on: date) -> Pledge:
    """Do not let it; the organisation reads why. Raises NeedRefused, NotAllowed."""
    row = _asked(pledge, by)
    if not words.strip():
        raise NeedRefused("请写明为什么不同意，机构会看到")
    _answer(row, PledgeState.REFUSED, words, by=by, on=on)
    note(row.offering.need, "没有同意认领", words, by=by, on=on)
    trail(by, "refuse_pledge", row)
    return row


@transaction.atomic
def open_contact(viewer: Viewer, pledge: int, *, purpose: str, on: date) -> Contact:
    """Whom to bring it to, after the trail knows who asks and why.

    Raises UnknownPurpose, NoSuchNeed, NeedRefused before it is agreed and after it is over.
    """
    row = own_pledge(viewer, pledge)
    if purpose not in PURPOSES:
        raise UnknownPurpose(f"查看前请选择目的：{'、'.join(PURPOSES)}")
    if row.state not in (PledgeState.AGREED, PledgeState.DELIVERED):
        raise NeedRefused("镇街同意以后、本人确认以前，才能看联系方式")
    person = row.offering.need.person
    detail = {"fields": "name,phone,address", "need": row.offering.need_id}
    audit.record(
        viewer.doer, "open_contact", row.ref, division=row.division_code, purpose=purpose,
        detail=detail,
    )  # fmt: skip
    phone = unseal_phone(person) if person.phone_sealed else ""
    return Contact(person.name, phone, address_of(row.offering.need, on))


@transaction.atomic
def deliver_pledge(
    viewer: Viewer, pledge: int, words: str, *, proof: Paper | None, on: date
) -> Pledge:
    """The organisation brought it and proves it; the person confirms. Raises NeedRefused."""
    own_pledge(viewer, pledge)
    row = Pledge.objects.select_for_update().get(pk=pledge)
    if row.state != PledgeState.AGREED:
        raise NeedRefused(f"这次认领现在是“{row.get_state_display()}”，不能报送达；请刷新页面")
    if not words.strip() or len(words) > MOST_WORDS:
        raise NeedRefused(f"请写明送了什么、交给了谁，最多 {MOST_WORDS} 个字")
    if proof is None:
        raise NeedRefused("请交凭证：签收单或现场照片（不要拍脸）")
    due = days_due(meeting.服务确认期限, row.division_code, on)
    for name, value in keep_proof(proof).items():
        setattr(row, name, value)
    row.state, row.delivered_on, row.delivered_words = PledgeState.DELIVERED, on, words.strip()
    row.due_on, row.told = due, 0
    row.save()
    need = row.offering.need
    move(need, State.ORDERED, on=on, due=due)
    note(need, "送达", f"{row.organisation.name}：{words.strip()}", by=viewer, on=on)
    ask_receipt(need, f"“{need.item_name}”收到了吗？", row.code, on=on)
    trail(viewer, "deliver_pledge", row, offering=row.offering.number)
    return row


@transaction.atomic
def lapse_pledges(on: date) -> int:
    """What was not delivered in time goes back on the list; again, nothing changes. How many."""
    late = Pledge.objects.select_for_update().filter(state=PledgeState.AGREED, until__lt=on)
    rows = list(late.order_by("pk"))
    for row in rows:
        row.state = PledgeState.LAPSED
        row.save(update_fields=["state"])
        offering = row.offering
        offering.state, offering.told = OfferState.OPEN, 0
        offering.due_on = days_due(meeting.求助公布期限, row.division_code, on)
        offering.save(update_fields=["state", "told", "due_on"])
        move(offering.need, State.OFFERED, on=on, due=offering.due_on)
        note(offering.need, "到期没有送达，回到等待认领", row.organisation.name, by=MACHINE, on=on)
    if rows:
        audit.record(SYSTEM, "lapse_pledges", "pledges", detail={"pledges": len(rows)})
    return len(rows)


def pledge_proof(viewer: Viewer, pledge: int) -> tuple[bytes, str, str]:
    """The organisation's own proof. Raises NoSuchNeed, PaperLost."""
    row = own_pledge(viewer, pledge)
    if not row.proof:
        raise NoSuchNeed("还没有交凭证")
    return open_proof(viewer, row, row)


def _check_pledge(row: Offering, new: NewPledge, viewer: Viewer, on: date) -> None:
    if row.state != OfferState.OPEN:
        raise NeedRefused("这项求助已有机构认领或已撤下，请看列表里别的")
    if not new.words.strip() or len(new.words) > MOST_WORDS:
        raise NeedRefused(f"请写明给什么、给多少，最多 {MOST_WORDS} 个字")
    if new.amount < 0:
        raise NeedRefused("金额不能是负数，请核对")
    if not on <= new.until or (new.until - on).days > LONGEST_DAYS:
        raise NeedRefused(f"最迟送达日期应在今天以后、{LONGEST_DAYS} 天以内")
    own = row.pledges.filter(organisation=viewer.house.organisation_id if viewer.house else 0)
    if own.filter(state=PledgeState.ASKED).exists():
        raise NeedRefused("您的机构已经认领过，正等镇街答复")


def _asked(pledge: Pledge, by: Viewer) -> Pledge:
    row = Pledge.objects.select_for_update().get(pk=pledge.pk)
    require_post(by, CONFIRMERS, row.offering.need)
    if row.state != PledgeState.ASKED:
        raise NeedRefused(f"这次认领现在是“{row.get_state_display()}”，不用再答复")
    return row


def _answer(row: Pledge, state: PledgeState, words: str, *, by: Viewer, on: date) -> None:
    row.state, row.answered_on = state, on
    row.answered_by, row.answer = by.doer.name, words.strip()[:MOST_WORDS]
    row.save(update_fields=["state", "answered_on", "answered_by", "answer"])
    text = f"您认领的“{row.offering.item_name}”：{row.get_state_display()}。{row.answer}"
    organisation = row.organisation
    to = notices.Recipient("organisation", organisation.credit_code, organisation.name)
    notices.send_message(to, text, link=row.ref, on=on)
