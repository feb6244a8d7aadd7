"""What a reserve pays is a figure of its own, and never the same help as the bank's."""

from datetime import date
from typing import Any

import pytest

from minzheng.engines.access.testing import APPLICANT_ID, DISTRICT, TOWN_A, Cast, make_cast
from minzheng.engines.indicators.api import Wanted, compute, indicator_named, rows
from minzheng.engines.payments import api as payments
from minzheng.engines.reserves.api import Payment
from minzheng.engines.reserves.testing import district_fund, pay_for_fire, reserve_with_money
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.months import Month

NOVEMBER, DAY, LATER = Month(2026, 11), date(2026, 11, 3), date(2026, 11, 20)
MATTER = "relief/temporary"


@pytest.fixture
def cast(db: None, settings: Any, tmp_path: Any) -> Cast:
    settings.DATA_DIR, settings.HOME_DIVISION = tmp_path, ""
    return make_cast(DAY)


@pytest.fixture
def paid(cast: Cast) -> Payment:
    v = cast.viewers
    reserve = reserve_with_money(
        TOWN_A, district_fund(DISTRICT, on=DAY), clerk=v["town_clerk"],
        checker=v["district_clerk"], head=v["district_head"], on=DAY,
    )  # fmt: skip
    return pay_for_fire(reserve, "罗春生", APPLICANT_ID, by=v["town_clerk"], on=DAY)


def figures(cast: Cast) -> tuple[int, int]:
    """Times and fen of the reserve in the first town, by the lists behind them."""
    compute(NOVEMBER, by=SYSTEM, on=LATER)
    head = cast.viewers["district_head"]
    wanted = [
        Wanted(indicator_named(f"temporary-reserve-{each}"), TOWN_A, NOVEMBER)
        for each in ("times", "money")
    ]
    times, money = (rows(head, each) for each in wanted)
    return times.value, money.value


def test_what_the_reserve_paid_is_counted_and_opens_its_list(cast: Cast, paid: Payment) -> None:
    assert figures(cast) == (1, 100_000)

    listed = rows(
        cast.viewers["district_head"],
        Wanted(indicator_named("temporary-reserve-money"), TOWN_A, NOVEMBER),
    )
    assert [line.key for line in listed.lines] == [str(paid.pk)]
    assert "罗春生" not in listed.lines[0].who


def test_what_the_bank_pays_of_the_same_case_is_not_a_second_help(
    cast: Cast, paid: Payment
) -> None:
    Payment.objects.filter(pk=paid.pk).update(case_number="LS-1", state="linked")
    assert figures(cast) == (1, 100_000)

    payments.grant(
        payments.Grant(
            case_ref="case:LS-1", matter=MATTER, household_id=cast.household.pk,
            division_code=TOWN_A, payee_person_id=cast.applicant.pk, payee_name="罗春生",
            account="6222020200112233445", bank="增城农商银行", monthly=30_000,
            from_month=NOVEMBER, decision_ref="decision:1", beneficiaries=3,
        ),
        by=SYSTEM, on=LATER,
    )  # fmt: skip

    assert figures(cast) == (0, 100_000)  # the bank's figure has the help, with its own money


def test_two_payments_of_one_case_are_one_help_and_what_came_back_is_taken_off(
    cast: Cast, paid: Payment
) -> None:
    reserve, clerk = paid.reserve, cast.viewers["town_clerk"]
    again = pay_for_fire(
        reserve, "罗春生", APPLICANT_ID, by=clerk, on=DAY, amount=50_000, again_reason="又一处"
    )
    Payment.objects.filter(pk__in=[paid.pk, again.pk]).update(case_number="LS-1")
    Payment.objects.filter(pk=again.pk).update(returned=20_000)

    assert figures(cast) == (1, 130_000)
