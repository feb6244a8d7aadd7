"""Whether an item goes along when an elder lives outside her home place, or came from Hong Kong.

Numbers of the kind “guarantees.carry.situation.code”; where no text tells, that is said as it is.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from minzheng.engines.guarantees.coded import STATUSES, Situation
from minzheng.engines.parameters.api import book
from minzheng.engines.policy.api import Facts
from minzheng.kernel.params import NotInForce, ParamBook
from minzheng.vocabulary import guarantees as terms

KEY, UNTOLD, UNSURE = "guarantees.carry", "没有见到规定", "unconfirmed"
# What goes by the same question and stands in no list.
BESIDE: Mapping[str, str] = {"VOUCHER": "养老服务消费补贴（不在清单里）"}


@dataclass(frozen=True)
class Carry:
    """What a text says of one item in one situation; `word` is UNTOLD where none was found."""

    situation: Situation
    word: str = UNTOLD
    source: str = ""
    status: str = UNSURE
    note: str = ""

    @property
    def told(self) -> bool:
        return self.word != UNTOLD

    @property
    def status_name(self) -> str:
        return STATUSES[self.status]


def carries(
    codes: Iterable[str], place: str, on: date, situations: Iterable[Situation] = Situation
) -> dict[str, tuple[Carry, ...]]:
    """By item, what is told at a place on a day of each situation."""
    numbers, asked = book(), tuple(situations)
    return {code: tuple(_carry(numbers, each, code, place, on) for each in asked) for code in codes}


def situations_of(facts: Facts) -> tuple[Situation, ...]:
    """Which situations may become hers."""
    if facts.get(terms.港澳台居民.column):
        return (Situation.FROM_HMT,)
    return Situation.ELSEWHERE, Situation.IN_HMT


def _carry(numbers: ParamBook, situation: Situation, code: str, place: str, on: date) -> Carry:
    for key in (f"{KEY}.{situation}.{code}", f"{KEY}.{situation}"):
        if key not in numbers.infos:
            continue
        try:
            found = numbers.entry(key, on=on, place=place)
        except NotInForce:
            continue
        return Carry(situation, str(found.value), found.source, found.status, found.note)
    return Carry(situation)
