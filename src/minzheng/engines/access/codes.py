"""One-time codes (TOTP, RFC 6238) as a second factor: enrol, confirm, verify, drop."""

import base64
import os
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote, urlencode

import segno
from django.db import transaction
from django_otp.oath import TOTP

from minzheng.engines.access.accounts import subject_of
from minzheng.engines.access.errors import CodeWrong
from minzheng.engines.access.limits import CODE_TOLERANCE
from minzheng.engines.access.models import Account
from minzheng.engines.audit.api import record
from minzheng.kernel.doer import Doer
from minzheng.registers.sealing import seal, unseal

SECRET_BYTES = 20
ISSUER = "民政业务系统"


@dataclass(frozen=True)
class Enrolment:
    """What the officer's phone must learn: the secret to type, its address and QR code (SVG)."""

    secret: str
    uri: str
    svg: str


@transaction.atomic
def enrol_totp(account: Account, *, by: Doer) -> Enrolment:
    """Make a new secret; it counts only after confirm_totp(). Shown once, stored sealed."""
    secret = base64.b32encode(os.urandom(SECRET_BYTES)).decode()
    account.totp_sealed, account.totp_confirmed, account.totp_last_step = seal(secret), False, 0
    account.save(update_fields=["totp_sealed", "totp_confirmed", "totp_last_step"])
    record(by, "enrol_totp", subject_of(account))
    query = urlencode({"secret": secret, "issuer": ISSUER}, quote_via=quote)
    uri = f"otpauth://totp/{quote(ISSUER)}:{quote(account.username)}?{query}"
    return Enrolment(secret, uri, segno.make(uri, error="m").svg_inline(scale=4))


@transaction.atomic
def confirm_totp(account: Account, code: str, *, by: Doer, at: datetime) -> None:
    """Turn the second factor on once the phone shows the right code. Raises CodeWrong."""
    step = matching_step(account, code, at)
    if step is None:
        raise CodeWrong("动态口令不对：请核对手机时间是否准确，再输入当前显示的 6 位数字")
    account.totp_confirmed, account.totp_last_step = True, step
    account.save(update_fields=["totp_confirmed", "totp_last_step"])
    record(by, "confirm_totp", subject_of(account))


@transaction.atomic
def drop_totp(account: Account, *, by: Doer) -> None:
    """Turn the second factor off, when the phone is lost."""
    account.totp_sealed, account.totp_confirmed = "", False
    account.save(update_fields=["totp_sealed", "totp_confirmed"])
    record(by, "drop_totp", subject_of(account))


def matching_step(account: Account, code: str, at: datetime) -> int | None:
    """The time step the code belongs to; None when it is wrong, too old, or was used before."""
    digits = code.strip().replace(" ", "")
    if not (account.totp_sealed and digits.isascii() and digits.isdigit()):
        return None
    clock = TOTP(base64.b32decode(unseal(account.totp_sealed)))
    clock.time = at.timestamp()
    present: int = clock.t()
    if not clock.verify(int(digits), CODE_TOLERANCE.value, account.totp_last_step + 1):
        return None
    return present + int(clock.drift)
