"""On the spot: two or more, none of them the house's own, score alone; far apart they talk."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import NotAllowed, Viewer, require
from minzheng.engines.evaluations import terms
from minzheng.engines.evaluations.coded import ASSESSORS, PROPOSERS, EntryState, RoundState
from minzheng.engines.evaluations.errors import EvaluationRefused, OtherPersonNeeded
from minzheng.engines.evaluations.models import Agreement, Assessor, Entry, Mark
from minzheng.engines.evaluations.posts import entry_for, held, house_of, record
from minzheng.engines.evaluations.reckoning import Sheet, open_items, sheet_of
from minzheng.engines.evaluations.self_scoring import refuse_points
from minzheng.registers.offices.api import Officer, find_officer, officers_with
from minzheng.registers.organisations.api import Member, members_of
from minzheng.registers.sealing import unseal


@dataclass(frozen=True)
class Score:
    """What an assessor gives for an item, in tenths of a point."""

    points: int
    words: str = ""


@dataclass(frozen=True)
class Visit:
    """When she was there, and what she found in words."""

    on: date
    words: str


def assessors_near(entry: Entry, on: date) -> list[Officer]:
    """Who may be named for a house, by name."""
    place = entry.division_code
    found = {each.pk: each for role in ASSESSORS for each in officers_with(role, place, on)}
    return sorted(found.values(), key=lambda each: (each.name, each.staff_number))


@transaction.atomic
def name_assessor(by: Viewer, pk: int, number: str, *, on: date) -> Assessor:
    """Name somebody to score a house on the spot.

    Raises NoSuchEvaluation, NotAllowed; EvaluationRefused for who belongs to the house or to an
    organisation it is related to, and for who is named already.
    """
    require(by, PROPOSERS, entry_for(by, pk).division_code)
    row = held(pk)
    _require_state(row, EntryState.INVITED, EntryState.HANDED_IN)
    officer = find_officer(number)
    if officer is None or officer not in assessors_near(row, on):
        raise EvaluationRefused("没有这位评估人员，或她的岗位不在这里。请从名单里选")
    refuse_own(officer, row, on)
    if row.assessors.filter(key=number).exists():
        raise EvaluationRefused(f"{officer.name}已经指派过，不用再指派")
    made = Assessor.objects.create(
        entry=row, key=number, name=officer.name, named_on=on, named_by=by.doer.name
    )
    record(row, "name_assessor", by, assessor=number)
    return made


def refuse_own(officer: Officer, entry: Entry, on: date) -> None:
    """Raises EvaluationRefused for who acts for the house or a related organisation.

    Officers and members share no number: the same name is the same person unless the telephones
    of both are known and differ.
    """
    for organisation in house_of(entry, on):
        if any(_same(officer, member) for member in members_of(organisation, on)):
            raise EvaluationRefused(
                f"{officer.name}和“{organisation.name}”登记的机构人员同名，应当回避，请换一位评估"
                "人员；同名不是同一人的，请先在两边的登记里补上电话"
            )


@transaction.atomic
def declare_ties(by: Viewer, pk: int, *, tied: bool, words: str, on: date) -> Assessor:
    """Say whether one has ties with the house; who has scores nothing. Raises, once only."""
    row, me = _mine(by, pk)
    if me.tied is not None:
        raise EvaluationRefused("您已经声明过，不用再填")
    if tied and not words.strip():
        raise EvaluationRefused("请写明是什么关系，指派的人要换一位评估人员")
    me.tied, me.ties, me.declared_on = tied, words.strip()[:200], on
    me.save(update_fields=["tied", "ties", "declared_on"])
    record(row, "declare_ties_to_house", by, tied=tied)
    return me


@transaction.atomic
def save_scores(by: Viewer, pk: int, scores: Mapping[str, Score], *, on: date) -> Assessor:
    """Keep what is scored so far. Raises NoSuchEvaluation, NotAllowed, EvaluationRefused."""
    row, me = _scoring(by, pk, on)
    wanted = {item.code: item for item in open_items(row)}
    before = {mark.item: mark for mark in me.marks.all()}
    for code, score in scores.items():
        if code not in wanted:
            raise EvaluationRefused(f"{code} 不由评估人员评分，请刷新页面再填")
        refuse_points(wanted[code], score.points)
        mark = before.get(code) or Mark(assessor=me, item=code)
        mark.points, mark.words = score.points, score.words.strip()[:300]
        mark.save()
    record(row, "save_scores", by, items=sorted(scores))
    return me


@transaction.atomic
def hand_in_scores(by: Viewer, pk: int, visit: Visit, *, on: date) -> Entry:
    """Hand the scores in; then they stand. Raises as save_scores, and for items without points."""
    row, me = _scoring(by, pk, on)
    given = set(me.marks.values_list("item", flat=True))
    empty = [item.code for item in open_items(row) if item.code not in given]
    if empty:
        raise EvaluationRefused(f"还有 {len(empty)} 项没有评分：{'、'.join(empty[:8])}")
    if not row.round.planned_on <= visit.on <= on:
        raise EvaluationRefused(
            f"到现场的日期 {visit.on} 应在方案公布日 {row.round.planned_on} 和今天之间"
        )
    if not visit.words.strip():
        raise EvaluationRefused("请写评估意见：看到什么好的、什么要改的")
    me.visited_on, me.handed_in_on, me.words = visit.on, on, visit.words.strip()[:500]
    me.save(update_fields=["visited_on", "handed_in_on", "words"])
    record(row, "hand_in_scores", by, visited=f"{visit.on}")
    return _go_on(row, on)


@transaction.atomic
def agree(by: Viewer, pk: int, item: str, score: Score, *, on: date) -> Agreement:
    """Write what was agreed on an item that is far apart; another assessor confirms it."""
    row, _ = _mine(by, pk)
    _require_state(row, EntryState.HANDED_IN)
    line = next((each for each in _sheet(row, on).apart if each.item.code == item), None)
    if line is None:
        raise EvaluationRefused("这一项的评分没有相差太多，或已经合议过，不用再合议")
    refuse_points(line.item, score.points)
    if not score.words.strip():
        raise EvaluationRefused("请写合议的理由：看了什么、为什么是这个分")
    told = {"points": score.points, "words": score.words.strip()[:300], "by": by.doer.name,
            "by_key": by.doer.key, "on": on}  # fmt: skip
    made, _ = Agreement.objects.update_or_create(entry=row, item=item, defaults=told)
    record(row, "agree_on_score", by, item=item, points=score.points)
    return made


@transaction.atomic
def confirm_agreement(by: Viewer, pk: int, item: str, *, on: date) -> Entry:
    """Another assessor confirms what was agreed. Raises OtherPersonNeeded for who wrote it."""
    row, _ = _mine(by, pk)
    _require_state(row, EntryState.HANDED_IN)
    made = row.agreements.filter(item=item, confirmed_on=None).first()
    if made is None:
        raise EvaluationRefused("这一项没有等您确认的合议，请刷新页面查看")
    if made.by_key == by.doer.key:
        raise OtherPersonNeeded("合议由另一位评估人员确认，自己写的不能自己确认")
    made.confirmed_by, made.confirmed_on = by.doer.name, on
    made.save(update_fields=["confirmed_by", "confirmed_on"])
    record(row, "confirm_agreed_score", by, item=item, points=made.points)
    return _go_on(row, on)


def _go_on(row: Entry, on: date) -> Entry:
    """On to the review once enough have scored and nothing is far apart."""
    done = row.assessors.filter(tied=False, handed_in_on__isnull=False).count()
    waiting = row.assessors.exclude(tied=True).filter(handed_in_on=None).exists()
    least = terms.least_assessors(row.division_code, on)
    if done >= least and not waiting and not _sheet(row, on).apart:
        row.state = EntryState.ASSESSED
        row.save(update_fields=["state"])
    return row


def _sheet(row: Entry, on: date) -> Sheet:
    return sheet_of(row, terms.gap(row.division_code, on))


def _mine(by: Viewer, pk: int) -> tuple[Entry, Assessor]:
    entry_for(by, pk)
    row = held(pk)
    me = row.assessors.filter(key=by.doer.key).first()
    if me is None:
        raise NotAllowed("这一家没有指派您评估，请由指派的评估人员办理")
    if row.round.state != RoundState.OPEN:
        raise EvaluationRefused(f"这一次评价{row.round.get_state_display()}，不能再评分")
    return row, me


def _scoring(by: Viewer, pk: int, on: date) -> tuple[Entry, Assessor]:
    row, me = _mine(by, pk)
    if me.tied is None:
        raise EvaluationRefused("请先声明和这一家有没有利害关系，再评分")
    if me.tied:
        raise EvaluationRefused("您声明了利害关系，应当回避，不能评分")
    if me.handed_in_on is not None:
        raise EvaluationRefused(f"您 {me.handed_in_on} 已经提交评分，不能再改")
    _require_state(row, EntryState.HANDED_IN)
    officer = find_officer(by.doer.key)
    if officer is not None:
        refuse_own(officer, row, on)
    return row, me


def _require_state(row: Entry, *states: EntryState) -> None:
    if row.state not in states:
        raise EvaluationRefused(
            f"{row.name}现在是“{row.get_state_display()}”，不能办这一步。请刷新页面查看"
        )


def _same(officer: Officer, member: Member) -> bool:
    if officer.name.strip() != member.name.strip():
        return False
    if not (officer.phone_sealed and member.phone_sealed):
        return True
    return unseal(officer.phone_sealed) == unseal(member.phone_sealed)
