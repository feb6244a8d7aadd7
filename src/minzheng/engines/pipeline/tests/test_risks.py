"""Each rule of risk: silent on the line, speaking just over it. Worked by hand."""

from dataclasses import replace
from datetime import date

import pytest

from minzheng.engines.pipeline.risks import Deal, Due, Lines, Story, changed_by, risks_of

ON = date(2026, 11, 11)
LINES = Lines(
    late_days=5, ahead=1000, report_day=10, price_off=500, split_amount=20_000_000,
    split_days=30, change_most=1000,
)  # fmt: skip
DEAL = Deal(1, "甲队", date(2026, 9, 1), 10_000_000, 10_000_000)


def rules(story: Story, on: date = ON) -> list[str]:
    return [risk.rule for risk in risks_of(story, LINES, on)]


@pytest.mark.parametrize(
    ("due", "done", "said"),
    [
        (date(2026, 11, 6), None, []),  # five days over: on the line
        (date(2026, 11, 5), None, ["late"]),  # six days
        (date(2026, 11, 5), date(2026, 11, 9), []),
    ],
)
def test_a_late_milestone(due: date, done: date | None, said: list[str]) -> None:
    assert rules(Story(dues=(Due("封顶", due, done),))) == said


@pytest.mark.parametrize(
    ("paid", "said"), [(4_000_000, []), (4_001_000, ["ahead"]), (0, [])]
)  # progress 30 %, line 10 %: 40 % is allowed
def test_payment_ahead_of_progress(paid: int, said: list[str]) -> None:
    assert rules(Story(deals=(DEAL,), paid=paid, progress=3000)) == said


@pytest.mark.parametrize(
    ("on", "said"),
    [(date(2026, 11, 10), []), (date(2026, 11, 11), ["silent"])],  # October by 10 November
)
def test_a_month_without_report(on: date, said: list[str]) -> None:
    story = Story(started_on=date(2026, 9, 15), months=frozenset({"2026-09"}))

    assert rules(story, on) == said


def test_an_accepted_project_reports_no_more() -> None:
    story = Story(
        started_on=date(2026, 9, 15), ended_on=date(2026, 10, 3), months=frozenset({"2026-09"})
    )

    assert rules(story) == []


@pytest.mark.parametrize(
    ("price", "said"),
    [(950, []), (949, ["price"]), (1260, []), (1261, ["price"]), (0, [])],
)  # market 10.00 to 12.00 yuan, five per cent either way: 9.50 to 12.60
def test_a_price_out_of_range(price: int, said: list[str]) -> None:
    deal = replace(DEAL, unit_price=price, low=1000, high=1200)

    assert rules(Story(deals=(deal,), progress=0)) == said


@pytest.mark.parametrize(
    ("day", "amount", "said"),
    [
        (date(2026, 10, 1), 10_000_000, ["split"]),  # thirty days, together exactly the line
        (date(2026, 10, 2), 10_000_000, []),  # thirty-one days
        (date(2026, 10, 1), 9_999_999, []),  # a fen under the line
        (date(2026, 10, 1), 20_000_000, []),  # not a small contract
    ],
)
def test_contracts_that_look_split(day: date, amount: int, said: list[str]) -> None:
    other = Deal(2, "甲队", day, amount, amount)

    assert rules(Story(deals=(DEAL,), others=(other, DEAL))) == said


def test_another_contractor_is_no_split() -> None:
    other = Deal(2, "乙队", DEAL.signed_on, 15_000_000, 15_000_000)

    assert rules(Story(deals=(DEAL,), others=(other, DEAL))) == []


def test_an_invoice_used_twice() -> None:
    assert rules(Story(invoices_twice=("INV1",))) == ["invoice"]


@pytest.mark.parametrize(
    ("amount", "still_open", "said"),
    [
        (11_000_000, True, []),  # ten per cent: on the line
        (11_000_001, True, ["change"]),
        (8_999_999, True, ["change"]),
        (11_000_001, False, []),  # approved anew
    ],
)
def test_a_change_without_approval(amount: int, still_open: bool, said: list[str]) -> None:
    deal = replace(DEAL, amount=amount, change_open=still_open)

    assert rules(Story(deals=(deal,))) == said


@pytest.mark.parametrize(("day", "said"), [(ON, []), (date(2026, 11, 10), ["step"])])
def test_the_next_step_is_overdue(day: date, said: list[str]) -> None:
    assert rules(Story(next_on=day, next_step="约谈投资方")) == said


def test_what_is_over_by_a_fen_is_over() -> None:
    assert changed_by(3, 4) == 3334
