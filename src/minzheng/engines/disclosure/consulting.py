"""A draft on its way to the public: written by one, published by another, answered at the end."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from minzheng.engines.access.api import Viewer, require, visible
from minzheng.engines.audit import api as audit
from minzheng.engines.disclosure.clocks import earliest_close
from minzheng.engines.disclosure.drafting import own_office, refuse_finds
from minzheng.engines.disclosure.errors import (
    DisclosureRefused,
    NoSuchDocument,
    SamePerson,
    Unfit,
    WrongState,
)
from minzheng.engines.disclosure.finding import APPROVERS, DRAFTERS
from minzheng.engines.disclosure.models import Comment, Consultation
from minzheng.engines.disclosure.values import NewConsultation

State = Consultation.State
PUBLIC = (State.PUBLISHED, State.SUMMARISED)
ARTICLE = re.compile(r"^\s*(第[一二三四五六七八九十百零\d]+条)", re.MULTILINE)
REQUIRED = {"title": "标题", "explanation": "起草说明", "text": "征求意见稿"}
MOST_QUESTIONS = 10


@transaction.atomic
def draft_consultation(new: NewConsultation, *, by: Viewer, on: date) -> Consultation:
    """Begin a consultation of the drafter's own office. Raises NotAllowed, Unfit."""
    office = own_office(by)
    require(by, DRAFTERS, office.division_code)
    row = Consultation(division_code=office.division_code, body_name=office.name)
    return _written(row, new, "draft_consultation", by=by, on=on)


@transaction.atomic
def redraft_consultation(
    row: Consultation, new: NewConsultation, *, by: Viewer, on: date
) -> Consultation:
    """Write it anew before it is handed in. Raises NotAllowed, Unfit, WrongState."""
    row = _locked(row, State.DRAFT, State.RETURNED)
    require(by, DRAFTERS, row.division_code)
    return _written(row, new, "redraft_consultation", by=by, on=on)


@transaction.atomic
def submit_consultation(row: Consultation, *, by: Viewer, on: date) -> Consultation:
    """Hand it in for review. Raises NotAllowed, WrongState, PersonalData."""
    row = _locked(row, State.DRAFT, State.RETURNED)
    require(by, DRAFTERS, row.division_code)
    _refuse_personal_data(row, on)
    row.state, row.answer = State.REVIEW, ""
    row.save(update_fields=["state", "answer"])
    audit.record(by.doer, "submit_consultation", row.ref, division=row.division_code)
    return row


@transaction.atomic
def publish_consultation(row: Consultation, *, by: Viewer, on: date) -> Consultation:
    """A second person puts it before the public.

    Raises NotAllowed, SamePerson, WrongState, PersonalData, Unfit when too few days are left.
    """
    row = _locked(row, State.REVIEW)
    require(by, APPROVERS, row.division_code)
    if by.doer.key == row.drafted_key:
        raise SamePerson("起草和审核须由两位不同的人员办理，请由另一位负责人审核")
    _refuse_personal_data(row, on)
    late = dict(_wrong_window(row.kind, row.opens_on, row.closes_on, (row.division_code, on)))
    if late:
        raise Unfit(late)
    return _decided(row, State.PUBLISHED, "publish_consultation", by=by, on=on)


@transaction.atomic
def return_consultation(row: Consultation, reason: str, *, by: Viewer, on: date) -> Consultation:
    """Send it back to who wrote it. Raises NotAllowed, WrongState, Unfit without a reason."""
    row = _locked(row, State.REVIEW)
    require(by, APPROVERS, row.division_code)
    if not reason.strip():
        raise Unfit({"note": "退回要写明理由，让起草人知道改什么"})
    row.answer = reason.strip()
    return _decided(row, State.RETURNED, "return_consultation", by=by, on=on)


@transaction.atomic
def summarise(row: Consultation, summary: str, *, by: Viewer, on: date) -> Consultation:
    """Publish what came in and what became of it; every comment must be settled before.

    Raises NotAllowed, WrongState (still open, comments unread or unanswered), PersonalData, Unfit.
    """
    row = _locked(row, State.PUBLISHED)
    require(by, APPROVERS, row.division_code)
    _refuse_unsettled(row, on)
    if not summary.strip():
        raise Unfit({"summary": "请写明征求意见的总体情况和采纳情况"})
    refuse_finds({"反馈": summary}, on)
    row.summary, row.summarised_on, row.state = summary.strip(), on, State.SUMMARISED
    row.save(update_fields=["summary", "summarised_on", "state"])
    audit.record(by.doer, "summarise_consultation", row.ref, division=row.division_code)
    return row


def consultations(viewer: Viewer) -> QuerySet[Consultation]:
    """Those of the viewer's area, newest first."""
    return visible(Consultation.objects.all(), viewer).order_by("-id")


def consultation_for(viewer: Viewer, pk: int) -> Consultation:
    """One of them. Raises NoSuchDocument."""
    found = consultations(viewer).filter(pk=pk).first()
    if found is None:
        raise NoSuchDocument("没有这次征求意见，或不在您的辖区内。请从“征求意见”重新进入")
    return found


def public_consultations(on: date) -> QuerySet[Consultation]:
    """Everything the public may read on the day, the latest first."""
    rows = Consultation.objects.filter(state__in=PUBLIC, opens_on__lte=on)
    return rows.order_by("-opens_on", "-id")


def consultations_before(rows: QuerySet[Consultation], pk: int) -> QuerySet[Consultation]:
    """The rows of public_consultations() that follow the one of this number."""
    last = Consultation.objects.filter(pk=pk).first()
    if last is None:
        return rows
    return rows.filter(Q(opens_on__lt=last.opens_on) | Q(opens_on=last.opens_on, pk__lt=pk))


def public_consultation(pk: int, on: date) -> Consultation:
    """One of them. Raises NoSuchDocument."""
    found = public_consultations(on).filter(pk=pk).first()
    if found is None:
        raise NoSuchDocument("没有这次征求意见，或者还没有开始。请从征求意见列表查找")
    return found


def is_open(row: Consultation, on: date) -> bool:
    """Whether a comment is taken on the day; the first and the last day count."""
    return row.state == State.PUBLISHED and row.opens_on <= on <= row.closes_on


def parts_of(row: Consultation) -> list[str]:
    """What a comment may be about: each article by its number, each question."""
    articles = dict.fromkeys(ARTICLE.findall(row.text))
    asked = [f"问题{place}：{text}"[:120] for place, text in enumerate(row.questions, start=1)]
    return [*articles, *asked]


def _written(
    row: Consultation, new: NewConsultation, verb: str, *, by: Viewer, on: date
) -> Consultation:
    asked = [line.strip() for line in new.questions.splitlines() if line.strip()]
    errors = dict(_wrong(new, asked, row.division_code, on))
    if errors:
        raise Unfit(errors)
    given: dict[str, Any] = {name: getattr(new, name).strip() for name in REQUIRED}
    given |= {name: getattr(new, name) for name in ("kind", "opens_on", "closes_on")}
    for name, value in given.items():
        setattr(row, name, value)
    row.questions, row.state = asked, State.DRAFT
    row.drafted_by, row.drafted_key, row.drafted_on = by.doer.name, by.doer.key, on
    row.save()
    audit.record(by.doer, verb, row.ref, division=row.division_code)
    return row


def _wrong(
    new: NewConsultation, asked: list[str], place: str, on: date
) -> Iterator[tuple[str, str]]:
    yield from (
        (name, f"请填写{label}")
        for name, label in REQUIRED.items() if not getattr(new, name).strip()
    )  # fmt: skip
    if len(asked) > MOST_QUESTIONS:
        yield "questions", f"最多 {MOST_QUESTIONS} 个问题，您写了 {len(asked)} 个"
    if new.kind not in Consultation.Kind.values:
        yield "kind", "请选择种类"
        return
    yield from _wrong_window(new.kind, new.opens_on, new.closes_on, (place, on))


def _wrong_window(
    kind: str, opens_on: date, closes_on: date, here: tuple[str, date]
) -> Iterator[tuple[str, str]]:
    place, on = here
    if opens_on < on:
        yield "opens_on", f"开始日期不能早于今天（{on}）"
        return
    try:
        earliest = earliest_close(kind, opens_on, place)
    except DisclosureRefused as refusal:
        yield "closes_on", str(refusal)
        return
    if closes_on < earliest:
        yield "closes_on", f"期限太短：{opens_on} 开始的，截止日期最早是 {earliest}"


def _locked(row: Consultation, *states: str) -> Consultation:
    found = Consultation.objects.select_for_update().get(pk=row.pk)
    if found.state not in states:
        raise WrongState(f"这次征求意见现在是“{found.get_state_display()}”，不能办这一步")
    return found


def _decided(row: Consultation, state: str, verb: str, *, by: Viewer, on: date) -> Consultation:
    row.state, row.decided_by, row.decided_on = state, by.doer.name, on
    row.save()
    audit.record(by.doer, verb, row.ref, division=row.division_code)
    return row


def _refuse_personal_data(row: Consultation, on: date) -> None:
    texts = {"标题": row.title, "起草说明": row.explanation, "征求意见稿": row.text}
    texts["问题"] = "\n".join(row.questions)
    refuse_finds(texts, on)


def _refuse_unsettled(row: Consultation, on: date) -> None:
    if on <= row.closes_on:
        raise WrongState(f"征求意见到 {row.closes_on} 截止，截止以后才能反馈")
    waiting = row.comments.filter(state=Comment.State.WAITING).count()
    unanswered = row.comments.filter(state=Comment.State.SHOWN, reply=None).count()
    if waiting or unanswered:
        raise WrongState(
            f"还有 {waiting} 条意见没有审看、{unanswered} 条已公开的意见没有答复，办完再反馈"
        )
