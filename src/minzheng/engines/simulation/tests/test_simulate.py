"""A change tried on everybody: the same arithmetic as one family's, under two books."""

import pytest

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.access.testing import DAY, DISTRICT, TOWN_A, TOWN_B, Cast
from minzheng.engines.audit.api import entries_about
from minzheng.engines.policy.api import NotGranted
from minzheng.engines.screening.api import NoSnapshot
from minzheng.engines.simulation.api import (
    MERGED,
    ChangeError,
    NameTaken,
    Row,
    Trial,
    keep,
    read_back,
    scenario_for,
    scenarios,
    simulate,
)
from minzheng.kernel.params import ParamError

MATTER, STANDARD = "relief/dibao", "dibao.standard"
# 工资 1,500 － 必要就业成本 300，三人：人均 400.00元；（1,282 － 400）× 3 ＝ 2,646.00元
# 上调 8%：1,384.56；（1,384.56 － 400）× 3 ＝ 2,953.68元；另有未成年人的分类施保 20%
BEFORE, AFTER = 264_600 + 25_640, 295_368 + 27_691


def trial(change: str = "+8%", place: str = DISTRICT, matter: str = MATTER) -> Trial:
    return Trial(matter, {STANDARD: change}, place, DAY)


def test_the_family_gains_by_the_difference_of_two_decisions(counted: Cast) -> None:
    found = simulate(trial())

    assert found.total == Row("", 1, 1, 1, 0, 0, 1, 0, 0, BEFORE, AFTER)
    assert found.total.yearly_after - found.total.yearly_before == 12 * (AFTER - BEFORE)
    assert [(c.before, c.after) for c in found.changed] == [("1,282.00元", "1,384.56元")]


def test_a_standard_below_its_income_costs_the_family_everything(counted: Cast) -> None:
    found = simulate(trial("400元"))

    assert (found.total.lost, found.total.cost_after) == (1, 0)


def test_a_single_family_is_not_told_by_town_nor_by_kind(counted: Cast) -> None:
    found = simulate(trial())

    assert [row.key for row in found.by_place] == [MERGED]
    assert [row.key for row in found.by_kind] == [MERGED]


def test_only_those_of_the_place_are_counted(counted: Cast) -> None:
    assert simulate(trial(place=TOWN_A)).total.subjects == 1
    with pytest.raises(ChangeError, match=TOWN_B):
        simulate(trial(place=TOWN_B))


def test_nothing_is_changed_by_trying(counted: Cast) -> None:
    assert simulate(trial("+8%")).total == simulate(trial("+8%")).total
    assert simulate(trial("+0元")).total.cost_after == BEFORE


def test_without_a_table_it_says_how_to_make_one(cast: Cast) -> None:
    with pytest.raises(NoSnapshot, match="screen"):
        simulate(trial())


@pytest.mark.parametrize(
    ("asked", "refusal"),
    [
        (trial(matter="relief/dibao_margin"), ChangeError),
        (Trial(MATTER, {"dibao.nothing": "+8%"}, DISTRICT, DAY), ParamError),
        (trial(matter="relief/vagrant"), (ChangeError, NotGranted)),
    ],
)
def test_what_cannot_be_tried_is_refused(counted: Cast, asked: Trial, refusal: type) -> None:
    with pytest.raises(refusal):
        simulate(asked)


def test_a_scenario_is_kept_as_it_came_out(counted: Cast) -> None:
    found = simulate(trial())

    kept = keep(found, " 2027年  上调8% ", by=counted.viewers["district_clerk"], on=DAY)

    assert kept.name == "2027年 上调8%"
    assert read_back(scenario_for(counted.viewers["district_head"], kept.pk)) == found
    assert [entry.verb for entry in entries_about(f"scenario:{kept.pk}")] == ["keep_scenario"]


def test_a_name_is_given_once(counted: Cast) -> None:
    found, clerk = simulate(trial()), counted.viewers["district_clerk"]
    keep(found, "方案一", by=clerk, on=DAY)

    with pytest.raises(NameTaken, match="方案一"):
        keep(found, "方案一", by=clerk, on=DAY)
    with pytest.raises(NameTaken, match="起个名称"):
        keep(found, "  ", by=clerk, on=DAY)


def test_only_the_district_plans_and_reads(counted: Cast) -> None:
    found = simulate(trial())

    with pytest.raises(NotAllowed):
        keep(found, "方案", by=counted.viewers["town_clerk"], on=DAY)
    keep(found, "方案", by=counted.viewers["district_clerk"], on=DAY)
    assert scenarios(counted.viewers["district_head"])
    assert scenarios(counted.viewers["applicant"]) == []
