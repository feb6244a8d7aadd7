"""A town that offers times: two seats each half hour, Monday to Friday mornings."""

from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from minzheng.engines.access.testing import Cast, make_cast
from minzheng.engines.bookings.api import (
    Block,
    Choice,
    NewBooking,
    NewOffer,
    NewPattern,
    Offer,
    open_offer,
)

MONDAY, TUESDAY, WEDNESDAY = date(2026, 11, 2), date(2026, 11, 3), date(2026, 11, 4)
NOW = datetime.combine(MONDAY, time(8, 30))
MORNINGS = tuple(Block(day, "09:00", "12:00", 30, 2) for day in range(5))
NINE = time(9, 0)


def wish(
    phone: str = "13800138000", day: date = TUESDAY, at: time = NINE, **more: Any
) -> NewBooking:
    return NewBooking(Choice(day, at), "罗春生", phone, **more)


def make_offer(cast: Cast, blocks: tuple[Block, ...] = MORNINGS) -> Offer:
    new = NewOffer(f"office:{cast.offices['town_a'].pk}", "低保咨询", bring="身份证")
    week = NewPattern(MONDAY, blocks, ahead_days=14)
    return open_offer(new, week, by=cast.viewers["town_head"], on=MONDAY)


@pytest.fixture
def data_dir(settings: Any, tmp_path: Path) -> Path:
    settings.DATA_DIR = tmp_path
    return tmp_path


@pytest.fixture
def cast(db: None, data_dir: Path) -> Cast:
    return make_cast(MONDAY)


@pytest.fixture
def offer(cast: Cast) -> Offer:
    return make_offer(cast)
