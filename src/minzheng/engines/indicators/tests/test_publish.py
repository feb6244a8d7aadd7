"""Open figures: small cells merged so that none can be worked out; funds equal to the runs."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from minzheng.engines.access.testing import DISTRICT, TOWN_A, TOWN_B, VILLAGE_A, VILLAGE_B, Cast
from minzheng.engines.indicators import api
from minzheng.engines.indicators.smallness import MERGED, SMALL, Cell, told
from minzheng.engines.payments.api import PayLine
from minzheng.kernel.doer import SYSTEM

from .staging import MATTER, OCTOBER, ON, grant, paid

COUNTS = st.lists(st.integers(0, 20), max_size=8)


def cells(counts: Sequence[int]) -> list[Cell]:
    return [Cell(str(at), (count,), count) for at, count in enumerate(counts)]


@given(COUNTS)
def test_no_small_cell_is_told_alone(counts: list[int]) -> None:
    shown = told(cells(counts))

    assert all(cell.behind == 0 or cell.behind >= SMALL for cell in shown if cell.numbers)


@given(COUNTS)
def test_a_merged_line_stands_for_two_at_least(counts: list[int]) -> None:
    """Else it would be the total less the others."""
    shown = told(cells(counts))
    merged = [cell for cell in shown if cell.key == MERGED]
    hidden = sum(1 for n in counts if n) - sum(1 for c in shown if c.key != MERGED and c.behind)

    assert all(cell.numbers is None or hidden >= 2 for cell in merged)


@given(COUNTS)
def test_what_is_told_adds_up_to_the_whole(counts: list[int]) -> None:
    shown = told(cells(counts))

    assert sum(cell.behind for cell in shown) == sum(counts)
    if all(cell.numbers is not None for cell in shown):
        assert sum(cell.numbers[0] for cell in shown if cell.numbers) == sum(counts)


def test_towns_with_few_are_told_together(cast: Cast) -> None:
    for number in range(6):
        grant(cast, number + 1, VILLAGE_A)
    for number in range(2):
        grant(cast, number + 11, VILLAGE_B)
    api.compute(OCTOBER, by=SYSTEM, on=ON)

    sheet = api.open_sheet(["benefits-running"], DISTRICT, [TOWN_A, TOWN_B], [OCTOBER])
    month = sheet.month("benefits-running", OCTOBER)

    assert [(place, figure.value) for place, figure in month.places if figure] == [(MERGED, 8)]
    assert month.of(TOWN_A) is None
    assert month.whole is not None
    assert month.whole.value == 8


def test_a_district_with_few_is_not_told_at_all(cast: Cast) -> None:
    grant(cast, 1, VILLAGE_A)
    api.compute(OCTOBER, by=SYSTEM, on=ON)

    sheet = api.open_sheet(["benefits-running"], DISTRICT, [TOWN_A, TOWN_B], [OCTOBER])

    assert sheet.month("benefits-running", OCTOBER).whole is None
    assert sheet.month("benefits-running", OCTOBER).places == ()


def test_a_share_that_leaves_out_few_is_not_told(cast: Cast) -> None:
    """One returned of ten would say of one that it was hers."""
    run = paid(cast, [VILLAGE_A] * 10)
    run.lines.update(state=PayLine.State.PAID)
    api.compute(OCTOBER, by=SYSTEM, on=ON)
    keys = ["paid-lines", "paid-share"]
    first = api.open_sheet(keys, DISTRICT, [TOWN_A], [OCTOBER]).month("paid-share", OCTOBER)
    run.lines.filter(number=1).update(state=PayLine.State.FAILED)
    api.compute(OCTOBER, by=SYSTEM, on=ON)

    sheet = api.open_sheet(keys, DISTRICT, [TOWN_A], [OCTOBER])

    assert first.whole is not None
    assert sheet.month("paid-share", OCTOBER).whole is None
    assert sheet.month("paid-lines", OCTOBER).whole is not None


def test_funds_are_the_totals_of_the_runs(cast: Cast) -> None:
    run = paid(cast, [VILLAGE_A] * 6 + [VILLAGE_B] * 7)

    (month,) = api.paid_months([OCTOBER])

    assert (
        (month.whole.money, month.whole.people) == (run.total, run.count) == (month.whole.money, 13)
    )
    assert [(p.key, p.money) for p in month.matters] == [(MATTER, run.total)]
    towns = api.paid_towns(MATTER, OCTOBER)
    assert sum(p.money or 0 for p in towns) == run.total
    assert [p.key for p in towns] == [TOWN_A, TOWN_B]


def test_funds_of_few_towns_are_merged_and_still_add_up(cast: Cast) -> None:
    run = paid(cast, [VILLAGE_A] * 6 + [VILLAGE_B] * 2)

    towns = api.paid_towns(MATTER, OCTOBER)

    assert [(p.key, p.money) for p in towns] == [(MERGED, run.total)]


def test_a_month_in_which_few_were_paid_is_not_told(cast: Cast) -> None:
    paid(cast, [VILLAGE_A] * 3)

    (month,) = api.paid_months([OCTOBER])

    assert (month.whole.money, month.matters) == (None, ())
    assert api.paid_towns(MATTER, OCTOBER) == ()


def test_no_internal_indicator_is_published(cast: Cast) -> None:
    sheet = api.open_sheet(["alerts-open"], DISTRICT, [], [OCTOBER])

    assert sheet.sheet.figures == {}
    assert all(each.public for each in api.public_indicators().values())
