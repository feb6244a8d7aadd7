"""Yes, no, unknown: by consent or law, within the partner's reach, and never more than that."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from minzheng.engines.access.testing import APPLICANT_ID, TOWN_B, VILLAGE_A, Cast
from minzheng.engines.audit.api import Entry
from minzheng.engines.partners import api
from minzheng.engines.partners.testing import let_in
from minzheng.engines.payments import api as payments
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.months import Month

MONDAY = date(2026, 11, 2)
NOON = datetime(2026, 11, 2, 4, tzinfo=UTC)
ASKED = api.Question("罗春生", APPLICANT_ID, "relief/dibao", "law", "", "减免有线电视费")


def caller(cast: Cast, **differs: Any) -> api.Caller:
    return api.admit(api.Knock(let_in(cast, on=MONDAY, **differs)[1], "203.0.113.7", NOON, MONDAY))


def give(cast: Cast) -> None:
    grant = payments.Grant(
        "case:earlier", "relief/dibao", cast.household.pk, VILLAGE_A, cast.applicant.pk, "罗春生",
        "6222020200112233445", "农商银行", 80_000, Month(2026, 10), "decision:earlier", 3,
    )  # fmt: skip
    payments.grant(grant, by=SYSTEM, on=date(2026, 9, 20))


def test_it_tells_yes_and_no(cast: Cast) -> None:
    asking = caller(cast)

    before = api.verify(asking, ASKED, on=MONDAY)
    give(cast)
    after = api.verify(asking, ASKED, on=MONDAY)

    assert (before.result, after.result) == ("no", "yes")


def test_every_answer_is_in_the_trail_with_its_purpose(cast: Cast) -> None:
    api.verify(caller(cast), ASKED, on=MONDAY)

    entry = Entry.objects.get(verb="verify_benefit")
    assert entry.subject == f"person:{cast.applicant.pk}" and entry.purpose == "减免有线电视费"
    assert APPLICANT_ID not in entry.detail


@pytest.mark.parametrize("reach", [{"divisions": (TOWN_B,)}, {"matters": ("eldercare/longevity",)}])
def test_out_of_reach_is_not_told_from_not_there(cast: Cast, reach: dict[str, Any]) -> None:
    give(cast)

    assert api.verify(caller(cast, **reach), ASKED, on=MONDAY).result == "unknown"


def test_a_wrong_name_tells_nothing(cast: Cast) -> None:
    assert api.verify(caller(cast), replace(ASKED, name="罗冬生"), on=MONDAY).result == "unknown"


def test_without_law_it_needs_her_consent(cast: Cast) -> None:
    scopes = tuple(key for key in api.SCOPES if key not in (api.CIVIL, api.PLACES))
    asking = caller(cast, by_law=False, scopes=scopes)

    for ground, ref in (("law", ""), ("consent", " ")):
        with pytest.raises(api.GroundMissing):
            api.verify(asking, replace(ASKED, ground=ground, consent_ref=ref), on=MONDAY)
    agreed = replace(ASKED, ground="consent", consent_ref="SQ-2026-7")
    assert api.verify(asking, agreed, on=MONDAY).result == "no"
