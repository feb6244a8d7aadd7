"""Splitting to the fen: sums are exact, stretches fit together, nothing is negative."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from minzheng.engines.ledger.api import Part, added, by_weights, stretch

AMOUNTS = st.lists(st.integers(0, 10**9), min_size=1, max_size=5)
PARTS = st.lists(
    st.builds(Part, st.integers(1, 3), st.integers(1, 4), st.integers(1, 500)),
    min_size=1, max_size=6,
).map(added)  # fmt: skip


@given(st.integers(0, 10**12), st.lists(st.integers(1, 10_000), min_size=1, max_size=6))
def test_shares_add_up_and_are_within_a_fen(total: int, weights: list[int]) -> None:
    told = by_weights(total, weights)

    assert sum(told) == total
    for amount, weight in zip(told, weights, strict=True):
        assert abs(amount * sum(weights) - total * weight) < sum(weights)


def test_the_largest_remainder_gets_the_odd_fen() -> None:
    assert by_weights(100, [1, 1, 1]) == [34, 33, 33]
    assert by_weights(100, [1, 5, 3]) == [11, 56, 33]


@given(PARTS, st.data())
def test_lines_together_are_the_run(parts: list[Part], data: st.DataObject) -> None:
    total = sum(part.amount for part in parts)
    cuts = sorted(data.draw(st.lists(st.integers(0, total), max_size=8)))
    edges = [0, *cuts, total]
    lines = [stretch(parts, a, b - a) for a, b in itertools.pairwise(edges)]

    assert all(part.amount > 0 for line in lines for part in line)
    for (a, b), line in zip(itertools.pairwise(edges), lines, strict=True):
        assert sum(part.amount for part in line) == b - a
    whole = {(p.fund_id, p.source_id): p.amount for p in added(p for ln in lines for p in ln)}
    assert whole == {(p.fund_id, p.source_id): p.amount for p in parts}


@given(PARTS, st.data())
def test_each_line_bears_its_share_within_three_fen(parts: list[Part], data: st.DataObject) -> None:
    total = sum(part.amount for part in parts)
    start = data.draw(st.integers(0, total))
    amount = data.draw(st.integers(0, total - start))

    told = stretch(parts, start, amount)

    for fund in {part.fund_id for part in parts}:
        share = sum(p.amount for p in parts if p.fund_id == fund) / total
        borne = sum(p.amount for p in told if p.fund_id == fund)
        assert abs(borne - share * amount) <= 3
