"""Who can apply, in plain words: what speaks for a grant, each limit said as a limit."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from minzheng.engines.policy.api import granting_rule
from minzheng.faces.portal.limits import param_text, value_text
from minzheng.kernel.expr import Const, Expr, Fact, Op, Param, walk
from minzheng.kernel.formula import Formula
from minzheng.kernel.law import Article
from minzheng.kernel.matter import Matter
from minzheng.kernel.policy import Amount, Rule
from minzheng.kernel.sentence import OR, Phrase, Words, tidy

OTHERWISE = "上面的条件不全符合，但"


@dataclass(frozen=True)
class Condition:
    """One condition in words, with the articles it stands in."""

    name: str
    words: str
    articles: tuple[Article, ...]
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Here:
    """Where and when the numbers hold."""

    place: str
    on: date


def conditions_of(matter: Matter, here: Here) -> Iterator[Condition]:
    """The usual way to a grant, condition by condition; then each other way there is."""
    rule = granting_rule(matter)
    usual, *others = _ways(rule) if rule is not None else (None,)
    if usual is None:
        return
    yield from _usual(usual, (), here)
    for other in others:
        yield from _other(other, usual, here)


def _ways(rule: Expr) -> list[Expr]:
    inner = rule.expr if isinstance(rule, Formula) else rule
    return _split(inner, "|") if isinstance(inner, Op) and inner.name == "|" else [rule]


def _usual(node: Expr, articles: tuple[Article, ...], here: Here) -> Iterator[Condition]:
    """The parts of an “and”, down to what compares something; a guard of zero is no condition."""
    if isinstance(node, Formula):
        yield from _named(node, here)
    elif isinstance(node, Op) and node.name == "~":
        yield from _usual(_opposite(node.args[0]), _articles(node.args[0], articles), here)
    elif isinstance(node, Op) and node.name == "&":
        for part in node.args:
            yield from _usual(part, articles, here)
    elif not _is_guard(node):
        name = node.args[0].label if isinstance(node, Op) else node.label
        yield _condition(name, node, articles, here)


def _named(rule: Formula, here: Here) -> Iterator[Condition]:
    """A rule that only puts others together is not told itself."""
    if isinstance(rule.expr, Op) and rule.expr.name in ("&", "~"):
        yield from _usual(rule.expr, rule.articles, here)
    else:
        yield _condition(rule.label, rule.expr, rule.articles, here)


def _other(way: Expr, usual: Expr, here: Here) -> Iterator[Condition]:
    """Another way in one sentence, and the household's rules that only this way rests on."""
    inner = way.expr if isinstance(way, Formula) else way
    parts = [part for part in _split(inner, "&") if not _is_said(part, usual)]
    words = "，".join(_must(part, here) for part in parts)
    articles = _articles(way, ())
    yield Condition(way.label, tidy(f"{OTHERWISE}{words}。"), articles, _numbers(inner, here))
    known = {usual, way, *walk([usual])}
    for rule in _speaking_for(inner):
        if rule not in known and rule.entity != "person":
            yield _condition(rule.label, rule.expr, rule.articles, here)


def _must(part: Expr, here: Here) -> str:
    if isinstance(part, Rule):
        return f"符合“{part.label}”"
    return Plain(here).say(part).within(OR)


def _is_said(part: Expr, usual: Expr) -> bool:
    """That she asks for it, and that the usual way is closed, is said by the sentence itself."""
    return isinstance(part, Fact) or (
        isinstance(part, Op) and part.name == "~" and part.args[0] is usual
    )


def _speaking_for(node: Expr) -> Iterator[Rule]:
    """Rules below a node that must hold, each once; what stands behind a “not” is left out."""
    stack, seen = [node], set[Expr]()
    while stack:
        found = stack.pop(0)
        if found in seen or (isinstance(found, Op) and found.name == "~"):
            continue
        seen.add(found)
        if isinstance(found, Rule):
            yield found
        stack += found.parts


def _condition(name: str, node: Expr, articles: tuple[Article, ...], here: Here) -> Condition:
    words = tidy(f"{Plain(here).say(node).text}。")
    return Condition(name, words, articles, _numbers(node, here))


def _numbers(node: Expr, here: Here) -> tuple[str, ...]:
    """The numbers said in a condition, as they hold here today and how sure we are of them."""
    direct = [node, *(part for part in _own(node) if isinstance(part, Amount))]
    found = (part for each in direct for part in _own(each) if isinstance(part, Param))
    said = (f"{param.label} {param_text(param, here.place, here.on)}" for param in found)
    return tuple(dict.fromkeys(said))


def _own(node: Expr) -> Iterator[Expr]:
    """What stands in a condition itself, not behind the name of another."""
    stack = list(node.parts)
    while stack:
        part = stack.pop(0)
        yield part
        if not isinstance(part, Formula):
            stack += part.parts


def _split(node: Expr, name: str) -> list[Expr]:
    if isinstance(node, Op) and node.name == name:
        return [part for arg in node.args for part in _split(arg, name)]
    return [node]


def _opposite(node: Expr) -> Expr:
    """The same said the other way round; what cannot be is denied as it stands."""
    if isinstance(node, Rule):
        return _opposite(node.expr)
    if isinstance(node, Op) and node.name == "~":
        return node.args[0]
    if isinstance(node, Op) and node.name in ("&", "|"):
        left, right = (_opposite(part) for part in node.args)
        return left | right if node.name == "&" else left & right
    if isinstance(node, Op) and node.name in FLIPPED:
        return FLIPPED[node.name](*node.args)
    return ~node


FLIPPED: Mapping[str, Callable[[Expr, Expr], Expr]] = {
    "<": lambda left, right: left >= right,
    ">=": lambda left, right: left < right,
    ">": lambda left, right: left <= right,
    "<=": lambda left, right: left > right,
}


def _is_guard(node: Expr) -> bool:
    """A comparison with a number of the program, not of the law."""
    return isinstance(node, Op) and any(isinstance(part, Const) for part in node.args)


def _articles(node: Expr, known: tuple[Article, ...]) -> tuple[Article, ...]:
    return node.articles if isinstance(node, Formula) else known


class Plain(Words):
    """Words with the numbers of a place in them, and what must not be said as what must."""

    def __init__(self, here: Here) -> None:
        self.here = here

    def leaf(self, node: Expr) -> Phrase:
        """A number of the law with its value; a limit with how it is reckoned."""
        if isinstance(node, Param):
            return Phrase(f"{node.label} {value_text(node, self.here.place, self.here.on)}")
        if isinstance(node, Amount) and any(isinstance(part, Param) for part in _own(node)):
            return Phrase(f"{node.label}（{self.say(node.expr).text}）")
        return Phrase(node.label)

    def special(self) -> Mapping[str, Callable[[Op], Phrase]]:
        """What is denied, and what one of the members must be, have words of their own."""
        return {**super().special(), "~": self._denied, "任一": self._of_one}

    def _denied(self, node: Op) -> Phrase:
        turned = _opposite(node.args[0])
        if isinstance(turned, Op) and turned.name == "~":
            return Phrase(f"不是{self.say(turned.args[0]).within(OR)}")
        return self.say(turned)

    def _of_one(self, node: Op) -> Phrase:
        """Each thing this member must be; where it may be one of several, these."""
        inner = node.args[0].expr if isinstance(node.args[0], Formula) else node.args[0]
        parts = [part for part in _split(inner, "&") if not isinstance(part, Fact)]
        return Phrase("有一名成员" + "，并且".join(self._opened(part) for part in parts))

    def _opened(self, part: Expr) -> str:
        inner = part.expr if isinstance(part, Formula) else part
        choices = _split(inner, "|")
        if len(choices) == 1:
            return self.say(part).within(OR)
        return "属于下面一种情形：" + "；或者".join(self.say(each).text for each in choices)
