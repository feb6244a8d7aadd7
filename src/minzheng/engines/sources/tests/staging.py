"""What departments say of the cast's family: deaths, disability certificates, pensions, custody."""

from datetime import date
from typing import Any

from minzheng.engines.access.testing import APPLICANT_ID, SPOUSE_ID
from minzheng.engines.lake.api import LakeVersion
from minzheng.engines.lake.tests.staging import put
from minzheng.kernel.feed import feed_named

OCTOBER, NOVEMBER = date(2026, 10, 20), date(2026, 11, 1)


def disability(kind: int, grade: int, day: date = NOVEMBER) -> LakeVersion:
    """The spouse holds a certificate (1 有效)."""
    row = {
        "id_number": SPOUSE_ID, "card_kind": kind, "card_grade": grade, "card_state": 1,
        "card_since": day, "card_until": date(2030, 1, 1),
    }  # fmt: skip
    return put(feed_named("disability_certificates"), [row], day)


def death(died: date, issued: date, day: date = NOVEMBER) -> LakeVersion:
    """The applicant's medical certificate of death."""
    row = {"id_number": APPLICANT_ID, "death_on": died, "death_paper_on": issued}
    return put(feed_named("deaths"), [row], day)


def pension(amount: int, day: date = NOVEMBER) -> LakeVersion:
    """The applicant's pension in payment, in fen a month."""
    row: dict[str, Any] = {
        "id_number": APPLICANT_ID, "pension_kind": 1, "pension_state": 1, "pension_monthly": amount,
    }  # fmt: skip
    return put(feed_named("pensions"), [row], day)


def custody(day: date = NOVEMBER) -> LakeVersion:
    """The applicant serves a sentence."""
    row = {"id_number": APPLICANT_ID, "custody_kind": 1, "custody_state": 1, "custody_from": day}
    return put(feed_named("custody"), [row], day)
