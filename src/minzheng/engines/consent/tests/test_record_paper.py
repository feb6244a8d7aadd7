"""What officers record: a signed sheet, or a visit with a witness."""

from pathlib import Path

import pytest
from django.conf import settings

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.access.testing import Cast
from minzheng.engines.audit.api import entries_about
from minzheng.engines.consent import api

from .conftest import MATTER, MONDAY, PDF, agreed, wish


def recorded(cast: Cast, by: str = "town_clerk", content: bytes = PDF) -> api.Consent:
    signature = api.Signature(api.Sheet("授权书.pdf", content))
    return api.record_sheet(wish(cast.spouse), signature, by=cast.viewers[by], on=MONDAY)


def test_a_signed_sheet_counts_and_lies_sealed(cast: Cast) -> None:
    consent = recorded(cast)

    assert api.may_check(cast.spouse, MATTER, api.Purpose.APPLICATION, on=MONDAY)
    assert PDF not in (Path(settings.DATA_DIR) / consent.sheet).read_bytes()
    assert api.open_sheet(cast.viewers["town_clerk"], consent.pk) == (PDF, "application/pdf")
    assert [e.verb for e in entries_about(consent.ref)] == ["give_consent", "open_consent"]


def test_it_refuses_an_officer_of_another_town(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        recorded(cast, by="other_town_clerk")
    with pytest.raises(api.NoSuchConsent):
        api.open_sheet(cast.viewers["other_town_clerk"], recorded(cast).pk)


@pytest.mark.parametrize("content", [b"MZ not a picture", b"%PDF-" + bytes(21 * 1024 * 1024)])
def test_it_refuses_what_is_no_sheet(cast: Cast, content: bytes) -> None:
    with pytest.raises(api.SheetRefused):
        recorded(cast, content=content)


def test_a_sheet_that_was_altered_is_not_shown(cast: Cast) -> None:
    consent = recorded(cast)
    consent.sheet_digest = "0" * 64
    consent.save()

    with pytest.raises(api.SheetBroken):
        api.open_sheet(cast.viewers["town_clerk"], consent.pk)


def test_a_visit_needs_a_witness_who_is_not_the_officer(cast: Cast) -> None:
    clerk = cast.viewers["town_clerk"]
    for witness in ("", "李建国"):
        with pytest.raises(api.WitnessNeeded):
            api.record_visit(wish(cast.spouse), api.Signature(witness=witness), by=clerk, on=MONDAY)

    consent = api.record_visit(
        wish(cast.spouse), api.Signature(witness="郑伟"), by=clerk, on=MONDAY
    )

    assert (consent.method, consent.witness) == ("visit", "郑伟")


def test_a_guardian_signs_for_a_child_at_the_window(cast: Cast) -> None:
    signature = api.Signature(api.Sheet("a.pdf", PDF), guardian="罗春生")
    by = cast.viewers["village_worker"]

    consent = api.record_sheet(wish(cast.child), signature, by=by, on=MONDAY)

    assert (consent.as_guardian, consent.signer, consent.recorded_by) == (True, "罗春生", "何小敏")


def test_a_later_answer_takes_the_place_of_an_earlier_one(cast: Cast) -> None:
    first = agreed(cast, "spouse")
    second = recorded(cast)

    newest = api.newest([cast.spouse.pk], MATTER, MONDAY)

    assert (newest[cast.spouse.pk].pk, first.pk) == (second.pk, second.pk - 1)
