"""Authorising online: for herself, for a child one lives with, for nobody else."""

import pytest

from minzheng.engines.access.testing import Cast
from minzheng.engines.audit.api import entries_about
from minzheng.engines.consent import api

from .conftest import MATTER, MONDAY, NEXT_YEAR, TUESDAY, agreed, lacking, wish


def test_without_any_answer_everybody_is_missing(cast: Cast) -> None:
    assert lacking(cast, MONDAY) == ["罗春生", "谢月娥", "罗小雨"]


def test_each_adult_answers_for_herself_and_a_parent_for_the_child(cast: Cast) -> None:
    agreed(cast, "applicant")
    agreed(cast, "applicant", cast.child)
    assert lacking(cast, MONDAY) == ["谢月娥"]

    agreed(cast, "spouse")

    assert lacking(cast, MONDAY) == []
    assert api.may_check(cast.child, MATTER, api.Purpose.APPLICATION, on=MONDAY)


def test_a_parent_signs_as_guardian_and_it_is_in_the_trail(cast: Cast) -> None:
    consent = agreed(cast, "spouse", cast.child)

    assert (consent.as_guardian, consent.signer) == (True, "谢月娥")
    assert [entry.verb for entry in entries_about(consent.ref)] == ["give_consent"]


def test_nobody_signs_for_another_adult(cast: Cast) -> None:
    with pytest.raises(api.NotHers, match="本人登录"):
        agreed(cast, "applicant", cast.spouse)


def test_an_officer_does_not_sign_online(cast: Cast) -> None:
    with pytest.raises(api.NotHers, match="授权书"):
        api.agree(wish(cast.spouse), by=cast.viewers["town_clerk"], on=MONDAY)


def test_agreeing_twice_on_a_day_is_one_authorisation(cast: Cast) -> None:
    assert agreed(cast, "spouse").pk == agreed(cast, "spouse").pk


def test_it_holds_for_a_year_and_for_reviews_until_taken_back(cast: Cast) -> None:
    for key in ("applicant", "spouse"):
        agreed(cast, key)
    agreed(cast, "applicant", cast.child)

    assert lacking(cast, NEXT_YEAR) == ["罗春生", "谢月娥", "罗小雨"]
    assert lacking(cast, NEXT_YEAR, api.Purpose.REVIEW) == []  # 社会救助法第四十七条


def test_refusing_is_kept_and_can_be_changed(cast: Cast) -> None:
    api.refuse(wish(cast.spouse), "不想", by=cast.viewers["spouse"], on=MONDAY)
    (missing,) = api.missing([cast.spouse.pk], MATTER, api.Purpose.REVIEW, on=MONDAY)
    assert "不同意" in missing.why

    api.agree(wish(cast.spouse), by=cast.viewers["spouse"], on=TUESDAY)

    assert api.may_check(cast.spouse, MATTER, api.Purpose.APPLICATION, on=TUESDAY)
    assert len(api.answers_of(cast.spouse.pk)) == 2


def test_it_is_for_one_matter_only(cast: Cast) -> None:
    agreed(cast, "spouse")

    assert not api.may_check(cast.spouse, "relief/tekun", api.Purpose.APPLICATION, on=MONDAY)


def test_the_household_is_asked_as_a_whole(cast: Cast) -> None:
    agreed(cast, "applicant")

    found = api.missing_in_household(cast.household, MATTER, on=MONDAY)

    assert [each.needs_guardian for each in found] == [False, True]


def test_standing_counts_those_who_did_not_take_it_back(cast: Cast) -> None:
    agreed(cast, "applicant")
    consent = agreed(cast, "spouse")
    api.withdraw(consent.pk, "", by=cast.viewers["spouse"], on=MONDAY)

    assert api.standing(NEXT_YEAR) == {cast.applicant.pk}


def test_the_statement_says_for_what_and_until_when(cast: Cast) -> None:
    text = api.statement(MATTER, on=MONDAY)

    assert "2027年11月02日" in text.paragraphs[-1]
    assert agreed(cast, "spouse").text_version == text.version
