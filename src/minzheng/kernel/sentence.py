"""A rule in words, with parentheses by the rank of its operators.

最低生活保障.月保障金.sentence()
# 月保障金：若给予保障，则为（当地最低生活保障标准 － 家庭人均月收入）× 共同生活人数，否则为 0。
"""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from minzheng.kernel.expr import Const, Expr, Op
from minzheng.kernel.formula import Formula
from minzheng.kernel.units import Kind

# Ranks: what binds less stands in parentheses inside what binds more.
CLAUSE, OR, AND, NOT, COMPARED, ADDED, MULTIPLIED, ATOM = range(8)


class Phrase(NamedTuple):
    """Words, and how strongly they hold together."""

    text: str
    rank: int = ATOM

    def within(self, rank: int) -> str:
        """The words as part of something of that rank."""
        return self.text if self.rank >= rank else f"（{self.text}）"


_AMOUNT_WORDS = {"<": "低于", "<=": "不高于", ">": "高于", ">=": "不低于"}
_COUNT_WORDS = {"<": "不到", "<=": "不超过", ">": "超过", ">=": "达到"}
_DAY_WORDS = {"<": "早于", "<=": "不晚于", ">": "晚于", ">=": "不早于"}
_SAME_WORDS = {"==": "等于", "!=": "不等于"}
_COMPARISONS: Mapping[Kind, Mapping[str, str]] = {
    Kind.COUNT: _COUNT_WORDS | _SAME_WORDS,
    Kind.DATE: _DAY_WORDS | _SAME_WORDS,
    Kind.CODE: {"==": "为", "!=": "不是"},
    Kind.TEXT: {"==": "为", "!=": "不是"},
}
# Operation -> its words, its rank, and the rank each part must have to go without parentheses.
_PATTERNS: Mapping[str, tuple[str, int, tuple[int, ...]]] = {
    "+": ("{} ＋ {}", ADDED, (ADDED, ADDED)),
    "-": ("{} － {}", ADDED, (ADDED, MULTIPLIED)),
    "*": ("{} × {}", MULTIPLIED, (MULTIPLIED, MULTIPLIED)),
    "均分": ("{} ÷ {}（四舍五入）", MULTIPLIED, (MULTIPLIED, ATOM)),
    "整除": ("{} ÷ {}（舍去余数）", MULTIPLIED, (MULTIPLIED, ATOM)),
    "~": ("并非{}", NOT, (ATOM,)),
    "周岁": ("按{}算的周岁", ATOM, (ATOM, ATOM)),
    "月数": ("自{}起的月数", ATOM, (ATOM, ATOM)),
    "之差天数": ("从{1}到{0}的天数", ATOM, (ATOM, ATOM)),
    "已知": ("已知{}", ATOM, (ATOM,)),
    "当日": ("当日", ATOM, ()),
    "合计": ("各成员{}之和", ATOM, (ATOM,)),
    "最大": ("各成员{}的最大值", ATOM, (ATOM,)),
    "最小": ("各成员{}的最小值", ATOM, (ATOM,)),
    "最近": ("{1}最近的成员的{0}", ATOM, (ATOM, ATOM)),
    "计数": ("“{}”的成员人数", ATOM, (CLAUSE,)),
    "任一": ("有成员{}", COMPARED, (COMPARED,)),
    "全部": ("每名成员都{}", COMPARED, (COMPARED,)),
}
_UNTIL = {"周岁": "到{1}时按{0}算的周岁", "月数": "从{0}到{1}的月数"}  # to another day than today
_GRAINS = {1: "分", 10: "角", 100: "元"}
_ROUNDINGS = {"四舍五入": "四舍五入到", "进位": "向上取到", "舍去": "向下取到"}


class Words:
    """Says a tree in words; trace.Numbers says it with the numbers of one household."""

    def say(self, node: Expr) -> Phrase:
        """The words for a node."""
        if not isinstance(node, Op):
            return self.leaf(node)
        special = self.special().get(node.name)
        return special(node) if special else self.by_pattern(node)

    def leaf(self, node: Expr) -> Phrase:
        """The words for a fact, a parameter, a number or another formula."""
        return Phrase(node.label)

    def special(self) -> Mapping[str, Callable[[Op], Phrase]]:
        """Operations whose words depend on more than their parts."""
        rounded = dict.fromkeys(_ROUNDINGS, self._rounded)
        compared = dict.fromkeys(("==", "!=", "<", "<=", ">", ">="), self._compared)
        return {
            **rounded,
            **compared,
            "当": self.when,
            "~": self._denied,
            "&": self._joined,
            "|": self._joined,
            "若未知": self._or_default,
            "取大": self._extreme,
            "取小": self._extreme,
            "属于": self._one_of,
            "对齐": lambda node: self.say(node.args[0]),
        }

    def when(self, node: Op) -> Phrase:
        """Both branches; a chain of conditions reads as one list."""
        test, then, otherwise = (self.say(part) for part in node.args)
        chained = isinstance(node.args[2], Op) and node.args[2].name == "当"
        rest = f"否则{otherwise.text}" if chained else f"否则为{spaced(otherwise.within(OR))}"
        return Phrase(f"若{test.within(OR)}，则为{spaced(then.within(OR))}，{rest}", CLAUSE)

    def by_pattern(self, node: Op) -> Phrase:
        """The words for an operation that always reads the same."""
        if node.name == "计数" and isinstance(node.args[0], Const):
            return Phrase("成员人数")
        pattern, rank, ranks = _PATTERNS[node.name]
        if node.name in _UNTIL and not (isinstance(node.args[1], Op) and not node.args[1].args):
            pattern = _UNTIL[node.name]
        parts = [self.say(part) for part in node.args]
        words = (part.within(needed) for part, needed in zip(parts, ranks, strict=False))
        return Phrase(pattern.format(*words), rank)

    def _denied(self, node: Op) -> Phrase:
        inner = node.args[0]
        if not isinstance(inner, Op) or not codes(inner):
            return self.by_pattern(node)
        return Phrase(f"{self.say(inner.args[0]).within(ATOM)}不是{codes(inner)}", COMPARED)

    def _compared(self, node: Op) -> Phrase:
        left, right = (self.say(part).within(ADDED) for part in node.args)
        known = _COMPARISONS.get(node.args[0].kind, _AMOUNT_WORDS | _SAME_WORDS)
        return Phrase(f"{left}{known[node.name]}{spaced(right)}", COMPARED)

    def _rounded(self, node: Op) -> Phrase:
        grain = _GRAINS[node.detail[1]] if node.kind is Kind.MONEY else "整数"
        inner = self.say(node.args[0]).within(MULTIPLIED)
        return Phrase(f"{inner}（{_ROUNDINGS[node.name]}{grain}）", MULTIPLIED)

    def _joined(self, node: Op) -> Phrase:
        # 甲 或 乙 且 丙 can be read in two ways, so each kind stands in parentheses in the other.
        word, rank = ("且", AND) if node.name == "&" else ("或", OR)
        parts = [self.say(part) for part in node.args]
        first, second = (part.within(rank if part.rank == rank else NOT) for part in parts)
        return Phrase(f"{first} {word} {second}", rank)

    def _or_default(self, node: Op) -> Phrase:
        value, default = (self.say(part).within(ATOM) for part in node.args)
        return Phrase(f"{value}（未知时按{spaced(default)}）")

    def _extreme(self, node: Op) -> Phrase:
        which = "大" if node.name == "取大" else "小"
        parts = [self.say(part).within(ATOM) for part in node.args]
        if len(parts) == 2:
            return Phrase(f"{parts[0]}与{spaced(parts[1])} 中较{which}的", COMPARED)
        return Phrase(f"{'、'.join(parts)} 中最{which}的", COMPARED)

    def _one_of(self, node: Op) -> Phrase:
        return Phrase(f"{self.say(node.args[0]).within(ATOM)}为{codes(node)}", COMPARED)


def codes(node: Expr) -> str:
    """The codes a condition names, “无” or 一级、二级或三级; "" where it compares no code."""
    if not isinstance(node, Op) or node.name not in ("==", "属于") or node.args[0].unit.codes == {}:
        return ""
    listed = (node.args[0].unit.text(code) for code in node.detail)
    *others, last = listed if node.detail else (node.args[1].label,)
    return f"{'、'.join(others)}或{last}" if others else f"“{last}”"


def sentence(node: Expr) -> str:
    """A formula, or any condition, in one Chinese sentence."""
    if isinstance(node, Formula):
        return f"{node.label}：{tidy(Words().say(node.expr).text)}。"
    return f"{tidy(Words().say(node).text)}。"


def spaced(text: str) -> str:
    """A number keeps a space from the word before it."""
    return f" {text}" if re.match(r"-?\d", text) else text


def tidy(text: str) -> str:
    """No space beside a full-width parenthesis, which has its own."""
    return re.sub(r" ?(（) ?| ?(）) ?", lambda found: found[1] or found[2], text)
