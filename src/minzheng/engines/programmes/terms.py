"""The lengths of this engine, looked up at a place and day."""

from datetime import date, timedelta

from minzheng.engines.policy.api import value_of
from minzheng.kernel.expr import Param
from minzheng.vocabulary import rehabilitating as words


def answer_due(place: str, on: date) -> date:
    """By when a referral that came on the day is answered."""
    return on + _days(words.转介答复期限, place, on)


def review_due(place: str, on: date) -> date:
    """By when a plan made or reviewed on the day is reviewed."""
    return on + _days(words.复评间隔, place, on)


def first_follow_due(place: str, ended: date) -> date:
    """By when somebody is asked for the first time after the end."""
    return ended + _days(words.首次回访期限, place, ended)


def last_follow_due(place: str, ended: date) -> date:
    """By when somebody is asked for the last time after the end."""
    return ended + _days(words.末次回访期限, place, ended)


def measure_due(place: str, begun: date, last: date | None) -> date:
    """By when a scale is answered, first after the beginning, then after the last time."""
    if last is None:
        return begun + _days(words.首次评估期限, place, begun)
    return last + _days(words.评估间隔, place, last)


def escalate_days(place: str, on: date) -> int:
    """How many days lie between two steps up the line."""
    return _days(words.督办间隔, place, on).days


def opening_until(place: str, on: date) -> date:
    """The last day of an opening granted on the day, which counts."""
    return on + _days(words.紧急查看天数, place, on) - timedelta(days=1)


def smallest_count(place: str, on: date) -> int:
    """Fewer people than this are not told of by number."""
    return int(value_of(words.最小公布人数, {}, on=on, place=place) or 0)


def _days(term: Param, place: str, on: date) -> timedelta:
    return timedelta(days=int(value_of(term, {}, on=on, place=place) or 0))
