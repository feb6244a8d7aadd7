"""How feeds stand on a day: fresh, late, never there."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from minzheng.engines.access.testing import Cast
from minzheng.engines.exchange import api
from minzheng.engines.exchange.rhythm import days_of
from minzheng.engines.exchange.testing import FEED, NEXT_DAY, accepted, checked, csv_of, line, lines
from minzheng.kernel.clock import 小时, 工作日, 日, 月
from minzheng.kernel.feed import feeds
from minzheng.kernel.terms import Term


def test_a_feed_that_never_came_is_missing(cast: Cast) -> None:
    states = api.feed_states(cast.on)

    assert set(states) == set(feeds())
    assert states[FEED].never and states[FEED].standing == "missing"


def test_age_counts_from_the_day_it_came_in(cast: Cast) -> None:
    accepted(cast, csv_of([*lines(), line("", "")]))

    state = api.feed_states(cast.on + timedelta(days=3))[FEED]

    assert (state.last_day, state.age, state.every, state.grace) == (NEXT_DAY, 3, 1, 3)
    assert (state.refused_permille, state.linked_permille, state.rows) == (200, 1000, 5)
    assert state.standing == "fresh"
    assert api.feed_states(cast.on + timedelta(days=5))[FEED].standing == "late"


def test_before_it_came_in_it_was_not_there(cast: Cast) -> None:
    accepted(cast, csv_of(lines()))

    assert api.feed_states(cast.on - timedelta(days=1))[FEED].never


def test_what_only_waits_does_not_make_a_feed_fresh(cast: Cast) -> None:
    checked(cast, csv_of(lines()))

    assert api.feed_states(cast.on)[FEED].never
    row = next(
        row for row in api.board(cast.viewers["auditor"], cast.on) if row.feed.name() == FEED
    )
    assert row.waiting == 1 and row.due_on is None


def test_the_board_keeps_twelve_and_asks_little(cast: Cast) -> None:
    for day in range(1, 15):
        row = (*lines()[day % 4][:3], "2026-09-01", "2026-09-02", f"馆{day}", "H1")
        accepted(cast, csv_of([row]), day=date(2026, 10, day))

    with CaptureQueriesContext(connection) as caught:
        board = api.board(cast.viewers["data_head"], cast.on)

    row = next(row for row in board if row.feed.name() == FEED)
    assert [each.day.day for each in row.trend] == list(range(3, 15))
    assert row.due_on == cast.on + timedelta(days=4) and len(caught) <= 2


def test_another_area_sees_no_deliveries(cast: Cast) -> None:
    accepted(cast, csv_of(lines()))

    board = api.board(cast.viewers["other_town_clerk"], cast.on)

    assert all(row.state.never for row in board)


def test_who_brought_it_has_nothing_to_decide(cast: Cast) -> None:
    delivery = checked(cast, csv_of(lines()))

    assert api.to_decide(cast.viewers["data_head"]) == [delivery]
    assert api.to_decide(cast.viewers["data_clerk"]) == []


@pytest.mark.parametrize(
    ("term", "days"), [(日(7), 7), (工作日(5), 7), (工作日(2), 3), (月(3), 93), (小时(1), 1)]
)
def test_a_period_in_days_is_never_too_short(term: Term, days: int) -> None:
    assert days_of(term) == days
