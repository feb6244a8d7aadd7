"""The numbers of this engine, looked up at a place and day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from minzheng.engines.policy.api import value_of
from minzheng.engines.supervision.coded import ALERT, FAST, HIGH, LARGE, LOW, MID, NEW
from minzheng.kernel.expr import Param
from minzheng.vocabulary import supervising as terms

WEIGHTS = {
    ALERT: terms.预警权重, LARGE: terms.金额权重, FAST: terms.速度权重, NEW: terms.首办权重,
}  # fmt: skip
LINES = {HIGH: terms.高风险线, MID: terms.中风险线}
SHARES = {HIGH: terms.高风险抽查比例, MID: terms.中风险抽查比例, LOW: terms.低风险抽查比例}


@dataclass(frozen=True)
class RiskRule:
    """The published rule: weights of the signs and lines of the bands in 万分之一, and its limits.

    `times`: an amount so many 万分之一 of the median is large; `fast`: so many days or fewer is
    fast; `known`: who decided fewer cases in a year is new to it.
    """

    weights: Mapping[str, int]
    lines: Mapping[str, int]
    times: int
    fast: int
    known: int

    def band(self, signs: frozenset[str]) -> str:
        """The band of a case that shows these signs."""
        score = sum(self.weights[sign] for sign in signs)
        return next((band for band, line in self.lines.items() if score >= line), LOW)


def risk_rule(place: str, on: date) -> RiskRule:
    """The rule in force. Raises NotInForce."""
    return RiskRule(
        weights={sign: _number(term, place, on) for sign, term in WEIGHTS.items()},
        lines={band: _number(term, place, on) for band, term in LINES.items()},
        times=_number(terms.金额倍数, place, on),
        fast=_number(terms.过快天数, place, on),
        known=_number(terms.熟手件数, place, on),
    )


def shares_of(code: str, place: str, on: date) -> dict[str, int]:
    """The shares drawn of each band of a matter, by its service code, in 万分之一; no lower than
    the floor that the law sets for the matter."""
    floor = _number(terms.抽查下限[code], place, on) if code in terms.抽查下限 else 0
    return {band: max(floor, _number(term, place, on)) for band, term in SHARES.items()}


def share_again(place: str, on: date) -> int:
    """The share of closed findings that is looked at a second time, in 万分之一."""
    return _number(terms.二次复查比例, place, on)


def draw_due(place: str, on: date) -> date:
    """By when what was committed on the day is drawn."""
    return _after(terms.抽取期限, place, on)


def review_due(place: str, on: date) -> date:
    """By when what was drawn on the day is reviewed."""
    return _after(terms.抽查复核期限, place, on)


def rectify_due(place: str, on: date) -> date:
    """By when a town puts right what was found on the day."""
    return _after(terms.抽查整改期限, place, on)


def look_due(place: str, on: date) -> date:
    """By when the bureau looks at what a town answered on the day."""
    return _after(terms.抽查验收期限, place, on)


def _after(term: Param, place: str, on: date) -> date:
    return on + timedelta(days=_number(term, place, on))


def _number(term: Param, place: str, on: date) -> int:
    return int(value_of(term, {}, on=on, place=place) or 0)
