"""The arithmetic of an airing, without a database: points, intervals, ranks.

Points of an indicator, 0 to 100, by how near it comes to its aim: for a share of which more is
better 100 × value ÷ aim; for one of which less is better 100 × (100 − value) ÷ (100 − aim); for
an average of which less is better 100 × aim ÷ value; a count or a sum against where its way to the
target says it should stand, 100 × value ÷ aim, or 100 × aim ÷ value where less is better; never
above 100. The score is their mean by weight over the indicators that have enough records.

How sure a rank is: every share is drawn again from Beta(hits + ½, others + ½) (Jeffreys' prior;
Brown, Cai and DasGupta 2001), every average from a Gamma of as many records whose spread equals
their mean, every count of what happened from Gamma(count + ½) (Jeffreys' prior of a Poisson rate),
DRAWS times from a seed that is published; the interval holds nine tenths of the ranks. Money, and
what stands in a register at a month's end, are not drawn: nobody knows by how much they could have
been otherwise.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

DRAWS, LOW, HIGH, SURE = 4_000, 5, 95, 0.9
FULL, HALF = 100.0, 0.5
SHARE_MORE, SHARE_LESS, MEAN_LESS = "share_more", "share_less", "mean_less"
COUNT_MORE, COUNT_LESS = "count_more", "count_less"  # what happened, one by one
SUM_MORE, SUM_LESS = "sum_more", "sum_less"  # money, and what stands at a month's end
PLAIN = (COUNT_MORE, COUNT_LESS, SUM_MORE, SUM_LESS)  # nothing stands beneath
Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Rule:
    """An indicator of a scheme: how its value becomes points. `aim` as people read the value."""

    key: str
    kind: str
    weight: int
    aim: float


@dataclass(frozen=True)
class Reading:
    """What was added up for a place: hits out of `base`, or a sum over `base` records; of PLAIN
    kinds the number itself as people read it, with a base of 1, or 0 where nobody knows it.
    """

    value: int
    base: int


@dataclass(frozen=True)
class Part:
    """An indicator of one place: its number, its points with their interval; uncounted if few."""

    key: str
    number: float | None
    base: int
    points: float
    low: float
    high: float
    counted: bool


@dataclass(frozen=True)
class Standing:
    """A place: score, rank 1… and between which ranks it surely stands.

    `rank` None: too little is known to rank it. `ahead`: how surely it stands before the next.
    """

    place: str
    score: float
    rank: int | None
    first: int | None
    last: int | None
    ahead: float | None
    parts: tuple[Part, ...]


def rank(
    rules: Sequence[Rule], readings: Mapping[str, Mapping[str, Reading]], least: int, seed: int
) -> tuple[Standing, ...]:
    """Every place with its score and rank by the same rules; `readings` by place, then indicator.

    A place of which less than half the weight has `least` records is not ranked.
    """
    return rank_each(dict.fromkeys(readings, rules), readings, least, seed)


def rank_each(
    rules_of: Mapping[str, Sequence[Rule]],
    readings: Mapping[str, Mapping[str, Reading]],
    least: int,
    seed: int,
) -> tuple[Standing, ...]:
    """The same where each place has rules of its own; one without any is not ranked."""
    chance = np.random.default_rng(seed)
    ranked, unranked, scores = [], [], []
    for place in sorted(readings):
        rules = rules_of[place]
        parts, drawn = _parts(rules, readings[place], least, chance)
        known = sum(rule.weight for rule, part in zip(rules, parts, strict=True) if part.counted)
        if not known or known * 2 < sum(rule.weight for rule in rules):
            unranked.append(Standing(place, 0.0, None, None, None, None, parts))
            continue
        ranked.append((place, _mean(rules, parts), parts))
        scores.append(drawn)
    return (*_in_order(ranked, scores), *unranked)


def points_of(rule: Rule, number: Numbers) -> Numbers:
    """Points of values, 0 to 100."""
    if rule.kind in (SHARE_MORE, COUNT_MORE, SUM_MORE):
        told = number / max(rule.aim, 1e-9) * FULL
    elif rule.kind == SHARE_LESS:
        told = (FULL - number) / (FULL - rule.aim) * FULL
    else:
        told = np.where(number > rule.aim, rule.aim / np.maximum(number, 1e-9) * FULL, FULL)
    return np.clip(told, 0.0, FULL)


def _parts(
    rules: Sequence[Rule], told: Mapping[str, Reading], least: int, chance: np.random.Generator
) -> tuple[tuple[Part, ...], Numbers]:
    """Each indicator's points, and the score drawn again and again."""
    parts, total, weights = [], np.zeros(DRAWS), 0
    for rule in rules:
        reading = told.get(rule.key, Reading(0, 0))
        drawn = points_of(rule, _draw(rule, reading, chance))
        counted = reading.base >= (1 if rule.kind in PLAIN else least)
        parts.append(_part(rule, reading, drawn, counted=counted))
        if counted:
            total, weights = total + drawn * rule.weight, weights + rule.weight
    return tuple(parts), total / max(weights, 1)


def _draw(rule: Rule, told: Reading, chance: np.random.Generator) -> Numbers:
    if rule.kind in (SUM_MORE, SUM_LESS):
        return np.full(DRAWS, float(told.value))
    if rule.kind in (COUNT_MORE, COUNT_LESS):
        return np.asarray(chance.gamma(told.value + HALF, 1.0, DRAWS))
    if rule.kind == MEAN_LESS:
        mean = told.value / told.base if told.base else 0.0
        shape = max(told.base, 1)
        return np.asarray(chance.gamma(shape, mean / shape, DRAWS))
    hits, others = told.value + HALF, told.base - told.value + HALF
    return np.asarray(chance.beta(hits, others, DRAWS) * FULL)


def _part(rule: Rule, told: Reading, drawn: Numbers, *, counted: bool) -> Part:
    if not told.base:
        return Part(rule.key, None, 0, 0.0, 0.0, 0.0, counted=False)
    share = rule.kind in (SHARE_MORE, SHARE_LESS)
    number = told.value / told.base * (FULL if share else 1.0)
    points = float(points_of(rule, np.array([number]))[0])
    low, high = (float(each) for each in np.percentile(drawn, (LOW, HIGH)))
    return Part(rule.key, number, told.base, points, min(low, points), max(high, points), counted)


def _mean(rules: Sequence[Rule], parts: Sequence[Part]) -> float:
    counted = [(rule.weight, part.points) for rule, part in zip(rules, parts, strict=True)
               if part.counted]  # fmt: skip
    return sum(weight * points for weight, points in counted) / sum(w for w, _ in counted)


def _in_order(
    ranked: Sequence[tuple[str, float, tuple[Part, ...]]], scores: Sequence[Numbers]
) -> list[Standing]:
    if not ranked:
        return []
    drawn = np.stack(scores)
    order = sorted(range(len(ranked)), key=lambda at: (-ranked[at][1], ranked[at][0]))
    # A rank of a draw: one more than how many stand before it.
    ranks = (drawn[None, :, :] > drawn[:, None, :]).sum(axis=1) + 1
    told = []
    for number, at in enumerate(order):
        place, score, parts = ranked[at]
        first, last = (round(float(each)) for each in np.percentile(ranks[at], (LOW, HIGH)))
        behind = order[number + 1] if number + 1 < len(order) else None
        ahead = None if behind is None else float((drawn[at] > drawn[behind]).mean())
        placed = 1 + sum(other[1] > score for other in ranked)
        told.append(Standing(place, score, placed, min(first, placed), max(last, placed), ahead,
                             parts))  # fmt: skip
    return told
