"""The numbers of this engine at a place on a day."""

from dataclasses import dataclass
from datetime import date

from minzheng.engines.policy.api import value_of, values_of
from minzheng.kernel.expr import Param
from minzheng.kernel.units import WHOLE
from minzheng.vocabulary import homecare as terms


@dataclass(frozen=True)
class Limits:
    """From where on a visit is odd: metres, km an hour, shares of planned minutes (万分之一)."""

    home: int
    community: int
    speed: int
    short: int
    long: int
    punctual: int

    def most_metres(self, against: str) -> int:
        """How far from `against` (coded.HOME, coded.COMMUNITY) one may check in."""
        return self.home if against == "home" else self.community

    def least_minutes(self, planned: int) -> int:
        """Fewer than these are too short."""
        return planned * self.short // WHOLE

    def most_minutes(self, planned: int) -> int:
        """More than these are too long."""
        return planned * self.long // WHOLE


def limits_at(place: str, on: date) -> Limits:
    """The thresholds in force. Raises NotInForce."""
    asked = {
        "home": terms.住处距离, "community": terms.社区距离, "speed": terms.最快速度,
        "short": terms.最短份额, "long": terms.最长份额, "punctual": terms.准时分钟,
    }  # fmt: skip
    found = values_of(asked.values(), {}, on=on, place=place)
    return Limits(**{name: int(found[param] or 0) for name, param in asked.items()})


def number(param: Param, place: str, on: date) -> int:
    """One number in force. Raises NotInForce."""
    return int(value_of(param, {}, on=on, place=place) or 0)


def quota_minutes(person_class: str, place: str, on: date) -> int:
    """Minutes a month of which public money bears its share, for a class of people."""
    return number(terms.每月分钟[person_class], place, on)


def public_share(person_class: str, place: str, on: date) -> int:
    """What public money bears of the minutes within the quota, in 万分之一."""
    return number(terms.公共份额[person_class], place, on)
