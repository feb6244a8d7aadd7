"""Rules in words and numbers with their sources, as anybody may read them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from minzheng.kernel.expr import Param
from minzheng.kernel.formula import Formula
from minzheng.kernel.law import Article
from minzheng.kernel.matter import Matter, catalogue
from minzheng.kernel.params import NotInForce, ParamInfo, ParamValue
from minzheng.kernel.sentence import sentence
from minzheng.kernel.units import Kind

STATUS_WORDS = {"verified": "已核实", "reported": "据报道", "unconfirmed": "待确认"}
COMMON = ""
STATUS_TONES = {"verified": "ok", "reported": "info", "unconfirmed": "soon"}


@dataclass(frozen=True)
class Number:
    """A parameter as it holds at a place on a day; without a value it says so."""

    info: ParamInfo
    entry: ParamValue | None

    @property
    def text(self) -> str:
        """The value in words."""
        return self.info.unit.text(self.entry.value) if self.entry else "还没有录入"

    @property
    def status_word(self) -> str:
        return STATUS_WORDS[self.entry.status] if self.entry else "没有生效的值"

    @property
    def status_tone(self) -> str:
        return STATUS_TONES[self.entry.status] if self.entry else "late"

    @property
    def anchor(self) -> str:
        """Where a rule's link to it leads."""
        return self.info.key.replace(".", "-")

    @property
    def earlier(self) -> int:
        """How many other values are on record, of other times and places."""
        return len(self.info.history) - (1 if self.entry else 0)


@dataclass(frozen=True)
class NumberGroup:
    """The parameters that one matter declares."""

    title: str
    field: str
    name: str
    numbers: tuple[Number, ...]


@dataclass(frozen=True)
class WrittenRule:
    """One formula in words, with the articles it rests on and the numbers it reads."""

    name: str
    kind: str
    whose: str
    words: str
    articles: tuple[Article, ...]
    params: tuple[Number, ...]


def numbers(place: str, on: date) -> list[NumberGroup]:
    """Every parameter at a place, by the matter it is named after; the rest are common to all."""
    matters = {key.partition("/")[2]: matter for key, matter in catalogue().matters.items()}
    named: dict[str, list[Number]] = {}
    for key in catalogue().params.infos:
        prefix = key.partition(".")[0]
        group = prefix if prefix in matters else COMMON
        named.setdefault(group, []).append(number_at(key, place, on))
    return [_group(matters.get(name), tuple(found)) for name, found in named.items()]


def status_counts(groups: list[NumberGroup]) -> dict[str, int]:
    """How many are verified, reported, unconfirmed."""
    words = [number.status_word for group in groups for number in group.numbers]
    return {word: words.count(word) for word in dict.fromkeys([*STATUS_WORDS.values(), *words])}


def rules_of(matter: Matter, place: str, on: date) -> list[WrittenRule]:
    """Every rule and amount of a matter in the order written."""
    return [_rule(formula, place, on) for formula in matter.policy.formulas]


def number_at(key: str, place: str, on: date) -> Number:
    """One parameter at a place on a day."""
    book = catalogue().params
    try:
        return Number(book.info(key), book.entry(key, on=on, place=place))
    except NotInForce:
        return Number(book.info(key), None)


def _group(matter: Matter | None, found: tuple[Number, ...]) -> NumberGroup:
    if matter is None:
        return NumberGroup("各事项通用", "", "", found)
    field, _, name = matter.key.partition("/")
    return NumberGroup(matter.service.short, field, name, found)


def _rule(formula: Formula, place: str, on: date) -> WrittenRule:
    direct = dict.fromkeys(_params_in(formula))
    return WrittenRule(
        name=formula.label,
        kind="条件" if formula.kind is Kind.BOOL else "数额",
        whose="逐人" if formula.entity == "person" else "整户",
        words=formula.says or sentence(formula).removeprefix(f"{formula.label}："),
        articles=formula.articles,
        params=tuple(number_at(param.key, place, on) for param in direct),
    )


def _params_in(formula: Formula) -> Iterator[Param]:
    """The parameters that stand in the formula itself, not behind another name."""
    stack = list(formula.parts)
    while stack:
        node = stack.pop()
        if isinstance(node, Param):
            yield node
        elif not isinstance(node, Formula):
            stack += node.parts
