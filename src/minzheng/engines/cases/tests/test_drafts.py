"""Page by page: good answers stay, known things are not asked, a draft lives thirty days."""

from datetime import timedelta

import pytest

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.access.testing import Cast
from minzheng.engines.cases.api import (
    Draft,
    NoSuchDraft,
    NotYours,
    advance_day,
    discard,
    draft_for,
    open_draft,
    page_questions,
    save_page,
    unanswered,
)
from minzheng.engines.cases.tests.days import MONDAY

MATTER = "relief/dibao"


@pytest.fixture
def draft(cast: Cast) -> Draft:
    return open_draft(MATTER, cast.applicant.pk, by=cast.viewers["applicant"], on=MONDAY)


def test_opening_again_gives_the_same_draft(cast: Cast, draft: Draft) -> None:
    again = open_draft(MATTER, cast.applicant.pk, by=cast.viewers["applicant"], on=MONDAY)

    assert again == draft


def test_what_the_register_knows_is_shown_and_not_asked(draft: Draft) -> None:
    asked = page_questions(draft, "people", MONDAY)

    assert all(question.is_known for question in asked)
    assert next(q for q in asked if q.name == "0.born_on").known == "1984年3月5日"
    assert not any(name.endswith("born_on") for name in unanswered(draft, MONDAY))


def test_good_answers_are_kept_beside_a_wrong_one(cast: Cast, draft: Draft) -> None:
    raw = {"0.wage_income": "一千", "1.wage_income": "900"}

    cleaned = save_page(draft.pk, "wages", raw, by=cast.viewers["applicant"], on=MONDAY)

    assert list(cleaned.errors) == ["0.wage_income"]
    assert "罗春生" in cleaned.errors["0.wage_income"]
    draft.refresh_from_db()
    assert draft.answers["1.wage_income"] == 90_000
    assert draft.pages == []


def test_an_answer_brings_up_the_question_that_depends_on_it(cast: Cast, draft: Draft) -> None:
    before = {question.name for question in page_questions(draft, "wages", MONDAY)}
    save_page(draft.pk, "wages", {"1.wage_income": "0"}, by=cast.viewers["applicant"], on=MONDAY)
    draft.refresh_from_db()
    after = {question.name for question in page_questions(draft, "wages", MONDAY)}

    assert "1.employment_cost" in before
    assert "1.employment_cost" not in after
    assert draft.answers["1.employment_cost"] == 0  # without a wage there is no cost of earning it


def test_the_spouse_may_go_on_writing_and_a_stranger_may_not(cast: Cast, draft: Draft) -> None:
    assert draft_for(cast.viewers["spouse"], draft.pk, MONDAY) == draft
    with pytest.raises(NotAllowed):
        draft_for(cast.viewers["other_village_worker"], draft.pk, MONDAY)


def test_another_citizen_cannot_open_a_draft_for_her(cast: Cast) -> None:
    stranger = cast.viewers["applicant"].__class__(cast.doer("applicant"), person_id=999)

    with pytest.raises(NotYours):
        open_draft(MATTER, cast.applicant.pk, by=stranger, on=MONDAY)


def test_it_lives_thirty_days_and_is_then_cleared(draft: Draft, cast: Cast) -> None:
    after = MONDAY + timedelta(days=31)

    with pytest.raises(NoSuchDraft):
        draft_for(cast.viewers["applicant"], draft.pk, after)
    assert advance_day(after).drafts_expired == 1
    assert not Draft.objects.exists()


def test_a_discarded_draft_is_gone(cast: Cast, draft: Draft) -> None:
    discard(draft.pk, by=cast.viewers["applicant"], on=MONDAY)

    assert not Draft.objects.exists()
