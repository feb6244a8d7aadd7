"""Accounts and one-time codes: opened for exactly one holder, with a password worth the name."""

from datetime import UTC, datetime, timedelta

import pytest

from minzheng.engines.access.api import (
    Account,
    AccountRefused,
    CodeWrong,
    NewAccount,
    WeakPassword,
    confirm_totp,
    drop_totp,
    enrol_totp,
    open_account,
    password_expired,
    set_password,
)
from minzheng.engines.access.testing import PASSWORD, Cast
from minzheng.engines.audit.api import entries_about
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.offices.api import NewOfficer, Officer, take_on_officer

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 2, 4, 0, tzinfo=UTC)


@pytest.fixture
def recruit(cast: Cast) -> Officer:
    return take_on_officer(NewOfficer("N1", "新人", cast.offices["town_a"]), by=SYSTEM)


def test_an_account_is_opened_with_argon2_and_an_entry(cast: Cast, recruit: Officer) -> None:
    new = NewAccount(username="newcomer", password="Zhulin#2026x", officer=recruit)

    account = open_account(new, by=cast.doer("system_admin"), at=NOON)

    assert account.password.startswith("argon2")
    entry = entries_about(f"account:{account.pk}")[0]
    assert (entry.verb, entry.doer_key) == ("open_account", "system_admin")


def test_a_user_name_is_given_once(cast: Cast, recruit: Officer) -> None:
    new = NewAccount(username="town_clerk", password="Zhulin#2026x", officer=recruit)

    with pytest.raises(AccountRefused, match="已被使用"):
        open_account(new, by=SYSTEM, at=NOON)


def test_an_account_has_exactly_one_holder(cast: Cast, recruit: Officer) -> None:
    nobody = NewAccount(username="x", password="Zhulin#2026x")
    both = NewAccount(username="x", password="Zhulin#2026x", officer=recruit, person=cast.child)

    for new in (nobody, both):
        with pytest.raises(AccountRefused, match="只能属于其中一个"):
            open_account(new, by=SYSTEM, at=NOON)


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("Ab1#", "至少 10 位"),
        ("abcdefghijklm", "至少用 3 类"),
        ("Newcomer-2026", "用户名"),
        ("1q2w3e4r5t6y", "太常见"),
    ],
)
def test_a_weak_password_is_refused_with_all_reasons(
    recruit: Officer, password: str, why: str
) -> None:
    new = NewAccount(username="newcomer", password=password, officer=recruit)

    with pytest.raises(WeakPassword, match=why):
        open_account(new, by=SYSTEM, at=NOON)

    assert not Account.objects.filter(username="newcomer").exists()


def test_a_citizens_password_may_be_plainer(cast: Cast) -> None:
    new = NewAccount(username="child", password="qingzhu88", person=cast.child)

    assert open_account(new, by=SYSTEM, at=NOON).check_password("qingzhu88")


def test_a_new_password_differs_and_starts_its_period(cast: Cast) -> None:
    account = cast.accounts["town_clerk"]
    with pytest.raises(WeakPassword, match="相同"):
        set_password(account, PASSWORD, by=cast.doer("town_clerk"), at=NOON)

    set_password(account, "Baihe+2026-new", by=cast.doer("town_clerk"), at=NOON)

    assert Account.objects.get(pk=account.pk).check_password("Baihe+2026-new")
    assert not password_expired(account, NOON + timedelta(days=90))
    assert password_expired(account, NOON + timedelta(days=91))
    assert not password_expired(cast.accounts["applicant"], NOON + timedelta(days=999))


def test_the_secret_is_sealed_and_shown_as_a_code_to_scan(cast: Cast) -> None:
    account = cast.accounts["town_clerk"]

    enrolment = enrol_totp(account, by=cast.doer("town_clerk"))

    assert enrolment.secret not in account.totp_sealed
    assert enrolment.uri.startswith("otpauth://totp/")
    assert enrolment.svg.startswith("<svg") and "style=" not in enrolment.svg
    assert not Account.objects.get(pk=account.pk).totp_confirmed


@pytest.mark.parametrize("code", ["000000", "", "１２３４５６", "12 34"])
def test_a_wrong_first_code_does_not_turn_it_on(cast: Cast, code: str) -> None:
    account = cast.accounts["town_clerk"]
    enrol_totp(account, by=cast.doer("town_clerk"))

    with pytest.raises(CodeWrong, match="手机时间"):
        confirm_totp(account, code, by=cast.doer("town_clerk"), at=NOON)

    assert not Account.objects.get(pk=account.pk).totp_confirmed


def test_a_lost_phone_is_dropped(cast: Cast, code_at: object) -> None:
    account = cast.accounts["town_clerk"]
    assert account.totp_confirmed

    drop_totp(account, by=cast.doer("security_admin"))

    stored = Account.objects.get(pk=account.pk)
    assert (stored.totp_confirmed, stored.totp_sealed) == (False, "")
