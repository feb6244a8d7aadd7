"""Waits end by an answer, an objection or the calendar; each path as the flow says."""

from datetime import date

import pytest

from minzheng.engines.access.api import NotAllowed, Viewer
from minzheng.engines.access.testing import Cast
from minzheng.engines.cases.api import (
    AlreadyHandled,
    Case,
    CaseEnded,
    CaseRefused,
    NotYours,
    Reply,
    Upload,
    advance_day,
    answer,
    raise_objection,
    withdraw,
)
from minzheng.engines.cases.testing import take
from minzheng.engines.cases.tests.days import MONDAY, TUESDAY, WEDNESDAY
from minzheng.engines.cases.tests.staging import decided_case, publicised_case
from minzheng.engines.notices import api as notices
from minzheng.engines.notices.api import NewObjection, ObjectionClosed
from minzheng.kernel.doer import Doer

PHOTO = b"\xff\xd8\xff\xe0 a photo"
NEIGHBOUR = NewObjection("邻居", "13900139000", "他家有小汽车")


@pytest.fixture
def waiting(cast: Cast, case: Case) -> Case:
    """The family is asked for papers."""
    return take(
        case, "受理审查", "一次性告知补正", by=cast.viewers["town_clerk"], on=TUESDAY,
        papers_complete="否", papers_missing="残疾护理费票据",
    )  # fmt: skip


def test_papers_bring_the_case_back_to_the_clerk_for_a_second_round(
    cast: Cast, waiting: Case
) -> None:
    reply = Reply("补上了", (Upload("bills", "票据.jpg", PHOTO),))

    case = answer(waiting.number, "补正", reply, by=cast.viewers["applicant"], on=WEDNESDAY)

    assert case.current == "受理审查"
    assert case.steps.get(element="受理审查", closed_on=None).round == 2
    assert case.materials.get().title == "残疾、重病自付费用的票据"


def test_an_empty_answer_is_refused(cast: Cast, waiting: Case) -> None:
    with pytest.raises(CaseRefused, match="请写明情况"):
        answer(waiting.number, "补正", Reply("  "), by=cast.viewers["applicant"], on=WEDNESDAY)


def test_a_stranger_cannot_answer_and_another_town_neither(cast: Cast, waiting: Case) -> None:
    stranger = Viewer(Doer("person", "999", "路人"), person_id=999)

    with pytest.raises(NotYours):
        answer(waiting.number, "补正", Reply("x"), by=stranger, on=WEDNESDAY)
    with pytest.raises(NotAllowed):
        answer(waiting.number, "补正", Reply("x"), by=cast.viewers["other_town_head"], on=WEDNESDAY)


def test_answering_twice_is_told(cast: Cast, waiting: Case) -> None:
    by = cast.viewers["applicant"]
    answer(waiting.number, "补正", Reply("补上了"), by=by, on=WEDNESDAY)

    with pytest.raises(AlreadyHandled, match="罗春生"):
        answer(waiting.number, "补正", Reply("再补"), by=by, on=WEDNESDAY)


def test_who_brings_nothing_in_time_finds_the_case_ended(waiting: Case) -> None:
    step = waiting.steps.get(closed_on=None)

    assert advance_day(step.due_on).timed_out == ()
    report = advance_day(date.fromordinal(step.due_on.toordinal() + 1))

    assert report.timed_out == (waiting.number,)
    waiting.refresh_from_db()
    assert (waiting.state, waiting.end) == ("ended", "终止")


def test_an_objection_out_of_time_is_refused_with_the_dates(cast: Cast, case: Case) -> None:
    publicised_case(cast, case)
    sheet = notices.publicity_of_case(case.ref).get()

    with pytest.raises(ObjectionClosed, match="11月12日"):
        raise_objection(sheet.pk, NEIGHBOUR, on=date(2026, 11, 13))


def test_a_second_objection_joins_the_first(cast: Cast, case: Case) -> None:
    publicised_case(cast, case)
    sheet = notices.publicity_of_case(case.ref).get()
    raise_objection(sheet.pk, NEIGHBOUR, on=date(2026, 11, 9))

    case = raise_objection(sheet.pk, NEIGHBOUR, on=date(2026, 11, 10))

    assert case.current == "异议复查"
    assert notices.Objection.objects.count() == 2


def test_withdrawing_ends_the_case_and_takes_the_sheet_down(cast: Cast, case: Case) -> None:
    publicised_case(cast, case)

    case = withdraw(case.number, "家里情况好转", by=cast.viewers["applicant"], on=date(2026, 11, 6))

    assert (case.state, case.end) == ("ended", "终止")
    assert notices.publicity_of_case(case.ref).get().state == "taken_down"
    assert not case.steps.filter(closed_on=None).exists()


def test_an_ended_case_cannot_be_withdrawn(cast: Cast, case: Case) -> None:
    decided_case(cast, case)

    with pytest.raises(CaseEnded, match="批准"):
        withdraw(case.number, "", by=cast.viewers["applicant"], on=date(2026, 11, 20))


def test_days_of_a_wait_before_acceptance_pause_nothing(waiting: Case) -> None:
    assert not waiting.pauses.exists()
    assert waiting.submitted_on == MONDAY
