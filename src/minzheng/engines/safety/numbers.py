"""The clocks and counts of this engine, looked up at a place and day."""

from datetime import date, timedelta

from minzheng.engines.policy.api import value_of
from minzheng.kernel.expr import Param
from minzheng.vocabulary import safety as terms


def number(param: Param, place: str, on: date) -> int:
    """A number in force. Raises NotInForce."""
    return int(value_of(param, {}, on=on, place=place) or 0)


def family_hours(place: str, on: date) -> timedelta:
    """How soon the family is told."""
    return timedelta(hours=number(terms.告知家属时限, place, on))


def report_hours(place: str, on: date, *, serious: bool) -> timedelta:
    """How soon the bureau is told."""
    param = terms.重大报告时限 if serious else terms.报告主管时限
    return timedelta(hours=number(param, place, on))


def review_days(place: str, on: date) -> timedelta:
    """How soon an incident is completed and reviewed."""
    return timedelta(days=number(terms.复核期限, place, on))


def remedy_days(place: str, on: date) -> timedelta:
    """How soon a problem is to be right."""
    return timedelta(days=number(terms.整改期限, place, on))


def escalate_days(place: str, on: date) -> int:
    """How many days lie between two posts that hear of what is late."""
    return number(terms.上报间隔, place, on)


def drill_days(place: str, on: date) -> timedelta:
    """How long from one drill to the next."""
    return timedelta(days=366 // max(number(terms.演练次数, place, on), 1))


def assess_months(place: str, on: date) -> int:
    """How many months an assessment of a resident holds."""
    return number(terms.评估间隔, place, on)


def assess_ahead(place: str, on: date) -> timedelta:
    """How long before its end the next one is called for."""
    return timedelta(days=number(terms.评估提前, place, on))
