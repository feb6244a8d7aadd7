"""A need is noted, confirmed, found not to be met, withdrawn."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import NotAllowed, Viewer, require
from minzheng.engines.cases.api import Agent
from minzheng.engines.needs.catalogue import catalogue
from minzheng.engines.needs.clocks import CONFIRM, working_due
from minzheng.engines.needs.coded import (
    LANGUAGES,
    ORIGINS,
    PERIODS,
    SELF,
    SEXES,
    TIMES,
    UNMET_REASONS,
    URGENCIES,
    weekly_units,
)
from minzheng.engines.needs.deeds import locked, move, note, tell_person, trail
from minzheng.engines.needs.errors import NeedRefused
from minzheng.engines.needs.models import Need, State
from minzheng.engines.needs.posts import CONFIRMERS, RECORDERS, may_ask_for, require_post
from minzheng.registers.households.api import Household, household_of
from minzheng.registers.people.api import Person
from minzheng.registers.sealing import seal

SIGNS = "23456789ABCDEFGHJKLMNPQRTUVWXY"  # none that is taken for another
LETTERS, MOST, MOST_WORDS = 9, 1_000, 500


@dataclass(frozen=True)
class NewNeed:
    """What somebody needs; `household`: all of them need it. Codes are those of `coded`."""

    person: Person
    item: str
    quantity: int
    period: str
    words: str = ""
    household: Household | None = None
    times: tuple[str, ...] = ()
    language: str = ""
    worker_sex: str = ""
    urgency: int = 1
    origin: str = SELF
    origin_ref: str = ""
    until: date | None = None


def number_of(letter: str) -> str:
    """A new number that nobody can guess."""
    return letter + "".join(secrets.choice(SIGNS) for _ in range(LETTERS))


@transaction.atomic
def note_need(new: NewNeed, *, by: Viewer, on: date) -> Need:
    """Note what somebody needs: an officer of the place, she herself, or one of her household.

    Raises NeedRefused (item, quantity, words, dead, no place), NotAllowed.
    """
    _check(new, on)
    home = new.household or household_of(new.person, on)
    division = home.division_code if home else new.person.division_code
    if not division:
        raise NeedRefused("登记簿里没有这个人的住处，请先更正档案再登记需求")
    _check_hand(new, division, by, on)
    need = Need.objects.create(
        number=number_of("X"), division_code=division, person=new.person, household=new.household,
        item=new.item, quantity=new.quantity, period=new.period,
        weekly=weekly_units(new.quantity, new.period), since=on, until=new.until,
        words_sealed=seal(new.words.strip()) if new.words.strip() else "",
        times=list(new.times), language=new.language, worker_sex=new.worker_sex,
        urgency=new.urgency, origin=new.origin, origin_ref=new.origin_ref[:60],
        noted_on=on, noted_by=by.doer.name, asked_by=by.person_id, state=State.NOTED, state_on=on,
        due_on=working_due(CONFIRM, division, on),
    )  # fmt: skip
    note(need, "登记", by.authority if isinstance(by, Agent) else "", by=by, on=on)
    trail(by, "note_need", need, item=need.item, origin=need.origin, origin_ref=need.origin_ref)
    return need


@transaction.atomic
def confirm_need(need: Need, words: str, *, by: Viewer, on: date) -> Need:
    """Confirm that it is needed; from now on it is matched. Raises NeedRefused, NotAllowed."""
    require_post(by, CONFIRMERS, need)
    row = locked(need, State.NOTED, State.UNMET)
    row.unmet_reason = ""
    move(row, State.CONFIRMED, on=on)
    note(row, "确认", words, by=by, on=on)
    trail(by, "confirm_need", row)
    return row


@transaction.atomic
def find_unmet(need: Need, reason: str, words: str, *, by: Viewer, on: date) -> Need:
    """Say that it cannot be met for now and why; the person is told. Raises NeedRefused."""
    require_post(by, CONFIRMERS, need)
    row = locked(need, State.NOTED, State.CONFIRMED)
    if reason not in UNMET_REASONS:
        raise NeedRefused(f"请选原因：{'、'.join(UNMET_REASONS.values())}")
    if not words.strip():
        raise NeedRefused("请写明为什么现在不能满足、接下来怎么办，本人会看到")
    row.unmet_reason = reason
    move(row, State.UNMET, on=on)
    note(row, f"暂时不能满足：{row.reason_name}", words, by=by, on=on)
    text = f"您需要的“{row.item_name}”暂时不能满足：{row.reason_name}。{words.strip()}"
    tell_person(row, text, on=on)
    trail(by, "find_need_unmet", row, reason=reason)
    return row


@transaction.atomic
def withdraw_need(need: Need, words: str, *, by: Viewer, on: date) -> Need:
    """It is needed no more: said by an officer of the place, or by who asked.

    Raises NeedRefused when it is being served: then the order is ended first. NotAllowed.
    """
    if by.person_id is None:
        require_post(by, RECORDERS, need)
    elif isinstance(by, Agent) or by.person_id not in (need.person_id, need.asked_by):
        raise NotAllowed("这项需求不是您本人提出的，不能撤回")
    row = locked(need, State.NOTED, State.CONFIRMED, State.UNMET)
    move(row, State.WITHDRAWN, on=on)
    note(row, "不再需要", words, by=by, on=on)
    trail(by, "withdraw_need", row)
    return row


def _check(new: NewNeed, on: date) -> None:
    if new.item not in catalogue().items:
        raise NeedRefused("请从需求目录里选一项")
    if not 1 <= new.quantity <= MOST:
        raise NeedRefused(f"数量 {new.quantity} 不在 1 到 {MOST} 之间，请核对")
    if len(new.words) > MOST_WORDS:
        raise NeedRefused(f"说明最多 {MOST_WORDS} 个字，请写短一些")
    _check_codes(new)
    if new.person.died_on is not None and new.person.died_on <= on:
        raise NeedRefused(
            f"登记簿上{new.person.name}已于 {new.person.died_on} 去世，请核对是不是选错了人"
        )
    if new.until is not None and new.until < on:
        raise NeedRefused(f"止期 {new.until} 已经过了，请填今天以后的日期")


def _check_codes(new: NewNeed) -> None:
    tables: tuple[tuple[str, str | int, Mapping[str, str] | Mapping[int, str]], ...] = (
        ("多久", new.period, PERIODS),
        ("紧急程度", new.urgency, URGENCIES),
        ("来源", new.origin, ORIGINS),
        *(("时间", each, TIMES) for each in new.times),
        *((("语言", new.language, LANGUAGES),) if new.language else ()),
        *((("服务人员性别", new.worker_sex, SEXES),) if new.worker_sex else ()),
    )
    for label, code, table in tables:
        if code not in table:
            raise NeedRefused(f"“{label}”请从{'、'.join(table.values())}里选")


def _check_hand(new: NewNeed, division: str, by: Viewer, on: date) -> None:
    if by.person_id is None:
        require(by, RECORDERS, division)
    elif not may_ask_for(by, new.person, on):
        raise NotAllowed("只能为自己或同一户的家人提出。别人家的困难，请用“我发现有人需要帮助”")
