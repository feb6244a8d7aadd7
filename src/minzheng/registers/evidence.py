"""What the records say of a house over a period, by name: each engine declares what it knows.

An evaluation asks by name and shows the answer with its arithmetic. None is "nobody knows", which
is never nought.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from minzheng.kernel.divisions import NATION
from minzheng.registers.facilities.api import facilities_within

PERCENT = 100


@dataclass(frozen=True)
class Asked:
    """Whose records: a facility (`facility`) or an organisation, over days both included."""

    name: str
    credit_code: str
    facility: int | None
    organisation: int | None
    since: date
    until: date


@dataclass(frozen=True)
class Found:
    """A whole number in the evidence's unit, None when nothing is known; `working`: from what."""

    value: int | None
    working: str


@dataclass(frozen=True)
class Evidence:
    """One thing the records can say; `unit` is printed after the value."""

    name: str
    words: str
    unit: str
    ask: Callable[[Asked], Found]


class EvidenceTwice(ValueError):
    """Two engines declared evidence of one name."""


_DECLARED: dict[str, Evidence] = {}


def declare_evidence(name: str, words: str, unit: str, ask: Callable[[Asked], Found]) -> None:
    """Let evaluations ask for it, from an app's ready(). Raises EvidenceTwice.

    Example: declare_evidence("staffing.nurses", "持证护理员", "人", count_nurses)
    """
    before = _DECLARED.get(name)
    if before is not None and before.ask is not ask:
        raise EvidenceTwice(f"评价依据 {name} 已经有“{before.words}”，请换一个名称")
    _DECLARED[name] = Evidence(name, words, unit, ask)


def evidence_named(name: str) -> Evidence | None:
    """What was declared under a name; None for a name nobody declared."""
    return _DECLARED.get(name)


def all_evidence() -> list[Evidence]:
    """Everything the records can say, by name."""
    return [_DECLARED[name] for name in sorted(_DECLARED)]


def share(good: int, every: int, unit: str, what: str, how: str) -> Found:
    """What part of all, in whole percent rounded down; unknown where there is none at all.

    Example: share(2, 3, "次", "检查", "合格").working == "检查 3 次，合格 2 次：2÷3，舍到 66%"
    """
    if not every:
        return Found(None, f"这段时间没有{what}")
    value = good * PERCENT // every
    words = f"{what} {every} {unit}，{how} {good} {unit}：{good}÷{every}，舍到 {value}%"
    return Found(value, words)


def places_of(asked: Asked) -> list[int]:
    """The facility itself; for an organisation every facility of its credit code."""
    if asked.facility is not None:
        return [asked.facility]
    rows = facilities_within(NATION).filter(credit_code=asked.credit_code)
    return list(rows.values_list("pk", flat=True)) if asked.credit_code else []
