"""A matter as anybody may read it: rules in words, flow as a table, worked cases, stacking."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from minzheng.engines.policy.conditions import fixed
from minzheng.kernel.expr import Expr, Param
from minzheng.kernel.flow import Await, Delegated, Element, End, Flow, Publicity, Step
from minzheng.kernel.formula import Formula
from minzheng.kernel.law import Article
from minzheng.kernel.matter import Matter, catalogue
from minzheng.kernel.params import NotInForce
from minzheng.kernel.sentence import sentence
from minzheng.kernel.units import Kind
from minzheng.vocabulary import benefits


@dataclass(frozen=True)
class RuleInWords:
    """One formula in words, with the articles it rests on and the numbers it reads."""

    name: str
    kind: str
    whose: str
    words: str
    articles: tuple[Article, ...]
    params: tuple[Param, ...]


@dataclass(frozen=True)
class Way:
    """Where an outcome leads, and the condition under which the rules propose it."""

    outcome: str
    targets: tuple[str, ...]
    when: str = ""


@dataclass(frozen=True)
class Stage:
    """One row of a flow: step, wait, publicity or end; who acts, within what time."""

    name: str
    kind: str
    who: str
    within: str
    articles: tuple[Article, ...]
    ways: tuple[Way, ...]


@dataclass(frozen=True)
class WorkedCase:
    """An example computed by hand: the facts, and what each rule must give."""

    name: str
    on: date
    facts: tuple[str, ...]
    expected: tuple[str, ...]


@dataclass(frozen=True)
class Stacking:
    """What having one benefit (`held`) means for another (`matter`, by its key)."""

    matter: str
    title: str
    held: str
    relation: str
    articles: tuple[Article, ...]


def rules_in_words(matter: Matter) -> list[RuleInWords]:
    """Every rule and amount of a matter in the order written."""
    return [_in_words(formula) for formula in matter.policy.formulas]


def stages(flow: type[Flow], *, place: str, on: date) -> list[Stage]:
    """Every element of a flow in the order written, ends last; limits as they are at a place."""
    ordered = sorted(flow.elements, key=lambda element: isinstance(element, End))
    return [_stage(flow, element, _time(element, place, on)) for element in ordered]


def worked_cases(matter: Matter) -> list[WorkedCase]:
    """The examples of a matter, as its file tells them."""
    return [
        WorkedCase(
            name=case["name"],
            on=case["on"],
            facts=(*_listed(case["facts"]), *_listed(case.get("params", {}))),
            expected=_listed(case["expect"]),
        )
        for case in matter.cases
    ]


def stacking_of(matter: Matter) -> list[Stacking]:
    """How a matter goes with other benefits: what closes or cuts it, then what it does to them."""
    own = next((row for row in benefits.待遇 if row.matter == matter.key), None)
    facts = () if own is None else (own.receiving, own.paid)
    rows = catalogue().stacking
    closed = [row for row in rows if row.事项 == matter.key]
    closing = [row for row in rows if any(row.已有 is fact for fact in facts)]
    return [_stacking(row) for row in (*closed, *closing)]


def _stacking(row: Any) -> Stacking:
    held = (each for each in benefits.待遇 if row.已有 is each.receiving or row.已有 is each.paid)
    return Stacking(
        matter=row.事项,
        title=str(catalogue().get(row.事项)),
        held=next((each.title for each in held), _bare(row.已有.label)),
        relation=str(row.关系),
        articles=row.依据,
    )


def _bare(label: str) -> str:
    """A benefit of another department by its name: 在领工伤护理费 -> 工伤护理费."""
    return label.removeprefix("在领").removesuffix("额")


def _in_words(formula: Formula) -> RuleInWords:
    return RuleInWords(
        name=formula.label,
        kind="条件" if formula.kind is Kind.BOOL else "数额",
        whose="逐人" if formula.entity == "person" else "整户",
        words=formula.says or sentence(formula).removeprefix(f"{formula.label}："),
        articles=formula.articles,
        params=tuple(dict.fromkeys(_params_in(formula))),
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


def _stage(flow: type[Flow], element: Element, within: str) -> Stage:
    return Stage(
        name=element.name,
        kind=_kind(element),
        who=_who(element),
        within=within,
        articles=element.articles,
        ways=tuple(
            Way(
                path.outcome,
                tuple(target.name for target in path.targets),
                "" if path.when is None else _condition(path.when),
            )
            for path in flow.ways_out(element)
        ),
    )


def _condition(expr: Expr) -> str:
    """A rule by its name, anything else as a sentence."""
    return expr.label if isinstance(expr, Formula) else sentence(expr).removesuffix("。")


def _kind(element: Element) -> str:
    kinds = {Step: "step", Await: "wait", Publicity: "publicity", End: "end"}
    return kinds[type(element)]


def _who(element: Element) -> str:
    if isinstance(element, Await):
        return "当事人"
    if isinstance(element, Publicity):
        return "公示"
    if not isinstance(element, Step):
        return ""
    if isinstance(element.by, Delegated):
        return f"{element.by.otherwise.label}，可委托下级"
    return element.by.label


def _time(element: Element, place: str, on: date) -> str:
    """A limit in words; where the place has not set it yet, what is to be entered."""
    term = getattr(element, "within", None)
    if term is None:
        return ""
    try:
        lasting = fixed(term, on=on, place=place)
    except NotInForce as gap:
        return f"{gap.label}还没有录入"
    return f"{lasting.length}{lasting.unit.value}"


def _listed(given: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(_told(name, value) for name, value in given.items())


def _told(name: str, value: Any) -> str:
    if isinstance(value, list):
        people = "；".join("、".join(_listed(each)) or "没有写明" for each in value)
        return f"{name}：{people}"
    return f"{name} {value}"
