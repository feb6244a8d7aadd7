"""The arithmetic of one evaluation, line by line in Chinese with numbers, names and articles.

    月保障金：因给予保障为是，（当地最低生活保障标准 1,282.00元 － 家庭人均月收入 512.40元）
    × 共同生活人数 3人 ＝ 2,308.80元  〔《社会救助法》第十八条〕

A line is put into words when somebody reads it; until then the values lie in the run.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial

from minzheng.kernel.closures import OVER, Env
from minzheng.kernel.expr import Const, Expr, Fact, Op, Param, walk
from minzheng.kernel.formula import Formula
from minzheng.kernel.law import Article
from minzheng.kernel.one import Run
from minzheng.kernel.params import ParamValue
from minzheng.kernel.sentence import ADDED, ATOM, CLAUSE, COMPARED, OR, Phrase, Words, codes, tidy
from minzheng.kernel.units import Kind, MeasureUnit, Value, as_number

Given = int | str | date | None  # a value as the outside sees it; None is unknown


@dataclass(frozen=True)
class Line:
    """One formula of a trace. `member` is the name where it is about one member.

    `told` puts it into words.
    """

    name: str
    label: str
    value: Given
    unit: MeasureUnit
    told: Callable[[], str] = field(repr=False, compare=False)
    cites: tuple[Article, ...]
    params: tuple[ParamValue, ...]
    member: str = ""

    @cached_property
    def sentence(self) -> str:
        """The line with its numbers; said when somebody reads it."""
        return self.told()

    @property
    def text(self) -> str:
        """The value as an officer writes it."""
        value = self.value
        return self.unit.text(as_number(value) if isinstance(value, date) else value)

    def __str__(self) -> str:
        articles = "、".join(str(article) for article in self.cites)
        return f"{self.sentence}  〔{articles}〕" if articles else self.sentence


@dataclass(frozen=True, eq=False)
class Outcome:
    """The value of a formula (None is unknown) with the arithmetic that led to it."""

    formula: Expr
    run: Run

    @cached_property
    def value(self) -> Given:
        """The value; money in fen, a day as date."""
        return self.unit.give(self.run.value(self.formula))

    @property
    def unit(self) -> MeasureUnit:
        """The unit of the value."""
        return self.formula.unit

    @property
    def text(self) -> str:
        """The value as an officer writes it: 2,308.80元, 是, 待核实."""
        return self.unit.text(self.run.value(self.formula))

    @cached_property
    def trace(self) -> tuple[Line, ...]:
        """A line for each formula evaluated, what it rests on before it."""
        return lines(self.run, (self.formula,))

    @cached_property
    def missing(self) -> tuple[str, ...]:
        """The terms that must become known before the value is; empty when it is known."""
        return missing(self.run, self.formula, self.run.env)

    @property
    def params(self) -> tuple[ParamValue, ...]:
        """Every parameter value the arithmetic used."""
        return tuple(dict.fromkeys(value for line in self.trace for value in line.params))


def lines(run: Run, roots: Iterable[Expr]) -> tuple[Line, ...]:
    """A line for each named formula evaluated, each once, in the order of dependency."""
    return tuple(
        _line(run, node, env)
        for node in walk(roots, run.given)
        if isinstance(node, Formula)
        for env in _subjects(run, node)
        if node in env.values
    )


def missing(run: Run, node: Expr, env: Env) -> tuple[str, ...]:
    """What keeps a value unknown, each once: facts, a member's with her name, and parameters."""
    found = []
    for part, where in _reached(run, node, env, lambda part, at: run.value(part, at) is None):
        if isinstance(part, Param):
            found.append(f"{part.label}（还没有录入）")
        elif isinstance(part, Fact):
            personal = part.entity == "person" and where.name
            found.append(f"{part.label}（{where.name}）" if personal else part.label)
        elif isinstance(part, Op) and part.name in OVER and where.home.members is None:
            found.append("家庭成员")
    return tuple(dict.fromkeys(found))


def require_in_force(run: Run, *nodes: Expr) -> None:
    """Raise NotInForce for the first parameter without a value that keeps a node unknown."""
    for node in nodes if run.gaps else ():
        for env in _subjects(run, node):
            reached = _reached(run, node, env, lambda part, at: run.value(part, at) is None)
            for part, _ in reached:
                if isinstance(part, Param) and part in run.gaps:
                    raise run.gaps[part]


def _subjects(run: Run, node: Expr) -> Iterable[Env]:
    return run.env.members if node.entity == "person" and run.env.members else (run.env,)


def _reached(
    run: Run, root: Expr, env: Env, follow: Callable[[Expr, Env], bool]
) -> Iterator[tuple[Expr, Env]]:
    """The nodes that decided a value: of a 当 the branch taken, of an aggregate every member."""
    stack, seen = [(root, env)], set[tuple[Expr, int]]()
    while stack:
        node, where = stack.pop()
        if (node, id(where)) not in seen and follow(node, where):
            seen.add((node, id(where)))
            yield node, where
            stack += reversed(list(_parts(run, node, where)))


def _parts(run: Run, node: Expr, env: Env) -> Iterator[tuple[Expr, Env]]:
    if isinstance(node, Op) and node.name in OVER:
        members = env.home.members or ()
        yield from ((part, member) for member in members for part in node.args)
    elif isinstance(node, Op) and node.name == "当":
        test, then, otherwise = node.args
        holds = run.value(test, env)
        yield test, env
        if holds is not None:
            yield then if holds else otherwise, env
    else:
        yield from ((part, env) for part in node.parts)


def _line(run: Run, formula: Formula, env: Env) -> Line:
    member = env.name if env is not env.home else ""
    label = formula.says or formula.label
    value = env.values[formula]
    return Line(
        name=formula.name,
        label=label,
        value=formula.unit.give(value),
        unit=formula.unit,
        told=partial(_sentence, run, formula, env, f"{member}的{label}" if member else label),
        cites=formula.articles,
        params=_params(run, formula, env),
        member=member,
    )


def _params(run: Run, formula: Formula, env: Env) -> tuple[ParamValue, ...]:
    """What a line itself takes from the book, not what the formulas it uses take."""
    if formula in env.given:
        return ()
    own = _reached(run, formula.expr, env, lambda part, where: not isinstance(part, Formula))
    used = (part for part, _ in own if isinstance(part, Param))
    return tuple(dict.fromkeys(run.params[part] for part in used if part in run.params))


def _sentence(run: Run, formula: Formula, env: Env, label: str) -> str:
    value = env.values[formula]
    result = formula.unit.text(value)
    if formula in env.given:
        return f"{label} ＝ {result}（已给定）"
    absent = "、".join(missing(run, formula, env))
    gap = f"（缺：{absent}）" if absent else ""
    numbers = Numbers(run, env)
    words = numbers.say(formula.expr).text
    if formula.kind is Kind.BOOL:
        told = words.endswith("结果待核实") or (codes(formula.expr) and value is not None)
        verdict = "" if told else f"，{_verdict(value)}"
        return tidy(f"{label}：{words}{verdict}{gap}")
    joint = "：" if words.startswith("因") else " ＝ "
    told = result in words and numbers.is_single(formula.expr)
    tail = "" if told else f" ＝ {result}"
    return tidy(f"{label}{joint}{words}{tail}{gap}")


def _verdict(value: Value) -> str:
    return "待核实" if value is None else "成立" if value else "不成立"


class Numbers(Words):
    """Says a tree with the values of one household or member, and only the branch taken."""

    def __init__(self, run: Run, env: Env) -> None:
        self.run, self.env = run, env

    def leaf(self, node: Expr) -> Phrase:
        """A fact or formula with its value; a number of the rule as it is."""
        value = self._text(node)
        if isinstance(node, Const):
            return Phrase(value)
        named = f"{node.label}（{value}）" if node.kind is Kind.BOOL else f"{node.label} {value}"
        return Phrase(named)

    def special(self) -> Mapping[str, Callable[[Op], Phrase]]:
        """Members are told one by one; what is counted from a day is shown with its number."""
        counted = dict.fromkeys(("周岁", "月数", "之差天数"), self._counted)
        extremes = dict.fromkeys(("最大", "最小", "最近"), self._extreme_of_members)
        return {
            **super().special(),
            **counted,
            **extremes,
            "合计": self._total,
            "计数": self._count,
            "任一": self._any,
            "全部": self._every,
            "当日": lambda node: Phrase(self._text(node)),
            "属于": self._coded,
            "==": lambda node: self._coded(node) if codes(node) else self._compared(node),
        }

    def _coded(self, node: Op) -> Phrase:
        gap = "" if self.run.value(node, self.env) is not False else f"（不是{codes(node)}）"
        return Phrase(f"{node.args[0].label}为{self._text(node.args[0])}{gap}", COMPARED)

    def _denied(self, node: Op) -> Phrase:
        inner = node.args[0]
        if not isinstance(inner, Op) or not codes(inner):
            return super()._denied(node)
        return Phrase(f"{inner.args[0].label}为{self._text(inner.args[0])}", COMPARED)

    def when(self, node: Op) -> Phrase:
        """Why, and the branch taken."""
        test, then, otherwise = node.args
        holds = self.run.value(test, self.env)
        if holds is None:
            return Phrase(f"因{self._because(test)}，结果待核实", CLAUSE)
        branch = then if holds else otherwise
        words = self.say(branch).text
        plain = isinstance(branch, Const)
        return Phrase(f"因{self._because(test)}，{'为 ' if plain else ''}{words}", CLAUSE)

    def is_single(self, node: Expr) -> bool:
        """Whether its words end in one value, so that the result need not be told again."""
        if not isinstance(node, Op) or node.name != "当":
            return self.say(node).rank == ATOM
        holds = self.run.value(node.args[0], self.env)
        return holds is None or self.is_single(node.args[1] if holds else node.args[2])

    def _because(self, test: Expr) -> str:
        if isinstance(test, Op):
            return f"{self.say(test).within(OR)}{_verdict(self.run.value(test, self.env))}"
        return f"{test.label}为{self._text(test)}"

    def _text(self, node: Expr) -> str:
        return node.unit.text(self.run.value(node, self.env))

    def _counted(self, node: Op) -> Phrase:
        return Phrase(f"{self.by_pattern(node).text} {self._text(node)}")

    def _members(self) -> Iterator[tuple[str, "Numbers"]]:
        for member in self.env.home.members or ():
            yield member.name, Numbers(self.run, member)

    def _total(self, node: Op) -> Phrase:
        part = node.args[0]
        if part.scale != 1:  # not yet rounded, so there is no amount to show
            terms = [f"{name}（{numbers.say(part).text}）" for name, numbers in self._members()]
        else:
            terms = [f"{name} {numbers._text(part)}" for name, numbers in self._members()]
        if terms:
            return Phrase(" ＋ ".join(terms), ADDED if len(terms) > 1 else ATOM)
        return Phrase(f"{Words().say(node).text} {self._text(node)}")

    def _count(self, node: Op) -> Phrase:
        part = node.args[0]
        names = "" if isinstance(part, Const) else self._who(part, holds=True)
        words = Words().say(node).text
        return Phrase(f"{words} {self._text(node)}{names}")

    def _extreme_of_members(self, node: Op) -> Phrase:
        words = Words().say(node).text
        return Phrase(words if node.scale != 1 else f"{words} {self._text(node)}")

    def _any(self, node: Op) -> Phrase:
        return Phrase(f"{Words().say(node).text}{self._who(node.args[0], holds=True)}", COMPARED)

    def _every(self, node: Op) -> Phrase:
        exceptions = self._who(node.args[0], holds=False)
        return Phrase(f"{Words().say(node).text}{exceptions.replace('（', '（不符：')}", COMPARED)

    def _who(self, part: Expr, *, holds: bool) -> str:
        names = [
            name for name, numbers in self._members() if self.run.value(part, numbers.env) is holds
        ]
        return f"（{'、'.join(names)}）" if names else ""
