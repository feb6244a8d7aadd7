"""The words in which rules are written: 当, 取大, 均分, 周岁, 成员.合计 … and what each means."""

from typing import Any

from minzheng.kernel.expr import (
    NUMERIC,
    ORDERED,
    Entity,
    Expr,
    ExpressionError,
    Op,
    aligned,
    combined,
    describe,
    lift,
    lift_all,
    require_kind,
    whose,
)
from minzheng.kernel.units import Kind, 个月, 人, 天, 岁, 数, 日期, 是否

角, 元 = 10, 100  # what to round to, in fen
_BOOL, _DATE, _ALL = frozenset({Kind.BOOL}), frozenset({Kind.DATE}), frozenset(Kind)

当日 = Op("当日", (), 日期)


def 当(condition: Any, then: Any, otherwise: Any = None) -> Expr:
    """If the condition holds the first, else the second; unknown when the condition is.

    Only the chosen branch counts: what is unknown in the other does not matter. Without a second
    value it is 0, or 否 for a condition.
    """
    test = lift(condition)
    require_kind("当", _BOOL, test)
    branches = lift_all(then, _nothing(then) if otherwise is None else otherwise)
    require_kind("当……否则", _ALL, *branches)
    branches = aligned(branches)
    return Op("当", (test, *branches), _unit(branches), whose((test, *branches)), branches[0].scale)


def 取大(*values: Any) -> Expr:
    """The largest of several values of one kind."""
    return combined("取大", values, ORDERED)


def 取小(*values: Any) -> Expr:
    """The smallest of several values of one kind."""
    return combined("取小", values, ORDERED)


def 四舍五入(value: Expr, to: int = 1) -> Expr:
    """Rounded, a half upwards; `to` 角 or 元 rounds to whole jiao or yuan."""
    return _rounded("四舍五入", value, to)


def 进位(value: Expr, to: int = 1) -> Expr:
    """Rounded up (见分进角 is 进位(x, to=角))."""
    return _rounded("进位", value, to)


def 舍去(value: Expr, to: int = 1) -> Expr:
    """Rounded down."""
    return _rounded("舍去", value, to)


def 均分(total: Expr, count: Any) -> Expr:
    """The total for each of `count`, a half upwards to the fen; unknown when there is nobody."""
    return _quotient("均分", total, count)


def 整除(total: Expr, part: Any) -> Expr:
    """How often `part` goes into the total, or the total for each, without the rest."""
    return _quotient("整除", total, part)


def 周岁(born: Expr, at: Expr = 当日) -> Expr:
    """Whole years of age; who was born on 29 February turns a year older on 1 March."""
    return _since("周岁", born, at)


def 月数(since: Expr, at: Expr = 当日) -> Expr:
    """Whole months; one is full on the same day, or else on the last (民法典第202条)."""
    return _since("月数", since, at)


def 之差天数(later: Any, earlier: Any) -> Expr:
    """Days from the earlier to the later day; negative when they are the other way round."""
    days = lift_all(later, earlier)
    require_kind("之差天数", _DATE, *days)
    return Op("之差天数", days, 天, whose(days))


def 已知(value: Expr) -> Expr:
    """Whether a value is known; itself never unknown."""
    return Op("已知", (value,), 是否, value.entity)


def 若未知(value: Expr, default: Any) -> Expr:
    """The value, or what the law says to assume while it is unknown."""
    return combined("若未知", (value, default), _ALL)


class Members:
    """The members of a household, seen together."""

    def 合计(self, value: Expr) -> Expr:
        """Sum over the members; 0 without members, unknown when one is."""
        return self._over("合计", value, NUMERIC)

    def 最大(self, value: Expr) -> Expr:
        """Largest over the members; unknown without members or when one is."""
        return self._over("最大", value, ORDERED)

    def 最小(self, value: Expr) -> Expr:
        """Smallest over the members; unknown without members or when one is."""
        return self._over("最小", value, ORDERED)

    def 最近(self, value: Expr, by: Expr) -> Expr:
        """Of the member with the latest day `by`, the largest of several; unknown when a day is."""
        require_kind("成员.最近", _DATE, by)
        over = self._over("最近", value, ORDERED | {Kind.CODE})
        return Op("最近", (value, by), over.unit, over.entity, over.scale)

    def 计数(self, condition: Any = True) -> Expr:
        """How many members meet the condition; unknown when it is unknown of one."""
        counted = self._over("计数", lift(condition), _BOOL)
        return Op("计数", counted.args, 人, "household")

    def 任一(self, condition: Expr) -> Expr:
        """Whether any member meets the condition; one known yes is enough."""
        return self._over("任一", condition, _BOOL)

    def 全部(self, condition: Expr) -> Expr:
        """Whether every member meets the condition; one known no is enough."""
        return self._over("全部", condition, _BOOL)

    @staticmethod
    def _over(name: str, value: Expr, allowed: frozenset[Kind]) -> Op:
        require_kind(f"成员.{name}", allowed, value)
        if value.entity not in ("person", None):
            raise ExpressionError(f"成员.{name} 里要写按人的内容，{describe(value)}是按户的")
        return Op(name, (value,), value.unit, "household", value.scale)


成员 = Members()


def _nothing(then: Any) -> int | bool:
    return False if lift(then).kind is Kind.BOOL else 0


def _unit(branches: tuple[Expr, ...]) -> Any:
    return combined("当", branches, _ALL).unit


def _rounded(name: str, value: Expr, to: int) -> Expr:
    require_kind(name, NUMERIC, value)
    if to != 1 and value.kind is not Kind.MONEY:
        raise ExpressionError(f"只有金额能取整到角或元，{describe(value)}不能")
    return Op(name, (value,), value.unit, value.entity, 1, (value.scale, to))


def _quotient(name: str, total: Expr, part: Any) -> Expr:
    divisor = lift(part, total if isinstance(part, str) else None)
    require_kind(name, NUMERIC, total)
    alike = total.kind is divisor.kind
    if divisor.kind is not Kind.COUNT and not alike:
        raise ExpressionError(f"{describe(total)}不能按{describe(divisor)}来分")
    unit = 数 if alike else total.unit
    return Op(name, aligned((total, divisor)), unit, whose((total, divisor)))


def _since(name: str, since: Expr, at: Expr) -> Expr:
    require_kind(name, _DATE, since, at)
    unit = 岁 if name == "周岁" else 个月
    entity: Entity = whose((since, at))
    return Op(name, (since, at), unit, entity)
