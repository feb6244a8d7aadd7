"""Reviewing a drawn decision: answers, a conclusion by one, the signature of another."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.notices import api as notices
from minzheng.engines.supervision.coded import CONCLUSIONS, FINE
from minzheng.engines.supervision.errors import SupervisionRefused
from minzheng.engines.supervision.holding import held, record, written
from minzheng.engines.supervision.models import Answer, Finding, Review, ReviewState
from minzheng.engines.supervision.posts import ANSWERERS, REVIEWERS, require_stranger
from minzheng.engines.supervision.terms import rectify_due
from minzheng.registers.checklists import ANSWERS, BAD
from minzheng.registers.offices.api import officers_with

MOST_WORDS = 1000


@dataclass(frozen=True)
class Told:
    """How an item is answered, and what was seen."""

    answer: str
    note: str = ""


@dataclass(frozen=True)
class Ruling:
    """A conclusion of CONCLUSIONS, and why."""

    conclusion: str
    words: str


@transaction.atomic
def answer_items(review: Review, told: Mapping[str, Told], *, by: Viewer) -> Review:
    """Keep answers to some items; a conclusion that was proposed has to be proposed anew.

    Raises NotAllowed; SupervisionRefused for who handled the case, once concluded, for an item or
    answer that the list does not have.
    """
    row = _open(review, by)
    _check_items(row, told)
    for code, each in told.items():
        values = {"answer": each.answer, "note": each.note.strip()[:300]}
        Answer.objects.update_or_create(review=row, code=code, defaults=values)
    _withdraw(row)
    record(row, "answer_review", by, items=len(told))
    return row


@transaction.atomic
def propose(review: Review, ruling: Ruling, *, by: Viewer, on: date) -> Review:
    """One reviewer says what came of it, and signs. Proposing again replaces what stood.

    Raises NotAllowed; SupervisionRefused while an item is not answered, without words, for no
    fault though an item is wrong, for a fault though none is.
    """
    row = _open(review, by)
    _check_ruling(row, ruling)
    row.conclusion, row.words = ruling.conclusion, written(ruling.words, MOST_WORDS)
    row.first_key, row.first_name, row.first_on = by.doer.key, by.doer.name, on
    row.state = ReviewState.PROPOSED
    row.save()
    record(row, "propose_review", by, conclusion=row.conclusion)
    return row


@transaction.atomic
def sign(review: Review, *, by: Viewer, on: date) -> Review:
    """Another reviewer signs the same: it is concluded, and a fault becomes the town's to answer.

    Raises NotAllowed; SupervisionRefused for the one who proposed it, or when nothing is proposed.
    """
    row = _open(review, by)
    if row.state != ReviewState.PROPOSED:
        raise SupervisionRefused("还没有人提出结论，请先填检查表、写结论")
    if by.doer.key == row.first_key:
        raise SupervisionRefused(f"结论是{row.first_name}提出的，要由另一个人签字")
    row.second_key, row.second_name = by.doer.key, by.doer.name
    row.state, row.concluded_on = ReviewState.CONCLUDED, on
    row.save()
    if row.conclusion != FINE:
        _find(row, by, on)
    record(row, "sign_review", by, conclusion=row.conclusion)
    return row


@transaction.atomic
def give_back(review: Review, words: str, *, by: Viewer) -> Review:
    """Another reviewer does not agree: it is open again. Raises as sign() does."""
    row = _open(review, by)
    if row.state != ReviewState.PROPOSED or by.doer.key == row.first_key:
        raise SupervisionRefused("只有等您签字的结论才能退回；自己提出的，重新写就是")
    said = written(words)
    _withdraw(row)
    record(row, "give_review_back", by, words=said)
    return row


def unanswered(review: Review) -> list[str]:
    """The codes of items without an answer, in the order of the list. One query."""
    done = set(review.answers.values_list("code", flat=True))
    return [code for code in review.items if code not in done]


def _open(review: Review, by: Viewer) -> Review:
    row = held(review.pk)
    require(by, REVIEWERS, row.town)
    require_stranger(row.case, by)
    if row.state == ReviewState.CONCLUDED:
        raise SupervisionRefused("这件已有结论，不能再改；请刷新页面")
    return row


def _withdraw(row: Review) -> None:
    row.state, row.conclusion, row.words = ReviewState.OPEN, "", ""
    row.first_key, row.first_name, row.first_on = "", "", None
    row.save()


def _check_items(row: Review, told: Mapping[str, Told]) -> None:
    if not told:
        raise SupervisionRefused("一项也没有填，请至少填一项")
    unknown = [code for code in told if code not in row.items]
    if unknown:
        raise SupervisionRefused(f"检查表里没有 {'、'.join(unknown)}，请刷新页面")
    if any(each.answer not in ANSWERS for each in told.values()):
        raise SupervisionRefused(f"结果应为{'、'.join(ANSWERS.values())}之一")


def _check_ruling(row: Review, ruling: Ruling) -> None:
    if ruling.conclusion not in CONCLUSIONS:
        raise SupervisionRefused(f"结论应为{'、'.join(CONCLUSIONS.values())}之一")
    left = unanswered(row)
    if left:
        raise SupervisionRefused(f"检查表还有 {len(left)} 项没有填：{'、'.join(left)}")
    bad = row.answers.filter(answer=BAD).exists()
    if bad and ruling.conclusion == FINE:
        raise SupervisionRefused("检查表里有不符合的，结论不能是“没有问题”")
    if not bad and ruling.conclusion != FINE:
        raise SupervisionRefused("检查表里没有不符合的，请先写明哪一项不符合")


def _find(row: Review, by: Viewer, on: date) -> None:
    finding = Finding.objects.create(
        review=row, town=row.town, kind=row.conclusion, words=row.words, found_on=on,
        due_on=rectify_due(row.town, on),
    )  # fmt: skip
    text = f"抽查发现办件 {row.case.number} {row.conclusion_name}，请在 {finding.due_on} 前整改"
    tell(ANSWERERS, row.town, text, finding.ref, by=by, on=on)


def tell(roles: tuple[str, ...], place: str, text: str, link: str, *, by: Viewer, on: date) -> None:
    """A message to everybody who holds one of the posts at the place."""
    for role in roles:
        for officer in officers_with(role, place, on):
            to = notices.Recipient("officer", officer.staff_number, officer.name)
            notices.send_message(to, text, link=link, on=on, by=by.doer)
