"""Taking an authorisation back."""

import pytest

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.access.testing import Cast
from minzheng.engines.consent import api

from .conftest import MATTER, TUESDAY, agreed


def test_what_is_taken_back_no_longer_counts_even_for_reviews(cast: Cast) -> None:
    consent = agreed(cast, "spouse")

    api.withdraw(consent.pk, "改主意", by=cast.viewers["spouse"], on=TUESDAY)

    for purpose in api.Purpose:
        assert not api.may_check(cast.spouse, MATTER, purpose, on=TUESDAY)


def test_it_is_taken_back_once(cast: Cast) -> None:
    consent = agreed(cast, "spouse")
    api.withdraw(consent.pk, "", by=cast.viewers["spouse"], on=TUESDAY)

    with pytest.raises(api.AlreadyOver):
        api.withdraw(consent.pk, "", by=cast.viewers["spouse"], on=TUESDAY)


def test_the_husband_cannot_take_it_back(cast: Cast) -> None:
    consent = agreed(cast, "spouse")

    with pytest.raises(api.NotHers):
        api.withdraw(consent.pk, "", by=cast.viewers["applicant"], on=TUESDAY)


def test_an_officer_of_her_town_records_it_and_another_town_does_not(cast: Cast) -> None:
    consent = agreed(cast, "spouse")
    with pytest.raises(NotAllowed):
        api.withdraw(consent.pk, "", by=cast.viewers["other_town_clerk"], on=TUESDAY)

    api.withdraw(consent.pk, "书面申请", by=cast.viewers["town_clerk"], on=TUESDAY)

    consent.refresh_from_db()
    assert (consent.state, consent.withdrawn_by) == ("withdrawn", "李建国")
