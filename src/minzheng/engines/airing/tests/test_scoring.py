"""The arithmetic by hand, and what must hold whatever the numbers are."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from minzheng.engines.airing import api
from minzheng.engines.airing.likeness import likes, traits_of
from minzheng.engines.airing.scoring import (
    COUNT_LESS,
    COUNT_MORE,
    SUM_LESS,
    SUM_MORE,
    Reading,
    Rule,
    rank_each,
)

IN_TIME = api.Rule("in-time", api.SHARE_MORE, 60, 100.0)
WRONG = api.Rule("wrong", api.SHARE_LESS, 40, 0.0)
DAYS = api.Rule("days", api.MEAN_LESS, 40, 5.0)


def read(value: int, base: int) -> api.Reading:
    return api.Reading(value, base)


def by_place(told: tuple[api.Standing, ...]) -> dict[str, api.Standing]:
    return {each.place: each for each in told}


def test_the_score_is_the_weighted_mean_of_points() -> None:
    """甲: 38/40 in time is 95 points, 200/40 = 5 days against 5 is 100: 0.6·95 + 0.4·100 = 97."""
    told = by_place(api.rank(
        [IN_TIME, DAYS],
        {"甲": {"in-time": read(38, 40), "days": read(200, 40)},
         "乙": {"in-time": read(20, 40), "days": read(400, 40)}},
        10, 1,
    ))  # fmt: skip

    assert told["甲"].score == pytest.approx(97.0)
    assert told["乙"].score == pytest.approx(0.6 * 50 + 0.4 * 50)
    assert [(told[each].rank, told[each].first, told[each].last) for each in ("甲", "乙")] == [
        (1, 1, 1), (2, 2, 2),
    ]  # fmt: skip
    assert told["甲"].ahead is not None
    assert told["甲"].ahead > 0.99


def test_less_of_a_bad_share_is_more_points_and_aims_count() -> None:
    aimed = api.Rule("wrong", api.SHARE_LESS, 100, 20.0)
    told = api.rank([aimed], {"甲": {"wrong": read(36, 100)}}, 10, 1)[0]

    assert told.score == pytest.approx((100 - 36) / (100 - 20) * 100)
    reached = api.rank([aimed], {"甲": {"wrong": read(10, 100)}}, 10, 1)[0]
    assert reached.score == 100.0


def test_few_records_do_not_count_and_too_few_are_not_ranked() -> None:
    told = by_place(api.rank(
        [IN_TIME, WRONG],
        {"甲": {"in-time": read(38, 40), "wrong": read(1, 3)}, "乙": {"in-time": read(3, 3)}},
        10, 1,
    ))  # fmt: skip

    assert told["甲"].score == pytest.approx(95.0)
    assert [part.counted for part in told["甲"].parts] == [True, False]
    assert told["乙"].rank is None
    assert told["乙"].parts[0].number == pytest.approx(100.0)


def test_towns_that_can_hardly_be_told_apart_share_ranks() -> None:
    told = api.rank(
        [IN_TIME], {"甲": {"in-time": read(19, 20)}, "乙": {"in-time": read(18, 20)}}, 10, 1
    )

    assert [(each.rank, each.first, each.last) for each in told] == [(1, 1, 2), (2, 1, 2)]
    assert told[0].ahead is not None
    assert told[0].ahead < api.SURE


def test_equal_scores_are_one_rank() -> None:
    same = {"in-time": read(38, 40)}

    told = api.rank([IN_TIME], {"甲": same, "乙": same}, 10, 1)

    assert [each.rank for each in told] == [1, 1]


def test_the_interval_is_as_wide_as_the_binomial_says() -> None:
    """38 of 40 under Jeffreys' prior: nine tenths of Beta(38.5, 2.5) lie in 0.875 … 0.985."""
    (told,) = api.rank([IN_TIME], {"甲": {"in-time": read(38, 40)}}, 10, 1)

    assert told.parts[0].low == pytest.approx(87.5, abs=1.0)
    assert told.parts[0].high == pytest.approx(98.5, abs=1.0)


Readings = some.dictionaries(
    some.sampled_from("甲乙丙丁戊"),
    some.fixed_dictionaries({
        "in-time": some.integers(0, 60).flatmap(
            lambda base: some.integers(0, base).map(lambda hits, b=base: read(hits, b))
        ),
        "days": some.builds(read, some.integers(0, 900), some.integers(0, 60)),
    }),
    min_size=1,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(Readings, some.integers(0, 2**32 - 1))
def test_whatever_the_numbers_ranks_and_intervals_are_in_order(
    readings: dict[str, dict[str, api.Reading]], seed: int
) -> None:
    told = api.rank([IN_TIME, DAYS], readings, 5, seed)

    assert {each.place for each in told} == set(readings)
    assert told == api.rank([IN_TIME, DAYS], readings, 5, seed)
    ranked = [each for each in told if each.rank is not None]
    scores = [each.score for each in ranked]
    assert scores == sorted(scores, reverse=True)
    for each in ranked:
        assert each.rank is not None
        assert each.first is not None
        assert each.last is not None
        assert 1 <= each.first <= each.rank <= each.last <= len(ranked)
        assert 0 <= each.score <= 100
        assert all(part.low <= part.points <= part.high for part in each.parts)


def test_towns_alike_are_those_of_like_size_and_age() -> None:
    traits = {
        "甲": traits_of(50_000, 10_000, 500), "乙": traits_of(52_000, 10_400, 520),
        "丙": traits_of(5_000, 2_000, 300), "丁": traits_of(5_200, 2_100, 310),
    }  # fmt: skip

    told = likes(traits)

    assert (told["甲"][0], told["丙"][0]) == ("乙", "丁")
    assert likes({"甲": traits_of(1, 1, 1)}) == {"甲": ()}


@pytest.mark.parametrize(
    ("kind", "aim", "value", "points", "sure"),
    [
        (COUNT_MORE, 100.0, 50, 50.0, False),
        (COUNT_LESS, 10.0, 20, 50.0, False),
        (COUNT_LESS, 0.0, 3, 0.0, False),
        (SUM_MORE, 100.0, 50, 50.0, True),
        (SUM_LESS, 10.0, 20, 50.0, True),
        (SUM_MORE, 100.0, 400, 100.0, True),
    ],
)
def test_a_number_is_held_against_where_it_should_stand(
    kind: str, aim: float, value: int, points: float, sure: bool
) -> None:
    rules = {"甲": [Rule("n", kind, 1, aim)]}
    (told,) = rank_each(rules, {"甲": {"n": Reading(value, 1)}}, 10, 1)

    (part,) = told.parts
    assert (part.points, told.score) == (pytest.approx(points), pytest.approx(points))
    assert (part.low == part.high) is (sure or points == 0.0)


def test_who_has_nothing_to_aim_at_is_not_ranked() -> None:
    rules = {
        "甲": [],
        "乙": [Rule("n", COUNT_MORE, 1, 10.0)],
        "丙": [Rule("n", COUNT_MORE, 1, 9.0)],
    }
    read = {"甲": {}, "乙": {"n": Reading(0, 0)}, "丙": {"n": Reading(9, 1)}}

    told = {each.place: each.rank for each in rank_each(rules, read, 10, 1)}

    assert told == {"甲": None, "乙": None, "丙": 1}
