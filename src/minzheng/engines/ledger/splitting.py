"""Splitting money to the fen: by shares, and any stretch of a sum into what it is made of.

A sum that several funds pay is thought of as laid out fen by fen. Which fund pays the n-th fen
follows from the parts alone, so the split of one person's line needs no row of its own: it is
computed from where her line begins and ends in the run, the same today and in ten years.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from minzheng.kernel.money import Fen


@dataclass(frozen=True, slots=True)
class Part:
    """Some money of one source paper in one fund, in fen."""

    fund_id: int
    source_id: int
    amount: Fen


def by_weights(total: Fen, weights: Sequence[int]) -> list[Fen]:
    """The total in proportion to the weights, by largest remainder; the sum is exact."""
    whole = sum(weights)
    floors = [total * weight // whole for weight in weights]
    rests = [total * weight % whole for weight in weights]
    ranking = sorted(range(len(weights)), key=lambda place: (-rests[place], place))
    for place in ranking[: total - sum(floors)]:
        floors[place] += 1
    return floors


def first_of(amounts: Sequence[Fen], length: Fen) -> list[Fen]:
    """How much of the first `length` fen of a sum each of its amounts bears.

    Never falls when `length` grows, and is `amounts` themselves at their sum.
    """
    left, rest = length, sum(amounts)
    told = []
    for amount in amounts:
        borne = left * amount // rest if rest else 0
        told.append(borne)
        left, rest = left - borne, rest - amount
    return told


def stretch(parts: Sequence[Part], start: Fen, amount: Fen) -> list[Part]:
    """What `amount` fen from `start` on are made of: by fund in proportion, by paper in order."""
    funds: dict[int, list[Part]] = defaultdict(list)
    for part in parts:
        funds[part.fund_id].append(part)
    totals = [sum(part.amount for part in held) for held in funds.values()]
    begins, ends = first_of(totals, start), first_of(totals, start + amount)
    found: list[Part] = []
    for held, begin, end in zip(funds.values(), begins, ends, strict=True):
        found += _within(held, begin, end)
    return found


def added(parts: Iterable[Part]) -> list[Part]:
    """Parts of the same fund and paper as one, in the order they first came."""
    sums: dict[tuple[int, int], Fen] = defaultdict(int)
    for part in parts:
        sums[part.fund_id, part.source_id] += part.amount
    return [Part(fund, source, amount) for (fund, source), amount in sums.items() if amount]


def _within(held: Iterable[Part], begin: Fen, end: Fen) -> Iterable[Part]:
    at = 0
    for part in held:
        amount = min(end, at + part.amount) - max(begin, at)
        if amount > 0:
            yield Part(part.fund_id, part.source_id, amount)
        at += part.amount
