"""sign_in(): password, lock, one-time code; every attempt stands in the trail."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from minzheng.engines.access.api import (
    Account,
    AccountLocked,
    CodeNeeded,
    CodeWrong,
    NoPost,
    SignInRefused,
    close_account,
    sign_in,
    unlock_account,
)
from minzheng.engines.access.testing import PASSWORD, Cast
from minzheng.engines.audit.api import Entry
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.offices.api import end_post, posts_of

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 2)
NOON = datetime(2026, 11, 2, 4, 0, tzinfo=UTC)  # noon in China


def fail(times: int, at: datetime = NOON) -> None:
    for _ in range(times):
        with pytest.raises(SignInRefused):
            sign_in("town_clerk", "wrong", on=DAY, at=at)


def verbs() -> list[str]:
    entries = Entry.objects.filter(subject__startswith="account:").order_by("number")
    return [entry.verb for entry in entries]


def test_the_right_password_lets_in(cast: Cast) -> None:
    account = sign_in(" town_clerk ", PASSWORD, on=DAY, at=NOON)

    assert account == cast.accounts["town_clerk"]
    assert verbs() == ["sign_in"]
    assert Entry.objects.get(verb="sign_in").doer_key == "town_clerk"


def test_a_citizen_signs_in_too(cast: Cast) -> None:
    assert sign_in("applicant", PASSWORD, on=DAY, at=NOON).person == cast.applicant


@pytest.mark.parametrize("username", ["town_clerk", "nobody-here", ""])
def test_a_wrong_password_and_an_unknown_name_sound_alike(cast: Cast, username: str) -> None:
    with pytest.raises(SignInRefused, match="用户名或密码不对") as refusal:
        sign_in(username, "wrong", on=DAY, at=NOON)

    assert type(refusal.value) is SignInRefused
    assert verbs() == ["sign_in_failed"]
    assert Entry.objects.get(verb="sign_in_failed").doer_name == "未登录"


def test_the_fifth_failure_locks_and_the_right_password_does_not_help(cast: Cast) -> None:
    fail(4)
    with pytest.raises(AccountLocked, match="12:15"):
        sign_in("town_clerk", "wrong", on=DAY, at=NOON)

    with pytest.raises(AccountLocked):
        sign_in("town_clerk", PASSWORD, on=DAY, at=NOON + timedelta(minutes=14))
    assert verbs() == [*["sign_in_failed"] * 4, "lock_account", "sign_in_failed"]


def test_the_lock_ends_by_itself_and_the_count_begins_anew(cast: Cast) -> None:
    fail(5)
    later = NOON + timedelta(minutes=15)
    fail(4, later)

    assert sign_in("town_clerk", PASSWORD, on=DAY, at=later)
    fail(4, later)
    assert sign_in("town_clerk", PASSWORD, on=DAY, at=later)


def test_a_security_administrator_can_unlock(cast: Cast) -> None:
    fail(5)

    unlock_account(cast.accounts["town_clerk"], by=cast.doer("security_admin"))

    assert sign_in("town_clerk", PASSWORD, on=DAY, at=NOON)


def test_a_closed_account_is_refused_like_a_wrong_password(cast: Cast) -> None:
    close_account(cast.accounts["town_clerk"], by=SYSTEM)

    with pytest.raises(SignInRefused, match="用户名或密码不对"):
        sign_in("town_clerk", PASSWORD, on=DAY, at=NOON)


def test_an_officer_who_left_her_post_is_refused(cast: Cast) -> None:
    end_post(posts_of(cast.officers["town_clerk"], DAY)[0], until=DAY, by=SYSTEM)

    with pytest.raises(NoPost, match="没有在任的岗位"):
        sign_in("town_clerk", PASSWORD, on=DAY, at=NOON)
    assert sign_in("town_clerk", PASSWORD, on=date(2026, 11, 1), at=NOON)


def test_the_code_is_asked_for_only_after_the_password(
    cast: Cast, code_at: Callable[[datetime], str]
) -> None:
    with pytest.raises(SignInRefused, match="用户名或密码不对"):
        sign_in("town_clerk", "wrong", code_at(NOON), on=DAY, at=NOON)
    with pytest.raises(CodeNeeded, match="6 位"):
        sign_in("town_clerk", PASSWORD, on=DAY, at=NOON)

    assert sign_in("town_clerk", PASSWORD, code_at(NOON), on=DAY, at=NOON)


def test_a_code_works_once(cast: Cast, code_at: Callable[[datetime], str]) -> None:
    sign_in("town_clerk", PASSWORD, code_at(NOON), on=DAY, at=NOON)

    with pytest.raises(CodeWrong, match="已用过"):
        sign_in("town_clerk", PASSWORD, code_at(NOON), on=DAY, at=NOON)


@pytest.mark.parametrize(("seconds", "works"), [(-90, False), (-30, True), (30, True), (90, False)])
def test_a_clock_may_be_half_a_minute_off(
    cast: Cast, code_at: Callable[[datetime], str], seconds: int, works: bool
) -> None:
    code = code_at(NOON + timedelta(seconds=seconds))

    if works:
        assert sign_in("town_clerk", PASSWORD, code, on=DAY, at=NOON)
    else:
        with pytest.raises(CodeWrong):
            sign_in("town_clerk", PASSWORD, code, on=DAY, at=NOON)


def test_wrong_codes_lock_as_well(cast: Cast, code_at: Callable[[datetime], str]) -> None:
    for _ in range(4):
        with pytest.raises(CodeWrong):
            sign_in("town_clerk", PASSWORD, "abc", on=DAY, at=NOON)
    with pytest.raises(AccountLocked):
        sign_in("town_clerk", PASSWORD, "abc", on=DAY, at=NOON)

    assert Account.objects.get(username="town_clerk").locked_until == NOON + timedelta(minutes=15)
