"""Settling a fact by hand: with a reason, within one's division, dropped again, history kept."""

import pytest

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.access.testing import DAY, Cast
from minzheng.engines.audit.api import entries_about
from minzheng.engines.sources import api
from minzheng.engines.sources.tests.staging import disability
from minzheng.vocabulary.person import 残疾类别

LATER = DAY.replace(day=20)
NEW = api.NewOverrule("disability_kind", "无", "本人出示注销证明", "残联函〔2026〕8号")


def settle(cast: Cast, new: api.NewOverrule = NEW, who: str = "district_clerk") -> api.Overrule:
    return api.overrule(cast.spouse, new, by=cast.viewers[who], on=DAY)


def test_a_settled_value_counts_and_says_why(cast: Cast) -> None:
    disability(kind=3, grade=2)

    settle(cast)

    found = api.sides(cast.spouse, 残疾类别, DAY)
    assert (found.value, found.text) == (0, "无")
    assert found.why == "周敏于 2026-11-02 改定：本人出示注销证明"
    assert found.in_conflict  # both values stay visible


def test_it_does_not_reach_back(cast: Cast) -> None:
    disability(kind=3, grade=2)

    settle(cast)

    assert api.sides(cast.spouse, 残疾类别, DAY.replace(day=1)).value == 3


def test_dropped_the_order_decides_again(cast: Cast) -> None:
    disability(kind=3, grade=2)
    row = settle(cast)

    api.drop_overrule(row.pk, "残联已更正", by=cast.viewers["data_head"], on=LATER)

    assert api.sides(cast.spouse, 残疾类别, LATER).value == 3
    assert api.sides(cast.spouse, 残疾类别, DAY).value == 0
    assert [entry.verb for entry in entries_about(f"person:{cast.spouse.pk}")][-2:] == [
        "overrule", "drop_overrule",
    ]  # fmt: skip


def test_a_second_one_replaces_the_first_and_both_stay_in_the_history(cast: Cast) -> None:
    settle(cast)
    settle(cast, api.NewOverrule("disability_kind", "视力", "新的证件"))

    newest, former = api.history_of(cast.spouse)

    assert (newest.dropped_on, former.dropped_on) == (None, DAY)
    assert former.dropped_reason == "由新的改定代替"


@pytest.mark.parametrize("who", ["town_clerk", "data_clerk", "village_worker", "auditor"])
def test_it_refuses_posts_that_do_not_decide(cast: Cast, who: str) -> None:
    with pytest.raises(NotAllowed):
        settle(cast, who=who)


@pytest.mark.parametrize(
    ("new", "said"),
    [
        (api.NewOverrule("disability_kind", "无", "  "), "理由"),
        (api.NewOverrule("disability_kind", "很重", "见证件"), "残疾类别"),
        (api.NewOverrule("disability_kind", "", "见证件"), "先核实"),
        (api.NewOverrule("no_such_fact", "无", "见证件"), "项目中选"),
    ],
)
def test_what_cannot_be_settled_is_refused(cast: Cast, new: api.NewOverrule, said: str) -> None:
    with pytest.raises(api.OverruleRefused, match=said):
        settle(cast, new)

    assert api.history_of(cast.spouse) == []


def test_what_is_dropped_cannot_be_dropped_again(cast: Cast) -> None:
    row = settle(cast)
    api.drop_overrule(row.pk, "残联已更正", by=cast.viewers["data_head"], on=LATER)

    with pytest.raises(api.NoSuchOverrule):
        api.drop_overrule(row.pk, "再来一次", by=cast.viewers["data_head"], on=LATER)
