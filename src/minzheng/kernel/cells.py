"""Operations on columns with gaps: three-valued logic, branches, members by segment reduction."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from typing import Any

import numpy as np

from minzheng.kernel.meaning import QUOTIENTS, meaning_of
from minzheng.kernel.units import Kind

Mask = Any  # a bool column, np.True_, or None where nothing is unknown
Cells = tuple[Any, Mask]
# What compares or counts days is right in the width a column is stored in; the rest is in int64.
AS_STORED = frozenset({"==", "!=", "<", "<=", ">", ">=", "属于", "周岁", "月数", "之差天数"})


@dataclass(frozen=True)
class Members:
    """Which persons of a chunk belong to which household; `unlisted` households name none."""

    offsets: np.ndarray
    unlisted: np.ndarray | None = None

    @cached_property
    def counts(self) -> np.ndarray:
        """How many members each household has."""
        return np.diff(self.offsets)

    @cached_property
    def peopled(self) -> np.ndarray | None:
        """Which households have members; None when all have."""
        return None if np.all(self.counts > 0) else self.counts > 0

    @cached_property
    def home(self) -> np.ndarray:
        """For each person the household's place in the chunk."""
        return np.repeat(np.arange(len(self.counts)), self.counts)

    def repeat(self, values: Any) -> Any:
        """A household's value for each of its members; a single value stays single."""
        return values if values is None or np.ndim(values) == 0 else np.take(values, self.home)

    def reduce(self, ufunc: np.ufunc, values: Any, *, start: int) -> np.ndarray:
        """One number a household, counted up from `start`; `at` takes a quarter of reduceat."""
        result: np.ndarray = np.full(len(self.counts), start, np.int64)
        if ufunc is np.add and np.ndim(values) == 0:
            result += self.counts * values
            return result
        whole = np.broadcast_to(values, int(self.offsets[-1]))
        if ufunc is np.add and (some := np.flatnonzero(whole)).size < len(whole) // 4:
            ufunc.at(result, self.home[some], whole[some].astype(np.int64, copy=False))
            return result
        ufunc.at(result, self.home, whole.astype(np.int64, copy=False))
        return result

    def any_of(self, mask: Mask) -> Mask:
        """Whether a mask holds for any member; None for no mask."""
        if mask is None or np.ndim(mask) == 0:
            return mask if self.peopled is None or mask is None else mask & self.peopled
        result = np.zeros(len(self.counts), np.uint8)
        np.maximum.at(result, self.home, mask.view(np.uint8))
        return result.view(np.bool_)

    def or_unlisted(self, mask: Mask) -> Mask:
        """The mask, and unknown of every household whose members nobody listed."""
        return mask if self.unlisted is None else either(mask, self.unlisted)


def numbers(values: np.ndarray, kind: Kind) -> np.ndarray | None:
    """A stored column as the rules count it, or None when it is of another kind.

    Whole numbers and days keep the width they are stored in until somebody reckons with them.
    """
    stored = values.dtype.kind
    if kind is Kind.TEXT:
        return values if stored in "UOT" else None
    if kind is Kind.BOOL:
        return values.astype(np.bool_, copy=False) if stored in "biu" else None
    if kind is Kind.DATE and stored == "M":
        return day_numbers(values.astype("M8[D]", copy=False).view(np.int64))
    return values if stored in "iu" else None


def day_numbers(days: np.ndarray) -> np.ndarray:
    """Days since 1970 as yyyymmdd, looked up among those that living people remember."""
    if len(days) and (days.min() < _FIRST or days.max() >= _FIRST + len(_NUMBERS)):
        return _numbers(days)
    return np.take(_NUMBERS, days - _FIRST)


def _numbers(days: np.ndarray) -> np.ndarray:
    months = days.astype("M8[D]").astype("M8[M]")
    count = months.astype(np.int64) + 1970 * 12
    day = days - months.astype("M8[D]").view(np.int64) + 1
    numbers: np.ndarray = count // 12 * 10_000 + (count % 12 + 1) * 100 + day
    return numbers


_FIRST = -90 * 366  # before 1881
_NUMBERS = _numbers(np.arange(_FIRST, 120 * 365)).astype(np.int32)


def wide(values: Any) -> Any:
    """Whole numbers in int64, so that no sum or product of them overflows."""
    whole = isinstance(values, np.ndarray) and values.dtype.kind in "iu"
    return values.astype(np.int64, copy=False) if whole else values


def either(*masks: Mask) -> Mask:
    """Unknown where any part is."""
    present = [mask for mask in masks if mask is not None]
    return reduce(np.logical_or, present) if present else None


def strict(name: str, detail: tuple[Any, ...], parts: Sequence[Cells]) -> Cells:
    """An operation that is unknown as soon as a part is."""
    unknown = either(*(mask for _, mask in parts))
    values = [value if name in AS_STORED else wide(value) for value, _ in parts]
    if name in QUOTIENTS:
        dividend, divisor = values
        divisible = np.greater(divisor, 0)
        safe = np.where(divisible, divisor, 1)
        nothing = None if np.all(divisible) else ~divisible
        return QUOTIENTS[name](dividend, safe), either(unknown, nothing)
    meaning = meaning_of(name, detail)
    if meaning is None:
        raise TypeError(f"没有规定怎样计算“{name}”")
    result = meaning(*values)
    # Two plain numbers compare to a plain bool, of which ~ would make -1 or -2.
    return np.asarray(result) if isinstance(result, bool) else result, unknown


def _and(left: Cells, right: Cells) -> Cells:
    (x, m), (y, n) = left, right
    gaps = either(m, n)
    if gaps is not None:
        gaps = gaps & ~(_known(~x, m) | _known(~y, n))
    return x & y, gaps


def _or(left: Cells, right: Cells) -> Cells:
    (x, m), (y, n) = left, right
    gaps = either(m, n)
    if gaps is not None:
        gaps = gaps & ~(_known(x, m) | _known(y, n))
    return x | y, gaps


def _known(values: Any, mask: Mask) -> Any:
    return values if mask is None else values & ~mask


def _not(part: Cells) -> Cells:
    return ~part[0], part[1]


def _when(test: Cells, then: Cells, otherwise: Cells) -> Cells:
    (holds, m), (x, p), (y, q) = test, then, otherwise
    gaps = None
    if p is not None or q is not None:
        gaps = _chosen(holds, np.False_ if p is None else p, np.False_ if q is None else q)
    return _chosen(holds, x, y), either(m, gaps)


def _chosen(holds: Any, x: Any, y: Any) -> Any:
    """np.where; for yes and no in logic, which is many times faster."""
    if np.result_type(x, y) == np.bool_:
        return (holds & x) | (~holds & y)
    if type(y) is int and y == 0:
        return np.multiply(holds, wide(x), dtype=np.int64)
    return np.where(holds, wide(x), wide(y))


def _or_default(part: Cells, default: Cells) -> Cells:
    (x, m), (y, n) = part, default
    if m is None:
        return x, None
    return _chosen(m, y, x), None if n is None else m & n


def _is_known(part: Cells) -> Cells:
    mask = part[1]
    return (np.True_ if mask is None else ~mask), None


def _extreme(best: np.ufunc) -> Callable[..., Cells]:
    def compute(*parts: Cells) -> Cells:
        return reduce(best, (wide(x) for x, _ in parts)), either(*(mask for _, mask in parts))

    return compute


def _total(part: Cells, members: Members) -> Cells:
    values, mask = part
    return members.reduce(np.add, values, start=0), members.or_unlisted(members.any_of(mask))


def _best(ufunc: np.ufunc, worst: int) -> Callable[[Cells, Members], Cells]:
    def compute(part: Cells, members: Members) -> Cells:
        values, mask = part
        nobody = None if members.peopled is None else ~members.peopled
        unknown = either(members.any_of(mask), nobody)
        return members.reduce(ufunc, values, start=worst), members.or_unlisted(unknown)

    return compute


def _latest(part: Cells, members: Members, by: Cells) -> Cells:
    (values, m), (days, n) = part, by
    least = np.iinfo(np.int64).min
    last = days == members.repeat(members.reduce(np.maximum, days, start=least))
    unknown = either(n, None if m is None else m & last)
    return _best(np.maximum, least)((np.where(last, values, least), unknown), members)


def _any(part: Cells, members: Members) -> Cells:
    values, mask = part
    holds = members.any_of(_known(values, mask))
    gaps = None if mask is None else members.any_of(mask) & ~holds
    return holds, members.or_unlisted(gaps)


def _every(part: Cells, members: Members) -> Cells:
    fails, gaps = _any(_not(part), members)
    return ~fails, gaps


OPERATIONS: Mapping[str, Callable[..., Cells]] = {
    "&": _and,
    "|": _or,
    "~": _not,
    "当": _when,
    "若未知": _or_default,
    "已知": _is_known,
    "取大": _extreme(np.maximum),
    "取小": _extreme(np.minimum),
}

OVER: Mapping[str, Callable[..., Cells]] = {
    "合计": _total,
    "计数": _total,
    "最大": _best(np.maximum, np.iinfo(np.int64).min),
    "最小": _best(np.minimum, np.iinfo(np.int64).max),
    "最近": _latest,
    "任一": _any,
    "全部": _every,
}
