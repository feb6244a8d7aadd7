"""A matter as it is written, for any page to show: flows drawn, rules with numbers, stacking."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from minzheng.engines.parameters.api import book
from minzheng.engines.policy.api import (
    RuleInWords,
    Stacking,
    Stage,
    WorkedCase,
    rules_in_words,
    stacking_of,
    stages,
    worked_cases,
)
from minzheng.faces.looks.cells import link_cell
from minzheng.faces.looks.flowchart import Exit, FlowChart, Station, flow_svg
from minzheng.faces.looks.parts import Column, Row, Table
from minzheng.kernel.flow import Flow
from minzheng.kernel.matter import Matter
from minzheng.kernel.params import NotInForce, ParamInfo, ParamValue

STATUS_WORDS = {"verified": "已核实", "reported": "据报道", "unconfirmed": "待确认"}
STATUS_TONES = {"verified": "ok", "reported": "info", "unconfirmed": "soon"}
STACKING = (Column("已经享受"), Column("再申请"), Column("怎样处理"), Column("依据"))


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
        """How sure we are of it."""
        return STATUS_WORDS[self.entry.status] if self.entry else "没有生效的值"

    @property
    def status_tone(self) -> str:
        """The tone of the tag that says so."""
        return STATUS_TONES[self.entry.status] if self.entry else "late"

    @property
    def anchor(self) -> str:
        """Where a link to it leads on a page of numbers."""
        return self.info.key.replace(".", "-")

    @property
    def earlier(self) -> int:
        """How many other values are on record, of other times and places."""
        return len(self.info.history) - (1 if self.entry else 0)


@dataclass(frozen=True)
class Reader:
    """Where and when a matter is read, and where a number and another matter are found."""

    place: str
    on: date
    number_url: Callable[[Number], str]
    matter_url: Callable[[str], str]


@dataclass(frozen=True)
class WrittenRule:
    """One formula in words, with the numbers it reads as they are here and today, and links."""

    rule: RuleInWords
    params: tuple[tuple[Number, str], ...]


@dataclass(frozen=True)
class DrawnFlow:
    """A flow as a picture, and the same in words for those who do not see it."""

    title: str
    picture: SafeString
    stages: tuple[Stage, ...]


@dataclass(frozen=True)
class LawPage:
    """Everything that is written of a matter, in the order it is read."""

    flows: tuple[DrawnFlow, ...]
    rules: tuple[WrittenRule, ...]
    stacking: Table | None
    cases: tuple[WorkedCase, ...]


def law_page(matter: Matter, reader: Reader) -> LawPage:
    """The matter as it is written, at a place on a day."""
    stacked = stacking_of(matter)
    return LawPage(
        flows=tuple(draw(flow, reader.place, reader.on) for flow in matter.flows),
        rules=tuple(_written(rule, reader) for rule in rules_in_words(matter)),
        stacking=_stacking_table(matter, stacked, reader) if stacked else None,
        cases=tuple(worked_cases(matter)),
    )


def number_at(key: str, place: str, on: date) -> Number:
    """One parameter at a place on a day."""
    params = book()
    try:
        return Number(params.info(key), params.entry(key, on=on, place=place))
    except NotInForce:
        return Number(params.info(key), None)


def draw(flow: type[Flow], place: str, on: date) -> DrawnFlow:
    """A flow as a picture; its limits are those of the place."""
    listed = stages(flow, place=place, on=on)
    stations = tuple(_station(stage) for stage in listed)
    said = f"从“{listed[0].name}”开始，共 {len(listed)} 个环节和结果，内容与下面的文字相同。"
    return DrawnFlow(flow.title, flow_svg(FlowChart(flow.title, said, stations)), tuple(listed))


def _station(stage: Stage) -> Station:
    exits = tuple(Exit(way.outcome, way.targets) for way in stage.ways)
    return Station(stage.name, stage.who, stage.within, stage.kind, exits)


def _written(rule: RuleInWords, reader: Reader) -> WrittenRule:
    numbers = (number_at(param.key, reader.place, reader.on) for param in rule.params)
    return WrittenRule(rule, tuple((number, reader.number_url(number)) for number in numbers))


def _stacking_table(matter: Matter, rows: list[Stacking], reader: Reader) -> Table:
    drawn = tuple(Row((row.held, _asked(matter, row, reader), row.relation, _cited(row)))
                  for row in rows)  # fmt: skip
    return Table("叠加表里和它有关的各行", STACKING, drawn)


def _asked(matter: Matter, row: Stacking, reader: Reader) -> str:
    own = row.matter == matter.key
    return row.title if own else link_cell(row.title, reader.matter_url(row.matter))


def _cited(row: Stacking) -> str:
    return "、".join(str(article) for article in row.articles)
