"""Expressions: the one immutable tree in which a rule is written, typed while it is built.

    人均月收入 = Fact("income_per_head", "家庭人均月收入", unit=分_每月, entity="household")
    低保标准 = Param("dibao.standard", "当地最低生活保障标准", unit=分_每人每月)
    人均月收入 < 低保标准            # a tree, not an answer

A node knows its unit, whose it is (a household's, a person's, nobody's) and its scale: 1, or
10_000 for an unrounded product with a ratio. What cannot be meant raises ExpressionError here.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import reduce
from typing import Any, Literal

from minzheng.kernel.money import MoneyError
from minzheng.kernel.units import (
    WHOLE,
    Kind,
    MeasureUnit,
    UnreadableValue,
    as_number,
    分,
    数,
    日期,
    是否,
    比例,
)

Entity = Literal["household", "person", "organisation"] | None
# The narrowest first. What a case knows of itself is a household's, whoever's case it is.
ENTITIES: tuple[Entity, ...] = ("person", "organisation", "household")
NUMERIC = frozenset({Kind.MONEY, Kind.COUNT, Kind.RATIO})
ORDERED = NUMERIC | {Kind.DATE}


class ExpressionError(TypeError):
    """The formula as written cannot be meant; raised where it is built."""


@dataclass(frozen=True)
class Needs:
    """What a formula rests on, through every formula it uses."""

    facts: frozenset["Fact"]
    params: frozenset["Param"]


class Expr:
    """A node. Operators build larger nodes; nodes hash by identity, so sharing is kept."""

    __slots__ = ()
    unit: MeasureUnit

    @property
    def entity(self) -> Entity:
        """Whose it is: a household's, a person's, or nobody's in particular."""
        return None

    @property
    def scale(self) -> int:
        """1, or 10_000 for an unrounded product with a ratio."""
        return 1

    @property
    def kind(self) -> Kind:
        """What its values are."""
        return self.unit.kind

    @property
    def label(self) -> str:
        """How error messages and traces name it."""
        raise NotImplementedError

    @property
    def parts(self) -> tuple["Expr", ...]:
        """The nodes it is built from."""
        return ()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.label}>"

    def needs(self) -> Needs:
        """The facts and parameters it rests on, through every formula it uses."""
        nodes = tuple(walk([self]))
        return Needs(
            frozenset(node for node in nodes if isinstance(node, Fact)),
            frozenset(node for node in nodes if isinstance(node, Param)),
        )

    def 属于(self, *labels: str) -> "Expr":
        """Whether a code is one of these: 残疾类别.属于("智力", "精神")."""
        codes = tuple(read_literal(label, self) for label in labels)
        if self.kind is not Kind.CODE or not codes:
            raise ExpressionError(f"“属于”只用于类别，至少列一项；{describe(self)}不能这样写")
        return Op("属于", (self,), unit=是否, entity=self.entity, detail=codes)

    def __add__(self, other: Any) -> "Expr":
        return additive("+", self, other)

    def __radd__(self, other: Any) -> "Expr":
        return additive("+", other, self)

    def __sub__(self, other: Any) -> "Expr":
        return additive("-", self, other)

    def __rsub__(self, other: Any) -> "Expr":
        return additive("-", other, self)

    def __mul__(self, other: Any) -> "Expr":
        return product(self, other)

    def __rmul__(self, other: Any) -> "Expr":
        return product(other, self)

    def __lt__(self, other: Any) -> "Expr":
        return comparison("<", self, other)

    def __le__(self, other: Any) -> "Expr":
        return comparison("<=", self, other)

    def __gt__(self, other: Any) -> "Expr":
        return comparison(">", self, other)

    def __ge__(self, other: Any) -> "Expr":
        return comparison(">=", self, other)

    def __eq__(self, other: Any) -> "Expr":  # type: ignore[override]  # builds, not asks
        return comparison("==", self, other)

    def __ne__(self, other: Any) -> "Expr":  # type: ignore[override]  # builds, not asks
        return comparison("!=", self, other)

    def __and__(self, other: Any) -> "Expr":
        return condition("&", self, other)

    def __or__(self, other: Any) -> "Expr":
        return condition("|", self, other)

    def __invert__(self) -> "Expr":
        return condition("~", self)

    def __bool__(self) -> bool:
        # Otherwise `a and b` or `a < b < c` would silently drop a condition.
        raise ExpressionError(
            f"{describe(self)}是算式，没有真假：请用 & | ~ 代替 and or not，连续比较请拆成两个。"
            "(A formula has no truth value; write & | ~ instead of and, or, not.)"
        )

    __hash__ = object.__hash__


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Const(Expr):
    """A number, day or word that stands in the formula itself."""

    value: int | str
    unit: MeasureUnit

    @property
    def label(self) -> str:
        return "0" if self.value == 0 and self.kind in NUMERIC else self.unit.text(self.value)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Fact(Expr):
    """A term of the glossary: legal word, column, unit, and whose it is: `entity`.

    人均月收入 = Fact("income_per_head", "家庭人均月收入", unit=分_每月, means="……")
    """

    column: str
    term: str
    unit: MeasureUnit
    means: str = ""
    entity: Entity = "household"

    def __post_init__(self) -> None:
        if self.entity not in ENTITIES:
            raise ExpressionError(f"“{self.term}”的 entity 应为{'、'.join(map(str, ENTITIES))}之一")
        KNOWN_TERMS.update((self.term, self.column))

    @property
    def label(self) -> str:
        return self.term


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Param(Expr):
    """A number that a law or a city sets, with its key in params.yaml."""

    key: str
    label: str = field()
    unit: MeasureUnit


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Op(Expr):
    """An operation on other nodes; what it computes stands in meaning.py, one.py and many.py."""

    name: str
    args: tuple[Expr, ...]
    unit: MeasureUnit
    entity: Entity = None
    scale: int = 1
    detail: tuple[Any, ...] = ()

    @property
    def parts(self) -> tuple[Expr, ...]:
        return self.args

    @property
    def label(self) -> str:
        return f"{self.name}（{'，'.join(part.label for part in self.args)}）"


# Every name ever declared: a fact that this formula does not need is no error, a slip is one.
KNOWN_TERMS: set[str] = set()


def walk(roots: Iterable[Expr], given: frozenset[Expr] = frozenset()) -> Iterator[Expr]:
    """Every node once, parts before the whole; nothing below a node whose value is given."""
    seen: set[Expr] = set()
    stack = [(root, False) for root in reversed(tuple(roots))]
    while stack:
        node, ready = stack.pop()
        if ready:
            yield node
        elif node not in seen:
            seen.add(node)
            stack.append((node, True))
            stack += [(part, False) for part in reversed(node.parts) if node not in given]


def describe(node: Expr) -> str:
    """A node with its kind, for messages: “家庭人均月收入”（金额）."""
    return f"“{node.label}”（{node.kind.value}）"


def read_literal(raw: Any, beside: Expr) -> int | str:
    """A word or number written beside a node, in that node's unit."""
    try:
        value = beside.unit.read(raw)
    except (UnreadableValue, MoneyError) as error:
        raise ExpressionError(f"{describe(beside)}旁边写的{error}") from error
    if value is None:
        raise ExpressionError(f"{describe(beside)}旁边写了空值")
    return value


def lift(raw: Any, beside: Expr | None = None) -> Expr:
    """A Python value as a node, read in the unit of the node beside it.

    A bare number beside money or a ratio must be 0, because 800 could be yuan or fen.
    """
    if isinstance(raw, Expr):
        return raw
    if isinstance(raw, bool):
        return Const(raw, 是否)
    if isinstance(raw, date):
        return Const(as_number(raw), 日期)
    if isinstance(raw, str):
        unit = beside.unit if beside is not None else _unit_written(raw)
        return Const(read_literal(raw, Const(0, unit) if beside is None else beside), unit)
    if not isinstance(raw, int):
        raise ExpressionError(f"算式里不能写 {raw!r}，请写整数、日期、“800元”这样的文字或一个条目")
    if beside is None or beside.kind not in (Kind.MONEY, Kind.RATIO):
        return Const(raw, beside.unit if beside is not None and beside.kind is Kind.COUNT else 数)
    if raw:
        raise ExpressionError(f"{describe(beside)}旁边的 {raw} 没有单位，请写成“800元”“50%”这样")
    return Const(0, beside.unit)


def lift_all(*raws: Any) -> tuple[Expr, ...]:
    """Several values that stand beside one another, literals read in the unit of a node."""
    beside = next((raw for raw in raws if isinstance(raw, Expr)), None)
    if beside is None:
        beside = next((lift(raw) for raw in raws if isinstance(raw, str)), None)
    return tuple(lift(raw, beside) for raw in raws)


def _unit_written(text: str) -> MeasureUnit:
    """The unit that a text with nothing beside it names itself: "30元", "50%"."""
    return 比例 if text.strip().endswith(("%", "‰", "倍")) else 分


def whose(parts: Iterable[Expr]) -> Entity:
    """A person's when any part is, else an organisation's, else a household's, else nobody's."""
    entities = {part.entity for part in parts}
    return next((entity for entity in ENTITIES if entity in entities), None)


def require_kind(name: str, allowed: frozenset[Kind], *parts: Expr) -> None:
    """All parts of one kind, and that kind allowed; ExpressionError names the two that clash."""
    first = parts[0]
    for part in parts:
        if part.kind is not first.kind or part.unit.codes != first.unit.codes:
            raise ExpressionError(f"{describe(first)}和{describe(part)}不能用“{name}”放在一起")
    if first.kind not in allowed:
        raise ExpressionError(f"{describe(first)}不能用“{name}”")


def aligned(parts: tuple[Expr, ...]) -> tuple[Expr, ...]:
    """The parts at the largest of their scales."""
    top = max(part.scale for part in parts)
    return tuple(
        part if part.scale == top else Op("对齐", (part,), part.unit, part.entity, top)
        for part in parts
    )


def combined(name: str, raws: tuple[Any, ...], allowed: frozenset[Kind]) -> Op:
    """An operation on values of one kind that gives a value of that kind."""
    parts = lift_all(*raws)
    require_kind(name, allowed, *parts)
    parts = aligned(parts)
    unit = next((part.unit for part in parts if not isinstance(part, Const)), parts[0].unit)
    return Op(name, parts, unit, whose(parts), parts[0].scale)


def additive(name: str, left: Any, right: Any) -> Expr:
    """Sum or difference of money, counts or ratios."""
    return combined(name, (left, right), NUMERIC)


def comparison(name: str, left: Any, right: Any) -> Expr:
    """A comparison of two values of one kind; unordered kinds can only be equal or not."""
    parts = lift_all(left, right)
    require_kind(name, frozenset(Kind) if name in ("==", "!=") else ORDERED, *parts)
    return Op(name, aligned(parts), 是否, whose(parts))


def condition(name: str, *raws: Any) -> Expr:
    """And, or, not."""
    parts = tuple(lift(raw) for raw in raws)
    require_kind(name, frozenset({Kind.BOOL}), *parts)
    return Op(name, parts, 是否, whose(parts))


def product(left: Any, right: Any) -> Expr:
    """Money × count, money × ratio, count × count …; a ratio raises the scale until rounded."""
    factors = lift(left), lift(right)
    for factor in factors:
        require_kind("×", NUMERIC, factor)
    kinds = [factor.kind for factor in factors]
    if kinds.count(Kind.MONEY) == 2:
        raise ExpressionError(f"{describe(factors[0])}和{describe(factors[1])}都是金额，不能相乘")
    scale = reduce(lambda a, b: a * b, (f.scale for f in factors))
    scale *= WHOLE if Kind.RATIO in kinds else 1
    if scale > WHOLE:
        raise ExpressionError(
            f"{describe(factors[0])}和{describe(factors[1])}相乘前要先取整：用 四舍五入、进位或舍去"
        )
    return Op("*", factors, _product_unit(factors), whose(factors), scale)


def _product_unit(factors: tuple[Expr, ...]) -> MeasureUnit:
    for kind in (Kind.MONEY, Kind.COUNT, Kind.RATIO):
        found = [factor for factor in factors if factor.kind is kind]
        if found:
            return min(found, key=lambda factor: isinstance(factor, Const)).unit
    raise ExpressionError("没有可相乘的数")
