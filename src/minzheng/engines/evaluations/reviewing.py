"""The bureau reviews, publishes, hears objections and decides; only then is there a grade."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.care.api import require_manager
from minzheng.engines.evaluations import terms
from minzheng.engines.evaluations.coded import DECIDERS, REVIEWERS, EntryState, RoundState
from minzheng.engines.evaluations.errors import EvaluationRefused, OtherPersonNeeded
from minzheng.engines.evaluations.letters import issue_letter
from minzheng.engines.evaluations.models import Entry, Objection, Round
from minzheng.engines.evaluations.posts import entry_for, held, own_entry, record, round_for
from minzheng.engines.evaluations.reckoning import Sheet, compute, sheet_of
from minzheng.engines.evaluations.rubric import points_text
from minzheng.engines.evaluations.self_scoring import refuse_points
from minzheng.registers.facilities.api import amend_facility

SOURCE = "等级评定"


@dataclass(frozen=True)
class Change:
    """Other points for an item, in tenths, and why."""

    points: int
    why: str


@dataclass(frozen=True)
class Review:
    """What the bureau found: changes by item, vetoes by code with words, and its opinion."""

    changes: Mapping[str, Change]
    vetoes: Mapping[str, str]
    words: str


@dataclass(frozen=True)
class Answer:
    """Whether an objection is right, the answer, and the changes it brings."""

    upheld: bool
    words: str
    changes: Mapping[str, Change]


def sheet_for(entry: Entry, on: date) -> Sheet:
    """A house's sheet with the arithmetic as of the day. Four queries."""
    return sheet_of(entry, terms.gap(entry.division_code, on))


@transaction.atomic
def compute_again(by: Viewer, pk: int, *, on: date) -> Entry:
    """Ask the records anew, before anybody scored. Raises, EvaluationRefused afterwards."""
    row = _at(by, pk, EntryState.HANDED_IN, EntryState.HANDED_IN)
    if row.assessors.filter(handed_in_on__isnull=False).exists():
        raise EvaluationRefused("已经有评估人员提交评分，不能再重新计算；有出入的请在复核时调整")
    row.computed, row.computed_on = compute(row, on), on
    row.save(update_fields=["computed", "computed_on"])
    record(row, "compute_evaluation", by, on=f"{on}")
    return row


@transaction.atomic
def review(by: Viewer, pk: int, new: Review, *, on: date) -> Entry:
    """Review what was scored; again until it is published.

    Raises NoSuchEvaluation, NotAllowed, OtherPersonNeeded for who scored, EvaluationRefused.
    """
    row = _at(by, pk, EntryState.ASSESSED, EntryState.REVIEWED)
    if row.round.state != RoundState.OPEN:
        raise EvaluationRefused("已经公示，复核意见不能再改。有异议的请在异议里答复")
    if row.assessors.filter(key=by.doer.key, handed_in_on__isnull=False).exists():
        raise OtherPersonNeeded("评估和复核要由不同的人办理，这一家您评过分")
    if not new.words.strip():
        raise EvaluationRefused("请写复核意见")
    row.adjusted = _changes(row, new.changes, by, on)
    row.vetoes = _vetoes(row, new.vetoes)
    row.reviewed_on, row.reviewed_by, row.reviewed_key = on, by.doer.name, by.doer.key
    row.review_words, row.state = new.words.strip()[:500], EntryState.REVIEWED
    _sum_up(row, on)
    row.save()
    record(row, "review_evaluation", by, total=row.total, changed=sorted(row.adjusted),
           vetoes=[each["code"] for each in row.vetoes])  # fmt: skip
    return row


@transaction.atomic
def show_round(by: Viewer, pk: int, *, on: date) -> Round:
    """Publish the points of every house for objections. Raises while one is not reviewed."""
    require(by, REVIEWERS, round_for(by, pk).division_code)
    row = Round.objects.select_for_update().get(pk=pk)
    if row.state != RoundState.OPEN:
        raise EvaluationRefused(f"这一次评价现在是“{row.get_state_display()}”，不用再公示")
    rows = row.entries.exclude(state=EntryState.LEFT_OUT)
    waiting = list(rows.exclude(state=EntryState.REVIEWED).values_list("name", flat=True)[:5])
    if waiting:
        raise EvaluationRefused(
            f"还有单位没有复核：{'、'.join(waiting)}。复核完或写明不参加，再公示"
        )
    if not rows.exists():
        raise EvaluationRefused("没有参加的单位，不能公示")
    row.state, row.shown_on = RoundState.SHOWN, on
    row.shown_until = terms.shown_until(row.division_code, on)
    row.shown_by, row.shown_key = by.doer.name, by.doer.key
    row.save()
    record(row, "publish_evaluation", by, until=f"{row.shown_until}")
    return row


@transaction.atomic
def object_to_result(viewer: Viewer, pk: int, words: str, *, on: date) -> Objection:
    """The house objects while its points are published. Raises NoSuchEvaluation, ..Refused."""
    require_manager(viewer)
    row = held(own_entry(viewer, pk).pk)
    closed = why_no_objection(row, on)
    if closed:
        raise EvaluationRefused(closed)
    if not words.strip():
        raise EvaluationRefused("请写明对哪一项有异议、理由是什么")
    if row.objections.filter(answered_on=None).exists():
        raise EvaluationRefused("您已经提出过异议，答复以前不用再提")
    made = Objection.objects.create(
        entry=row, words=words.strip()[:1000], made_on=on, made_by=viewer.doer.name
    )
    record(row, "object_to_evaluation", viewer, objection=made.pk)
    return made


def why_no_objection(row: Entry, on: date) -> str:
    """Why no objection can be taken today; "" while one can."""
    until = row.round.shown_until
    if row.round.state != RoundState.SHOWN or until is None or row.state != EntryState.REVIEWED:
        return "现在不在公示期，不能提出异议。结果出来以后不服的，可以申请行政复议"
    if on > until:
        return f"公示 {until} 已经结束，不能再提出异议。不服结果的，可以申请行政复议"
    return ""


@transaction.atomic
def answer_objection(by: Viewer, pk: int, number: int, new: Answer, *, on: date) -> Objection:
    """Answer an objection; upheld it changes points. By another than who reviewed. Raises."""
    row = _at(by, pk, EntryState.REVIEWED, EntryState.REVIEWED, roles=(*REVIEWERS, *DECIDERS))
    made = row.objections.select_for_update().filter(pk=number).first()
    if made is None or made.answered_on is not None:
        raise EvaluationRefused("没有等答复的这条异议，请刷新页面查看")
    if by.doer.key == row.reviewed_key:
        raise OtherPersonNeeded("复核和答复异议要由不同的人办理，这一家是您复核的")
    if not new.words.strip():
        raise EvaluationRefused("请写答复：核查了什么、为什么这样定")
    if new.upheld and not new.changes:
        raise EvaluationRefused("异议成立的，请写改哪一项、改为几分")
    changes = _changes(row, new.changes, by, on) if new.upheld else {}
    made.upheld, made.answer, made.changes = new.upheld, new.words.strip()[:1000], changes
    made.answered_on, made.answered_by = on, by.doer.name
    made.save()
    row.adjusted = {**row.adjusted, **changes}
    _sum_up(row, on)
    row.save(update_fields=["adjusted", "final", "parts", "total"])
    record(row, "answer_evaluation_objection", by, upheld=new.upheld, changed=sorted(changes))
    return made


@transaction.atomic
def decide_round(by: Viewer, pk: int, *, on: date) -> Round:
    """Fix grades, write letters, tell the register. By another than who published.

    Raises NoSuchEvaluation, NotAllowed, OtherPersonNeeded; EvaluationRefused before the days of
    objection are over or while one is not answered.
    """
    require(by, DECIDERS, round_for(by, pk).division_code)
    row = Round.objects.select_for_update().get(pk=pk)
    why = why_not_decided(row, on)
    if why:
        raise EvaluationRefused(why)
    if by.doer.key == row.shown_key:
        raise OtherPersonNeeded("公示和定结果要由不同的人办理")
    row.state, row.decided_on, row.decided_by = RoundState.DECIDED, on, by.doer.name
    row.save(update_fields=["state", "decided_on", "decided_by"])
    entries = row.entries.select_for_update(of=("self",)).select_related("round", "facility")
    for entry in entries.filter(state=EntryState.REVIEWED):
        _decide(entry, by, on)
    record(row, "decide_evaluation", by, on=f"{on}")
    return row


def why_not_decided(row: Round, on: date) -> str:
    """Why there can be no result today; "" when there can."""
    if row.state != RoundState.SHOWN or row.shown_until is None:
        return f"这一次评价现在是“{row.get_state_display()}”，公示以后才能定结果"
    if on <= row.shown_until:
        return f"公示到 {row.shown_until} 才结束，异议期没有过，不能定结果"
    open_ones = Objection.objects.filter(entry__round=row, answered_on=None).count()
    return f"还有 {open_ones} 条异议没有答复，答复以后再定结果" if open_ones else ""


def _decide(entry: Entry, by: Viewer, on: date) -> None:
    grade = None if entry.vetoes else entry.rubric.grade_for(entry.parts)
    entry.grade, entry.state, entry.decided_on = grade.key if grade else "", EntryState.DECIDED, on
    if grade is not None:
        months = terms.named(entry.rubric.months, entry.division_code, on)
        entry.valid_until = terms.months_after(on, months)
    entry.notice = issue_letter(entry, by=by.doer, on=on)
    entry.save()
    if entry.rubric.rates and grade is not None and entry.facility is not None:
        told = {"rating": grade.name, "rating_until": entry.valid_until}
        amend_facility(entry.facility, told, source=SOURCE, by=by.doer, on=on)
    record(entry, "grade_house", by, grade=entry.grade, total=entry.total)


def _sum_up(row: Entry, on: date) -> None:
    sheet = sheet_for(row, on)
    if sheet.missing:
        raise EvaluationRefused(f"{sheet.missing[0].item.code} 还没有分，不能复核")
    row.final, row.parts = sheet.final, sheet.parts
    row.total = sum(row.parts.values())


def _changes(
    row: Entry, changes: Mapping[str, Change], by: Viewer, on: date
) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for code, change in changes.items():
        item = row.rubric.items.get(code)
        if item is None:
            raise EvaluationRefused(f"评分表里没有 {code} 这一项")
        refuse_points(item, change.points)
        if not change.why.strip():
            raise EvaluationRefused(f"{code} 改为 {points_text(change.points)} 分，请写明为什么改")
        found[code] = {"points": change.points, "why": change.why.strip()[:200],
                       "by": by.doer.name, "on": f"{on}"}  # fmt: skip
    return found


def _vetoes(row: Entry, vetoes: Mapping[str, str]) -> list[dict[str, str]]:
    titles = {each.code: each.title for each in row.rubric.vetoes}
    for code, words in vetoes.items():
        if code not in titles:
            raise EvaluationRefused(f"评分表里没有否决项 {code}")
        if not words.strip():
            raise EvaluationRefused(f"选了否决项“{titles[code]}”，请写明事实和依据的文书")
    return [{"code": code, "title": titles[code], "words": words.strip()[:300]}
            for code, words in vetoes.items()]  # fmt: skip


def _at(by: Viewer, pk: int, *states: EntryState, roles: tuple[str, ...] = REVIEWERS) -> Entry:
    require(by, roles, entry_for(by, pk).division_code)
    row = held(pk)
    if row.state not in states:
        raise EvaluationRefused(
            f"{row.name}现在是“{row.get_state_display()}”，不能办这一步。请刷新页面查看"
        )
    return row
