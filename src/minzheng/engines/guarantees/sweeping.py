"""Everybody at once: who is entitled to which item at her place, and who does not have it.

One pass over the population table answers every item of every list, by the rules of one elder.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
import pyarrow as pa

from minzheng.engines.guarantees.asking import condition_of, rule
from minzheng.engines.guarantees.shelf import Listed, Published, merged, newest_of_places
from minzheng.engines.parameters.api import book
from minzheng.engines.screening.api import Pass, Slice, Snapshot
from minzheng.kernel.divisions import covers
from minzheng.kernel.expr import Expr
from minzheng.kernel.population import Population

REGISTERED = 0  # the pair of files that holds whom the registers know


@dataclass(frozen=True)
class Count:
    """Of one item in one village: how many; `unsure`: entitled, nobody knows whether she has it."""

    entitled: int = 0
    having: int = 0
    missing: int = 0
    unsure: int = 0
    unknown: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(
            self.entitled + other.entitled, self.having + other.having,
            self.missing + other.missing, self.unsure + other.unsure,
            self.unknown + other.unknown,
        )  # fmt: skip


@dataclass(frozen=True)
class Candidate:
    """Somebody of the registers who is entitled to an item and does not have it."""

    person: int
    code: str
    place: str


@dataclass
class Swept:
    """What a pass found: counts by item and place, whom to tell, the items by code."""

    counts: dict[tuple[str, str], Count] = field(default_factory=dict)
    candidates: list[Candidate] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Asked:
    """One item of one list with its questions' names."""

    listed: Listed
    test: str
    has: str


def sweep(
    table: Snapshot, lists: Sequence[Published], on: date, served: Mapping[str, frozenset[int]]
) -> Swept:
    """The lists in force over everybody. `served`: by kind of need, who is being served it.

    Raises TableBroken.
    """
    newest = newest_of_places(lists, on)
    asked, questions = questions_of(newest)
    through, swept = Pass(questions, on, book()), Swept()
    for number in table.numbers:
        part = table.read(number, through.columns)
        known = table.pair_of(number) == REGISTERED
        _note(swept, _Part(part, through.over(part)[0], newest, on, known=known), asked, served)
    return swept


def questions_of(lists: Sequence[Published]) -> tuple[list[Asked], dict[str, Expr]]:
    """Every item that a register can tell of, and its rules by name."""
    asked: list[Asked] = []
    questions: dict[str, Expr] = {}
    for source in lists:
        for item in source.items:
            test = condition_of(item.tests)
            if test is None:
                continue
            name = f"{source.key}/{item.code}"
            questions[f"{name}/test"] = test
            if item.has:
                questions[f"{name}/has"] = rule(item.has)
            one = Asked(Listed(item, source), f"{name}/test", f"{name}/has" if item.has else "")
            asked.append(one)
    return asked, questions


class Homes:
    """Where each person of a slice lives, and which items hold there on a day."""

    def __init__(self, people: Population, lists: Sequence[Published], on: date) -> None:
        self.codes, index = people.distinct_places
        homes = np.repeat(np.arange(len(index)), np.diff(people.offsets))
        self.places = np.asarray(index)[homes]
        self._held = held_at(lists, self.codes, on)

    def applies(self, listed: Listed) -> np.ndarray:
        """For each person, whether the item holds where she lives."""
        key = (listed.source.key, listed.item.code)
        here = np.array([key in each for each in self._held], np.bool_)
        return here[self.places] if len(here) else np.zeros(len(self.places), np.bool_)


def held_at(
    lists: Sequence[Published], places: Sequence[str], on: date
) -> list[frozenset[tuple[str, str]]]:
    """By list and code, the items that hold at each place; places of the same lists share them."""
    ruled = [tuple(covers(each.place, place) for each in lists) for place in places]
    found = {
        by: frozenset((e.source.key, e.item.code) for e in merged(lists, place, on))
        for by, place in dict(zip(ruled, places, strict=True)).items()
    }
    return [found[by] for by in ruled]


class _Part(Homes):
    """A slice with its answers."""

    def __init__(
        self, part: Slice, answers: pa.Table, lists: Sequence[Published], on: date, *, known: bool
    ) -> None:
        super().__init__(part.population, lists, on)
        self.answers, self.known = answers, known
        self.persons = part.persons.to_numpy(zero_copy_only=False)

    def column(self, name: str) -> tuple[np.ndarray, np.ndarray]:
        """Yes, and unknown."""
        raw = self.answers[name].combine_chunks()
        unknown = raw.is_null().to_numpy(zero_copy_only=False)
        return raw.fill_null(False).to_numpy(zero_copy_only=False), unknown


def _note(
    swept: Swept, part: _Part, asked: Sequence[Asked], served: Mapping[str, frozenset[int]]
) -> None:
    for one in asked:
        here = part.applies(one.listed)
        if not here.any():
            continue
        item = one.listed.item
        swept.names[item.code] = item.name
        holds, unknown = part.column(one.test)
        entitled = here & holds
        having, unsure = _having(part, one, served)
        missing = entitled & ~having & ~unsure
        _count(swept, part, item.code, {
            "entitled": entitled, "having": entitled & having, "missing": missing,
            "unsure": entitled & unsure, "unknown": here & unknown,
        })  # fmt: skip
        if part.known:
            rows = zip(part.persons[missing].tolist(), part.places[missing].tolist(), strict=True)
            swept.candidates += [Candidate(who, item.code, part.codes[at]) for who, at in rows]


def _having(
    part: _Part, one: Asked, served: Mapping[str, frozenset[int]]
) -> tuple[np.ndarray, np.ndarray]:
    """Who has it, and of whom nobody knows."""
    item = one.listed.item
    if one.has:
        return part.column(one.has)
    nobody = np.zeros(len(part.persons), np.bool_)
    if not item.need:
        return nobody, ~nobody
    getting = np.fromiter(served.get(item.need, ()), np.int64)
    return np.isin(part.persons, getting) & part.known, nobody


def _count(swept: Swept, part: _Part, code: str, masks: Mapping[str, np.ndarray]) -> None:
    """Add up by place, places with nobody left out."""
    sums: dict[str, Counter[str]] = defaultdict(Counter)
    for name, mask in masks.items():
        numbers = np.bincount(part.places[mask], minlength=len(part.codes))
        for at in np.flatnonzero(numbers):
            sums[part.codes[at]][name] += int(numbers[at])
    for place, told in sums.items():
        now = swept.counts.get((code, place), Count())
        swept.counts[code, place] = now + Count(**told)
