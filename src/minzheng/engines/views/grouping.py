"""How the people of a view are sorted: by conditions, by a code, by month, by whether on file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from minzheng.kernel.expr import Expr
from minzheng.kernel.many import Column

UNKNOWN, REST = "待核实", "其他"
ON_FILE, ONLY_SHARED = "已建档", "只在部门数据里"
Found = Mapping[str, Column]
Sorting = tuple[tuple[str, ...], np.ndarray]


class Order(Protocol):
    """What a page asks of a grouping: its name, its title, in which order its labels stand."""

    @property
    def name(self) -> str: ...
    @property
    def title(self) -> str: ...
    def order(self, labels: Iterable[str]) -> list[str]: ...


class Grouping(Order, Protocol):
    """What the pass over the population asks besides: its columns, the label of each subject."""

    def exprs(self) -> Mapping[str, Expr]: ...
    def sort(self, found: Found, subjects: np.ndarray) -> Sorting: ...


@dataclass(frozen=True, eq=False)
class AsWritten:
    """The register's own words, such as the kind of an organisation."""

    name: str
    title: str

    def order(self, labels: Iterable[str]) -> list[str]:
        """By their signs: there is no table of them."""
        return sorted(labels)


@dataclass(frozen=True, eq=False)
class ByCondition:
    """The first condition that holds; `rest` where none does, unknown where none can be told."""

    name: str
    title: str
    choices: tuple[tuple[str, Expr], ...]
    rest: str = REST

    def exprs(self) -> Mapping[str, Expr]:
        """A column for each condition."""
        return {f"{self.name}:{place}": holds for place, (_, holds) in enumerate(self.choices)}

    def sort(self, found: Found, subjects: np.ndarray) -> Sorting:
        """Labels, and the place of each subject's label among them."""
        nowhere = len(self.choices)
        columns = [found[name] for name in self.exprs()]
        doubted = np.logical_or.reduce([column.unknown for column in columns])
        group = np.where(doubted, nowhere + 1, nowhere).astype(np.int8)
        for place in reversed(range(nowhere)):  # what stands first is written last
            column = columns[place]
            np.copyto(group, np.int8(place), where=column.values & ~column.unknown)
        return self._labels(), group

    def order(self, labels: Iterable[str]) -> list[str]:
        """As declared."""
        return _ordered(labels, self._labels())

    def _labels(self) -> tuple[str, ...]:
        return (*(label for label, _ in self.choices), self.rest, UNKNOWN)


@dataclass(frozen=True, eq=False)
class ByCode:
    """The label of a code: 性别, 残疾等级, 能力等级."""

    name: str
    title: str
    code: Expr

    def exprs(self) -> Mapping[str, Expr]:
        """The code itself."""
        return {self.name: self.code}

    def sort(self, found: Found, subjects: np.ndarray) -> Sorting:
        """Labels, and the place of each subject's label among them."""
        column, codes = found[self.name], np.array(sorted(self.code.unit.codes))
        place = np.minimum(np.searchsorted(codes, column.values), len(codes) - 1)
        strange = column.unknown | (codes[place] != column.values)
        return self._labels(), np.where(strange, len(codes), place)

    def order(self, labels: Iterable[str]) -> list[str]:
        """As the code table has them."""
        return _ordered(labels, self._labels())

    def _labels(self) -> tuple[str, ...]:
        codes = self.code.unit.codes
        return (*(codes[code] for code in sorted(codes)), UNKNOWN)


@dataclass(frozen=True, eq=False)
class ByMonth:
    """The month of a day, as 2026-11."""

    name: str
    title: str
    day: Expr

    def exprs(self) -> Mapping[str, Expr]:
        """The day itself."""
        return {self.name: self.day}

    def sort(self, found: Found, subjects: np.ndarray) -> Sorting:
        """Labels, and the place of each subject's label among them."""
        column = found[self.name]
        months = np.where(column.unknown, 0, column.values // 100).astype(np.int32)
        known, place = np.unique(months, return_inverse=True)
        labels = (f"{each // 100}-{each % 100:02d}" if each else UNKNOWN for each in known)
        return tuple(labels), place.astype(np.int64)

    def order(self, labels: Iterable[str]) -> list[str]:
        """In time; what is not known at the end."""
        return sorted(labels, key=lambda label: (label == UNKNOWN, label))


@dataclass(frozen=True, eq=False)
class ByFile:
    """Whether the bureau has a file of her, or only departments' data know her."""

    name: str = "file"
    title: str = "建档情况"

    def exprs(self) -> Mapping[str, Expr]:
        """Nothing is read: the number of the subject tells."""
        return {}

    def sort(self, found: Found, subjects: np.ndarray) -> Sorting:
        """Labels, and the place of each subject's label among them."""
        return (ON_FILE, ONLY_SHARED), (subjects < 0).astype(np.int64)

    def order(self, labels: Iterable[str]) -> list[str]:
        """Those on file first."""
        return _ordered(labels, (ON_FILE, ONLY_SHARED))


def _ordered(labels: Iterable[str], declared: tuple[str, ...]) -> list[str]:
    there = set(labels)
    return [label for label in declared if label in there]
