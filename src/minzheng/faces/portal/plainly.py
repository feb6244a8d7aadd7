"""A condition as one neighbour tells it to another: with the numbers of the place, without rules.

What the place has settled is left out; what must not be is said as what must.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from minzheng.engines.policy.api import value_of
from minzheng.faces.portal.factwords import affirmed, denied
from minzheng.faces.portal.limits import value_text
from minzheng.faces.portal.settling import JOINED, Here, branch, largest, open_parts
from minzheng.kernel.closures import OVER
from minzheng.kernel.expr import Const, Expr, Fact, Op, Param
from minzheng.kernel.formula import Formula
from minzheng.kernel.params import NotInForce
from minzheng.kernel.policy import Amount, Rule
from minzheng.kernel.sentence import AND, COMPARED, OR, Phrase, Words, codes, spaced
from minzheng.kernel.units import Kind

FLIPPED: Mapping[str, Callable[[Expr, Expr], Expr]] = {
    "<": lambda left, right: left >= right,
    ">=": lambda left, right: left < right,
    ">": lambda left, right: left <= right,
    "<=": lambda left, right: left > right,
}
COMPARING = (*FLIPPED, "==", "!=")
SHORT = 3  # so many measured things of a rule are told in place of its name
PLACEHOLDER = re.compile(r"\{([^{}]+)\}")


class Plain(Words):
    """Words for a guide. `told`: how the matter itself tells a rule, by the rule's name."""

    def __init__(self, here: Here, told: Mapping[str, str] | None = None) -> None:
        self.here, self.told = here, told or {}

    def leaf(self, node: Expr) -> Phrase:
        """A number of the law with its value; a short rule by what it asks for."""
        if isinstance(node, Param):
            return Phrase(f"{node.label} {value_text(node, self.here.place, self.here.on)}")
        if isinstance(node, Fact) and node.kind is Kind.BOOL:
            return Phrase(affirmed(node), COMPARED)
        if isinstance(node, Rule):
            return self._rule(node)
        if isinstance(node, Amount):
            return Phrase(self._amount(node))
        return Phrase(node.label)

    def special(self) -> Mapping[str, Callable[[Op], Phrase]]:
        """What the place decides, what is denied, and what one of the members must be."""
        compared = dict.fromkeys(COMPARING, self._limited)
        return {
            **super().special(),
            **compared,
            "~": self._turned,
            "&": self._open,
            "|": self._open,
            "当": self.when,
            "取大": self._of_several,
            "取小": self._of_several,
            "任一": self._of_one,
            "已知": lambda node: Phrase(f"登记了{node.args[0].label}", COMPARED),
            "周岁": lambda node: Phrase("年龄") if _is_birth(node) else self.by_pattern(node),
        }

    def when(self, node: Op) -> Phrase:
        """Where the place has chosen, only what it has chosen."""
        chosen = branch(node, self.here)
        return super().when(node) if chosen is None else self.say(chosen)

    def _rule(self, rule: Rule) -> Phrase:
        if rule.name in self.told:
            return Phrase(self.told[rule.name].rstrip("。"), OR)
        if is_short(rule.expr) or self._opens(rule.expr):
            return self.say(rule.expr)
        return Phrase(f"符合“{rule.label}”", COMPARED)

    def _opens(self, node: Expr) -> bool:
        """Whether what the place leaves open of a rule can be told part by part."""
        if not isinstance(node, Op) or node.name not in JOINED:
            return False
        parts = open_parts(node, self.here)
        known = (self.told.get(getattr(part, "name", "")) for part in parts)
        return bool(parts) and (len(parts) == 1 or all(known))

    def _amount(self, amount: Amount) -> str:
        """A limit that the place alone decides as a number, another with how it is reckoned."""
        if not amount.needs().facts:
            return f"{amount.label} {amount_text(amount, self.here) or '还没有录入'}"
        if any(isinstance(part, Param) for part in own_parts(amount)):
            return f"{amount.label}（{self.say(amount.expr).text}）"
        return amount.label

    def _limited(self, node: Op) -> Phrase:
        """“车辆数不超过 0辆”: a limit that repeats the name of what it limits loses its own."""
        if codes(node):
            return self._compared(node)
        if node.name == ">" and is_guard(node):
            return Phrase(f"有{node.args[0].label.removesuffix('人数')}", COMPARED)
        words = self._compared(node).text
        limit = self._limit(node.args[1])
        name = self.say(node.args[0]).text
        if isinstance(limit, Param) and name.removeprefix("本人") in limit.label:
            number = value_text(limit, self.here.place, self.here.on)
            words = words.partition(self.say(node.args[1]).text)[0].rstrip("（ ") + spaced(number)
        return Phrase(words, COMPARED)

    def _limit(self, node: Expr) -> Expr | None:
        """The number that holds of several."""
        several = isinstance(node, Op) and node.name in ("取大", "取小")
        return largest(node, self.here) if isinstance(node, Op) and several else node

    def _turned(self, node: Op) -> Phrase:
        inner = node.args[0]
        turned = opposite(inner)
        if not (isinstance(turned, Op) and turned.name == "~"):
            return self.say(turned)
        if isinstance(inner, Fact):
            return Phrase(denied(inner), COMPARED)
        if isinstance(inner, Op) and inner.name == "已知":
            return Phrase(f"登记簿里没有{inner.args[0].label}", COMPARED)
        return self._denied(turned) if codes(turned.args[0]) else self._not(turned.args[0])

    def _not(self, inner: Expr) -> Phrase:
        return Phrase(f"不是{self.say(inner).within(OR)}", COMPARED)

    def _open(self, node: Op) -> Phrase:
        parts = open_parts(node, self.here) or list(node.args)
        said = [self.say(part) for part in _all(parts, node.name, self.here)]
        if len(said) == 1:
            return said[0]
        if node.name == "|":
            return Phrase("，或者".join(part.text for part in said), OR)
        return Phrase("，并且".join(part.within(AND) for part in said), AND)

    def _of_several(self, node: Op) -> Phrase:
        number = largest(node, self.here)
        return self._extreme(node) if number is None else self.say(number)

    def _of_one(self, node: Op) -> Phrase:
        """Each thing this member must be; that she belongs to the family needs no saying."""
        inner = node.args[0].expr if isinstance(node.args[0], Formula) else node.args[0]
        parts = [part for part in split(inner, "&") if not isinstance(part, Fact)]
        told = [self.say(part).text for part in parts if getattr(part, "label", "") != "共同生活"]
        return Phrase(f"家里有人{'，并且'.join(told)}", COMPARED)


def opposite(node: Expr) -> Expr:
    """The same said the other way round; what cannot be is denied as it stands."""
    if isinstance(node, Rule):
        return opposite(node.expr)
    if isinstance(node, Op) and node.name == "~":
        return node.args[0]
    if isinstance(node, Op) and node.name in ("&", "|"):
        left, right = (opposite(part) for part in node.args)
        return left | right if node.name == "&" else left & right
    if isinstance(node, Op) and node.name in FLIPPED:
        return FLIPPED[node.name](*node.args)
    return ~node


def is_guard(node: Expr) -> bool:
    """A comparison with a number of the program, not of the law."""
    compared = isinstance(node, Op) and node.name in COMPARING and not codes(node)
    return compared and any(isinstance(part, Const) for part in node.parts)


def split(node: Expr, name: str) -> list[Expr]:
    """The parts of an “and” of “and”s, or of an “or” of “or”s."""
    if isinstance(node, Op) and node.name == name:
        return [part for arg in node.args for part in split(arg, name)]
    return [node]


def own_parts(node: Expr) -> Iterator[Expr]:
    """What stands in a condition itself, not behind the name of another."""
    stack = list(node.parts)
    while stack:
        part = stack.pop(0)
        yield part
        if not isinstance(part, Formula):
            stack += part.parts


def is_short(node: Expr) -> bool:
    """Whether a rule asks for a few things only, none of them behind a name or over members."""
    measured = [part for part in (node, *own_parts(node)) if _is_told(part)]
    rules = [part for part in own_parts(node) if isinstance(part, Rule)]
    simple = all(isinstance(part.expr, Op) and not part.needs().params for part in rules)
    plain = not any(isinstance(part, Op) and part.name in OVER for part in own_parts(node))
    return len(measured) + len(rules) in range(1, SHORT + 1) and simple and plain


def amount_text(amount: Expr, here: Here) -> str:
    """An amount that rests on parameters alone, as it holds here today; "" where one lacks."""
    try:
        return amount.unit.text(value_of(amount, {}, on=here.on, place=here.place))
    except NotInForce:
        return ""


def _is_told(node: Expr) -> bool:
    named = isinstance(node, Op) and (node.name in COMPARING or node.name == "属于")
    return named or (isinstance(node, Fact) and node.kind is Kind.BOOL)


def _all(parts: list[Expr], name: str, here: Here) -> Iterator[Expr]:
    for part in parts:
        if isinstance(part, Op) and part.name == name:
            yield from _all(open_parts(part, here), name, here)
        else:
            yield part


def _is_birth(node: Op) -> bool:
    return isinstance(node.args[0], Fact) and node.args[0].column == "born_on"
