"""Registered by one, approved by another; keys shown once, replaced, revoked; limits held."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.access.testing import TOWN_A, Cast
from minzheng.engines.partners import api
from minzheng.engines.partners.testing import asked, let_in
from minzheng.kernel.doer import SYSTEM

MONDAY = date(2026, 11, 2)
NOON = datetime(2026, 11, 2, 4, 0, 30, tzinfo=UTC)


def knock(key: str, **differs: Any) -> api.Caller:
    return api.admit(replace(api.Knock(key, "203.0.113.7", NOON, MONDAY), **differs))


def test_who_registers_does_not_approve(cast: Cast) -> None:
    clerk = cast.viewers["data_clerk"]
    row = api.receive(asked(), by=clerk, on=MONDAY)

    with pytest.raises(NotAllowed):
        api.approve(row, "", by=clerk, on=MONDAY)
    both = replace(cast.viewers["data_head"], doer=clerk.doer)
    with pytest.raises(api.SamePerson):
        api.approve(row, "", by=both, on=MONDAY)


def test_before_it_is_approved_there_is_no_key(cast: Cast) -> None:
    row = api.receive(asked(), by=cast.viewers["data_clerk"], on=MONDAY)

    with pytest.raises(api.WrongState):
        api.give_key(row, by=cast.viewers["data_clerk"], at=NOON)


def test_everything_wrong_is_told_at_once(cast: Cast) -> None:
    bad = asked(name=" ", scopes=("all",), divisions=("110000000000",), matters=("no/such",),
                ends_on=MONDAY, per_minute=0, addresses=("here",))  # fmt: skip

    with pytest.raises(api.PartnerUnfit) as refused:
        api.receive(bad, by=cast.viewers["data_clerk"], on=MONDAY)

    wrong = {"name", "scopes", "divisions", "matters", "ends_on", "per_minute", "addresses"}
    assert set(refused.value.errors) == wrong


def test_the_key_opens_and_only_its_digest_is_kept(cast: Cast) -> None:
    partner, key = let_in(cast, on=MONDAY)

    caller = knock(key)

    assert caller.partner == partner and caller.viewer.posts[0].division == TOWN_A
    assert key not in str(api.ApiKey.objects.values())


@pytest.mark.parametrize("wrong", ["", "x", "mz_", "mz_0_0", "mz_\x00_b"])
def test_a_wrong_key_opens_nothing(cast: Cast, partner: api.Partner, wrong: str) -> None:
    public = partner.keys.get().public

    for key in (wrong, f"mz_{public}_{wrong}"):
        with pytest.raises(api.KeyWrong):
            knock(key)


def test_the_former_key_goes_on_for_a_week(cast: Cast) -> None:
    partner, former = let_in(cast, on=MONDAY)
    key = api.give_key(partner, by=cast.viewers["data_clerk"], at=NOON)

    assert knock(former).partner == knock(key).partner
    with pytest.raises(api.KeyWrong):
        knock(former, at=NOON + api.OVERLAP)


def test_a_revoked_key_stops_at_once(cast: Cast) -> None:
    partner, key = let_in(cast, on=MONDAY)

    api.revoke_key(partner, partner.keys.get().public, by=cast.viewers["data_head"])

    with pytest.raises(api.KeyWrong):
        knock(key)


def test_when_its_time_is_over_it_is_ended(cast: Cast) -> None:
    _, key = let_in(cast, on=MONDAY)
    later = date(2027, 11, 1)

    with pytest.raises(api.PartnerOver):
        knock(key, on=later)
    assert len(api.end_due(later, by=SYSTEM)) == 1 and not api.end_due(later, by=SYSTEM)
    with pytest.raises(api.KeyWrong):
        knock(key)


def test_only_registered_addresses_may_call(cast: Cast) -> None:
    _, key = let_in(cast, on=MONDAY, addresses=("203.0.113.0/24",))

    assert knock(key).left > 0
    for address in ("198.51.100.1", "", "::1"):
        with pytest.raises(api.AddressRefused):
            knock(key, address=address)


def test_a_minute_and_a_day_have_their_limits(cast: Cast) -> None:
    _, key = let_in(cast, on=MONDAY, per_minute=2, per_day=3)

    assert [knock(key).left, knock(key).left] == [1, 0]
    with pytest.raises(api.TooFast) as refused:
        knock(key)
    assert refused.value.wait == 30
    knock(key, at=NOON + timedelta(minutes=1))
    with pytest.raises(api.TooFast):
        knock(key, at=NOON + timedelta(minutes=2))


def test_an_officer_elsewhere_finds_no_partner(cast: Cast, partner: api.Partner) -> None:
    with pytest.raises(api.NoSuchPartner):
        api.partner_for(cast.viewers["other_town_clerk"], partner.pk)


def test_a_public_key_must_be_one(cast: Cast, partner: api.Partner) -> None:
    with pytest.raises(api.PartnerUnfit):
        api.register_signing_key(
            partner, "k1", "not a key", by=cast.viewers["data_clerk"], on=MONDAY
        )
