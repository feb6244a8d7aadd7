"""The numbers of the glossary that hold at a place on a day."""

from datetime import date

from minzheng.engines.policy.api import value_of
from minzheng.kernel.expr import Param
from minzheng.vocabulary import patrolling


def number(param: Param, *, on: date, place: str) -> int:
    """A parameter's value. Raises NotInForce."""
    return int(value_of(param, {}, on=on, place=place) or 0)


def usual_nights(place: str, on: date) -> int:
    """At most so many nights between two patrols of a point, outside campaigns."""
    return number(patrolling.日常巡查间隔, on=on, place=place)


def campaign_nights(place: str, on: date) -> int:
    """The same during a campaign, unless the campaign says otherwise."""
    return number(patrolling.专项巡查间隔, on=on, place=place)


def kept_days(place: str, on: date) -> int:
    """How many days something may lie on a phone before it is sent."""
    return number(patrolling.离线天数, on=on, place=place)
