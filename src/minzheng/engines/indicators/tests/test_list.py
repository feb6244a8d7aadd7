"""The list behind a figure is the figure: as long, as much, and within the viewer's area."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.access.testing import DISTRICT, TOWN_A, VILLAGE_A, VILLAGE_B, Cast
from minzheng.engines.audit import api as audit
from minzheng.engines.indicators import api
from minzheng.engines.indicators.catalogue import POPULATION, indicators
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.indicator import Indicator
from minzheng.kernel.months import Month

from .staging import MATTER, MONDAY, NOVEMBER, OCTOBER, ON, OTHER_MATTER, alert, case, grant, pay

LISTED = [each for each in indicators().values() if each.of.source != POPULATION]
DAYS = st.dates(date(2026, 10, 1), date(2026, 11, 30))
HAPPENED = st.lists(
    st.tuples(
        st.sampled_from([VILLAGE_A, VILLAGE_B, TOWN_A]), st.sampled_from([MATTER, OTHER_MATTER]),
        DAYS, st.none() | st.integers(0, 40), st.booleans(),
    ), max_size=12,
)  # fmt: skip


class Undone(Exception):
    """Ends an example so that the next finds the district as it was."""


def wanted(key: str, place: str = DISTRICT, month: Month = NOVEMBER, *, beneath: bool = False):
    return api.Wanted(indicators()[key], place, month, beneath)


def parts(indicator: Indicator) -> list[bool]:
    return [False] if indicator.out_of is None else [False, True]


@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@given(happened=HAPPENED)
def test_every_list_adds_up_to_its_figure(cast: Cast, happened: list[tuple]) -> None:
    with pytest.raises(Undone), transaction.atomic():
        for number, (place, matter, day, took, is_alert) in enumerate(happened):
            ended = None if took is None else day + timedelta(days=took)
            case(cast, str(number), place=place, matter=matter, submitted=day, ended=ended,
                 due=day + timedelta(days=20))  # fmt: skip
            if is_alert:
                alert(
                    number, place=place, raised=day, closed=ended, verdict="true" if ended else ""
                )
            else:
                grant(cast, number, place)
        for month in (OCTOBER, NOVEMBER):
            api.compute(month, by=SYSTEM, on=ON)
            check_lists(cast, month)
        raise Undone


def check_lists(cast: Cast, month: Month) -> None:
    viewer = cast.viewers["auditor"]  # reads everything there is
    for indicator in LISTED:
        for place in (DISTRICT, TOWN_A):
            for beneath in parts(indicator):
                listing = api.rows(viewer, wanted(indicator.key, place, month, beneath=beneath))
                figure = listing.figure.base if beneath else listing.figure.value
                assert listing.value == figure, (indicator.key, place, beneath)
                assert sum(line.number for line in listing.lines) == figure
                assert listing.elsewhere == 0


def test_a_list_of_money_adds_up_to_the_fen(cast: Cast) -> None:
    for number, place in enumerate((VILLAGE_A, VILLAGE_A, VILLAGE_B), start=1):
        grant(cast, number, place, 70_000 + number)
    run = pay(cast)
    api.compute(OCTOBER, by=SYSTEM, on=ON)

    listing = api.rows(cast.viewers["finance_head"], wanted("paid-money", month=OCTOBER))

    assert (listing.rows, listing.value) == (3, run.total)
    assert [line.who for line in listing.lines] == ["罗**"] * 3


def test_pages_follow_one_another_without_loss(cast: Cast) -> None:
    for number in range(5):
        case(cast, str(number))
    api.compute(NOVEMBER, by=SYSTEM, on=ON)
    seen, after = [], 0
    while after is not None:
        page = api.rows(cast.viewers["district_head"], wanted("cases-new"), after=after, size=2)
        seen += [line.key for line in page.lines]
        after = page.after

    assert seen == [str(number) for number in range(5)]


def test_an_officer_of_another_town_finds_nothing(cast: Cast) -> None:
    case(cast, "1")
    api.compute(NOVEMBER, by=SYSTEM, on=ON)
    other = cast.viewers["other_town_head"]

    with pytest.raises(NotAllowed, match="不在您的辖区"):
        api.rows(other, wanted("cases-new", TOWN_A))
    assert api.rows(other, wanted("cases-new", "")).rows == 0
    assert api.rows(cast.viewers["town_head"], wanted("cases-new", "")).rows == 1


def test_a_post_that_reads_figures_only_sees_no_list(cast: Cast) -> None:
    api.compute(NOVEMBER, by=SYSTEM, on=ON)

    with pytest.raises(NotAllowed, match="只看数"):
        api.rows(cast.viewers["finance_head"], wanted("cases-new"))
    with pytest.raises(NotAllowed, match="驾驶舱由"):
        api.rows(cast.viewers["town_clerk"], wanted("cases-new"))


def test_alerts_of_other_posts_are_counted_and_not_listed(cast: Cast) -> None:
    alert(1)
    alert(2)
    row = alert(3)
    row.role = "data_clerk"
    row.save(update_fields=["role"])
    api.compute(NOVEMBER, by=SYSTEM, on=ON)

    listing = api.rows(cast.viewers["town_head"], wanted("alerts-open", TOWN_A))

    assert (listing.figure.value, listing.rows, listing.elsewhere) == (3, 2, 1)


def test_records_that_came_since_are_listed_beside_the_old_figure(cast: Cast) -> None:
    case(cast, "1")
    api.compute(NOVEMBER, by=SYSTEM, on=ON)
    case(cast, "2")

    listing = api.rows(cast.viewers["auditor"], wanted("cases-new"))

    assert (listing.figure.value, listing.rows) == (1, 2)


def test_who_takes_a_list_away_stands_in_the_trail(cast: Cast) -> None:
    case(cast, "1")
    api.compute(NOVEMBER, by=SYSTEM, on=ON)

    api.file_rows(cast.viewers["district_head"], wanted("cases-new"), on=MONDAY)

    verbs = [entry.verb for entry in audit.entries_about("indicator:cases-new")]
    assert verbs == ["export_figure_list"]
