"""The shared cast as a fixture, and a phone that shows one-time codes."""

import base64
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django_otp.oath import TOTP

from minzheng.engines.access.api import confirm_totp, enrol_totp
from minzheng.engines.access.testing import Cast, make_cast


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.fixture
def code_at(cast: Cast) -> Callable[[datetime], str]:
    """Enrols the town clerk's phone the day before; gives the code it shows at an instant."""
    account, doer = cast.accounts["town_clerk"], cast.doer("town_clerk")
    phone = TOTP(base64.b32decode(enrol_totp(account, by=doer).secret))

    def code(at: datetime) -> str:
        phone.time = at.timestamp()
        return f"{phone.token():06d}"

    enrolled_at = datetime(2026, 11, 1, tzinfo=UTC)
    confirm_totp(account, code(enrolled_at), by=doer, at=enrolled_at)
    return code
