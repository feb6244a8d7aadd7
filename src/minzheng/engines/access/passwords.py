"""Rules for passwords: longer and more varied for officers, never a common one."""

import re
from datetime import datetime, timedelta

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError

from minzheng.engines.access.errors import WeakPassword
from minzheng.engines.access.limits import (
    CHARACTER_CLASSES,
    OFFICER_PASSWORD_LENGTH,
    PASSWORD_DAYS,
    PERSON_PASSWORD_LENGTH,
)
from minzheng.engines.access.models import Account

CLASSES = ("[a-z]", "[A-Z]", "[0-9]", "[^A-Za-z0-9]")


def check_password_rules(text: str, account: Account) -> None:
    """Raises WeakPassword with every reason at once."""
    reasons = tuple(
        filter(None, (_length(text, account), _variety(text, account), _guess(text, account)))
    )
    if reasons:
        raise WeakPassword(reasons)


def password_expired(account: Account, at: datetime) -> bool:
    """Whether an officer must choose a new password; a citizen's does not expire."""
    age = at - account.password_changed_at
    return account.officer_id is not None and age > timedelta(days=PASSWORD_DAYS.value)


def _length(text: str, account: Account) -> str:
    least = OFFICER_PASSWORD_LENGTH if account.officer_id else PERSON_PASSWORD_LENGTH
    return "" if len(text) >= least.value else f"至少 {least.value} 位，您填了 {len(text)} 位"


def _variety(text: str, account: Account) -> str:
    if account.officer_id is None:
        return ""
    held = sum(bool(re.search(one, text)) for one in CLASSES)
    wanted = CHARACTER_CLASSES.value
    return "" if held >= wanted else f"大写字母、小写字母、数字、符号中至少用 {wanted} 类"


def _guess(text: str, account: Account) -> str:
    if account.username.lower() in text.lower():
        return "不能包含用户名"
    try:
        CommonPasswordValidator().validate(text)
    except ValidationError:
        return "这个密码太常见，容易被猜到"
    return ""
