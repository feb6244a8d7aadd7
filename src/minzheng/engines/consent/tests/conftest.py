"""The cast, and a small feed that a matter may read."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from minzheng.engines.access.testing import Cast, make_cast
from minzheng.engines.consent import api

MATTER = "relief/dibao"
MONDAY, TUESDAY = date(2026, 11, 2), date(2026, 11, 3)
NEXT_YEAR = date(2027, 11, 3)
PDF = b"%PDF-1.4 signed"


@pytest.fixture
def cast(db: None, settings: Any, tmp_path: Path) -> Cast:
    settings.DATA_DIR = tmp_path
    return make_cast(MONDAY)


def wish(person: Any) -> api.Wish:
    return api.Wish(person.pk, MATTER, "case:DB-1")


def agreed(cast: Cast, key: str, person: Any = None) -> api.Consent:
    whose = person or getattr(cast, key)
    return api.agree(wish(whose), by=cast.viewers[key], on=MONDAY)


def lacking(cast: Cast, on: date, purpose: api.Purpose = api.Purpose.APPLICATION) -> list[str]:
    family = [cast.applicant.pk, cast.spouse.pk, cast.child.pk]
    return [each.name for each in api.missing(family, MATTER, purpose, on=on)]
