"""A duty is given to a post, moved with a reason, dropped with a reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer, may, require
from minzheng.engines.duties.coded import GIVERS, OWNERS, State, TurnState
from minzheng.engines.duties.errors import DutyRefused
from minzheng.engines.duties.models import Duty, Tie, Turn
from minzheng.engines.duties.posts import duty_for, turn_for
from minzheng.engines.duties.stretches import stretch
from minzheng.engines.duties.trail import record, tell_owner
from minzheng.kernel.divisions import normalise
from minzheng.registers.divisions.api import UnknownDivision, get_division
from minzheng.registers.offices.api import ROLES, officers_with

LEAST_EVIDENCE, MOST_MONTHS, MOST_TIMES = 4, 60, 12


@dataclass(frozen=True)
class Link:
    """What a duty comes from or touches: ("plan-item", "12", "……"), ("meeting", "3", "……")."""

    kind: str
    key: str
    words: str = ""


@dataclass(frozen=True)
class Owner:
    """A post, not a person: whoever holds it does the duty."""

    role: str
    division: str


@dataclass(frozen=True)
class NewDuty:
    """A duty to give: by a day, or in a rhythm of months from a day, until another or for good.

    `at_least`: so many turns in each stretch of months.
    """

    title: str
    owner: Owner
    evidence: str
    due: date | None = None
    every_months: int | None = None
    at_least: int = 1
    since: date | None = None
    until: date | None = None
    helpers: Sequence[Owner] = ()
    source: Link | None = None
    links: Sequence[Link] = ()


@transaction.atomic
def assign_duty(new: NewDuty, *, by: Viewer, on: date) -> Duty:
    """Give a duty to a post; its holders are told. Raises DutyRefused, NotAllowed."""
    owner = _known(new.owner)
    require(by, GIVERS, owner.division)
    _refuse(new, on)
    _refuse_rhythm(new, on)
    if not officers_with(owner.role, owner.division, on):
        raise DutyRefused(f"{ROLES[owner.role]}这个岗位现在没有人，任务没人办。请换一个岗位")
    source = new.source or Link("", "")
    made = Duty.objects.create(
        title=new.title.strip()[:200], owner_role=owner.role, division_code=owner.division,
        helpers="".join(map(_line, new.helpers)),
        evidence=new.evidence.strip()[:200], every_months=new.every_months, at_least=new.at_least,
        until=new.until,
        source_kind=source.kind, source_key=source.key, source_words=source.words[:200],
        given_on=on, given_by=by.doer.name, given_key=by.doer.key,
    )  # fmt: skip
    _tie(made, new.links, by, on)
    begins, due = (on, new.due) if new.due else _first(new, on)
    Turn.objects.create(duty=made, number=1, begins_on=begins, due_on=due)
    record(made, "assign_duty", by.doer, due=f"{due}", source=source.kind)
    tell_owner(made, f"您有新任务“{made.title}”，{due} 前办结", on=on)
    return made


@transaction.atomic
def move_due(by: Viewer, pk: int, day: date, why: str, *, on: date) -> Turn:
    """Give a turn another last day, with the reason. Raises NoSuchDuty, DutyRefused, NotAllowed."""
    row = held(turn_for(by, pk).pk)
    require(by, GIVERS, row.duty.division_code)
    _open(row)
    if not why.strip():
        raise DutyRefused("请写明为什么改期")
    if day < on or day < row.begins_on:
        raise DutyRefused(f"新的期限 {day} 已经过了，请写 {max(on, row.begins_on)} 以后的日期")
    row.moved = [*row.moved, {"from": f"{row.due_on}", "why": why.strip()[:200], "on": f"{on}"}]
    row.due_on, row.reminded_on = day, None
    row.save(update_fields=["moved", "due_on", "reminded_on"])
    record(row.duty, "move_duty", by.doer, to=f"{day}", why=why.strip()[:200])
    tell_owner(row.duty, f"任务“{row.duty.title}”改到 {day} 前办结：{why.strip()[:100]}", on=on)
    return row


@transaction.atomic
def drop_duty(by: Viewer, pk: int, why: str, *, on: date) -> Duty:
    """It is not to be done any more. Raises NoSuchDuty, DutyRefused, NotAllowed."""
    row = Duty.objects.select_for_update().get(pk=duty_for(by, pk).pk)
    require(by, GIVERS, row.division_code)
    if row.state != State.RUNNING:
        raise DutyRefused(f"任务现在是“{row.get_state_display()}”，不用再撤销")
    if not why.strip():
        raise DutyRefused("请写明为什么撤销")
    row.state, row.ended_on, row.ended_why = State.DROPPED, on, why.strip()[:200]
    row.save(update_fields=["state", "ended_on", "ended_why"])
    row.turns.exclude(state=TurnState.CLOSED).update(state=TurnState.DROPPED)
    record(row, "drop_duty", by.doer, why=row.ended_why)
    tell_owner(row, f"任务“{row.title}”不再办：{row.ended_why[:100]}", on=on)
    return row


def held(pk: int) -> Turn:
    """A turn, locked until the deed is over."""
    rows = Turn.objects.select_for_update(of=("self",)).select_related("duty")
    return rows.get(pk=pk)


def may_assign_at(viewer: Viewer, division: str) -> bool:
    """Whether she may give duties to posts of a place."""
    return may(viewer, GIVERS, division)


def _tie(duty: Duty, links: Sequence[Link], by: Viewer, on: date) -> None:
    """Each thing once, however often an item names it."""
    told = {(each.kind, each.key): each.words[:200] for each in links}
    Tie.objects.bulk_create(
        Tie(duty=duty, kind=kind, key=key, words=words, added_on=on, added_by=by.doer.name)
        for (kind, key), words in told.items()
    )


def _open(row: Turn) -> None:
    if row.state != TurnState.OPEN or row.duty.state != State.RUNNING:
        raise DutyRefused(f"这一次现在是“{row.get_state_display()}”，请刷新页面查看")


def _known(owner: Owner) -> Owner:
    if owner.role not in OWNERS:
        names = "、".join(ROLES[role] for role in OWNERS)
        raise DutyRefused(f"责任岗位请从这些里选：{names}")
    place = normalise(owner.division)
    try:
        get_division(place)
    except UnknownDivision as unknown:
        raise DutyRefused(f"没有区划 {owner.division}，请从列表里选责任单位所在地") from unknown
    return Owner(owner.role, place)


def _refuse_rhythm(new: NewDuty, on: date) -> None:
    if new.every_months is None:
        return
    if new.since is not None and new.since < on:
        raise DutyRefused(f"频次从 {new.since} 起算，已经过了，请写 {on} 以后的日期")
    if not 1 <= new.at_least <= MOST_TIMES:
        raise DutyRefused(f"每段至少几次应为 1 到 {MOST_TIMES}，写了 {new.at_least}")
    if new.until is not None and new.until < _first(new, on)[1]:
        raise DutyRefused(f"频次到 {new.until} 结束，一次都不够，请写晚一些")


def _first(new: NewDuty, on: date) -> tuple[date, date]:
    return stretch(new.since or on, new.every_months or 1, 1, new.at_least)


def _line(helper: Owner) -> str:
    known = _known(helper)
    return f"{known.role}@{known.division}\n"


def _refuse(new: NewDuty, on: date) -> None:
    if not new.title.strip():
        raise DutyRefused("请写明任务内容")
    if len(new.evidence.strip()) < LEAST_EVIDENCE:
        raise DutyRefused("请写明凭什么算办完，例如“验收单和照片”，至少四个字")
    if (new.due is None) == (new.every_months is None):
        raise DutyRefused("请写办结期限，或者每几个月一次，两样选一样")
    if new.due is not None and new.due < on:
        raise DutyRefused(f"期限 {new.due} 已经过了，请写 {on} 以后的日期")
    if new.every_months is not None and not 1 <= new.every_months <= MOST_MONTHS:
        raise DutyRefused(f"频次应为每 1 到 {MOST_MONTHS} 个月，写了 {new.every_months}")
