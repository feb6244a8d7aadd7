"""No authorisation, no check: the refusal names who is missing, and asks nobody anything."""

from datetime import date

import pytest

from minzheng.engines.access.testing import Cast
from minzheng.engines.audit.api import Entry
from minzheng.engines.cases.api import ConsentMissing, missing_consents, record_check
from minzheng.engines.cases.models import Case
from minzheng.engines.cases.testing import fill_draft, submit_draft
from minzheng.engines.cases.tests.days import MONDAY, TUESDAY
from minzheng.engines.cases.tests.staging import know_of_pension
from minzheng.engines.consent.api import Consent, Wish, agree, newest, withdraw
from minzheng.engines.notices.api import Recipient, inbox


@pytest.fixture
def alone(cast: Cast) -> Case:
    """Applied for by the husband; the wife has not been asked yet."""
    draft = fill_draft(cast, on=MONDAY)
    return submit_draft(draft.pk, draft.token, by=cast.viewers["applicant"], on=MONDAY)


def checked(cast: Cast, case: Case, on: date = TUESDAY) -> int:
    return len(record_check(case.number, by=cast.viewers["check_clerk"], on=on))


def test_who_applies_authorises_for_himself_and_the_child_alone(cast: Cast, alone: Case) -> None:
    assert [each.name for each in missing_consents(alone, MONDAY)] == ["谢月娥"]
    child = newest([cast.child.pk], alone.matter, MONDAY)[cast.child.pk]
    assert (child.as_guardian, child.signer) == (True, "罗春生")


def test_the_check_is_refused_by_name_and_no_number_is_opened(cast: Cast, alone: Case) -> None:
    know_of_pension(cast.applicant.pk, 52_000)

    with pytest.raises(ConsentMissing, match="谢月娥（还没有授权）"):
        checked(cast, alone)

    assert not alone.checks.exists()
    assert not Entry.objects.filter(verb="open_field").exists()


def test_the_other_adult_is_asked_by_a_message_of_her_own(cast: Cast, alone: Case) -> None:
    (message,) = inbox(Recipient("person", str(cast.spouse.pk)))

    assert "核对授权" in message.text and message.link == alone.ref


def test_with_everybody_agreed_the_check_runs(cast: Cast, alone: Case) -> None:
    know_of_pension(cast.spouse.pk, 52_000)
    wish = Wish(cast.spouse.pk, alone.matter, alone.ref)
    agree(wish, by=cast.viewers["spouse"], on=TUESDAY)

    assert checked(cast, alone) == 1


def test_who_takes_it_back_stops_the_next_check(cast: Cast, case: Case) -> None:
    assert checked(cast, case) == 0
    given = Consent.objects.get(person=cast.spouse)
    withdraw(given.pk, "", by=cast.viewers["spouse"], on=TUESDAY)

    with pytest.raises(ConsentMissing, match="撤回"):
        checked(cast, case)


def test_an_application_after_its_period_asks_anew(cast: Cast, case: Case) -> None:
    with pytest.raises(ConsentMissing, match="到期"):
        checked(cast, case, on=date(2027, 11, 30))
