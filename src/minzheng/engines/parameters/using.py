"""Where a parameter counts: rules, time limits, ways of flows, alerts, each with its sentence."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from minzheng.engines.parameters.values import Use
from minzheng.kernel.clock import Term
from minzheng.kernel.expr import Expr, Param, walk
from minzheng.kernel.flow import Await, Delegated, Element, End, Flow, Publicity, Step, Total
from minzheng.kernel.formula import Formula
from minzheng.kernel.matter import Matter, catalogue
from minzheng.kernel.sentence import sentence
from minzheng.kernel.units import Kind

Found = tuple[str, Use]
Whose = tuple[str, str]  # key and short name of a matter; no key for what is shared


def uses_of(key: str) -> tuple[Use, ...]:
    """Everything that reads the parameter, by matter in the order declared."""
    return _index().get(key, ())


def matters_using(key: str) -> tuple[str, ...]:
    """The keys of the matters in which it counts."""
    return tuple(dict.fromkeys(use.matter for use in uses_of(key) if use.matter))


@cache
def _index() -> Mapping[str, tuple[Use, ...]]:
    """Read once: what is declared does not change while the program runs."""
    found: dict[str, dict[Use, None]] = {}
    declared = [use for matter in catalogue().matters.values() for use in _of_matter(matter)]
    for key, use in [*declared, *_of_shared()]:
        found.setdefault(key, {})[use] = None
    return {key: tuple(uses) for key, uses in found.items()}


def _of_shared() -> Iterator[Found]:
    """What stands above the matters and no matter takes over: the yearly adjustment."""
    taken = {node for m in catalogue().matters.values() for node in walk(m.policy.formulas)}
    for policy in catalogue().shared.values():
        for node in policy.formulas:
            if node not in taken:
                yield from _named(("", policy.title), _kind(node), node.label, node)


def _of_matter(matter: Matter) -> Iterator[Found]:
    for node in walk(matter.policy.formulas):
        if isinstance(node, Formula):
            yield from _named(_whose(matter), _kind(node), node.label, node)
    for flow in matter.flows:
        yield from _of_flow(_whose(matter), flow)
    for alert in matter.alerts:
        yield from _named(_whose(matter), "预警", alert.__name__, alert.when)


def _of_flow(whose: Whose, flow: type[Flow]) -> Iterator[Found]:
    if flow.total is not None:
        yield from _limit(whose, f"《{flow.title}》全程", flow.total)
    for element in flow.elements:
        yield from _of_element(whose, flow, element)
    for path in flow.routes:
        if path.when is not None:
            yield from _named(whose, "去向", f"{path.source}：{path.outcome}", path.when)
    for trigger in flow.triggers:
        yield from _term(whose, f"《{flow.title}》{trigger.event}", trigger.every)
        for condition in (trigger.when, trigger.finds):
            if condition is not None:
                yield from _named(whose, "启动", trigger.event, condition)


def _of_element(whose: Whose, flow: type[Flow], element: Element) -> Iterator[Found]:
    where = f"《{flow.title}》{element}"
    if isinstance(element, Step | Await | Publicity | End):
        yield from _term(whose, where, element.within)
    if isinstance(element, End):
        yield from _term(whose, where, element.lasts)
    if isinstance(element, Await | Publicity) and isinstance(element.pauses, Param):
        yield _use(whose, element.pauses, "时限", where, "等待期间是否不计入总时限。")
    if isinstance(element, Step) and isinstance(element.by, Delegated):
        words = f"为“是”时由{element.by.to.label}办理，否则由{element.by.otherwise.label}办理。"
        yield _use(whose, element.by.power, "由谁办", where, words)


def _limit(whose: Whose, where: str, total: Total) -> Iterator[Found]:
    for term in (total.term, total.special):
        yield from _term(whose, where, term)


def _term(whose: Whose, where: str, term: Term | None) -> Iterator[Found]:
    if term is None or not isinstance(term.length, Expr):
        return
    if isinstance(term.length, Param):
        yield _use(whose, term.length, "时限", where, f"期限为{term}。")
        return
    for param in _direct([term.length]):
        words = f"期限（以{term.unit.value.removeprefix('个')}计）：{sentence(term.length)}"
        yield _use(whose, param, "时限", where, words)


def _named(whose: Whose, kind: str, name: str, expr: Expr) -> Iterator[Found]:
    roots = expr.parts if isinstance(expr, Formula) else (expr,)
    for param in _direct(roots):
        yield _use(whose, param, kind, name, sentence(expr))


def _direct(roots: Iterable[Expr]) -> Iterator[Param]:
    """The parameters that stand in the expression itself, not behind another name."""
    stack, seen = list(roots), set()
    while stack:
        node = stack.pop()
        if isinstance(node, Param) and node not in seen:
            seen.add(node)
            yield node
        elif not isinstance(node, Formula):
            stack += node.parts


def _use(whose: Whose, param: Param, kind: str, name: str, words: str) -> Found:
    key, title = whose
    return param.key, Use(key, title, kind, name, words)


def _whose(matter: Matter) -> Whose:
    return matter.key, matter.service.short


def _kind(formula: Formula) -> str:
    return "条件" if formula.kind is Kind.BOOL else "数额"
