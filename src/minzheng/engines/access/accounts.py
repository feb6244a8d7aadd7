"""The verbs on accounts: open, close, unlock, set a password."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from minzheng.engines.access.errors import AccountRefused, WeakPassword
from minzheng.engines.access.models import Account
from minzheng.engines.access.passwords import check_password_rules
from minzheng.engines.audit.api import record
from minzheng.kernel.doer import Doer
from minzheng.registers.offices.api import Officer
from minzheng.registers.organisations.api import Member
from minzheng.registers.people.api import Person


@dataclass(frozen=True, kw_only=True)
class NewAccount:
    """An account to open, for exactly one officer, person or member of an institution."""

    username: str
    password: str
    officer: Officer | None = None
    person: Person | None = None
    member: Member | None = None


@transaction.atomic
def open_account(new: NewAccount, *, by: Doer, at: datetime) -> Account:
    """Open an account. Raises AccountRefused, WeakPassword."""
    if [new.officer, new.person, new.member].count(None) != 2:
        raise AccountRefused(
            "账号必须属于一名工作人员、一位居民或者一名机构人员，且只能属于其中一个"
        )
    username = new.username.strip()
    if not username or Account.objects.filter(username=username).exists():
        raise AccountRefused("用户名为空或者已被使用，请换一个")
    whose = {"officer": new.officer, "person": new.person, "member": new.member}
    account = Account(username=username, password_changed_at=at, **whose)
    check_password_rules(new.password, account)
    account.set_password(new.password)
    account.save(force_insert=True)
    record(by, "open_account", subject_of(account), division=_division(account))
    return account


@transaction.atomic
def close_account(account: Account, *, by: Doer) -> None:
    """Nobody can sign in with it any more; it stays for the trail."""
    Account.objects.filter(pk=account.pk).update(is_active=False)
    record(by, "close_account", subject_of(account), division=_division(account))


@transaction.atomic
def unlock_account(account: Account, *, by: Doer) -> None:
    """End a lock before its time."""
    Account.objects.filter(pk=account.pk).update(failed_attempts=0, locked_until=None)
    record(by, "unlock_account", subject_of(account), division=_division(account))


@transaction.atomic
def set_password(account: Account, password: str, *, by: Doer, at: datetime) -> None:
    """Set a new password. Raises WeakPassword, also when it is the one in use."""
    check_password_rules(password, account)
    if account.check_password(password):
        raise WeakPassword(("不能与现在的密码相同",))
    account.set_password(password)
    account.password_changed_at = at
    account.save(update_fields=["password", "password_changed_at"])
    record(by, "set_password", subject_of(account), division=_division(account))


def subject_of(account: Account) -> str:
    """How the trail names an account."""
    return f"account:{account.pk}"


def _division(account: Account) -> str:
    if account.officer is not None:
        return account.officer.office.division_code
    if account.member is not None:
        return account.member.organisation.division_code
    return account.person.division_code if account.person is not None else ""
