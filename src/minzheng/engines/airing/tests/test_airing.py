"""A scheme, an airing published by another hand, frozen, explained and answered."""

from datetime import date, timedelta

import pytest

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.access.testing import DISTRICT, TOWN_A, TOWN_B
from minzheng.engines.airing import api
from minzheng.engines.airing.models import Airing
from minzheng.engines.airing.testing import DAY, LAST, WEIGHTS, World, make_scheme, write
from minzheng.engines.audit.api import entries_about
from minzheng.engines.indicators.api import NewTarget, compute, set_target
from minzheng.engines.notices.api import Message
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.months import Month

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("weights", "why"),
    [
        ({"cases-in-time": 60, "cases-days": 30}, "现在合计 90"),
        ({"cases-in-time": 100, "cases-days": 0}, "大于 0"),
        ({}, "现在合计 0"),
        ({"cases-new": 100}, "没有好坏方向|大小和地方大小"),
        ({"alerts-late": 100}, "大小和地方大小"),
        ({"no-such": 100}, "没有“no-such”"),
    ],
)
def test_a_scheme_that_says_nothing_fair_is_refused(
    world: World, weights: dict[str, int], why: str
) -> None:
    with pytest.raises(api.AiringRefused, match=why):
        make_scheme(world.who("district_clerk"), weights)


def test_only_the_district_makes_schemes_and_what_is_eligible_has_a_direction(
    world: World,
) -> None:
    with pytest.raises(NotAllowed):
        make_scheme(world.who("town_head"), WEIGHTS)

    assert {"cases-in-time", "cases-days"} <= set(api.eligible())
    assert "cases-new" not in api.eligible()
    assert world.scheme.least == 10


def test_the_board_tells_ranks_reasons_and_the_period_before(world: World) -> None:
    board = api.board_of(world.draft())

    first, second = board.towns
    assert (first.standing.place, first.standing.rank) == (TOWN_A, 1)
    assert (second.standing.place, second.standing.rank) == (TOWN_B, 2)
    assert [part.key for part in first.standing.parts] == list(WEIGHTS)
    assert first.before == pytest.approx(first.standing.score)
    assert first.alike == (TOWN_B,)
    assert board.titles["cases-in-time"] == "按期办结率"
    # District: 600 days over 80 cases, 7.5 on average: the aim where no target is set.
    assert board.rules[1].aim == pytest.approx(7.5)


def test_the_years_target_is_the_aim(world: World) -> None:
    new = NewTarget("cases-in-time", DISTRICT, 2026, "95", "要点")
    set_target(new, by=SYSTEM, on=DAY)

    board = api.board_of(world.draft())

    assert board.rules[0].aim == pytest.approx(95.0)
    first = board.town(TOWN_A)
    assert first is not None
    assert first.standing.parts[0].points == pytest.approx(100.0)


@pytest.mark.parametrize(
    ("month", "why"), [(Month(2026, 11), "还没有过完"), (Month(2026, 7), "还没有计算")]
)
def test_a_month_not_over_or_not_computed_is_refused(world: World, month: Month, why: str) -> None:
    with pytest.raises(api.AiringRefused, match=why):
        api.draft_airing(world.who("district_clerk"), world.scheme.pk, month, on=DAY)


def test_a_month_computed_before_it_ended_is_refused(world: World) -> None:
    clerk, later = world.who("district_clerk"), date(2026, 12, 2)
    compute(Month(2026, 11), by=SYSTEM, on=DAY)

    with pytest.raises(api.AiringRefused, match="2026-11-02 算的"):
        api.draft_airing(clerk, world.scheme.pk, Month(2026, 11), on=later)


def test_a_quarter_adds_its_months(world: World) -> None:
    clerk = world.who("district_clerk")
    scheme = make_scheme(clerk, WEIGHTS, months=3)

    with pytest.raises(api.AiringRefused, match="2026年8月还没有计算"):
        api.draft_airing(clerk, scheme.pk, LAST, on=DAY)


def test_drafts_are_the_districts_and_another_hand_publishes(world: World) -> None:
    head, row = world.who("district_head"), world.draft()
    assert not api.airings_of(world.who("town_head")).exists()
    with pytest.raises(NotAllowed):
        api.publish_airing(world.who("district_clerk"), row.pk, on=DAY)
    own = api.draft_airing(head, world.scheme.pk, Month(2026, 9), on=DAY)
    with pytest.raises(api.AiringRefused, match="不同的人"):
        api.publish_airing(head, own.pk, on=DAY)

    api.publish_airing(head, row.pk, on=DAY)

    assert api.airings_of(world.who("town_head")).get() == row
    assert api.airings_of(world.who("other_town_head")).get() == row
    assert not api.airings_of(world.who("village_worker")).exists()
    assert Message.objects.filter(link=row.ref).count() >= 2


def test_what_was_published_does_not_change_with_later_figures(world: World) -> None:
    row = world.published()
    before = api.board_of(row)
    write(LAST, TOWN_A, (1, 40), (900, 40))

    row.refresh_from_db()

    assert api.board_of(row) == before
    with pytest.raises(api.AiringRefused, match="已经公布"):
        world.draft()


def test_an_altered_draft_is_not_published(world: World) -> None:
    row = world.draft()
    row.board["towns"][0]["standing"]["score"] = 1.0
    Airing.objects.filter(pk=row.pk).update(board=row.board)

    with pytest.raises(api.AiringRefused, match="校验值"):
        api.publish_airing(world.who("district_head"), row.pk, on=DAY)


def test_a_draft_is_made_anew_or_dropped_with_a_reason(world: World) -> None:
    first, second = world.draft(), world.draft()
    clerk = world.who("district_clerk")

    assert [row.pk for row in Airing.objects.all()] == [second.pk]
    assert first.digest == second.digest
    with pytest.raises(api.AiringRefused, match="为什么"):
        api.drop_airing(clerk, second.pk, " ", on=DAY)
    assert api.drop_airing(clerk, second.pk, "指标有误", on=DAY).state == api.State.DROPPED


def test_a_town_explains_and_is_answered_once(world: World) -> None:
    row, clerk = world.published(), world.who("district_clerk")
    town = world.who("other_town_head")

    told = api.explain(town, row.pk, "cases-in-time", "十月台风停了五天", on=DAY)

    assert (told.town, told.said_by) == (TOWN_B, town.doer.name)
    api.answer(clerk, row.pk, told.pk, "情况属实，下期注明", on=DAY)
    with pytest.raises(api.AiringRefused, match="已经答复"):
        api.answer(clerk, row.pk, told.pk, "再答复一次", on=DAY)
    assert {each.verb for each in entries_about(row.ref)} >= {
        "draft_airing", "publish_airing", "explain_airing", "answer_airing",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("who", "indicator", "text", "on", "why"),
    [
        ("district_clerk", "", "我们说明一下", DAY, "镇街自己"),
        ("town_head", "no-such", "我们说明一下", DAY, "没有这个指标"),
        ("town_head", "", "好", DAY, "四个字"),
        ("town_head", "", "我们说明一下", DAY + timedelta(days=11), "已经过了"),
    ],
)
def test_an_explanation_out_of_place_is_refused(
    world: World, who: str, indicator: str, text: str, on: date, why: str
) -> None:  # fmt: skip
    row = world.published()

    with pytest.raises((api.AiringRefused, NotAllowed), match=why):
        api.explain(world.who(who), row.pk, indicator, text, on=on)


def test_a_scheme_ends_and_is_used_no_more(world: World) -> None:
    clerk = world.who("district_clerk")
    api.end_scheme(clerk, world.scheme.pk, on=DAY)

    with pytest.raises(api.NoSuchAiring):
        world.draft()
