"""Figures by division and month: what counts where, what a correction leaves, what a rerun does."""

from datetime import date

import pytest

from minzheng.engines.access.testing import DISTRICT, TOWN_A, TOWN_B, VILLAGE_A, VILLAGE_B, Cast
from minzheng.engines.audit import api as audit
from minzheng.engines.indicators import api
from minzheng.engines.indicators.models import Figure
from minzheng.engines.payments import api as payments
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.months import Month

from .staging import (
    MONDAY,
    NOVEMBER,
    OCTOBER,
    ON,
    OTHER_MATTER,
    PLACES,
    alert,
    case,
    grant,
    pay,
    right_alert,
)


def value(key: str, place: str = DISTRICT, month: Month = NOVEMBER) -> int:
    sheet = api.read([key], [place], [month])
    return sheet.told(key, place, month).value


def test_a_case_counts_where_it_is_and_above(cast: Cast) -> None:
    case(cast, "1")
    case(cast, "2", place=VILLAGE_B)
    api.compute(NOVEMBER, by=SYSTEM, on=ON)

    assert [value("cases-new", place) for place in PLACES] == [1, 1, 1, 1, 2]


def test_a_stock_is_counted_at_the_end_of_the_month(cast: Cast) -> None:
    case(cast, "1", submitted=date(2026, 10, 5), ended=date(2026, 11, 3))
    api.compute(OCTOBER, by=SYSTEM, on=ON)
    api.compute(NOVEMBER, by=SYSTEM, on=ON)

    assert value("cases-open", month=OCTOBER) == 1
    assert value("cases-open") == 0
    assert value("cases-ended") == 1


def test_a_share_keeps_what_it_is_taken_out_of(cast: Cast) -> None:
    ended = date(2026, 11, 10)
    case(cast, "1", ended=ended, due=date(2026, 11, 9))
    case(cast, "2", ended=ended, due=ended)
    case(cast, "3", ended=ended)
    api.compute(NOVEMBER, by=SYSTEM, on=ON)

    told = api.read(["cases-in-time"], [DISTRICT], [NOVEMBER]).told(
        "cases-in-time", DISTRICT, NOVEMBER
    )

    assert (told.value, told.base, told.text, told.few) == (2, 3, "66.7", True)


def test_days_are_working_days_after_the_day_of_application(cast: Cast) -> None:
    case(cast, "1", submitted=MONDAY, ended=date(2026, 11, 9))  # one weekend between
    case(cast, "2", submitted=MONDAY, ended=date(2026, 11, 3))
    api.compute(NOVEMBER, by=SYSTEM, on=ON)

    told = api.read(["cases-days"], [TOWN_A], [NOVEMBER]).told("cases-days", TOWN_A, NOVEMBER)

    assert (told.value, told.base, told.text) == (6, 2, "3.0")


def test_an_indicator_of_a_matter_counts_no_other(cast: Cast) -> None:
    grant(cast, 1, VILLAGE_A)
    case(cast, "1", matter=OTHER_MATTER, ended=MONDAY)
    api.compute(NOVEMBER, by=SYSTEM, on=ON)

    assert value("dibao-households") == 1
    assert value("dibao-people") == 3
    assert value("temporary-times") == 0
    assert (
        api.read(["dibao-days"], [DISTRICT], [NOVEMBER]).told("dibao-days", DISTRICT, NOVEMBER).text
        == "—"
    )


def test_a_suspended_benefit_is_paused_and_does_not_run(cast: Cast) -> None:
    held = grant(cast, 1, VILLAGE_A)
    basis = payments.Basis(NOVEMBER, "入户未果", "decision:9")
    payments.suspend(held, basis, by=cast.doer("district_head"), on=MONDAY)
    for month in (OCTOBER, NOVEMBER):
        api.compute(month, by=SYSTEM, on=ON)

    assert (value("benefits-running", month=OCTOBER), value("benefits-paused", month=OCTOBER)) == (
        1,
        0,
    )
    assert (value("benefits-running"), value("benefits-paused")) == (0, 1)


def test_money_is_that_of_runs_at_the_bank(cast: Cast) -> None:
    grant(cast, 1, VILLAGE_A, 71_280)
    grant(cast, 2, VILLAGE_B, 80_001)
    api.compute(OCTOBER, by=SYSTEM, on=ON)
    assert value("paid-money", month=OCTOBER) == 0

    run = pay(cast)
    api.compute(OCTOBER, by=SYSTEM, on=ON)

    assert value("paid-money", month=OCTOBER) == run.total == 151_281
    assert value("paid-money", TOWN_B, OCTOBER) == 80_001


def test_alerts_are_told_by_what_became_of_them(cast: Cast) -> None:
    alert(1)
    alert(2, place=VILLAGE_B)
    right_alert(3, place=VILLAGE_A, closed=date(2026, 11, 12))
    api.compute(NOVEMBER, by=SYSTEM, on=ON)

    assert (value("alerts-open"), value("alerts-late"), value("alerts-wrong")) == (2, 2, 2)
    assert value("alerts-right") == 1
    assert value("alerts-in-time") == 0


def test_a_rerun_on_the_same_day_writes_nothing(cast: Cast) -> None:
    case(cast, "1")
    first = api.compute(NOVEMBER, by=SYSTEM, on=ON)
    figures = Figure.objects.count()

    again = api.compute(NOVEMBER, by=SYSTEM, on=ON)

    assert again == first
    assert Figure.objects.count() == figures


def test_a_correction_is_a_new_row_and_the_old_one_stays(cast: Cast) -> None:
    found = case(cast, "1")
    first = api.compute(NOVEMBER, by=SYSTEM, on=ON)
    found.division_code = VILLAGE_B
    found.save(update_fields=["division_code"])

    api.compute(NOVEMBER, by=SYSTEM, on=ON)

    kept = Figure.objects.get(computation=first, indicator="cases-new", division_code=VILLAGE_A)
    assert kept.value == 1
    assert (value("cases-new", VILLAGE_A), value("cases-new", VILLAGE_B)) == (0, 1)


def test_a_month_says_what_it_rests_on_and_the_trail_that_it_was_computed(cast: Cast) -> None:
    found = case(cast, "1")

    made = api.compute(NOVEMBER, by=SYSTEM, on=ON)

    assert made.extent["cases"] == {"rows": 1, "newest": found.pk}
    assert [entry.verb for entry in audit.entries_about(made.ref)] == ["compute_indicators"]


def test_a_month_nobody_computed_is_not_nought(cast: Cast) -> None:
    told = api.read(["cases-new"], [DISTRICT], [OCTOBER]).told("cases-new", DISTRICT, OCTOBER)

    assert told.number is None
    assert told.text == "—"


def test_a_month_to_come_is_refused(cast: Cast) -> None:
    with pytest.raises(api.NotComputed, match="还没有到"):
        api.compute(NOVEMBER.next(), by=SYSTEM, on=ON)


def test_a_running_month_is_counted_up_to_the_day(cast: Cast) -> None:
    case(cast, "1", submitted=date(2026, 11, 20))

    api.compute(NOVEMBER, by=SYSTEM, on=MONDAY)
    assert value("cases-new") == 0

    api.compute(NOVEMBER, by=SYSTEM, on=ON)
    assert value("cases-new") == 1


def test_a_year_adds_up_what_came_in_and_keeps_the_last_of_what_stands(cast: Cast) -> None:
    case(cast, "1", submitted=date(2026, 10, 12))
    case(cast, "2", submitted=date(2026, 10, 13), ended=date(2026, 11, 10), due=MONDAY)
    case(cast, "3", submitted=MONDAY, ended=date(2026, 11, 11), due=date(2026, 11, 12))
    for month in (OCTOBER, NOVEMBER):
        api.compute(month, by=SYSTEM, on=ON)
    keys = ("cases-new", "cases-open", "cases-in-time")
    sheet = api.read(keys, [DISTRICT], [Month(2026, n) for n in range(1, 12)])

    new, still, share = (sheet.year_so_far(key, DISTRICT, NOVEMBER) for key in keys)

    assert (new.value, still.value) == (3, 1)
    assert (share.value, share.base) == (1, 2)
    assert sheet.year_so_far("cases-new", DISTRICT, NOVEMBER.next()).number is None
