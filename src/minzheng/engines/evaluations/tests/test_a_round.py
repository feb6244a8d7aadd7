"""A round opens: houses are invited, score themselves, hand in; each wrong step refused."""

from datetime import date, timedelta

import pytest

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.evaluations import api
from minzheng.engines.evaluations.testing import (
    DAY,
    PAPER,
    SELF_UNTIL,
    World,
    claims_of,
)


def test_every_house_of_the_kinds_is_invited(world: World) -> None:
    row = world.plan()

    names = set(row.entries.values_list("name", flat=True))

    assert names == {"石桥颐康中心", "新圩颐康中心"}


def test_a_year_has_one_round(world: World) -> None:
    world.plan()

    with pytest.raises(api.EvaluationRefused, match="已经公布过"):
        world.plan()


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"until": DAY}, "还没有过完"),
        ({"since": date(2026, 12, 1)}, "起日不能晚于止日"),
        ({"self_until": date(2026, 10, 1)}, "已经过去"),
        ({"plan": " "}, "方案"),
        ({"scheme": "institution"}, "没有“养老机构等级评定”适用的单位"),
    ],
)
def test_a_plan_that_cannot_be_is_refused(world: World, more: dict[str, object], told: str) -> None:
    with pytest.raises(api.EvaluationRefused, match=told):
        world.plan(**more)


def test_the_self_score_is_kept_as_it_goes(world: World) -> None:
    entry = world.entry(world.plan())
    api.save_self(world.house, entry.pk, {"A3": api.Claim(30, "开到六点")}, on=DAY)
    api.save_self(world.house, entry.pk, {"A3": api.Claim(40)}, on=DAY)

    assert [(m.item, m.points) for m in entry.self_marks.all()] == [("A3", 40)]


@pytest.mark.parametrize("points", [41, -1])
def test_points_above_the_maximum_are_refused(world: World, points: int) -> None:
    entry = world.entry(world.plan())

    with pytest.raises(api.EvaluationRefused, match="A3“按公布的时间开放”最多 4 分"):
        api.save_self(world.house, entry.pk, {"A3": api.Claim(points)}, on=DAY)


def test_missing_items_are_named(world: World) -> None:
    entry = world.entry(world.plan())

    with pytest.raises(api.EvaluationRefused, match="还有 17 项没有自评：A1"):
        api.hand_in_self(world.house, entry.pk, "", [], on=DAY)


def test_missing_evidence_is_refused(world: World) -> None:
    entry = world.entry(world.plan())
    claims = claims_of(entry.rubric, 10) | {"B1": api.Claim(60)}
    api.save_self(world.house, entry.pk, claims, on=DAY)

    with pytest.raises(api.EvaluationRefused, match="缺少证明：B1“持证上岗”"):
        api.hand_in_self(world.house, entry.pk, "", [], on=DAY)


def test_nothing_claimed_needs_no_evidence(world: World) -> None:
    entry = world.entry(world.plan())
    claims = claims_of(entry.rubric, 10) | {"B1": api.Claim(0)}
    api.save_self(world.house, entry.pk, claims, on=DAY)

    row = api.hand_in_self(world.house, entry.pk, "", [], on=DAY)

    assert row.state == api.EntryState.HANDED_IN


def test_after_the_last_day_nothing_is_taken(world: World) -> None:
    entry = world.entry(world.plan())

    with pytest.raises(api.EvaluationRefused, match="已经截止"):
        api.save_self(world.house, entry.pk, {}, on=SELF_UNTIL + timedelta(days=1))


def test_a_house_does_not_see_another(world: World) -> None:
    entry = world.entry(world.plan())

    with pytest.raises(api.NoSuchEvaluation):
        api.save_self(world.served.stranger, entry.pk, {}, on=DAY)


def test_only_the_manager_hands_in(world: World) -> None:
    entry = world.entry(world.plan())

    with pytest.raises(NotAllowed):
        api.hand_in_self(world.served.worker, entry.pk, "", [], on=DAY)


def test_the_paper_is_read_by_the_house_and_the_bureau_only(world: World) -> None:
    entry = world.entry(world.plan())
    world.hand_in_self(entry)
    mark = entry.self_marks.get(item="B1")

    assert api.open_evidence(world.viewer("district_clerk"), mark.pk)[0] == PAPER.content
    assert api.open_evidence(world.house, mark.pk)[2] == "证书.pdf"
    with pytest.raises(api.NoSuchEvaluation):
        api.open_evidence(world.served.stranger, mark.pk)


def test_what_the_records_do_not_tell_is_scored_by_people(world: World) -> None:
    entry = world.entry(world.plan())

    row = world.hand_in_self(entry)

    assert row.computed["C1"]["points"] is None
    assert "C1" in {item.code for item in api.open_items(row)}


def test_the_records_give_points_with_their_arithmetic(world: World) -> None:
    world.served.give("助浴", date(2026, 10, 8), begins="09:00", minutes=60)
    world.served.give("助浴", date(2026, 10, 9))
    entry = world.entry(world.plan())

    row = world.hand_in_self(entry)

    # one of two records has its times: 50 %, which is the line of nought; one person of thirty
    assert row.computed["E2"]["points"] == 0
    assert (row.computed["C2"]["value"], row.computed["C2"]["points"]) == (1, 1)
    assert "服务人数 1 人（服务记录 2 条，不同的人）" in row.computed["C2"]["arithmetic"]
