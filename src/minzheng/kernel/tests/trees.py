"""Random formulas and random households with gaps, for the proof that one equals many."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from minzheng.kernel.expr import Expr, Fact, Param
from minzheng.kernel.units import Kind, 人, 分, 岁, 日期, 是否, 比例, 编码
from minzheng.kernel.words import (
    之差天数,
    元,
    取大,
    取小,
    周岁,
    四舍五入,
    均分,
    已知,
    当,
    当日,
    成员,
    整除,
    月数,
    舍去,
    若未知,
    角,
    进位,
)

CODES = 编码({1: "甲类", 2: "乙类", 3: "丙类"})
UNITS = {"money": 分, "count": 人, "flag": 是否, "day": 日期, "code": CODES}
FACTS = {
    (level, word): Fact(f"{level}_{word}", f"{level}-{word}", unit=unit, entity=level)
    for level in ("household", "person")
    for word, unit in UNITS.items()
}
STANDARD = Param("sample.standard", "标准", unit=分)
EXTRA = Param("sample.extra", "比例", unit=比例)
AGE = Param("sample.age", "年龄", unit=岁)

VALUES: dict[str, st.SearchStrategy[Any]] = {
    "money": st.integers(-(10**6), 10**8),
    "count": st.integers(-1, 5),
    "flag": st.booleans(),
    "day": st.dates(date(1920, 1, 1), date(2026, 12, 31)),
    "code": st.sampled_from([1, 2, 3]),
}


def facts_of(level: str) -> st.SearchStrategy[dict[str, Any]]:
    """Some facts, some unknown, some absent."""
    words = {f"{level}-{word}": st.none() | values for word, values in VALUES.items()}
    return st.fixed_dictionaries({}, optional=words)


@st.composite
def household(draw: st.DrawFn) -> dict[str, Any]:
    """The facts of one household with up to four members, or none, or none listed."""
    row = draw(facts_of("household"))
    members = draw(st.none() | st.lists(facts_of("person"), max_size=4))
    return row if members is None else {**row, "成员": members}


@st.composite
def tree(draw: st.DrawFn, kind: Kind, level: str, depth: int) -> Expr:
    """A formula of a kind about households or persons."""
    if depth == 0:
        return draw(st.sampled_from(_leaves(kind, level)))

    def part(kind: Kind, level: str = level) -> Expr:
        return draw(tree(kind, level, depth - 1))

    builders = {Kind.MONEY: _money, Kind.COUNT: _count, Kind.BOOL: _flag}
    return draw(st.sampled_from(builders[kind](level)))(part)


def _leaves(kind: Kind, level: str) -> list[Expr]:
    # What is a household's may stand in what is said of a person, not the other way round.
    levels = {level, "household"}
    words = {Kind.MONEY: "money", Kind.COUNT: "count", Kind.BOOL: "flag"}
    facts: list[Expr] = [FACTS[one, words[kind]] for one in sorted(levels)]
    if kind is Kind.MONEY:
        return [*facts, STANDARD, 四舍五入(STANDARD * EXTRA)]
    if kind is Kind.COUNT:
        born = FACTS[level, "day"]
        return [*facts, 周岁(born), 月数(born), 之差天数(当日, born)]
    return [
        *facts,
        周岁(FACTS[level, "day"]) >= AGE,
        FACTS[level, "code"].属于("甲类", "丙类"),
        FACTS[level, "code"] != "乙类",
        FACTS[level, "day"] < "1990-01-01",
    ]


def _shared(kind: Kind, level: str) -> list[Any]:
    """What can be built for every kind."""
    both = [
        lambda part: 当(part(Kind.BOOL), part(kind), part(kind)),
        lambda part: 若未知(part(kind), part(kind)),
    ]
    if level == "household":
        both += [lambda part: 成员.任一(_of_person(part, Kind.BOOL))] if kind is Kind.BOOL else []
    return both


def _of_person(part: Any, kind: Kind) -> Expr:
    node = part(kind, "person")
    fact = FACTS[
        "person", "money" if kind is Kind.MONEY else "count" if kind is Kind.COUNT else "flag"
    ]
    return node if node.entity == "person" else 当(FACTS["person", "flag"], node, fact)


def _numeric(kind: Kind, level: str) -> list[Any]:
    built = [
        lambda part: part(kind) + part(kind),
        lambda part: part(kind) - part(kind),
        lambda part: 取大(part(kind), part(kind)),
        lambda part: 取小(part(kind), part(kind)),
        lambda part: 均分(part(kind), part(Kind.COUNT)),
        lambda part: 整除(part(kind), part(Kind.COUNT)),
    ]
    if level == "household":
        built += [
            lambda part: 成员.合计(_of_person(part, kind)),
            lambda part: 成员.最大(_of_person(part, kind)),
            lambda part: 成员.最小(_of_person(part, kind)),
            lambda part: 成员.最近(_of_person(part, kind), by=FACTS["person", "day"]),
        ]
    return [*built, *_shared(kind, level)]


def _money(level: str) -> list[Any]:
    return [
        lambda part: part(Kind.MONEY) * FACTS[level, "count"],
        lambda part: 四舍五入(FACTS[level, "money"] * EXTRA + part(Kind.MONEY), to=角),
        lambda part: 进位(取大(FACTS[level, "money"] * EXTRA, part(Kind.MONEY)), to=元),
        lambda part: 舍去(part(Kind.MONEY), to=角),
        *_numeric(Kind.MONEY, level),
    ]


def _count(level: str) -> list[Any]:
    counts = [lambda part: 整除(part(Kind.MONEY), "7元")]
    if level == "household":
        counts += [
            lambda part: 成员.计数(),
            lambda part: 成员.计数(_of_person(part, Kind.BOOL)),
        ]
    return [*counts, *_numeric(Kind.COUNT, level)]


def _flag(level: str) -> list[Any]:
    flags = [
        lambda part: part(Kind.BOOL) & part(Kind.BOOL),
        lambda part: part(Kind.BOOL) | part(Kind.BOOL),
        lambda part: ~part(Kind.BOOL),
        lambda part: part(Kind.MONEY) < part(Kind.MONEY),
        lambda part: part(Kind.MONEY) <= FACTS[level, "money"] * EXTRA,
        lambda part: part(Kind.COUNT) == part(Kind.COUNT),
        lambda part: part(Kind.COUNT) >= part(Kind.COUNT),
        lambda part: 已知(part(Kind.MONEY)),
    ]
    if level == "household":
        flags += [lambda part: 成员.全部(_of_person(part, Kind.BOOL))]
    return [*flags, *_shared(Kind.BOOL, level)]
