"""Why yes or no, in the few plain statements that settle it: 人均月收入500.00元低于标准1,282.00元.

What was measured is said as it is: “不高于上限”, never “高于上限，不成立”.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from minzheng.engines.policy.deciding import SETTLED_BY
from minzheng.kernel.expr import Const, Expr, Fact, Op, Param
from minzheng.kernel.formula import Formula
from minzheng.kernel.one import Run
from minzheng.kernel.sentence import Words, tidy
from minzheng.kernel.trace import Numbers
from minzheng.kernel.units import Kind

FLIPPED: Mapping[str, Callable[[Expr, Expr], Expr]] = {
    "<": lambda left, right: left >= right,
    ">=": lambda left, right: left < right,
    ">": lambda left, right: left <= right,
    "<=": lambda left, right: left > right,
}
SAME = ("==", "!=", "属于")
WORDS = (Kind.CODE, Kind.TEXT, Kind.BOOL)
RECORDED = "已知"
THROUGH = ("~", "若未知")
NOT = "，不是"
AGE = re.compile(r"按[^，]*?算的周岁 ?(\d+)岁")
GAP = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[\d-])")


def reasons(found: Run, *roots: Expr) -> tuple[str, ...]:
    """The measured conditions that settle the values of `roots`, each once, with their numbers.

    A comparison with nought only guards a rule, and what the family itself stated needs no
    explaining: either is told where nothing else settles it.
    """
    settling = list(dict.fromkeys(node for root in roots for node in _settling(found, root)))
    for telling in (_is_measured, _is_guard, _is_given):
        said = _all_said(found, [node for node in settling if telling(node)])
        if said:
            return said
    return ()


def _all_said(found: Run, nodes: Iterable[Expr]) -> tuple[str, ...]:
    """Each in words; a code that fits none of several kinds is told once."""
    said: dict[str, list[str]] = {}
    for node in nodes:
        text = _said(found, node)
        said.setdefault(text.partition(NOT)[0], []).append(text)
    whole = (texts[0] if len(set(texts)) == 1 else stem for stem, texts in said.items())
    return tuple(whole)


def _settling(found: Run, node: Expr) -> Iterator[Expr]:
    """The conditions that settled a value, as near to the facts as they can be told."""
    if isinstance(node, Formula) and node not in found.given:
        yield from _settling(found, node.expr)
    elif isinstance(node, Op) and node.name in THROUGH:
        yield from _settling(found, node.args[0])
    elif isinstance(node, Op) and node.name in SETTLED_BY:
        for part in _decisive(found, node):
            yield from _settling(found, part)
    elif isinstance(node, Op) and node.name == "当":
        for part in (node.args[0], node.args[1 if found.value(node.args[0]) else 2]):
            yield from _settling(found, part)
    elif not isinstance(node, Const) and found.value(node) is not None:
        yield node


def _decisive(found: Run, node: Op) -> tuple[Expr, ...]:
    """One part is enough to settle it: what was stated needs no measuring beside it."""
    chain = _chain(node, node.name)
    parts = tuple(part for part in chain if found.value(part) is SETTLED_BY[node.name])
    stated = tuple(part for part in parts if _is_stated(_bare(part)))
    return stated or parts or chain


def _chain(node: Expr, name: str) -> tuple[Expr, ...]:
    """The parts of 甲 & 乙 & 丙, which is written as two pairs."""
    if not isinstance(node, Op) or node.name != name:
        return (node,)
    return tuple(part for each in node.parts for part in _chain(each, name))


def _bare(node: Expr) -> Expr:
    return _bare(node.args[0]) if isinstance(node, Op) and node.name == "~" else node


def _is_measured(node: Expr) -> bool:
    """What can be told with its numbers, and what the place has decided."""
    return isinstance(node, Param) or (isinstance(node, Op) and not _is_guard(node))


def _is_guard(node: Expr) -> bool:
    """A comparison with nought (共同生活人数 > 0), or whether something is on record at all."""
    if not isinstance(node, Op) or node.name not in FLIPPED:
        return isinstance(node, Op) and node.name == RECORDED
    return isinstance(node.args[1], Const) and node.args[1].value == 0


def _is_stated(node: Expr) -> bool:
    return isinstance(node, Fact)


def _is_given(node: Expr) -> bool:
    return isinstance(node, Fact | Formula)


def _said(found: Run, node: Expr) -> str:
    numbers = Numbers(found, found.env)
    text = AGE.sub(r"\1周岁，", tidy(_words(found, numbers, node)))
    return GAP.sub("", text)


def _words(found: Run, numbers: Numbers, node: Expr) -> str:
    holds = bool(found.value(node))
    if not isinstance(node, Op):
        return f"{node.label}：{'是' if holds else '否'}"
    if node.name in SAME and node.args[0].kind in WORDS:
        return _same(found, node, holds)
    if node.name in FLIPPED and not holds:
        return _turned(numbers, node)
    if node.name == RECORDED:
        return f"{'有' if holds else '没有'}{node.args[0].label}的记录"
    if node.name == "任一" and not holds:
        return _of_nobody(node.args[0])
    text = numbers.say(node).text
    return text if holds else f"不是{text}"


def _of_nobody(part: Expr) -> str:
    words = f"“{part.label}”" if isinstance(part, Formula) else Words().say(part).text
    return f"没有成员符合{words}"


def _same(found: Run, node: Op, holds: bool) -> str:
    """A code as it is, and what it would have to be: 残疾等级为三级，不是一级或二级."""
    first = node.args[0]
    text = f"{first.label}为{first.unit.text(found.value(first))}"
    if holds or node.name == "!=" or _value_says_it(node):
        return text
    wanted = node.detail if node.name == "属于" else (found.value(node.args[1]),)
    return f"{text}{NOT}{'或'.join(first.unit.text(code) for code in wanted)}"


def _value_says_it(node: Op) -> bool:
    """“残疾等级为三级” already says that it is not “无”."""
    return node.name == "==" and node.args[0].unit.text(_constant(node)) == "无"


def _constant(node: Op) -> int | None:
    value = node.args[1].value if isinstance(node.args[1], Const) else None
    return value if isinstance(value, int) else None


def _turned(numbers: Numbers, node: Op) -> str:
    if _is_guard(node) and node.name == ">":
        return numbers.say(node.args[0]).text
    return numbers.say(FLIPPED[node.name](*node.args)).text
