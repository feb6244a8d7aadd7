"""Who can apply, in plain words: what speaks for a grant, each limit said as a limit.

A rule that the matter tells itself (Service.who) is told so; all else is read off the rules, with
what the place has settled left out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from minzheng.faces.portal.atoms import Atom, Atoms, alternatives, is_denial
from minzheng.faces.portal.factwords import benefit_name, choices, is_benefit
from minzheng.faces.portal.limits import param_text, value_text
from minzheng.faces.portal.plainly import (
    PLACEHOLDER,
    Plain,
    amount_text,
    split,
)
from minzheng.faces.portal.quoting import quoted
from minzheng.faces.portal.settling import Here, settled
from minzheng.kernel.expr import Expr, Fact, Op, Param, walk
from minzheng.kernel.flow import End
from minzheng.kernel.formula import Formula
from minzheng.kernel.law import Article
from minzheng.kernel.matter import Matter
from minzheng.kernel.policy import Rule
from minzheng.kernel.sentence import tidy
from minzheng.kernel.units import Kind

OTHERWISE = "上面的条件不全符合，但"
OTHERS, CLOSED = "其他待遇", "本地现在不办"
UNFIT = "不符合上面的条件"
UNENTERED = "规定的数（本地还没有录入）"
NOT_HERE = "本地规定："
NOW = {None: "", True: "（本地现在符合）", False: "（本地现在还不符合）"}


@dataclass(frozen=True)
class Condition:
    """One condition in words, with the articles it stands in; `details`: what it takes, in full."""

    name: str
    words: str
    articles: tuple[Article, ...]
    numbers: tuple[str, ...] = ()
    details: tuple[str, ...] = ()


def conditions_of(matter: Matter, here: Here) -> list[Condition]:
    """What it takes, condition by condition, the matter's own sentences first."""
    return list(_once(_Teller(matter, here).conditions()))


def _once(conditions: Iterable[Condition]) -> Iterator[Condition]:
    """Each number with the first condition that rests on it."""
    said: set[str] = set()
    for condition in conditions:
        yield replace(condition, numbers=tuple(n for n in condition.numbers if n not in said))
        said.update(condition.numbers)


def refusals_of(matter: Matter, here: Here) -> Iterator[str]:
    """When the first step may end the application at once."""
    teller, flow = _Teller(matter, here), matter.application
    for path in flow.ways_out(flow.first()):
        if any(isinstance(target, End) for target in path.targets) and path.when is not None:
            yield tidy(f"{path.outcome}：{teller.refusal(path.when)}。")


class _Teller:
    """Tells the conditions of one matter at one place."""

    def __init__(self, matter: Matter, here: Here) -> None:
        self.matter, self.here = matter, here
        self.told = {key: _filled(text, matter, here) for key, text in matter.service.who}
        self.plain = Plain(here, self.told)
        self.atoms = Atoms(matter, here, self.told)

    def conditions(self) -> Iterator[Condition]:
        """First what the place has closed, then what the matter tells itself, then the rest."""
        roots = self.atoms.roots()
        usual, *others = alternatives(roots[0]) if len(roots) == 1 else (None,)
        found = self.atoms.common(roots) if usual is None else list(self.atoms.of(usual))
        received = [atom.node for atom in found if _excludes(atom.node)]
        several = received if len(received) > 1 else []
        told = [atom for atom in found if atom.node not in set(several)]
        yield from (self._condition(atom) for atom in sorted(told, key=self._rank))
        yield from _excluding([atom for atom in found if atom.node in set(several)])
        for other in others:
            yield self._other(other, usual)

    def _rank(self, atom: Atom) -> int:
        """The matter's own order; before it what the place has closed, behind it all else."""
        if self._is_closed(atom):
            return -1
        names = [atom.key, *(getattr(part, "name", "") for part in split(atom.node, "|"))]
        known = list(self.told)
        return min(known.index(name) if name in known else len(known) for name in names)

    def _is_closed(self, atom: Atom) -> bool:
        return atom.key not in self.told and settled(atom.node, self.here) is False

    def refusal(self, when: Expr) -> str:
        """Why an application may be turned away: what it does not fit."""
        inner = when.parts[0] if is_denial(when) else when
        atoms = [atom for root in self.atoms.roots() for atom in self.atoms.of(root)]
        if inner in {node for atom in atoms for node in (atom.rule, atom.node)}:
            return UNFIT
        rule = inner.expr if isinstance(inner, Formula) else inner
        named = "".join(choices(part) for part in split(rule, "|"))
        if is_denial(when) and named:
            return f"不属于下面任何一种：{named}"
        return self.plain.say(when).text

    def _condition(self, atom: Atom) -> Condition:
        if self._is_closed(atom):
            return Condition(
                CLOSED, f"{NOT_HERE}{_settings(atom.node, self.here)}。", atom.articles
            )
        words = self.told.get(atom.key) or self.plain.say(atom.node).text
        now = NOW[settled(atom.node, self.here)]
        text = tidy(f"{words.rstrip('。')}{now}。")
        name = "" if text == f"{atom.name}。" else atom.name
        return Condition(name, text, atom.articles, self._numbers(atom), self._details(atom))

    def _details(self, atom: Atom) -> tuple[str, ...]:
        """The parts of what is told in one sentence, where they read well by themselves."""
        if atom.key not in self.told or not isinstance(atom.node, Formula):
            return ()
        parts = list(self.atoms.parts(atom.node))
        said = [self.plain.say(part.node).text for part in parts]
        clear = len(said) > 1 and not any("符合“" in text for text in said)
        own = not any(part.key in self.told for part in parts)
        return tuple(tidy(f"{text}。") for text in said) if clear and own else ()

    def _numbers(self, atom: Atom) -> tuple[str, ...]:
        """The numbers a condition rests on, as they hold here and how sure we are of them."""
        if is_denial(atom.node):
            return ()
        place, on = self.here.place, self.here.on
        apart = self.told if atom.key in self.told else ()
        found = (p for p in quoted(atom.node, self.here, told=apart) if p.kind is not Kind.BOOL)
        return tuple(dict.fromkeys(f"{p.label} {param_text(p, place, on)}" for p in found))

    def _other(self, way: Expr, usual: Expr | None) -> Condition:
        """Another way in one sentence."""
        atom, inner = Atom(way), way.expr if isinstance(way, Formula) else way
        parts = [part for part in split(inner, "&") if not _is_said(part, usual)]
        words = self.told.get(atom.key) or f"{OTHERWISE}{'，'.join(map(self._must, parts))}。"
        return Condition(atom.name, tidy(words), atom.articles, self._numbers(atom))

    def _must(self, part: Expr) -> str:
        said = self.plain.say(part).text
        return said if "符合“" in said or not isinstance(part, Rule) else f"符合“{part.label}”"


def _excludes(node: Expr) -> bool:
    """That another benefit is not received."""
    return isinstance(node, Op) and node.name == "~" and is_benefit(node.args[0])


def _excluding(atoms: Iterable[Atom]) -> Iterator[Condition]:
    """The benefits that exclude this one, in one line."""
    found = list(atoms)
    names = [benefit_name(part) for atom in found for part in atom.node.parts]
    articles = tuple(dict.fromkeys(article for atom in found for article in atom.articles))
    if found:
        yield Condition(OTHERS, f"没有同时享受{'、'.join(names[:-1])}或者{names[-1]}。", articles)


def _settings(node: Expr, here: Here) -> str:
    """What the place has decided, as question and answer."""
    params = (part for part in walk([node]) if isinstance(part, Param))
    return "，".join(f"{p.label}（{value_text(p, here.place, here.on)}）" for p in params)


def _is_said(part: Expr, usual: Expr | None) -> bool:
    """That she asks for it, and that the usual way is closed, is said by the sentence itself."""
    return isinstance(part, Fact) or (
        isinstance(part, Op) and part.name == "~" and part.args[0] is usual
    )


def _filled(text: str, matter: Matter, here: Here) -> str:
    """The sentence with the numbers of the place. KeyError names what the matter does not have."""
    known = {p.label: p for p in walk(matter.policy.formulas) if isinstance(p, Param | Formula)}
    return PLACEHOLDER.sub(lambda found: amount_text(known[found[1]], here) or UNENTERED, text)
