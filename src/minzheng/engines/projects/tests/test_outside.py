"""Reviewers from outside the bureau: with their own account, blind, and of no house proposing."""

from datetime import timedelta

import pytest

from minzheng.engines.access.api import Viewer
from minzheng.engines.access.testing import DAY, Cast
from minzheng.engines.projects import api
from minzheng.engines.projects.testing import (
    MARKERS,
    NAME,
    OTHER_CODE,
    OTHER_NAME,
    called,
    handed_in,
    manager_of,
    marked,
    organisation,
    reviewed,
)

pytestmark = pytest.mark.django_db
LATER = DAY + timedelta(days=11)
EXPERT = "柯美玲"  # what the tests call whoever acts for an organisation


@pytest.fixture
def proposer(cast: Cast) -> Viewer:
    return manager_of(organisation(), DAY)


@pytest.fixture
def expert(cast: Cast) -> Viewer:
    return manager_of(organisation(OTHER_CODE, OTHER_NAME), DAY)


def invited(cast: Cast, row: api.Round) -> api.Reviewer:
    by = cast.viewers["district_clerk"]
    return api.invite_reviewer(row, OTHER_CODE, EXPERT, by=by, on=DAY)


def points(row: api.Round, value: int = 6) -> dict[str, int]:
    return {each["key"]: value for each in row.criteria}


def test_an_expert_reads_numbers_and_marks_with_her_account(
    cast: Cast, proposer: Viewer, expert: Viewer
) -> None:
    row = called(cast, DAY)
    invited(cast, row)
    reviewed(cast, row, (proposer,), LATER)
    review = api.review_for(expert, row.pk)
    api.declare(review, [], by=expert, on=LATER)

    (blind,) = api.to_mark(api.review_for(expert, row.pk))
    assert NAME not in str(blind)
    made = api.mark_proposal(expert, blind.pk, points(row), "做法清楚", on=LATER)

    assert made.total == 600
    with pytest.raises(api.NoSuchProject):
        api.review_for(proposer, row.pk)


def test_nobody_of_a_house_that_proposed_is_invited(
    cast: Cast, proposer: Viewer, expert: Viewer
) -> None:
    row = called(cast, DAY)
    handed_in(expert, row, DAY)

    with pytest.raises(api.ProjectRefused, match="所在的机构交了方案"):
        invited(cast, row)
    api.withdraw_proposal(expert, row.proposals.get().pk)
    assert invited(cast, row).name == EXPERT


def test_a_house_whose_member_reviews_does_not_propose(cast: Cast, expert: Viewer) -> None:
    row = called(cast, DAY)
    made = invited(cast, row)
    with pytest.raises(api.ProjectRefused, match="有人是这一轮的评审"):
        handed_in(expert, row, DAY)

    api.dismiss_reviewer(made, "她的机构要申请", by=cast.viewers["district_clerk"], on=DAY)

    assert handed_in(expert, row, DAY).asked
    with pytest.raises(api.NoSuchProject):
        api.review_for(expert, row.pk)


def test_who_is_not_registered_there_is_not_invited(cast: Cast, expert: Viewer) -> None:
    row, by = called(cast, DAY), cast.viewers["district_clerk"]
    for code, name in (("52440118MJ31234515", EXPERT), (OTHER_CODE, "没有这个人")):
        with pytest.raises(api.ProjectRefused, match="请核对代码和姓名"):
            api.invite_reviewer(row, code, name, by=by, on=DAY)
    invited(cast, row)
    with pytest.raises(api.ProjectRefused, match="已经是"):
        invited(cast, row)


def test_marks_are_sealed_till_all_are_in_then_nobody_changes_one(
    cast: Cast, proposer: Viewer, expert: Viewer
) -> None:
    row = called(cast, DAY)
    made = invited(cast, row)
    row = reviewed(cast, row, (proposer,), LATER)
    marked(cast, row, LATER)
    assert [each.pk for each in api.unmarked(row)] == [made.pk]
    with pytest.raises(api.ProjectRefused, match="还有 1 位评审"):
        api.ranking_of(row, LATER)

    api.declare(api.review_for(expert, row.pk), [], by=expert, on=LATER)
    pk = row.proposals.get().pk
    api.mark_proposal(expert, pk, points(row), "好", on=LATER)

    (best,) = api.ranking_of(row, LATER)
    assert (len(best.entrant.marks), best.spread) == (4, 200)
    with pytest.raises(api.ProjectRefused, match="不能再改"):
        api.mark_proposal(expert, pk, points(row, 10), "更好", on=LATER)
    clerk = cast.viewers["district_clerk"]
    with pytest.raises(api.ProjectRefused, match="评审不能再变"):
        api.dismiss_reviewer(made, "打高了", by=clerk, on=LATER)


def test_a_dismissed_reviewer_keeps_nobody_waiting_and_does_not_count(
    cast: Cast, proposer: Viewer, expert: Viewer
) -> None:
    row = called(cast, DAY)
    made = invited(cast, row)
    row = reviewed(cast, row, (proposer,), LATER)
    marked(cast, row, LATER)

    api.dismiss_reviewer(made, "联系不上", by=cast.viewers["district_clerk"], on=LATER)

    (best,) = api.ranking_of(row, LATER)
    assert len(best.entrant.marks) == len(MARKERS)


def test_too_few_marks_decide_nothing(cast: Cast, proposer: Viewer) -> None:
    row, clerk = called(cast, DAY), cast.viewers["district_clerk"]
    for each in row.reviewers.all()[1:]:
        api.dismiss_reviewer(each, "出差", by=clerk, on=DAY)
    row = reviewed(cast, row, (proposer,), LATER)
    by = cast.viewers[MARKERS[0]]
    api.declare(api.review_for(by, row.pk), [], by=by, on=LATER)
    pk = row.proposals.get().pk
    api.mark_proposal(by, pk, points(row), "好", on=LATER)

    with pytest.raises(api.ProjectRefused, match="还不到 3 位评审"):
        head = cast.viewers["district_head"]
        api.award_round(row, api.Award({pk: 1}, "好"), by=head, on=LATER)
