"""Working a tip: take it, visit or call, report harm, say it is the same as another, settle it."""

import re
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer, open_field
from minzheng.engines.audit import api as audit
from minzheng.engines.cases.api import NoSuchCase, case_for
from minzheng.engines.notices import api as notices
from minzheng.engines.tips.coded import CASE, HANDED, OUTCOMES, PUBLIC_OUTCOMES, SAME
from minzheng.engines.tips.errors import TipRefused
from minzheng.engines.tips.models import Deed, State, Tip
from minzheng.engines.tips.posts import require_answer, require_work, tips_of
from minzheng.engines.tips.receiving import ANSWER, last_day
from minzheng.registers.papers import read_kept
from minzheng.registers.sealing import seal, unseal

NUMBERS = re.compile(r"\d{7,}")
UNSEEN = (HANDED, SAME)  # what may be settled without having gone there
MOST_WORDS, MOST_ANSWER = 500, 200


@dataclass(frozen=True)
class Settlement:
    """How a tip ends: `words` for the file, `answer` for who told it (may be read by anybody)."""

    outcome: str
    words: str
    answer: str = ""
    case_number: str = ""
    handed_to: str = ""


@transaction.atomic
def take(tip: Tip, *, by: Viewer, on: date) -> Tip:
    """Take a tip in hand; one's own again changes nothing. Raises TipRefused, NotAllowed."""
    row = _waiting(tip, by)
    if row.taken_by == by.doer.key:
        return row
    if row.taken_by:
        raise TipRefused(f"这条线索由{row.taken_name}在办，请和他联系")
    _hand(row, by)
    row.state = State.TAKEN
    row.save(update_fields=["state", "taken_by", "taken_name"])
    _note(row, Deed.Kind.TAKEN, "", by=by, on=on)
    return row


@transaction.atomic
def visit(tip: Tip, words: str, *, day: date, by: Viewer, on: date) -> Tip:
    """Write down a visit or a call. Raises TipRefused (closed, no words, wrong day), NotAllowed."""
    row = _waiting(tip, by)
    if not words.strip():
        raise TipRefused("请写明见到了谁、情况怎样")
    if not row.received_on <= day <= on:
        raise TipRefused(f"上门日期 {day} 应在收到线索 {row.received_on} 以后、今天 {on} 以前")
    if not row.taken_by:
        _hand(row, by)
    row.state = State.VISITED
    row.save(update_fields=["state", "taken_by", "taken_name"])
    _note(row, Deed.Kind.VISITED, words, by=by, on=day)
    return row


@transaction.atomic
def note_report(tip: Tip, words: str, *, by: Viewer, on: date) -> Deed:
    """Write down that harm to a child was reported: to whom, when, under which number.

    Raises TipRefused (no tip of harm, no words, closed), NotAllowed. 未成年人保护法第十一条.
    """
    row = _waiting(tip, by)
    if not row.is_harm:
        raise TipRefused("这条线索不是儿童受伤害线索，不用登记强制报告")
    if not words.strip():
        raise TipRefused("请写明什么时候、报告给了哪个派出所或部门、接报人或编号")
    return _note(row, Deed.Kind.REPORTED, words, by=by, on=on)


@transaction.atomic
def link_same(tip: Tip, other: Tip, *, by: Viewer, on: date) -> Tip:
    """Say that a tip tells of the same as another; both stay. Raises TipRefused, NotAllowed."""
    row = _waiting(tip, by)
    twin = tips_of(by).filter(pk=other.pk).first()
    if twin is None:
        raise TipRefused("没有这条线索，或它不在您的范围内")
    if row.pk in (twin.pk, twin.same_as_id):
        raise TipRefused("不能把一条线索标成和它自己相同，请选另一条")
    row.same_as = twin
    row.save(update_fields=["same_as"])
    _note(row, Deed.Kind.LINKED, f"和 {twin.number} 是同一件事", by=by, on=on)
    return row


@transaction.atomic
def settle(tip: Tip, end: Settlement, *, by: Viewer, on: date) -> Tip:
    """End a tip and answer who told it.

    Raises TipRefused (not visited, no words, no such case, personal data in the answer, harm not
    reported), NotAllowed.
    """
    row = _waiting(tip, by)
    _refuse(row, end, by)
    if not row.taken_by:
        _hand(row, by)
    row.state, row.outcome, row.closed_on = State.CLOSED, end.outcome, on
    row.answer, row.case_number = end.answer.strip(), end.case_number.strip().upper()
    _owe_answer(row, on)
    row.save(update_fields=[
        "state", "outcome", "closed_on", "answer", "case_number", "taken_by", "taken_name",
        "answer_due", "answered_on",
    ])  # fmt: skip
    said = [OUTCOMES[end.outcome], end.handed_to, end.words.strip()]
    _answer(row, on)
    _note(row, Deed.Kind.CLOSED, "：".join(part for part in said if part), by=by, on=on)
    return row


@transaction.atomic
def call_back(tip: Tip, words: str, *, by: Viewer, on: date) -> Tip:
    """Write down that who told a tip was called and told how it ended (社会救助法第六十条).

    Raises TipRefused (not settled, nobody to answer, answered before, no words), NotAllowed.
    """
    row = Tip.objects.select_for_update().get(pk=tip.pk)
    require_answer(by, row)
    if row.waits:
        raise TipRefused("这条线索还没有办结，先写处理结果，再答复反映人")
    if not row.owes_answer:
        raise TipRefused("这条线索不用答复：没有留联系方式、不要答复，或者已经答复过")
    if not words.strip():
        raise TipRefused("请写明什么时候、怎样联系到反映人，他怎么说")
    row.answered_on = on
    row.save(update_fields=["answered_on"])
    _note(row, Deed.Kind.ANSWERED, words, by=by, on=on)
    return row


def open_reporter(viewer: Viewer, tip: Tip, *, purpose: str) -> tuple[str, str]:
    """Name and phone of who told, after the trail knows who asks and why.

    Raises UnknownPurpose, NotAllowed.
    """
    require_answer(viewer, tip)
    opened = open_field(
        viewer, subject=tip.ref, field="reporter", purpose=purpose,
        reader=lambda: unseal(tip.reporter_sealed) if tip.reporter_sealed else "\n",
        division=tip.division_code,
    )  # fmt: skip
    name, _, phone = opened.partition("\n")
    return name, phone


def open_photo(viewer: Viewer, tip: Tip) -> tuple[bytes, str]:
    """The photo and its mime type; looking is in the trail. Raises NotAllowed, PaperLost."""
    require_work(viewer, tip)
    content = read_kept(tip.photo, tip.photo_digest)
    with transaction.atomic():
        audit.record(viewer.doer, "open_tip_photo", tip.ref, division=tip.division_code)
    return content


def _refuse(tip: Tip, end: Settlement, by: Viewer) -> None:
    if end.outcome not in OUTCOMES:
        raise TipRefused(f"请选处理结果：{'、'.join(OUTCOMES.values())}")
    if not end.words.strip():
        raise TipRefused("请写明怎样处理的、为什么")
    if tip.state != State.VISITED and end.outcome not in UNSEEN:
        raise TipRefused("还没有上门或联系的记录：请先写“上门记录”，再写结果")
    if end.outcome == HANDED and not end.handed_to.strip():
        raise TipRefused("请写明转给了哪个部门")
    if end.outcome == SAME and tip.same_as_id is None:
        raise TipRefused("请先在“可能是同一件事”里选出另一条，再这样办结")
    _refuse_case(end, by)
    _refuse_answer(tip, end.answer)
    reported = tip.deeds.filter(kind=Deed.Kind.REPORTED).exists()
    if tip.is_harm and end.outcome != SAME and not reported:
        raise TipRefused(
            "儿童可能受伤害的，应当立即向公安报告（未成年人保护法第十一条）：请先登记强制报告"
        )


def _refuse_case(end: Settlement, by: Viewer) -> None:
    if end.outcome != CASE:
        return
    if not end.case_number.strip():
        raise TipRefused("请填办件编号；还没有收件的，请先到“收件”为他申请")
    try:
        case_for(by, end.case_number.strip().upper())
    except NoSuchCase as gone:
        raise TipRefused(f"没有编号为“{end.case_number}”的办件，或它不在您的辖区，请核对") from gone


def _refuse_answer(tip: Tip, answer: str) -> None:
    who = tip.told["who"]
    if len(answer) > MOST_ANSWER:
        raise TipRefused(f"答复最多 {MOST_ANSWER} 个字")
    if NUMBERS.search(answer) or (len(who) > 1 and who in answer):
        raise TipRefused("答复凭回执号就能看到，不能写姓名、电话和证件号，请改写")


def _answer(tip: Tip, on: date) -> None:
    """Into the inbox of who was signed in; everybody else reads it by the receipt's number."""
    if tip.person_id is None:
        return
    text = f"您反映的线索 {tip.number} 已有结果：{PUBLIC_OUTCOMES[tip.outcome]}{tip.answer}"
    notices.send_message(notices.Recipient("person", str(tip.person_id)), text, on=on)


def _owe_answer(tip: Tip, on: date) -> None:
    """Who was signed in is told at once; who left a name or phone is called within some days."""
    if tip.person_id is not None:
        tip.answered_on = on
    elif tip.is_named and tip.wants_answer:
        tip.answer_due = last_day(ANSWER, tip.division_code, on)


def _waiting(tip: Tip, by: Viewer) -> Tip:
    """The tip as it stands, its row held. Raises TipRefused when it is closed, NotAllowed."""
    row = Tip.objects.select_for_update().get(pk=tip.pk)
    require_work(by, row)
    if not row.waits:
        raise TipRefused(f"这条线索已于 {row.closed_on} 办结，不用再办；请刷新页面")
    return row


def _hand(tip: Tip, by: Viewer) -> None:
    tip.taken_by, tip.taken_name = by.doer.key, by.doer.name


def _note(tip: Tip, kind: Deed.Kind, words: str, *, by: Viewer, on: date) -> Deed:
    text = words.strip()[:MOST_WORDS]
    deed = Deed.objects.create(
        tip=tip, kind=kind, on=on, by=by.doer.name, words_sealed=seal(text) if text else ""
    )
    detail = {"outcome": tip.outcome} if kind is Deed.Kind.CLOSED else {}
    audit.record(by.doer, f"tip_{kind}", tip.ref, division=tip.division_code, detail=detail)
    return deed
