"""Two person numbers that are one person: joined, parted again, and seen through at every read."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Self

import numpy as np
from django.db import transaction
from django.db.models import Q

from minzheng.engines.audit import api as audit
from minzheng.engines.lake.errors import MergeRefused
from minzheng.engines.lake.models import Joined
from minzheng.kernel.doer import Doer


@dataclass(frozen=True, eq=False)
class Overlay:
    """The joined numbers as of a day: `numbers[i]` counts for `into[i]`, ascending, no chains."""

    numbers: np.ndarray
    into: np.ndarray

    @cached_property
    def concerned(self) -> np.ndarray:
        """Every number that was joined to another or takes one in."""
        return np.unique(np.concatenate([self.numbers, self.into]))

    def canonical(self, persons: np.ndarray) -> np.ndarray:
        """For each number the one it counts for."""
        if not len(self.numbers):
            return persons
        place = np.minimum(np.searchsorted(self.numbers, persons), len(self.numbers) - 1)
        return np.where(self.numbers[place] == persons, self.into[place], persons)

    def within(self, numbers: Collection[int]) -> Self:
        """The same of these people only."""
        ends = self.canonical(np.array(sorted(numbers), np.int64))
        kept = np.isin(self.into, ends)
        return type(self)(self.numbers[kept], self.into[kept])

    def cluster(self, person: int) -> list[int]:
        """All numbers of the person behind a number, her own first."""
        own = int(self.canonical(np.array([person]))[0])
        return [own, *(int(each) for each in self.numbers[self.into == own])]


def overlay(as_of: date) -> Overlay:
    """Who was joined with whom on a day."""
    still = Q(parted_on=None) | Q(parted_on__gt=as_of)
    pairs = Joined.objects.filter(still, since__lte=as_of).values_list("number", "into", "id")
    latest = {number: into for number, into, _ in sorted(pairs, key=lambda each: each[2])}
    ends = {number: _end(latest, number) for number in latest}
    numbers = np.array(sorted(ends), np.int64)
    return Overlay(numbers, np.array([ends[int(number)] for number in numbers], np.int64))


@transaction.atomic
def merge(numbers: Sequence[int], into: int, *, reason: str, on: date, by: Doer) -> None:
    """Let the rows of `numbers` count for `into` from a day on. Raises MergeRefused."""
    if not reason.strip():
        raise MergeRefused("合并人员要写明理由，请填写后重试")
    now = overlay(on)
    target = now.cluster(into)[0]
    for number in numbers:
        _refuse(number, target, now)
        Joined.objects.create(
            number=number, into=target, since=on, reason=reason.strip(), joined_by=by.name
        )
        audit.record(by, "join_people", f"lake_person:{number}", detail={"into": target})


@transaction.atomic
def unmerge(number: int, *, reason: str, on: date, by: Doer) -> None:
    """Let a joined number stand for itself again. Raises MergeRefused."""
    found = Joined.objects.filter(number=number, parted_on=None).first()
    if found is None or not reason.strip():
        raise MergeRefused("这个序号没有与别人合并，或没有写明撤销的理由，请核对后重试")
    found.parted_on, found.parted_by, found.parted_reason = on, by.name, reason.strip()
    found.save(update_fields=["parted_on", "parted_by", "parted_reason"])
    audit.record(by, "part_people", f"lake_person:{number}", detail={"from": found.into})


def _refuse(number: int, target: int, now: Overlay) -> None:
    if min(number, target) < 1:
        raise MergeRefused("人员序号从 1 起，请核对要合并的两个人")
    if now.cluster(number)[0] == target:
        raise MergeRefused(f"序号 {number} 和 {target} 已经是同一个人，不用再合并")
    if number in now.numbers:
        raise MergeRefused(f"序号 {number} 已经并入别人，请先撤销那次合并")


def _end(latest: dict[int, int], number: int) -> int:
    seen = {number}
    while latest[number] in latest and latest[number] not in seen:
        number = latest[number]
        seen.add(number)
    return latest[number]
