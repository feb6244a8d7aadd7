"""Granting: once per case, sealed, recorded."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from minzheng.engines.payments import api
from minzheng.engines.payments.tests.conftest import ACCOUNT, DAY, NOV, Office
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.sealing import unseal


def test_granting_twice_gives_the_same_entitlement(
    office: Office, audited: Callable[[str], list[str]]
) -> None:
    first, second = office.give(), office.give()

    assert first == second
    assert audited("case:1") == ["grant"]


def test_it_refuses_another_amount_for_the_same_case(office: Office) -> None:
    office.give(monthly=80_000)

    with pytest.raises(api.AlreadyGranted, match="不能再给予一次"):
        office.give(monthly=90_000)


def test_the_account_is_sealed_and_shown_masked(office: Office) -> None:
    account = office.give().account

    assert ACCOUNT not in account.sealed
    assert unseal(account.sealed) == ACCOUNT
    assert (str(account), account.name_masked) == ("****3445", "罗**")


@pytest.mark.parametrize("number", ["1234567", "62220202001122334A5", ""])
def test_it_refuses_what_cannot_be_an_account(office: Office, number: str) -> None:
    with pytest.raises(api.AccountRefused, match="8 到 32 位数字"):
        api.grant(replace(office.request(), account=number), by=SYSTEM, on=DAY)


def test_it_refuses_a_grant_of_nothing(office: Office) -> None:
    with pytest.raises(api.AmountRefused):
        office.give(monthly=0)


def test_a_household_sees_what_is_to_come(office: Office) -> None:
    office.give(since=NOV.next())

    views = api.live_entitlements(office.cast.household.pk, NOV)

    assert [(view.monthly, view.state_label) for view in views] == [(80_000, "待发")]


def test_it_is_found_by_its_reference(office: Office) -> None:
    entitlement = office.give()

    assert api.get_entitlement(entitlement.ref) == entitlement
    with pytest.raises(api.NoSuchEntitlement):
        api.get_entitlement("entitlement:999")
