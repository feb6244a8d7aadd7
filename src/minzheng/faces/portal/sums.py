"""Arithmetic for a citizen: only the lines that led to the amount, with amounts and articles."""

from collections.abc import Iterable, Mapping

from minzheng.engines.policy.api import (
    Arithmetic,
    ArithmeticLine,
    NotGranted,
    granting_rule,
)
from minzheng.faces.looks.parts import Line
from minzheng.kernel.expr import Expr
from minzheng.kernel.flow import End
from minzheng.kernel.formula import Formula
from minzheng.kernel.matter import Matter
from minzheng.kernel.units import Kind

SHOWN_KINDS = (Kind.MONEY.name, Kind.COUNT.name)
UNKNOWN_MARK = "待核实（缺"
GIVEN_MARK = "（已给定）"
EQUALS = " ＝ "


def decision_lines(arithmetic: Arithmetic, end: End | None, matter: Matter) -> tuple[Line, ...]:
    """The decision's arithmetic: what led to the amount, or to the answer no."""
    if end is not None and end.pays is not None:
        return _shown(_led_to(end.pays.name, arithmetic), end.pays.name, matter)
    rule = _granting_rule(matter)
    name = rule.name if isinstance(rule, Formula) else ""
    return _shown(_led_to(name, arithmetic, conditions=True), name, matter)


def _granting_rule(matter: Matter) -> Expr | None:
    """None where the application itself grants nothing."""
    try:
        return granting_rule(matter)
    except NotGranted:
        return None


def _led_to(name: str, arithmetic: Arithmetic, *, conditions: bool = False) -> list[ArithmeticLine]:
    """The household's lines that a line names in its sentence, and those that these name.

    A sentence names only the branch that was taken, so what did not count is not shown.
    """
    lines = {line.name: line for line in arithmetic.lines if not line.member}
    names = sorted(lines, key=len, reverse=True)
    kinds = (*SHOWN_KINDS, Kind.BOOL.name) if conditions else SHOWN_KINDS
    reached, open_names = set(), [name] if name in lines else []
    while open_names:
        current = open_names.pop()
        if current in reached or lines[current].kind not in kinds:
            continue
        reached.add(current)
        open_names += _named_in(_formula_of(lines[current]), names, current)
    return [line for key, line in lines.items() if key in reached]


def _named_in(text: str, names: Iterable[str], own: str) -> list[str]:
    """The longest names first, so that 金融资产 is not found within 金融资产上限."""
    found = []
    for name in names:
        if name in text:
            text = text.replace(name, "")
            found += [name] if name != own else []
    return found


def _shown(lines: Iterable[ArithmeticLine], result: str, matter: Matter) -> tuple[Line, ...]:
    texts = {str(a): a.text for formula in matter.policy.formulas for a in formula.articles}
    return tuple(_line(line, result, texts) for line in lines)


def _line(line: ArithmeticLine, result: str, texts: Mapping[str, str]) -> Line:
    kind = "unknown" if line.value is None else "result" if line.name == result else "plain"
    quote = "".join(texts.get(cite, "") for cite in line.cites[:1])
    return Line(line.label, line.text, _formula_of(line), "、".join(line.cites), quote, kind)


def _formula_of(line: ArithmeticLine) -> str:
    """The formula with its numbers, without the name before it and the result behind it."""
    rest = line.sentence.removeprefix(line.label).removeprefix("：").removeprefix(EQUALS)
    rest = rest.partition(UNKNOWN_MARK)[0].strip(" ＝，")
    rest = rest.removesuffix(GIVEN_MARK).removesuffix(f"＝ {line.text}").strip()
    return "" if rest == line.text else rest.removesuffix("，成立").removesuffix("，不成立")
