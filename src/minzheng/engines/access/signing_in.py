"""Signing in: password, one-time code, lock after failures; every attempt is in the trail."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.utils import timezone

from minzheng.engines.access.accounts import subject_of
from minzheng.engines.access.codes import matching_step
from minzheng.engines.access.errors import (
    AccountLocked,
    CodeNeeded,
    CodeWrong,
    NoPost,
    SignInRefused,
)
from minzheng.engines.access.limits import LOCKED_MINUTES, MOST_FAILURES
from minzheng.engines.access.models import Account
from minzheng.engines.access.viewing import NOBODY, doer_of
from minzheng.engines.audit.api import record
from minzheng.registers.offices.api import posts_of
from minzheng.registers.organisations.api import serves

WRONG = (
    f"用户名或密码不对，请核对后重试；连续 {MOST_FAILURES.value} 次不对，"
    f"账号将锁定 {LOCKED_MINUTES.value} 分钟"
)
CODE_WRONG = "动态口令不对或已用过：请等手机显示下一个 6 位数字再输入"


@dataclass(frozen=True)
class Attempt:
    """What was presented, and when; `on` is the business day, `at` the instant."""

    password_right: bool
    code: str
    on: date
    at: datetime


def sign_in(
    username: str, password: str, code: str | None = None, *, on: date, at: datetime
) -> Account:
    """The account of whoever presents the right name, password and, where enrolled, code.

    Raises SignInRefused, or one of its kinds: AccountLocked (five failures, fifteen minutes),
    NoPost, CodeNeeded, CodeWrong. The refusal is written to the trail before it is raised.
    """
    known = Account.objects.filter(username=username.strip()).first()
    # Checked outside the transaction, which would hold the database while the hash is computed;
    # an unknown name costs the same time as a known one.
    right = check_password(password, known.password if known else _nobody_password())
    refusal = _settle(known, Attempt(right, code or "", on, at))
    if refusal is not None:
        raise refusal
    if known is None:
        raise SignInRefused(WRONG)
    return Account.objects.get(pk=known.pk)


@transaction.atomic
def _settle(known: Account | None, attempt: Attempt) -> SignInRefused | None:
    """Decide under the account's lock, so that guesses at the same time are counted one by one."""
    if known is None:
        record(NOBODY.doer, "sign_in_failed", "account:unknown")
        return SignInRefused(WRONG)
    account = Account.objects.select_for_update(of=("self",)).get(pk=known.pk)
    refusal = _refusal(account, attempt)
    if refusal is None:
        _let_in(account, attempt)
        return None
    if isinstance(refusal, CodeNeeded):
        return refusal  # half-way in, not an attempt that failed
    if isinstance(refusal, AccountLocked | NoPost):
        record(NOBODY.doer, "sign_in_failed", subject_of(account))
        return refusal
    return _count_failure(account, attempt, refusal)


def _refusal(account: Account, attempt: Attempt) -> SignInRefused | None:
    if account.locked_until is not None and attempt.at < account.locked_until:
        return _locked(account.locked_until)
    if not (attempt.password_right and account.is_active):
        return SignInRefused(WRONG)
    if account.officer is not None and not posts_of(account.officer, attempt.on):
        return NoPost("您目前没有在任的岗位，不能登录：请联系本单位的安全管理员")
    if account.member is not None and not serves(account.member, attempt.on):
        return NoPost("您目前不代表这家机构办事，不能登录：请联系机构负责人或区民政局")
    return _code_refusal(account, attempt) if account.totp_confirmed else None


def _code_refusal(account: Account, attempt: Attempt) -> SignInRefused | None:
    if not attempt.code.strip():
        return CodeNeeded("请输入手机动态口令应用显示的 6 位数字")
    step = matching_step(account, attempt.code, attempt.at)
    if step is None:
        return CodeWrong(CODE_WRONG)
    account.totp_last_step = step
    return None


def _let_in(account: Account, attempt: Attempt) -> None:
    account.failed_attempts, account.locked_until = 0, None
    account.save(update_fields=["failed_attempts", "locked_until", "totp_last_step"])
    doer = doer_of(account)
    record(doer, "sign_in", subject_of(account), division=doer.division, detail={"on": attempt.on})


def _count_failure(account: Account, attempt: Attempt, refusal: SignInRefused) -> SignInRefused:
    account.failed_attempts += 1
    locked = account.failed_attempts >= MOST_FAILURES.value
    if locked:
        account.failed_attempts = 0
        account.locked_until = attempt.at + timedelta(minutes=LOCKED_MINUTES.value)
    account.save(update_fields=["failed_attempts", "locked_until"])
    verb = "lock_account" if locked else "sign_in_failed"
    record(NOBODY.doer, verb, subject_of(account))
    return _locked(account.locked_until) if locked and account.locked_until else refusal


def _locked(until: datetime) -> AccountLocked:
    local = timezone.localtime(until)
    return AccountLocked(
        f"密码连续输错 {MOST_FAILURES.value} 次，账号已锁定到 {local:%H:%M}："
        "请到时再试，或请安全管理员解锁"
    )


@lru_cache(maxsize=1)
def _nobody_password() -> str:
    return make_password("nobody has this password")
