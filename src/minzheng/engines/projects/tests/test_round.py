"""A venture round: blind marks with reasons, a trimmed mean, an award that is published first."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minzheng.engines.access.api import NotAllowed, Viewer
from minzheng.engines.access.testing import DAY, DISTRICT, Cast
from minzheng.engines.disclosure import api as disclosure
from minzheng.engines.projects import api
from minzheng.engines.projects.testing import (
    CODE,
    NAME,
    OTHER_CODE,
    OTHER_NAME,
    PROPOSAL,
    called,
    fund,
    handed_in,
    manager_of,
    marked,
    organisation,
    reviewed,
)

pytestmark = pytest.mark.django_db
LATER = DAY + timedelta(days=11)


@pytest.fixture
def two(cast: Cast) -> tuple[Viewer, Viewer]:
    return (
        manager_of(organisation(), DAY),
        manager_of(organisation(OTHER_CODE, OTHER_NAME), DAY),
    )


@pytest.fixture
def round(cast: Cast, two: tuple[Viewer, Viewer]) -> api.Round:
    """Two proposals under numbers; the first organisation's is marked better."""
    return reviewed(cast, called(cast, DAY), two, LATER)


def test_reviewers_read_numbers_and_no_names(cast: Cast, round: api.Round) -> None:
    review = api.review_for(cast.viewers["town_head"], round.pk)
    api.declare(review, [], by=cast.viewers["town_head"], on=LATER)

    shown = api.to_mark(api.review_for(cast.viewers["town_head"], round.pk))

    assert sorted(each.number for each in shown) == [1, 2]
    assert all(NAME not in str(each) and CODE not in str(each) for each in shown)


def test_nothing_is_shown_before_ties_are_declared(cast: Cast, round: api.Round) -> None:
    by = cast.viewers["town_head"]
    review = api.review_for(by, round.pk)
    assert api.to_mark(review) == []

    api.declare(review, [NAME], by=by, on=LATER)

    (only,) = api.to_mark(api.review_for(by, round.pk))
    assert api.Proposal.objects.get(pk=only.pk).organisation.name == OTHER_NAME
    hidden = api.Proposal.objects.get(organisation__name=NAME)
    with pytest.raises(api.NoSuchProject):
        api.mark_proposal(by, hidden.pk, {}, "好", on=LATER)


def test_the_name_of_the_organisation_must_not_stand_in_the_text(
    cast: Cast, two: tuple[Viewer, Viewer]
) -> None:
    row = called(cast, DAY)
    for wrong in (f"{NAME}多年从事", f"代码 {CODE}"):
        with pytest.raises(api.ProjectRefused, match="评审是匿名的"):
            api.hand_in_proposal(two[0], row.pk, replace(PROPOSAL, way=wrong), on=DAY)


def test_a_proposal_stays_within_the_cap_and_the_days(
    cast: Cast, two: tuple[Viewer, Viewer]
) -> None:
    row = called(cast, DAY)
    with pytest.raises(api.ProjectRefused, match="超过每份上限"):
        dear = replace(PROPOSAL, lines=(api.Cost("人员", row.cap + 1),))
        api.hand_in_proposal(two[0], row.pk, dear, on=DAY)
    with pytest.raises(api.NoSuchProject):
        api.hand_in_proposal(two[0], row.pk, PROPOSAL, on=LATER)
    api.hand_in_proposal(two[0], row.pk, PROPOSAL, on=DAY)
    again = api.hand_in_proposal(two[0], row.pk, replace(PROPOSAL, title="改名"), on=DAY)
    assert (api.Proposal.objects.count(), again.title) == (1, "改名")
    api.withdraw_proposal(two[0], again.pk)
    with pytest.raises(api.ProjectRefused, match="没有材料齐全"):
        api.begin_review(row, by=cast.viewers["district_clerk"], on=LATER)


def test_the_review_waits_for_the_close_and_the_check(
    cast: Cast, two: tuple[Viewer, Viewer]
) -> None:
    row, by = called(cast, DAY), cast.viewers["district_clerk"]
    made = handed_in(two[0], row, DAY)
    with pytest.raises(api.ProjectRefused, match="截止"):
        api.begin_review(row, by=by, on=DAY)
    with pytest.raises(api.ProjectRefused, match="没有查材料"):
        api.begin_review(row, by=by, on=LATER)
    with pytest.raises(api.ProjectRefused, match="缺什么"):
        api.check_proposal(made, " ", complete=False, by=by, on=DAY)


def test_who_organises_decides_or_pays_does_not_review(cast: Cast) -> None:
    row, by = called(cast, DAY), cast.viewers["district_clerk"]
    for key in ("district_clerk", "district_head", "finance_clerk", "auditor", "town_head"):
        with pytest.raises(api.ProjectRefused):  # the last is named already
            api.name_reviewer(row, key, by=by, on=DAY)
    with pytest.raises(NotAllowed):
        api.name_reviewer(row, "other_town_head", by=cast.viewers["town_head"], on=DAY)


def test_the_award_keeps_to_marks_budget_and_caps(cast: Cast, round: api.Round) -> None:
    head = cast.viewers["district_head"]
    with pytest.raises(api.ProjectRefused, match="分数封着"):
        api.award_round(round, api.Award({1: 1}, "好"), by=head, on=LATER)

    marked(cast, round, LATER)
    best, second = api.ranking_of(round, LATER)
    assert (best.score, second.score) == (8000, 5000)
    wrong: list[dict[int, int]] = [
        {}, {best.entrant.pk: 0}, {best.entrant.pk: best.entrant.asked + 1}, {9999: 1},
    ]  # fmt: skip
    for amounts in wrong:
        with pytest.raises(api.ProjectRefused):
            api.award_round(round, api.Award(amounts, "好"), by=head, on=LATER)
    done = api.award_round(round, api.Award({best.entrant.pk: 100}, "第一名"), by=head, on=LATER)
    assert done.state == api.RoundState.AWARDED


def test_an_award_stands_only_after_it_was_published(
    cast: Cast, round: api.Round, two: tuple[Viewer, Viewer]
) -> None:
    clerk, head = cast.viewers["district_clerk"], cast.viewers["district_head"]
    marked(cast, round, LATER)
    best = api.ranking_of(round, LATER)[0].entrant
    api.award_round(round, api.Award({best.pk: best.asked}, "第一名"), by=head, on=LATER)
    with pytest.raises(api.ProjectRefused, match="还没有公示"):
        api.confirm_award(round, by=clerk, on=LATER)

    document = api.publicise_award(round, by=clerk, on=LATER)
    with pytest.raises(api.ProjectRefused, match="还没有公开"):
        api.confirm_award(round, by=clerk, on=LATER)
    disclosure.publish(document, by=head, on=LATER)
    with pytest.raises(api.ProjectRefused, match="期满"):
        api.confirm_award(round, by=clerk, on=LATER + timedelta(days=5))
    loser = api.own_proposals(two[1]).get()
    said = api.object_to_award(two[1], loser.pk, "第一名的预算重复", on=LATER)
    after = LATER + timedelta(days=6)
    with pytest.raises(api.ProjectRefused, match="异议"):
        api.confirm_award(round, by=clerk, on=after)
    api.answer_objection(said, "核对过，没有重复", upheld=False, by=head, on=after)

    (project,) = api.confirm_award(round, by=clerk, on=after)
    assert (project.budget, project.state) == (best.asked, api.ProjectState.APPROVED)


def test_an_objection_that_is_right_takes_the_award_back(
    cast: Cast, round: api.Round, two: tuple[Viewer, Viewer]
) -> None:
    head = cast.viewers["district_head"]
    marked(cast, round, LATER)
    best = api.ranking_of(round, LATER)[0].entrant
    api.award_round(round, api.Award({best.pk: 100}, "第一名"), by=head, on=LATER)
    loser = api.own_proposals(two[1]).get()
    said = api.object_to_award(two[1], loser.pk, "评审是它的理事", on=LATER)

    api.answer_objection(said, "属实，重新评", upheld=True, by=head, on=LATER)

    round.refresh_from_db()
    assert round.state == api.RoundState.REVIEW
    assert not round.proposals.filter(award__gt=0).exists()


def test_a_round_that_cannot_stand_is_refused(cast: Cast) -> None:
    by = cast.viewers["district_clerk"]
    good = api.NewRound(
        "名称",
        "主题",
        "community",
        DISTRICT,
        100,
        10,
        fund(DAY).pk,
        DAY,
        LATER,
        {"need": 60, "way": 40},
    )
    wrong: list[dict[str, Any]] = [
        {"cap": 101}, {"closes_on": date(2026, 1, 1)}, {"weights": {"need": 99}},
        {"weights": {"x": 100}}, {"item": "x"}, {"topic": " "},
    ]  # fmt: skip
    for each in wrong:
        with pytest.raises(api.ProjectRefused):
            api.call_round(replace(good, **each), by=by, on=DAY)
    assert api.call_round(good, by=by, on=DAY).criteria[0]["key"] == "need"


@given(st.lists(st.integers(0, 1000), min_size=1, max_size=9))
def test_the_trimmed_mean_lies_between_the_marks(marks: list[int]) -> None:
    score, trimmed = api.trimmed_mean(marks, 5)

    assert min(marks) * 10 <= score <= max(marks) * 10
    assert trimmed == (len(marks) >= 5)


@given(st.lists(st.integers(0, 1000), min_size=5, max_size=9), st.integers(1000, 10**6))
def test_one_extreme_mark_does_not_decide(marks: list[int], extreme: int) -> None:
    usual = sorted(marks)

    assert api.trimmed_mean([*usual[:-1], extreme], 5) == api.trimmed_mean(
        [*usual[:-1], max(usual)], 5
    )


def test_equal_scores_go_to_who_asks_for_less() -> None:
    dear, cheap = api.Entrant(1, 1, 900, (500,)), api.Entrant(2, 2, 800, (500,))

    assert [each.entrant.pk for each in api.rank([dear, cheap], 5)] == [2, 1]
