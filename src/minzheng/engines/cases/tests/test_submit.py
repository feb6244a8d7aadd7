"""Taking an application: whole or not at all, once, and told to who must know."""

from datetime import date

import pytest
from django.core import serializers

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.access.testing import Cast
from minzheng.engines.audit.api import entries_about
from minzheng.engines.cases.api import (
    AlreadyOpen,
    Application,
    Case,
    Draft,
    Incomplete,
    NoSuchDraft,
    submit,
    submit_draft,
)
from minzheng.engines.cases.testing import ACCOUNT, fill_draft
from minzheng.engines.cases.tests.days import MONDAY
from minzheng.engines.cases.tests.staging import decided_case
from minzheng.engines.notices.api import Recipient, inbox


def test_it_numbers_the_case_and_opens_the_first_step(case: Case) -> None:
    assert case.number == "DB-440118-2026-000001"
    assert case.current == "受理审查"
    assert case.place == "广州市增城区青竹镇石桥村"
    assert [entry.verb for entry in entries_about(case.ref)][:1] == ["submit"]


def test_it_tells_the_village_worker_and_the_town(case: Case) -> None:
    village = inbox(Recipient("officer", "village_worker"))
    town = inbox(Recipient("officer", "town_clerk"))
    other = inbox(Recipient("officer", "other_town_clerk"))

    assert case.number in village.get().text
    assert case.number in town.get().text
    assert not other.exists()


def test_a_double_click_gives_the_same_case(cast: Cast) -> None:
    draft = fill_draft(cast, on=MONDAY)
    by = cast.viewers["applicant"]

    first = submit_draft(draft.pk, draft.token, by=by, on=MONDAY)
    second = submit_draft(draft.pk, draft.token, by=by, on=MONDAY)

    assert first == second
    assert Case.objects.count() == 1
    assert not Draft.objects.exists()


def test_it_names_every_gap_at_once(cast: Cast) -> None:
    empty = Application("relief/dibao", cast.applicant.pk, "token", {})

    with pytest.raises(Incomplete) as refusal:
        submit(empty, by=cast.viewers["applicant"], on=MONDAY)

    assert {"apply_place", "bank", f"truth.{cast.spouse.pk}"} <= refusal.value.errors.keys()
    assert not Case.objects.exists()


def test_a_child_signs_nothing(cast: Cast) -> None:
    with pytest.raises(Incomplete) as refusal:
        submit(
            Application("relief/dibao", cast.applicant.pk, "token", {}),
            by=cast.viewers["applicant"],
            on=MONDAY,
        )

    assert f"truth.{cast.child.pk}" not in refusal.value.errors


def test_a_second_application_of_the_household_is_refused(cast: Cast, case: Case) -> None:
    draft = fill_draft(cast, on=MONDAY)

    with pytest.raises(AlreadyOpen, match=case.number):
        submit_draft(draft.pk, draft.token, by=cast.viewers["applicant"], on=MONDAY)


def test_who_is_paid_already_is_told_to_report_changes_instead(cast: Cast, case: Case) -> None:
    decided_case(cast, case)
    later = date(2026, 11, 20)
    draft = fill_draft(cast, on=later)

    with pytest.raises(AlreadyOpen, match="申报变化"):
        submit_draft(draft.pk, draft.token, by=cast.viewers["applicant"], on=later)


def test_it_refuses_an_officer_of_another_town(cast: Cast) -> None:
    application = Application("relief/dibao", cast.applicant.pk, "token", {})

    with pytest.raises(NotAllowed):
        submit(application, by=cast.viewers["other_town_clerk"], on=MONDAY)


def test_the_account_is_stored_sealed_everywhere(cast: Cast, case: Case) -> None:
    fill_draft(cast, on=MONDAY)

    stored = serializers.serialize("json", [case, *Draft.objects.all()])
    assert ACCOUNT not in stored
    assert "****4567" in stored


def test_an_application_handed_over_in_clear_is_sealed_too(cast: Cast) -> None:
    draft = fill_draft(cast, on=MONDAY)
    answers = {**draft.answers, "account": ACCOUNT}
    adults = [cast.applicant.pk, cast.spouse.pk]
    signed = {key: adults for key in ("truth", "consent", "report")}
    application = Application("relief/dibao", cast.applicant.pk, "t", answers, signed=signed)

    case = submit(application, by=cast.viewers["applicant"], on=MONDAY)

    assert ACCOUNT not in serializers.serialize("json", [case])


def test_what_nobody_was_asked_counts_as_the_empty_answer(cast: Cast) -> None:
    draft = fill_draft(cast, on=MONDAY)
    # A page on which nobody is asked is never shown, so it was never saved.
    unasked = ("2.wage_income", "2.employment_cost", "2.basic_pension")
    answers = {name: value for name, value in draft.answers.items() if name not in unasked}
    Draft.objects.filter(pk=draft.pk).update(answers=answers)

    case = submit_draft(draft.pk, draft.token, by=cast.viewers["applicant"], on=MONDAY)

    child = case.facts["members"][2]
    assert {child["wage_income"], child["employment_cost"]} == {0}


def test_a_question_that_was_asked_is_never_filled_in(cast: Cast) -> None:
    draft = fill_draft(cast, on=MONDAY)
    answers = {name: value for name, value in draft.answers.items() if name != "0.wage_income"}
    Draft.objects.filter(pk=draft.pk).update(answers=answers)

    with pytest.raises(Incomplete) as refused:
        submit_draft(draft.pk, draft.token, by=cast.viewers["applicant"], on=MONDAY)

    assert "0.wage_income" in refused.value.errors


def test_a_stranger_cannot_submit_the_draft(cast: Cast) -> None:
    draft = fill_draft(cast, on=MONDAY)

    with pytest.raises((NoSuchDraft, NotAllowed)):
        submit_draft(draft.pk, "guess", by=cast.viewers["other_town_clerk"], on=MONDAY)
