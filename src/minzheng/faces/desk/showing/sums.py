"""The arithmetic of a household as a ledger page, and its key figures, whatever the matter."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from minzheng.engines.cases.api import Dossier, flow_of, matter_of
from minzheng.engines.policy.api import (
    Arithmetic,
    ArithmeticLine,
    NotGranted,
    granting_end,
    granting_rule,
)
from minzheng.faces.looks.parts import Figure, Line
from minzheng.kernel.expr import Expr, Param
from minzheng.kernel.flow import Await, End, Path
from minzheng.kernel.formula import Formula
from minzheng.kernel.law import all_laws
from minzheng.kernel.matter import Matter
from minzheng.kernel.money import yuan
from minzheng.kernel.units import Kind

UNKNOWN = "待核实"


@dataclass(frozen=True)
class Sums:
    """One folded or open group of the arithmetic; its lines are said when a page shows them."""

    heading: str
    given: tuple[ArithmeticLine, ...]
    folded: bool
    result: str = ""

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Label, amount, working and article of each."""
        return tuple(_line(line, self.result) for line in self.given)


def ledger(matter: Matter, sums: Arithmetic | None) -> tuple[Sums, ...]:
    """In groups: what the amount rests on, the judgements, each member's lines."""
    if sums is None:
        return ()
    given = _given(matter, sums)
    result = given.name if given is not None else _result_name(matter)
    reached = _reached(matter, result)
    own = [line for line in sums.lines if not line.member]
    money = [line for line in own if line.name in reached and line.kind != Kind.BOOL.name]
    rest = [line for line in own if line not in money]
    groups = [
        Sums("怎么算出来的", tuple(money), folded=False, result=result),
        Sums("逐条判断", tuple(rest), folded=True, result=result),
    ]
    groups += [
        Sums(f"{name}：逐项核算", tuple(lines), folded=True)
        for name, lines in _by_member(sums).items()
    ]
    return tuple(group for group in groups if group.given)


def key_figures(matter: Matter, sums: Arithmetic | None) -> tuple[Figure, ...]:
    """What the granting rule compares and what it gives: an income, a standard, an amount."""
    if sums is None:
        return ()
    compared = _first_sum(matter)
    standard = _first_param(matter)
    amount = _given(matter, sums)
    if amount is not None and compared is not None and compared.name == amount.name:
        compared = None  # what it gives is told once, at the end
    figures = [_figure(sums.line(compared.name))] if compared is not None else []
    figures += [
        Figure(standard.label, used.text.removesuffix("元"), "元", f"{used.since}起")
        for used in sums.params
        if standard is not None and used.label == standard.label
    ]
    figures += [_figure(amount, strong=True)] if amount is not None else []
    return tuple(figure for figure in figures if figure is not None)


def advice_of(found: Dossier) -> str:
    """yes, no or unknown: how the component draws what the rules propose."""
    if found.suggestion is None or not found.suggestion.outcome:
        return "unknown"
    flow = flow_of(found.case)
    paths = [path for opened in found.open_steps for path in flow.ways_out(opened.element)]
    chosen = [path for path in paths if path.outcome == found.suggestion.outcome]
    if any(isinstance(target, Await) for path in chosen for target in path.targets):
        return "unknown"
    if any(_is_adverse(path) for path in paths):
        return "no" if any(_is_adverse(path) for path in chosen) else "yes"
    return _by_rule(found)


def advice_words(found: Dossier) -> str:
    """What is proposed, by its own name: 建议批准, 建议减发; "" where nothing is."""
    outcome = found.suggestion.outcome if found.suggestion else ""
    return f"建议{outcome.removeprefix('拟')}" if outcome else ""


def _is_adverse(path: Path) -> bool:
    return any(isinstance(target, End) and target.gives_reasons for target in path.targets)


def _by_rule(found: Dossier) -> str:
    """What the granting rule itself says, where no outcome ends the case."""
    rule = next((n for n in _widely(matter_of(found.case)) if isinstance(n, Formula)), None)
    if rule is None or found.arithmetic is None:
        return "unknown"
    value = found.arithmetic.value(rule.name)
    return "unknown" if value is None else "yes" if value else "no"


def _figure(line: ArithmeticLine | None, *, strong: bool = False) -> Figure | None:
    if line is None:
        return None
    if not isinstance(line.value, int):
        return Figure(line.label, UNKNOWN, strong=strong)
    return Figure(line.label, yuan(line.value), "元", strong=strong)


def _by_member(sums: Arithmetic) -> dict[str, list[ArithmeticLine]]:
    found: dict[str, list[ArithmeticLine]] = {}
    for line in sums.lines:
        if line.member:
            found.setdefault(line.member, []).append(line)
    return found


@cache
def _quotes() -> Mapping[str, str]:
    """What each article says, by its citation."""
    return {str(article): article.text for law in all_laws() for article in law.articles()}


def _line(line: ArithmeticLine, result: str) -> Line:
    quotes = _quotes()
    said = "；".join(quotes[cite] for cite in line.cites if cite in quotes)
    kind = "unknown" if line.value is None else "result" if line.name == result else "plain"
    amount = UNKNOWN if line.value is None else line.text
    working = line.sentence.removeprefix(f"{line.label}：").removeprefix(f"{line.label} = ")
    return Line(line.label, amount, working, "、".join(line.cites), said, kind)


def _result_name(matter: Matter) -> str:
    try:
        pays = granting_end(matter).pays
    except NotGranted:
        return ""
    return pays.name if pays is not None else ""


def _given(matter: Matter, sums: Arithmetic) -> ArithmeticLine | None:
    """What the matter would give; where it has several sums, the one that applies."""
    ends = [end.pays.name for end in matter.application.ends() if end.pays is not None]
    lines = [line for line in map(sums.line, dict.fromkeys(ends)) if line is not None]
    if len(lines) < 2:
        return lines[0] if lines else None
    return next((line for line in lines if isinstance(line.value, int) and line.value > 0), None)


def _first_sum(matter: Matter) -> Formula | None:
    """The first sum of money that the granting rule speaks of."""
    return next(
        (n for n in _widely(matter) if isinstance(n, Formula) and n.kind is Kind.MONEY), None
    )


def _first_param(matter: Matter) -> Param | None:
    """The first standard in money that the granting rule speaks of."""
    return next((n for n in _widely(matter) if isinstance(n, Param) and n.kind is Kind.MONEY), None)


def _reached(matter: Matter, result: str) -> set[str]:
    """The formulas that the amount of this name and the granting rule rest on."""
    ends = (end.pays for end in matter.application.ends())
    roots = [pays for pays in ends if pays is not None and pays.name == result]
    return {node.name for node in (*_down(roots), *_widely(matter)) if isinstance(node, Formula)}


def _widely(matter: Matter) -> Iterator[Expr]:
    """The granting rule's parts, nearest first."""
    try:
        rule = granting_rule(matter)
    except NotGranted:
        return
    yield from _down([rule] if rule is not None else [])


def _down(roots: Sequence[Expr]) -> Iterator[Expr]:
    """Expressions and everything they are made of, nearest first, each once."""
    waiting, seen = deque(roots), set[Expr]()
    while waiting:
        node = waiting.popleft()
        if node not in seen:
            seen.add(node)
            yield node
            waiting.extend(node.parts)
