"""Formula: a node with a name and an article, and how formulas are found again in a tree."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from minzheng.kernel.expr import KNOWN_TERMS, Entity, Expr, Fact, walk
from minzheng.kernel.law import Article
from minzheng.kernel.units import MeasureUnit

Cites = Article | tuple[Article, ...]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Formula(Expr):
    """A node with a name and an article. Rule and Amount in policy.py are what one writes."""

    expr: Expr
    cites: Cites
    unit: MeasureUnit
    says: str = ""
    name: str = ""
    owner: str = ""

    def __set_name__(self, owner: type, name: str) -> None:
        # The only change after building: a formula learns where it stands, once.
        if not self.name:
            object.__setattr__(self, "name", name)
            object.__setattr__(self, "owner", owner.__name__)
            KNOWN_TERMS.update((name, self.full_name))

    @property
    def entity(self) -> Entity:
        """Whose it is: a person's when any part is."""
        return self.expr.entity

    @property
    def label(self) -> str:
        return self.name or self.expr.label

    @property
    def full_name(self) -> str:
        """Policy and name, to tell apart what two policies call the same."""
        return f"{self.owner}.{self.name}"

    @property
    def parts(self) -> tuple[Expr, ...]:
        return (self.expr,)

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles it rests on."""
        return self.cites if isinstance(self.cites, tuple) else (self.cites,)


@lru_cache(maxsize=4096)
def addresses(roots: tuple[Expr, ...]) -> Mapping[Fact | Formula, tuple[str, ...]]:
    """Under which names the value of a node may be given.

    A fact by column or term; a formula by its name or policy.name. Where two policies call
    something the same, the plain name is that of the policy evaluated (the first root's).
    """
    nodes = tuple(walk(roots))
    named = [node for node in nodes if isinstance(node, Formula) and node.name]
    home = getattr(roots[0], "owner", "") if roots else ""
    plain: dict[str, Formula] = {}
    for formula in sorted(named, key=lambda formula: formula.owner != home):
        plain.setdefault(formula.name, formula)
    names: dict[Fact | Formula, tuple[str, ...]] = {
        node: (node.column, node.term) for node in nodes if isinstance(node, Fact)
    }
    for formula in named:
        ours = (formula.name,) if plain[formula.name] is formula else ()
        names[formula] = (*ours, formula.full_name)
    return names


@lru_cache(maxsize=4096)
def shared(roots: tuple[Expr, ...]) -> frozenset[Expr]:
    """Nodes that more than one node uses; a back end computes them once."""
    uses: dict[Expr, int] = {}
    for node in walk(roots):
        for part in set(node.parts):
            uses[part] = uses.get(part, 0) + 1
    return frozenset(node for node, count in uses.items() if count > 1)
