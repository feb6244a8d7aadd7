"""Outcome scales as data: items, ranges, scoring, bands, and how much change is more than chance.

A file of `scales/` names its licence; text of an instrument that is not ours is never kept here.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from minzheng.engines.programmes.errors import ProgrammeRefused
from minzheng.engines.programmes.yaml_files import (
    among,
    faulty,
    read_folder,
    status_of,
    table_of,
    text_of,
)

FOLDER = Path(__file__).parent / "scales"
CONFIDENCE = 1.96  # 95 % of a normal distribution: Jacobson and Truax 1991
BETTER, WORSE, SAME = "better", "worse", "same"
VERDICTS = {BETTER: "好转", WORSE: "变差", SAME: "没有明显变化"}


@dataclass(frozen=True)
class Band:
    """What a score from `first` on means, in words."""

    first: int
    words: str


@dataclass(frozen=True)
class Change:
    """How many points are more than chance; `status` how sure that is."""

    points: float
    basis: str
    status: str


@dataclass(frozen=True)
class Scale:
    """One instrument; `missing`: so many answers may be left out; `reversed` items count back."""

    key: str
    name: str
    validated: bool
    licence: str
    higher: str
    answers: Mapping[int, str]
    period: str
    items: Mapping[str, str]
    reversed: tuple[str, ...]
    missing: int
    bands: tuple[Band, ...]
    change: Change

    @property
    def most(self) -> int:
        """The highest score there can be."""
        return max(self.answers) * len(self.items)

    def band(self, total: int) -> str:
        """What a score means, in words."""
        return next((band.words for band in reversed_(self.bands) if total >= band.first), "")

    def total(self, answers: Mapping[str, int]) -> int:
        """The score: the sum, with reversed items counted back and gaps filled by the mean.

        Raises ProgrammeRefused for an unknown item or answer, or for too many gaps.
        """
        self._refuse(answers)
        top, low = max(self.answers), min(self.answers)
        points = [top + low - v if item in self.reversed else v for item, v in answers.items()]
        return _rounded(sum(points) * len(self.items), len(points))

    def verdict(self, first: int, last: int) -> str:
        """Whether the change between two scores is more than chance: BETTER, WORSE or SAME."""
        if abs(last - first) < self.change.points:
            return SAME
        return BETTER if (last > first) == (self.higher == BETTER) else WORSE

    def _refuse(self, answers: Mapping[str, int]) -> None:
        unknown = sorted(set(answers) - set(self.items))
        if unknown:
            raise ProgrammeRefused(f"“{self.name}”里没有 {'、'.join(unknown)} 这些题，请刷新页面")
        if any(value not in self.answers for value in answers.values()):
            told = "、".join(str(value) for value in self.answers)
            raise ProgrammeRefused(f"“{self.name}”每题的得分应为 {told} 之一")
        gaps = [words for item, words in self.items.items() if item not in answers]
        if len(gaps) > self.missing or len(gaps) == len(self.items):
            allowed = f"最多可以缺 {self.missing} 题" if self.missing else "不能缺题"
            raise ProgrammeRefused(f"还有 {len(gaps)} 题没有填（{'、'.join(gaps[:5])}），{allowed}")


def reversed_(bands: tuple[Band, ...]) -> tuple[Band, ...]:
    """The bands, the highest first."""
    return tuple(sorted(bands, key=lambda band: -band.first))


@cache
def scales() -> dict[str, Scale]:
    """Every scale of the folder. Raises DefinitionFaulty."""
    return {key: scale_from(key, told) for key, told in read_folder(FOLDER).items()}


def scale_of(key: str) -> Scale:
    """One scale. Raises ProgrammeRefused."""
    found = scales().get(key)
    if found is None:
        raise ProgrammeRefused("没有这张记录表，请从档案页面进入")
    return found


def scale_from(key: str, told: Mapping[str, Any]) -> Scale:
    """A scale from what its file says. Raises DefinitionFaulty."""
    items = {str(code): words for code, words in table_of(key, told, "items").items()}
    answers = table_of(key, told, "answers")
    if not all(isinstance(value, int) for value in answers):
        raise faulty(key, "answers 的得分要是整数", "请改成 0、1、2……")
    if told.get("higher") not in (BETTER, WORSE):
        raise faulty(key, "higher 应为 better 或 worse", "请写分数越高是越好还是越差")
    return Scale(
        key, text_of(key, told, "name"), bool(told.get("validated")),
        text_of(key, told, "licence"), told["higher"], answers, text_of(key, told, "period"),
        items, among(key, told, "reversed", items), int(told.get("missing") or 0),
        _bands(key, told), _change(key, told),
    )  # fmt: skip


def _bands(key: str, told: Mapping[str, Any]) -> tuple[Band, ...]:
    found = told.get("bands")
    if not isinstance(found, list) or not found:
        raise faulty(key, "bands 是空的", "请至少写一段")
    return tuple(Band(int(each["from"]), str(each["words"])) for each in found)


def _change(key: str, told: Mapping[str, Any]) -> Change:
    """Points as told, or the reliable change of Jacobson and Truax from sd and reliability."""
    given = told.get("change")
    if not isinstance(given, dict):
        raise faulty(key, "没有写 change", "请写 points，或 sd 和 reliability")
    points = given.get("points")
    if points is None:
        points = CONFIDENCE * math.sqrt(2) * given["sd"] * math.sqrt(1 - given["reliability"])
    if points <= 0:
        raise faulty(key, "change 的分数要大于零", "请改")
    return Change(float(points), text_of(key, given, "basis"), status_of(key, given))


def _rounded(numerator: int, denominator: int) -> int:
    """Half up, in whole numbers."""
    return (2 * numerator + denominator) // (2 * denominator)
