"""The numbers of this engine, looked up at a place and day."""

from datetime import date, timedelta

from minzheng.engines.policy.api import value_of
from minzheng.kernel.expr import Param
from minzheng.kernel.months import Month
from minzheng.vocabulary import evaluations as words


def shown_until(place: str, on: date) -> date:
    """The last day of a publicity that begins on the day; the first day counts."""
    return on + timedelta(days=max(_number(words.公示天数, place, on), 1) - 1)


def answer_due(place: str, made_on: date) -> date:
    """By when an objection is answered."""
    return made_on + timedelta(days=_number(words.异议答复天数, place, made_on))


def least_assessors(place: str, on: date) -> int:
    """How many must score on the spot."""
    return max(_number(words.最少评估人员, place, on), 1)


def gap(place: str, on: date) -> int:
    """From which difference on assessors must talk, in 万分之一 of an item's points."""
    return _number(words.分差界限, place, on)


def escalate_days(place: str, on: date) -> int:
    """How many days lie between two steps up the line."""
    return _number(words.评价督办间隔, place, on)


def named(key: str, place: str, on: date) -> int:
    """A parameter that a rubric names: fen, 万分之一 or months. Raises NotInForce."""
    return _number(words.评价参数[key], place, on)


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last day of a shorter month."""
    month = Month.of(day).shift(months)
    return month.first.replace(day=min(day.day, month.last.day))


def _number(term: Param, place: str, on: date) -> int:
    return int(value_of(term, {}, on=on, place=place) or 0)
