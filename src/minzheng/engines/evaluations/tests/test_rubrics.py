"""Rubrics: what is shipped adds up, what does not is refused with its sum, two people change it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.evaluations import api
from minzheng.engines.evaluations.reading import FOLDER
from minzheng.engines.evaluations.testing import DAY, World

HOME, INSTITUTION = "home_care", "institution"


def text_of(key: str) -> str:
    return (FOLDER / f"{key}.yaml").read_text("utf-8")


def test_the_institution_rubric_has_the_four_parts_of_the_standard() -> None:
    rubric = api.shipped()[INSTITUTION]

    assert [part.points for part in rubric.dimensions] == [1200, 1300, 1500, 6000]
    assert [(each.total, each.part) for each in rubric.grades] == [
        (9000, 90), (7800, 80), (5700, 60), (4500, 50), (3600, 40),
    ]  # fmt: skip


# Part minima of the table: 120/130/150/600 points; level by points of the four parts.
@pytest.mark.parametrize(
    ("parts", "level"),
    [
        ((108, 117, 135, 540), "five"), ((107, 118, 135, 540), "four"),
        ((96, 104, 120, 480), "four"), ((72, 78, 90, 360), "three"),
        ((60, 65, 75, 300), "two"), ((48, 52, 60, 240), "one"),
        ((120, 130, 150, 239), ""), ((47, 130, 150, 600), ""), ((48, 52, 60, 199), ""),
    ],
)  # fmt: skip
def test_both_tests_hold_for_a_level(parts: tuple[int, ...], level: str) -> None:
    rubric = api.shipped()[INSTITUTION]
    points = {part.code: each * 10 for part, each in zip(rubric.dimensions, parts, strict=True)}

    grade = rubric.grade_for(points)

    assert (grade.key if grade else "") == level


def test_the_sum_that_does_not_fit_is_told() -> None:
    wrong = text_of(HOME).replace(
        "title: 场地、消防和无障碍设施, points: 8", "title: 场地, points: 5"
    )

    with pytest.raises(
        api.RubricFaulty, match="“设施与安全”各项的分值加起来是 17 分，应为 20 分，少 3 分"
    ):
        api.read_rubric("mine", wrong)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("total: 100", "total: 90", "加起来是 100 分，应为 90 分，多 10 分"),
        ("code: A2", "code: A1", "编号 A1 用了两次"),
        ("evidence: meals.served", "evidence: meals.tasted", "meals.tasted"),
        ("zero: 4, full: 0", "zero: 4, full: 4", "零分线和满分线都是 4"),
        ("total: 80, part: 50", "total: 95, part: 50", "从高到低"),
        ("proof: onsite, look: 对花名册", "proof: guess, look: 对花名册", "guess"),
        ("kinds: [elder_station", "kinds: [elder_castle", "elder_castle"),
        ("evaluations.home_care_months", "evaluations.for_ever", "for_ever"),
        ("points: 8", "points: 8.25", "一位小数"),
        ("points: 8", "points: many", "不是分数"),
    ],
)
def test_what_is_wrong_is_named(before: str, after: str, told: str) -> None:
    with pytest.raises(api.RubricFaulty, match=told):
        api.read_rubric("mine", text_of(HOME).replace(before, after, 1))


@pytest.mark.parametrize("text", ["", "- a", "title: [", "title: x", "dimensions: {}", "\x00"])
def test_what_is_no_rubric_is_refused(text: str) -> None:
    with pytest.raises(api.RubricFaulty):
        api.read_rubric("mine", text)


@given(st.integers(-10_000, 10_000), st.integers(0, 500), st.integers(0, 500))
def test_points_lie_between_nothing_and_all(value: int, zero: int, full: int) -> None:
    if zero == full:
        return
    item = api.Item("A", "a", 80, api.COMPUTED, evidence="x", zero=zero, full=full)

    assert 0 <= api.points_for(item, value) <= 80
    assert (api.points_for(item, zero), api.points_for(item, full)) == (0, 80)


@given(st.lists(st.integers(0, 6000), min_size=4, max_size=4))
def test_more_points_never_give_a_lower_level(points: list[int]) -> None:
    rubric = api.shipped()[INSTITUTION]
    parts = {
        each.code: min(got, each.points)
        for each, got in zip(rubric.dimensions, points, strict=True)
    }
    more = {each.code: min(parts[each.code] + 100, each.points) for each in rubric.dimensions}
    ranks = [*rubric.grades, None]

    assert ranks.index(rubric.grade_for(more)) <= ranks.index(rubric.grade_for(parts))


def test_one_proposes_and_another_approves(world: World) -> None:
    rubric = api.with_points(api.shipped()[HOME], {"A2": 70, "A3": 50})
    new = api.NewScheme(rubric, DAY, "上级意见：加重开放时间")

    row = api.propose_scheme(world.viewer("district_clerk"), new, on=DAY)
    before = api.scheme_on(HOME, row.division_code, DAY)
    api.approve_scheme(world.viewer("district_head"), row.pk, on=DAY)
    after = api.scheme_on(HOME, row.division_code, DAY)

    assert (before.number, after.number) == (0, 1)
    assert after.rubric.items["A3"].points == 50


def test_changed_points_must_add_up() -> None:
    with pytest.raises(api.RubricFaulty, match="加起来是 19 分"):
        api.with_points(api.shipped()[HOME], {"A2": 70})


def test_a_version_of_tomorrow_is_not_in_force_today(world: World) -> None:
    new = api.NewScheme(api.shipped()[HOME], date(2027, 1, 1), "明年起用")
    row = api.propose_scheme(world.viewer("district_clerk"), new, on=DAY)
    api.approve_scheme(world.viewer("district_head"), row.pk, on=DAY)

    assert api.scheme_on(HOME, row.division_code, DAY).number == 0
    assert api.scheme_on(HOME, row.division_code, date(2027, 1, 1)).number == 1


def test_the_clerk_does_not_approve(world: World) -> None:
    clerk = world.viewer("district_clerk")
    row = api.propose_scheme(clerk, api.NewScheme(api.shipped()[HOME], DAY, "照旧"), on=DAY)

    with pytest.raises(NotAllowed):
        api.approve_scheme(clerk, row.pk, on=DAY)


def test_two_proposals_do_not_wait_at_once(world: World) -> None:
    clerk = world.viewer("district_clerk")
    new = api.NewScheme(api.shipped()[HOME], DAY, "照旧")
    api.propose_scheme(clerk, new, on=DAY)

    with pytest.raises(api.EvaluationRefused, match="还没有批准"):
        api.propose_scheme(clerk, new, on=DAY)


def test_a_day_that_is_over_is_refused(world: World) -> None:
    new = api.NewScheme(api.shipped()[HOME], date(2026, 1, 1), "倒签")

    with pytest.raises(api.EvaluationRefused, match="已经过去"):
        api.propose_scheme(world.viewer("district_clerk"), new, on=DAY)


def test_returned_needs_a_reason(world: World) -> None:
    new = api.NewScheme(api.shipped()[HOME], DAY, "照旧")
    row = api.propose_scheme(world.viewer("district_clerk"), new, on=DAY)

    with pytest.raises(api.EvaluationRefused, match="退回的原因"):
        api.return_scheme(world.viewer("district_head"), row.pk, " ", on=DAY)
