"""Every figure of the records that other engines keep opens the rows it was counted from."""

from collections import defaultdict
from datetime import date

import pytest

from minzheng.engines.access.testing import DISTRICT, TOWN_A, Cast
from minzheng.engines.indicators import api
from minzheng.engines.indicators.catalogue import POPULATION, SOURCES, indicators
from minzheng.engines.indicators.sources.base import Period, Source
from minzheng.engines.staffing.api import Certificate
from minzheng.engines.tips.api import HELPED, KINDS
from minzheng.kernel.divisions import subtree_range
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.indicator import Indicator

from .rowing import Rows
from .staging import NOVEMBER, OCTOBER, ON, PLACES

OLDER = {
    "cases", "entitlements", "recognitions", "payments", "recoveries", "alerts", "checks",
    "publicity", "ratings", "reserve-payments", "meals", "facilities", "returns",
}  # fmt: skip
FRESH = sorted(set(SOURCES) - OLDER)
SAID = {
    "Need.item": ["meal"], "Need.urgency": [1, 2, 3], "Order.rating": [None, 1, 3, 5],
    "Visit.stars": [None, 2, 5], "Tip.kind": list(KINDS), "Tip.outcome": ["", "case", HELPED],
    "Tip.role": ["town_clerk"], "Duty.source_kind": ["", "plan-item", "coverage-look"],
    "Plan.year": [2026], "Part.state": ["approved"], "Part.approved_on": [date(2026, 9, 10)],
    "Row.gone_on": [None],
    "Duty.owner_role": ["town_clerk"], "Entry.level": ["town"], "Entry.home": [None],
    "Entry.case_number": ["", "A1"], "Finding.state": ["open", "closed"],
    "Appropriation.state": ["approved"],
    "Inspection.concluded_on": [date(2026, 9, 20), date(2026, 10, 12), date(2026, 11, 5)],
    "Finding.severity": ["major", "minor"],
    "Review.conclusion": ["", "fine", "undue"], "Employment.left_why": [""],
    
    "Appropriation.from_fund": [None], "Rental.rent": [5], "Rental.subsidy": [3], "Rental.own": [2],
    "Use.fee": [9], "Use.insured": [2], "Use.voucher": [3], "Use.own": [4],
    "Visit.public_minutes": [1], "Visit.payable": [30],
}  # fmt: skip
MANY = 60
BESIDE = {"staff": Certificate}  # what a condition looks at besides


@pytest.fixture
def rows(cast: Cast) -> Rows:
    made = Rows(PLACES, SAID, seed=8)
    for row in (cast.household, cast.applicant):
        made.keep(row)
    return made


def of(source: Source) -> list[Indicator]:
    return [each for each in indicators().values()
            if source.name in {tally.source for tally in each.tallies}]  # fmt: skip


def _filled(rows: Rows, name: str) -> Source:
    source = SOURCES[name]
    rows.make(source.rows(Period.of(NOVEMBER, ON)).model, MANY)
    if name in BESIDE:
        rows.make(BESIDE[name], MANY)
    return source


@pytest.mark.parametrize("name", FRESH)
def test_its_figures_are_its_rows(cast: Cast, rows: Rows, name: str) -> None:
    source = _filled(rows, name)
    for month in (OCTOBER, NOVEMBER):
        api.compute(month, by=SYSTEM, on=ON)
        for indicator in of(source):
            _opens(cast, api.Wanted(indicator, DISTRICT, month))
            _opens(cast, api.Wanted(indicator, TOWN_A, month))


def _opens(cast: Cast, wanted: api.Wanted) -> None:
    """The list, line by line and as a whole, is the figure; so is a count row by row."""
    for beneath in (False, True)[: 1 + (wanted.indicator.out_of is not None)]:
        asked = api.Wanted(wanted.indicator, wanted.division, wanted.month, beneath)
        listing = api.rows(cast.viewers["auditor"], asked, size=1_000)
        figure = listing.figure.base if beneath else listing.figure.value
        at = (wanted.indicator.key, wanted.division, wanted.month, beneath)
        assert listing.elsewhere == 0, at
        assert listing.value == figure == _by_hand(asked), at
        assert sum(line.number for line in listing.lines) == figure, at
        first, last = subtree_range(asked.division)
        assert all(first <= line.division <= last for line in listing.lines), at


def _by_hand(wanted: api.Wanted) -> int:
    """Row after row, each condition asked by itself, nothing grouped."""
    tally, period = wanted.tally, Period.of(wanted.month, ON)
    source = SOURCES[tally.source]
    first, last = subtree_range(wanted.division)
    held = [set(source.rows(period).filter(source.conditions[name].holds(period))
                .values_list("pk", flat=True)) for name in tally.where]  # fmt: skip
    kept = [
        row
        for row in source.rows(period)
        if first <= source.place_of(row) <= last and all(row.pk in each for each in held)
    ]
    if tally.each == "one":
        return len(kept)
    return sum(source.numbers[tally.each].of(row) for row in kept)


@pytest.mark.parametrize("name", FRESH)
def test_every_condition_meets_some_rows_and_not_all(cast: Cast, rows: Rows, name: str) -> None:
    source = _filled(rows, name)
    met: dict[str, int] = defaultdict(int)
    whole = 0
    for month in (OCTOBER, NOVEMBER):
        period = Period.of(month, ON)
        whole += source.rows(period).count()
        for condition in source.conditions:
            met[condition] += (
                source.rows(period).filter(source.meeting([condition], period)).count()
            )
    assert whole
    for condition in source.conditions:
        assert 0 < met[condition] < whole, (name, condition)


def test_what_stands_at_the_end_of_a_month_does_not_add_up_over_a_year() -> None:
    for indicator in indicators().values():
        words = [SOURCES[tally.source].conditions[name].words
                 for tally in indicator.tallies if tally.source != POPULATION
                 for name in tally.where]  # fmt: skip
        standing = any(each.startswith("月末") for each in words)
        assert not (standing and indicator.adds), indicator.key


def test_there_are_well_over_a_hundred_in_every_field() -> None:
    owners = {each.owner for each in indicators().values()}

    assert len(indicators()) >= 190
    assert {"养老服务科", "社会救助科", "儿童福利科", "监督科", "规划财务科", "办公室"} <= owners


def test_every_indicator_of_a_fresh_source_is_counted_by_a_test() -> None:
    counted = {each.key for name in FRESH for each in of(SOURCES[name])}
    older = {each.key for each in indicators().values()
             if {tally.source for tally in each.tallies} <= OLDER | {POPULATION}}  # fmt: skip

    assert counted | older == set(indicators())
