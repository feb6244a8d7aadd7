"""A matter's conditions taken apart: the ways to what it gives, and each thing a way asks for."""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import cached_property

from minzheng.engines.policy.api import PERSON_COLUMNS, giving_ways
from minzheng.faces.portal.plainly import is_guard, opposite, split
from minzheng.faces.portal.settling import Here, settled
from minzheng.kernel.expr import Expr, Fact, Op
from minzheng.kernel.flow import Await, End, Step
from minzheng.kernel.formula import Formula
from minzheng.kernel.law import Article
from minzheng.kernel.matter import Matter
from minzheng.kernel.policy import Rule
from minzheng.vocabulary import person as terms


@dataclass(frozen=True, eq=False)
class Atom:
    """A condition that is told as one, and the rule it stands in."""

    node: Expr
    rule: Formula | None = None

    @property
    def key(self) -> str:
        """How Service.who names it."""
        sign = "~" if is_denial(self.node) else ""
        return f"{sign}{self.inner.name}" if isinstance(self.inner, Rule) else ""

    @property
    def inner(self) -> Expr:
        """What is affirmed or denied."""
        return self.node.parts[0] if is_denial(self.node) else self.node

    @property
    def name(self) -> str:
        """A heading: the rule's name, or the term that is measured; none for a denial."""
        if is_denial(self.node):
            return ""
        inner = split(self.node, "|")[0]
        measured = inner if isinstance(inner, Formula | Fact) else next(iter(inner.parts), inner)
        if isinstance(measured, Formula | Fact):
            return measured.label
        return self.rule.label if self.rule is not None else ""

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles of the rule, or of the rule around it."""
        rule = self.inner if isinstance(self.inner, Formula) else self.rule
        return rule.articles if rule is not None else ()


class Atoms:
    """The atoms of one matter at one place. `told`: rules that the matter tells itself."""

    def __init__(self, matter: Matter, here: Here, told: Container[str]) -> None:
        self.matter, self.here, self.told = matter, here, told

    def roots(self) -> list[Expr]:
        """The conditions of every end that gives; else of what opens the procedure."""
        by_end = {way.end.name: way.when for way in reversed(giving_ways(self.matter))}
        return list(reversed(by_end.values())) or [_entry(self.matter)]

    def common(self, roots: list[Expr]) -> list[Atom]:
        """What every way asks for, and what the matter tells of any of them."""
        ways = [{atom.node: atom for atom in self.of(root)} for root in roots]
        atoms = {node: atom for way in ways for node, atom in way.items()}
        shared = {node for node in atoms if all(node in way for way in ways)}
        return [a for node, a in atoms.items() if node in shared or a.key in self.told]

    def of(self, node: Expr, rule: Formula | None = None) -> Iterator[Atom]:
        """The parts of an “and”, down to what compares something or is told by the matter."""
        atom = Atom(node, rule)
        if atom.key in self.told:
            yield atom
            yield from (a for a in self.parts(node, rule) if a.key in self.told)
        elif not self._needs_no_telling(node):
            parts = list(self.parts(node, rule))
            yield from parts or ([] if _is_joined(node) else [atom])

    def parts(self, node: Expr, rule: Formula | None = None) -> Iterator[Atom]:
        """What a condition is put together from; nothing where it is told as one."""
        if isinstance(node, Formula):
            if _is_joined(node) or (isinstance(node.expr, Op) and node.expr.name == "~"):
                yield from self.of(node.expr, node)
        elif isinstance(node, Op) and node.name == "&":
            for part in node.args:
                yield from self.of(part, rule)
        elif isinstance(node, Op) and node.name == "~":
            turned = opposite(node.args[0])
            if not (isinstance(turned, Op) and turned.name == "~"):
                inner = node.args[0]
                yield from self.of(turned, inner if isinstance(inner, Formula) else rule)

    def _needs_no_telling(self, node: Expr) -> bool:
        """Settled here, a guard of the program, that she is alive, or what officers write down."""
        if settled(node, self.here) or is_guard(node):
            return True
        facts = {fact.column for fact in node.needs().facts}
        return facts == {terms.死亡日期.column} or (bool(facts) and facts <= self._recorded)

    @cached_property
    def _recorded(self) -> set[str]:
        """What only the procedure knows, where it decides the way: papers complete, how to help."""
        if len(self.roots()) == 1 and giving_ways(self.matter):
            return set()
        elements = self.matter.application.elements
        forms = [e.records for e in elements if isinstance(e, Step | Await) and e.records]
        asked = {field.column for field in self.matter.form.fields()}
        return {f.column for form in forms for f in form.fields()} - asked - {*PERSON_COLUMNS}


def _entry(matter: Matter) -> Expr:
    """What the first step asks for before it opens the procedure."""
    flow = matter.application
    ways = (path for path in flow.ways_out(flow.first()) if path.when is not None)
    return next(
        way.when
        for way in ways
        if way.when is not None and not any(isinstance(target, End) for target in way.targets)
    )


def alternatives(root: Expr) -> list[Expr]:
    """The ways that stand side by side in one condition, the usual one first."""
    inner = root.expr if isinstance(root, Formula) else root
    return split(inner, "|") if isinstance(inner, Op) and inner.name == "|" else [root]


def _is_joined(node: Expr) -> bool:
    inner = node.expr if isinstance(node, Formula) else node
    return isinstance(inner, Op) and inner.name == "&"


def is_denial(node: Expr) -> bool:
    """Whether a condition says what must not be."""
    return isinstance(node, Op) and node.name == "~"
