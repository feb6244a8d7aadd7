"""Every indicator there is: known records, a unit, a definition; and what a wrong one is told."""

from typing import Any

import pytest
from django.db.models import QuerySet
from pytest_django import DjangoAssertNumQueries

from minzheng.engines.access.testing import DISTRICT, Cast
from minzheng.engines.indicators import api
from minzheng.engines.indicators.adding import added_up
from minzheng.engines.indicators.catalogue import SOURCES, _check
from minzheng.engines.indicators.sources.base import Period
from minzheng.kernel.indicator import SHARE, Indicator, IndicatorError, count, total

from .staging import MONDAY, NOVEMBER

EVERY = list(api.indicators().values())


def made(**changed: Any) -> Indicator:
    held = {"key": "some", "title": "某数", "means": "……", "owner": "某科", "unit": "件",
            "of": count("cases", "ended")}  # fmt: skip
    return Indicator(**held | changed)


@pytest.mark.parametrize("indicator", EVERY, ids=[each.key for each in EVERY])
def test_it_explains_itself(indicator: Indicator) -> None:
    assert indicator.means.strip()
    assert indicator.owner.strip()
    assert api.words_of(indicator.of)
    assert api.source_words(indicator)
    assert (indicator.unit == SHARE) <= (indicator.out_of is not None)


def test_each_matter_has_its_own() -> None:
    assert {each.matter for each in EVERY} > {"", "relief/dibao", "eldercare/longevity"}


@pytest.mark.parametrize("name", sorted(SOURCES))
def test_every_condition_of_a_source_can_be_asked(cast: Cast, name: str) -> None:
    source, period = SOURCES[name], Period.of(NOVEMBER, MONDAY)

    for condition in source.conditions:
        rows = source.rows(period).filter(source.meeting([condition], period))
        assert isinstance(rows, QuerySet)
        assert rows.count() == 0


def test_a_month_is_added_up_in_a_handful_of_queries(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    worked_out = sum(n.work_out is not None for s in SOURCES.values() for n in s.numbers.values())
    with django_assert_max_num_queries(len(SOURCES) + worked_out):
        added_up(EVERY, Period.of(NOVEMBER, MONDAY))


@pytest.mark.parametrize(
    ("tally", "fault"),
    [
        (count("nothing"), "没有记录"),
        (count("cases", "blue"), "没有条件"),
        (total("money", "cases"), "没有数"),
        (count("population", "nobody"), "人口视图"),
    ],
)
def test_what_no_source_knows_is_refused(tally: object, fault: str) -> None:
    indicator = made(of=tally)

    with pytest.raises(api.UnknownRecords, match=fault):
        _check(indicator, indicator.of)


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"unit": "斤"}, "应为"),
        ({"unit": "%"}, "要写 out_of"),
        ({"out_of": count("cases")}, "其他单位不写"),
        ({"key": "某"}, "代号"),
        ({"frequency": "有空时"}, "应为"),
    ],
)
def test_a_wrong_indicator_is_refused_where_it_is_written(
    changed: dict[str, object], fault: str
) -> None:
    with pytest.raises(IndicatorError, match=fault):
        made(**changed)


def test_nobody_has_an_indicator_of_this_key() -> None:
    with pytest.raises(api.UnknownIndicator, match="没有代号"):
        api.indicator_named("nobody")


def test_a_target_needs_a_number_and_a_paper(cast: Cast) -> None:
    doer = cast.doer("district_head")
    new = api.NewTarget("cases-in-time", DISTRICT, 2026, "95", "增民发〔2026〕1号")
    found = api.set_target(new, by=doer, on=MONDAY)

    assert (found.value, api.target_text(found), api.target_number(found)) == (9_500, "95", 95.0)
    assert api.targets(["cases-in-time"], DISTRICT, 2026)["cases-in-time"] == found
    for wrong in (("九十五", "文件"), ("95", " ")):
        with pytest.raises(api.TargetRefused):
            api.set_target(
                api.NewTarget("cases-in-time", DISTRICT, 2026, *wrong), by=doer, on=MONDAY
            )
