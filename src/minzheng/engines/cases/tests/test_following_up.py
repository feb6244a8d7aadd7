"""追评 after the remedy, and the figures of ratings that the public may see."""

from datetime import date

import pytest

from minzheng.engines.access.testing import Cast
from minzheng.engines.cases import api as cases
from minzheng.engines.cases.api import Case, Rating, Remedy
from minzheng.engines.cases.testing import apply
from minzheng.engines.cases.tests.days import MONDAY, TUESDAY, WEDNESDAY
from minzheng.engines.notices.api import Recipient, inbox

YEAR = (date(2026, 1, 1), date(2026, 12, 31))


@pytest.fixture
def rated(cast: Cast) -> Case:
    """A case that was withdrawn and rated badly."""
    case = apply(cast, on=MONDAY)
    cases.withdraw(case.number, "", by=cast.viewers["applicant"], on=MONDAY)
    review = cases.Review(1, comment="等太久")
    cases.rate(case.number, review, by=cast.viewers["applicant"], on=TUESDAY)
    return case


def remedy(cast: Cast, case: Case) -> None:
    by = cast.viewers["town_head"]
    cases.remedy_rating(case.number, Remedy.FIXED, "已上门致歉", by=by, on=WEDNESDAY)


def test_it_is_said_once_after_the_remedy(cast: Cast, rated: Case) -> None:
    me = cast.viewers["applicant"]
    with pytest.raises(cases.RatingRefused, match="还没有处理完"):
        cases.follow_up(rated.number, 4, "", by=me, on=WEDNESDAY)
    remedy(cast, rated)

    row = cases.follow_up(rated.number, 4, " 好多了 ", by=me, on=WEDNESDAY)

    assert (row.level, row.comment) == (4, "好多了")
    assert Rating.objects.get().level == 1
    with pytest.raises(cases.RatingRefused, match="已经追评过"):
        cases.follow_up(rated.number, 5, "", by=me, on=WEDNESDAY)


def test_who_is_still_dissatisfied_is_heard_again(cast: Cast, rated: Case) -> None:
    remedy(cast, rated)
    head = cast.officers["town_head"]
    box = Recipient("officer", head.staff_number, head.name)
    before = inbox(box).count()

    cases.follow_up(rated.number, 1, "", by=cast.viewers["applicant"], on=WEDNESDAY)

    assert inbox(box).count() == before + 1


def test_somebody_else_cannot(cast: Cast, rated: Case) -> None:
    remedy(cast, rated)

    with pytest.raises(cases.NotYours):
        cases.follow_up(rated.number, 4, "", by=cast.viewers["town_clerk"], on=WEDNESDAY)


def test_the_public_sees_what_became_of_it_and_nobody_in_it(cast: Cast, rated: Case) -> None:
    remedy(cast, rated)
    cases.follow_up(rated.number, 4, "", by=cast.viewers["applicant"], on=WEDNESDAY)

    (answered,) = cases.settled_reviews(*YEAR, 10)

    assert (answered.matter, answered.outcome, answered.followed_up) == (
        "relief/dibao",
        "已整改",
        4,
    )
    assert not {"罗春生", "上门", rated.number} & {str(v) for v in vars(answered).values()}


def test_few_ratings_are_not_shown_apart(cast: Cast, rated: Case) -> None:
    assert cases.tallies(*YEAR) == []


def test_shares_are_counted_of_all() -> None:
    tally = cases.Tally("relief/dibao", {5: 6, 3: 1, 1: 3})

    assert (tally.total, tally.good) == (10, 7000)
