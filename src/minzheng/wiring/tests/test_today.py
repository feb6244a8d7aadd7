"""The business day: real outside the demo, movable inside it."""

from datetime import date
from pathlib import Path

import pytest
import time_machine
from django.http import HttpRequest, HttpResponse
from pytest_django import Settings

from minzheng.wiring.today import (
    BusinessDateError,
    BusinessDayMiddleware,
    business_day,
    set_business_day,
)


@pytest.fixture
def demo(settings: Settings, tmp_path: Path) -> Path:
    settings.DEMO, settings.DATA_DIR = True, tmp_path
    return tmp_path


@time_machine.travel("2026-11-21T16:30:00Z")
def test_the_day_is_the_day_in_shanghai() -> None:
    assert business_day() == date(2026, 11, 22)


def test_the_demo_can_be_moved_forward(demo: Path) -> None:
    set_business_day(date(2026, 12, 15))

    assert business_day() == date(2026, 12, 15)


def test_the_file_counts_in_the_demo_only(demo: Path, settings: Settings) -> None:
    set_business_day(date(2000, 1, 1))
    settings.DEMO = False

    assert business_day() > date(2000, 1, 1)


def test_an_unreadable_date_is_an_error_that_names_the_file(demo: Path) -> None:
    (demo / "business-date.txt").write_text("下周一", encoding="utf-8")

    with pytest.raises(BusinessDateError, match=r"business-date\.txt 写的是“下周一”"):
        business_day()


def test_a_view_finds_the_day_on_its_request(demo: Path) -> None:
    set_business_day(date(2026, 12, 15))
    seen: list[date] = []

    def view(request: HttpRequest) -> HttpResponse:
        seen.append(request.today)
        return HttpResponse()

    BusinessDayMiddleware(view)(HttpRequest())

    assert seen == [date(2026, 12, 15)]
