"""Rows are never edited: of two that cover a month the later holds."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from minzheng.engines.payments.timeline import Span, due, effective, tail
from minzheng.kernel.months import Month

START = Month(2026, 1)
MONTHS = st.integers(0, 30).map(START.shift)
SPANS = st.builds(
    lambda first, length, monthly, paused: Span(
        first, None if length is None else first.shift(length), monthly, paused
    ),
    MONTHS,
    st.none() | st.integers(0, 12),
    st.integers(0, 3),
    st.booleans(),
)


@given(st.lists(SPANS, max_size=8))
def test_what_holds_is_due_as_the_rows_say(rows: list[Span]) -> None:
    spans = effective(rows)

    for month in Month.between(START, START.shift(50)):
        assert due(spans, month) == due(rows, month)


@given(st.lists(SPANS, max_size=8))
def test_spans_in_force_do_not_overlap(rows: list[Span]) -> None:
    spans = effective(rows)

    for earlier, later in pairwise(spans):
        assert earlier.last is not None and earlier.last < later.first


@given(st.lists(SPANS, max_size=8), MONTHS)
def test_a_tail_begins_where_it_is_cut(rows: list[Span], first: Month) -> None:
    cut = tail(effective(rows), first)

    assert all(span.first >= first for span in cut)
    assert due(cut, first) == due(rows, first)


def test_nothing_is_due_before_the_first_row() -> None:
    assert due([Span(START, None, 800)], START.previous()) == 0
