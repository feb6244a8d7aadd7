"""A verdict on many needs a sample looked at one by one; and what the figures of a rule say."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minzheng.engines.access.testing import TOWN_A, VILLAGE_B, Cast
from minzheng.engines.alerts.api import (
    AlertRefused,
    AlertTask,
    Judgement,
    Lead,
    NoSuchTask,
    RuleFigures,
    Ruling,
    State,
    Verdict,
    draw,
    drawn_tasks,
    figures,
    judge,
    judge_rest,
    sample_for,
    wilson,
)
from minzheng.engines.alerts.models import Sample
from minzheng.engines.alerts.tests.nights import FRIDAY, HOMES, MONDAY, TWO_HOMES, found, run
from minzheng.engines.audit import api as audit
from minzheng.kernel.units import WHOLE

MANY = 15
NOT_SO = Ruling(Verdict.FALSE, Lead.NOTHING, "旧房已拆")
PUT_RIGHT = Ruling(Verdict.CORRECTED, Lead.NOTHING, "已经过户")


@pytest.fixture
def sample(cast: Cast) -> Sample:
    run(found(HOMES, *((n, TWO_HOMES) for n in range(1, MANY + 1))))
    return draw(HOMES, TOWN_A, Verdict.FALSE, by=cast.viewers["town_head"], on=FRIDAY)


def look_at(cast: Cast, sample: Sample, *, otherwise: int = 0) -> None:
    """Judge what was drawn, some of it otherwise than proposed."""
    for number, task in enumerate(drawn_tasks(sample)):
        ruling = PUT_RIGHT if number < otherwise else NOT_SO
        judge(task, ruling, by=cast.viewers["town_clerk"], on=MONDAY)


def test_the_sample_is_drawn_by_key_and_can_be_drawn_again(cast: Cast, sample: Sample) -> None:
    drawn = drawn_tasks(sample)

    assert len(drawn) == 10
    assert [t.pk for t in drawn_tasks(Sample.objects.get())] == [t.pk for t in drawn]
    assert [t.pk for t in drawn] != sorted(t.pk for t in drawn)


def test_nobody_judges_the_rest_before_the_sample(cast: Cast, sample: Sample) -> None:
    with pytest.raises(AlertRefused, match="还有 10 条"):
        judge_rest(sample, "都一样", by=cast.viewers["town_head"], on=MONDAY)


def test_a_sample_that_disagrees_stops_the_bulk_verdict(cast: Cast, sample: Sample) -> None:
    look_at(cast, sample, otherwise=2)

    with pytest.raises(AlertRefused, match="至少要 9 条"):
        judge_rest(sample, "都一样", by=cast.viewers["town_head"], on=MONDAY)


def test_nine_of_ten_are_enough(cast: Cast, sample: Sample) -> None:
    look_at(cast, sample, otherwise=1)

    done = judge_rest(sample, "抽样里九条是旧房已拆", by=cast.viewers["town_head"], on=MONDAY)

    assert done == MANY - 10
    assert AlertTask.objects.filter(state=State.JUDGED).count() == MANY
    assert Judgement.objects.filter(bulk=True).count() == MANY - 10
    verbs = [entry.verb for entry in audit.entries_about(f"sample:{sample.pk}")]
    assert verbs == ["draw_sample", "judge_bulk"]


def test_a_sample_is_used_once(cast: Cast, sample: Sample) -> None:
    look_at(cast, sample)
    judge_rest(sample, "都一样", by=cast.viewers["town_head"], on=MONDAY)

    with pytest.raises(AlertRefused, match="用过"):
        judge_rest(sample, "都一样", by=cast.viewers["town_head"], on=MONDAY)


def test_what_came_to_an_end_by_itself_is_not_judged(cast: Cast, sample: Sample) -> None:
    look_at(cast, sample)
    left = {row.task.subject for row in sample.rows.filter(drawn=False)}
    gone = min(left)
    run(found(HOMES, *((n, TWO_HOMES) for n in left - {gone})), MONDAY)

    done = judge_rest(sample, "都一样", by=cast.viewers["town_head"], on=MONDAY)

    assert done == len(left) - 1
    assert AlertTask.objects.get(subject=gone).state == State.FADED


def test_few_are_judged_one_by_one(cast: Cast) -> None:
    run(found(HOMES, *((n, TWO_HOMES) for n in range(1, 11))))

    with pytest.raises(AlertRefused, match="逐条判定"):
        draw(HOMES, TOWN_A, Verdict.FALSE, by=cast.viewers["town_head"], on=FRIDAY)


@pytest.mark.parametrize("key", ["town_clerk", "other_town_head", "child_supervisor"])
def test_it_refuses_whose_task_it_is_not(cast: Cast, sample: Sample, key: str) -> None:
    with pytest.raises(AlertRefused, match="负责人"):
        draw(HOMES, TOWN_A, Verdict.FALSE, by=cast.viewers[key], on=FRIDAY)
    with pytest.raises(NoSuchTask):
        sample_for(cast.viewers[key], sample.pk)


# Figures


def figures_of(cast: Cast, key: str = "district_clerk") -> RuleFigures:
    rows = figures(cast.viewers[key], MONDAY)
    return next(row for row in rows if row.rule == HOMES)


def judged(cast: Cast, right: int, wrong: int) -> None:
    """So many right and wrong verdicts of the rule."""
    run(found(HOMES, *((n, TWO_HOMES) for n in range(1, right + wrong + 1))))
    for number, task in enumerate(AlertTask.objects.order_by("subject")):
        ruling = PUT_RIGHT if number < right else NOT_SO
        judge(task, ruling, by=cast.viewers["town_clerk"], on=MONDAY)


def test_precision_is_right_of_judged(cast: Cast) -> None:
    judged(cast, right=3, wrong=1)

    row = figures_of(cast)

    assert (row.judged, row.right, row.precision, row.per_thousand) == (4, 3, 7_500, 750)
    assert (row.low, row.high) == wilson(3, 4)


@pytest.mark.parametrize(
    ("right", "wrong", "poor"), [(9, 11, True), (10, 10, False), (0, 19, False), (0, 20, True)]
)
def test_a_rule_that_is_seldom_right_is_to_be_revised(
    cast: Cast, right: int, wrong: int, poor: bool
) -> None:
    judged(cast, right=right, wrong=wrong)

    assert figures_of(cast).poor is poor


def test_age_is_that_of_what_waits(cast: Cast) -> None:
    run(found(HOMES, (1, TWO_HOMES), (2, TWO_HOMES)), FRIDAY)
    run(found(HOMES, (1, TWO_HOMES), (2, TWO_HOMES), (3, TWO_HOMES)), MONDAY)

    row = figures_of(cast)

    assert (row.waiting, row.median_days, row.overdue) == (3, 3, 0)


def test_each_area_has_its_own_figures(cast: Cast) -> None:
    run(found(HOMES, (1, TWO_HOMES), place=VILLAGE_B))

    assert figures_of(cast, "town_head").raised == 0
    assert figures_of(cast, "other_town_head").raised == 1


def test_before_anything_is_judged_nothing_is_said_of_precision(cast: Cast) -> None:
    row = figures_of(cast)

    assert (row.precision, row.low, row.per_thousand, row.poor) == (None, None, None, False)


def test_wilson_is_the_published_interval() -> None:
    assert wilson(18, 20) == (6990, 9721)


@given(judged=st.integers(1, 500), right=st.integers(0, 500))
def test_the_interval_holds_the_share(judged: int, right: int) -> None:
    right = min(right, judged)

    low, high = wilson(right, judged)

    assert 0 <= low <= right * WHOLE / judged + 1
    assert right * WHOLE / judged - 1 <= high <= WHOLE


def test_late_is_counted(cast: Cast) -> None:
    run(found(HOMES, (1, TWO_HOMES)), FRIDAY)
    late = date(2026, 12, 31)

    row = next(r for r in figures(cast.viewers["town_head"], late) if r.rule == HOMES)

    assert (row.overdue, row.overdue_share) == (1, WHOLE)
