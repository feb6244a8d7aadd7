"""From last year's figure to an approved standard: two people, and words for every number."""

from datetime import date
from typing import Any

import pytest

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.access.testing import Cast
from minzheng.engines.audit.api import entries_about
from minzheng.engines.parameters import api as parameters
from minzheng.engines.standards import api
from minzheng.engines.standards.tests.conftest import (
    CITY,
    SINCE,
    TODAY,
    approved,
    begun,
    enter,
    proposed,
    tried,
)

CLERK, HEAD = "district_clerk", "district_head"


def worked(cast: Cast) -> api.Adjustment:
    return api.work_out_standards(begun(cast), by=cast.viewers[CLERK], on=TODAY)


def test_the_formula_proposes_the_standard_with_its_arithmetic(figures: Cast) -> None:
    row = worked(figures)

    (proposal,) = row.proposed
    assert proposal["key"] == "dibao.standard"
    assert (proposal["before"], proposal["after"]) == (128_200, 140_000)  # 48000 ÷ 12 × 35%
    words = " ".join(line["sentence"] for line in row.trace)
    assert "48,000.00元" in words and "35%" in words and "1,400.00元" in words
    assert all(line["cites"] for line in row.trace)


def test_a_missing_figure_is_named_with_what_to_enter(cast: Cast) -> None:
    with pytest.raises(api.FigureMissing, match="上年度人均消费支出"):
        worked(cast)


def test_the_figure_of_an_earlier_year_does_not_count(cast: Cast) -> None:
    enter(cast, "standard.consumption", "47000元", since=date(2025, 1, 1))

    with pytest.raises(api.FigureMissing, match="请录入2025年人均消费支出"):
        worked(cast)


def test_a_city_without_a_formula_says_so(cast: Cast) -> None:
    enter(cast, "standard.consumption", "48000元")

    with pytest.raises(api.FigureMissing, match="比例"):
        worked(cast)


def test_standards_never_fall(cast: Cast) -> None:
    enter(cast, "standard.consumption", "30000元")
    enter(cast, "standard.index_share", "35%")
    row = worked(cast)

    with pytest.raises(api.NothingToRaise, match="不调整"):
        api.simulate_standards(row, by=cast.viewers[CLERK], on=TODAY)


@pytest.mark.parametrize(
    ("differs", "says"),
    [
        ({"since": date(2025, 12, 1)}, "晚于统计年度"),
        ({"since": date(2026, 12, 15)}, "某月1日"),
        ({"place": "440199"}, "区划"),
    ],
)
def test_it_refuses_an_adjustment_that_cannot_be(
    cast: Cast, differs: dict[str, Any], says: str
) -> None:
    with pytest.raises(api.AdjustmentRefused, match=says):
        begun(cast, **differs)


def test_one_adjustment_a_day_and_place(cast: Cast) -> None:
    first = begun(cast)
    with pytest.raises(api.AdjustmentRefused, match="已经有了"):
        begun(cast)

    api.drop_adjustment(first, "日期写错", by=cast.viewers[CLERK], on=TODAY)

    assert begun(cast).pk != first.pk


@pytest.mark.parametrize("who", ["town_head", "finance_head", "auditor"])
def test_it_refuses_posts_that_set_no_standards(cast: Cast, who: str) -> None:
    new = api.NewAdjustment(2025, CITY, SINCE)

    with pytest.raises(NotAllowed):
        api.open_adjustment(new, by=cast.viewers[who], on=TODAY)


def test_the_trial_is_kept_by_matter(settled: Cast) -> None:
    row = tried(settled)

    assert api.stage_of(row) == api.Stage.SIMULATED
    assert "relief/dibao" in [each["matter"] for each in row.trial]
    (trial,) = [each for each in row.trial if each["matter"] == "relief/dibao"]
    assert trial["total"]["cost_after"] > trial["total"]["cost_before"]


def test_a_standard_is_not_proposed_before_it_was_tried(figures: Cast) -> None:
    document = api.Document("穗民〔2026〕9号", "verified", TODAY)

    with pytest.raises(api.WrongStage, match="测算"):
        api.propose_standards(worked(figures), document, by=figures.viewers[CLERK], on=TODAY)


def test_two_people_bring_the_standard_into_force(settled: Cast) -> None:
    row = proposed(settled)
    assert api.stage_of(row) == api.Stage.PROPOSED
    with pytest.raises(NotAllowed):
        api.approve_standards(row, by=settled.viewers[CLERK], on=TODAY)

    api.approve_standards(row, by=settled.viewers[HEAD], on=TODAY)

    assert api.stage_of(row) == api.Stage.APPROVED
    assert parameters.book().value("dibao.standard", on=SINCE, place=CITY) == 140_000
    assert [entry.verb for entry in entries_about(row.ref)][-1] == "approve_standards"


def test_a_value_approved_on_its_own_page_counts(settled: Cast) -> None:
    row = proposed(settled)
    (entry,) = api.latest_proposals(row)

    parameters.approve(entry, by=settled.viewers[HEAD], on=TODAY)

    assert api.stage_of(row) == api.Stage.APPROVED


def test_a_returned_value_brings_it_back_to_the_trial(settled: Cast) -> None:
    row = proposed(settled)
    (entry,) = api.latest_proposals(row)

    parameters.return_with_reason(entry, "文号不对", by=settled.viewers[HEAD], on=TODAY)

    assert api.stage_of(row) == api.Stage.SIMULATED
    document = api.Document("穗民〔2026〕10号", "verified", TODAY)
    again = api.propose_standards(row, document, by=settled.viewers[CLERK], on=TODAY)
    assert api.stage_of(again) == api.Stage.PROPOSED


def test_an_approved_adjustment_is_not_dropped(settled: Cast) -> None:
    row = approved(settled)

    with pytest.raises(api.WrongStage, match="已批准"):
        api.drop_adjustment(row, "不要了", by=settled.viewers[CLERK], on=TODAY)


def test_who_reads_no_standards_finds_none(cast: Cast) -> None:
    row = begun(cast)

    with pytest.raises(api.NoSuchAdjustment):
        api.adjustment_for(cast.viewers["town_head"], row.pk)
    assert api.adjustments(cast.viewers["auditor"]) == [row]
