"""Figures that people enter: with a paper, by two hands, never silently changed."""

import pytest

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.access.testing import DISTRICT, TOWN_A, TOWN_B
from minzheng.engines.audit.api import entries_about
from minzheng.engines.returns import api
from minzheng.engines.returns.testing import DAY, JUNE, MARCH, PAPER, SEPTEMBER, World
from minzheng.kernel.months import Month

pytestmark = pytest.mark.database


def told(world: World, key: str, months: tuple[Month, ...] = (SEPTEMBER,)) -> api.Answer:
    """What a figure says for the district."""
    return api.answers([api.entered_named(key)], DISTRICT, months, DAY)[key]


@pytest.mark.parametrize(
    ("new", "said"),
    [
        (api.NewReturn("marriages", DISTRICT, SEPTEMBER, "很多", PAPER), "不是数"),
        (api.NewReturn("marriages", DISTRICT, SEPTEMBER, "1.5", PAPER), "单位是对，请写整数"),
        (api.NewReturn("marriages", DISTRICT, SEPTEMBER, "-3", PAPER), "不能小于 0"),
        (api.NewReturn("marriages", DISTRICT, SEPTEMBER, "NaN", PAPER), "."),
        (api.NewReturn("lottery-sales", DISTRICT, SEPTEMBER, "3.141", PAPER), "最多两位小数"),
        (api.NewReturn("marriages", DISTRICT, Month(2026, 11), "3", PAPER), "2026-12-01 起可以填"),
        (api.NewReturn("adoptions", DISTRICT, Month(2026, 8), "3", PAPER), "没有到2026年8月的一期"),
        (api.NewReturn("marriages", TOWN_A, SEPTEMBER, "3", PAPER), "由区县填报"),
        (api.NewReturn("marriages", DISTRICT, SEPTEMBER, "3", api.Paper("x.exe", b"MZ")), "."),
    ],
)
def test_what_cannot_be_a_figure_says_why(world: World, new: api.NewReturn, said: str) -> None:
    with pytest.raises(api.ReturnRefused, match=said):
        api.enter(world.who("district_clerk"), new, on=DAY)
    assert not api.Return.objects.exists()


def test_an_unknown_figure_is_not_found(world: World) -> None:
    new = api.NewReturn("nothing", DISTRICT, SEPTEMBER, "3", PAPER)
    with pytest.raises(api.NoSuchReturn):
        api.enter(world.who("district_clerk"), new, on=DAY)


def test_it_counts_once_another_hand_confirmed_it(world: World) -> None:
    row = world.entered("marriages", "1,204")
    assert told(world, "marriages") == api.Answer(None, "还差 1 个填报数没有核对（共 1 个）")
    with pytest.raises(api.ReturnRefused, match="在等核对"):
        world.entered("marriages", "9")

    api.confirm_return(world.who("district_head"), row.pk, on=DAY)

    assert told(world, "marriages").value == 1204
    assert [entry.verb for entry in entries_about(row.ref)] == ["enter_figure", "confirm_figure"]


def test_only_the_second_post_confirms(world: World) -> None:
    row = world.entered("marriages", "12")
    for key in ("district_clerk", "auditor"):
        with pytest.raises(NotAllowed):
            api.confirm_return(world.who(key), row.pk, on=DAY)
    with pytest.raises(api.NoSuchReturn):
        api.confirm_return(world.who("town_head"), row.pk, on=DAY)


def test_a_correction_needs_a_reason_and_keeps_the_old_one(world: World) -> None:
    world.confirmed("marriages", "120")
    with pytest.raises(api.ReturnRefused, match="更正要写原因"):
        world.entered("marriages", "121")
    new = api.NewReturn("marriages", DISTRICT, SEPTEMBER, "121", PAPER, "漏登一对")
    row = api.enter(world.who("district_clerk"), new, on=DAY)
    assert told(world, "marriages").value == 120

    api.confirm_return(world.who("district_head"), row.pk, on=DAY)

    assert told(world, "marriages").value == 121
    assert api.Return.objects.count() == 2


def test_a_jump_needs_a_reason(world: World) -> None:
    world.confirmed("charities", "10", JUNE)
    with pytest.raises(api.ReturnRefused, match="变化超过 50%"):
        world.entered("charities", "16")

    assert world.entered("charities", "15").value == 15


def test_a_returned_figure_can_be_entered_anew(world: World) -> None:
    row = world.entered("marriages", "12")
    with pytest.raises(api.ReturnRefused, match="为什么退回"):
        api.send_back(world.who("district_head"), row.pk, " ")
    api.send_back(world.who("district_head"), row.pk, "和系统里差 3 对")

    assert world.entered("marriages", "15").state == api.State.TYPED
    with pytest.raises(api.ReturnRefused, match="已退回"):
        api.confirm_return(world.who("district_head"), row.pk, on=DAY)


def test_money_is_kept_in_fen_and_periods_add_up(world: World) -> None:
    months = (Month(2026, 7), Month(2026, 8), SEPTEMBER)
    for month, value in zip(months, ("100.50", "120", "90.25"), strict=True):
        world.confirmed("lottery-sales", value, month)
    world.confirmed("charities", "10", JUNE)
    world.confirmed("charities", "12")

    assert told(world, "lottery-sales", months).value == 31_075
    assert told(world, "charities", (JUNE, SEPTEMBER)).value == 12  # what stands: the last


def test_the_district_is_the_sum_of_all_its_towns(world: World) -> None:
    world.town_figure("meeting-halls", "7")
    assert "还差 1 个" in told(world, "meeting-halls").why
    new = api.NewReturn("meeting-halls", TOWN_B, SEPTEMBER, "5", PAPER)
    row = api.enter(world.who("other_town_clerk"), new, on=DAY)
    api.confirm_return(world.who("other_town_head"), row.pk, on=DAY)

    answer = told(world, "meeting-halls")
    assert answer.value == 12
    assert len(answer.entries) == 2


def test_the_list_says_what_is_missing(world: World) -> None:
    world.confirmed("charities", "10")
    stood = {each.figure.key: each for each in api.standing([DISTRICT], DAY)}

    assert stood["charities"].counts is not None
    assert stood["donations"].counts is None
    assert stood["marriages"].until == Month(2026, 10)
    assert stood["donations"].until == SEPTEMBER
    assert "meeting-halls" not in stood
    assert api.period_words(api.entered_named("charities"), MARCH) == "2026年第一季度"


def test_the_paper_is_opened_by_who_may_see_it(world: World) -> None:
    row = world.town_figure("meeting-halls", "7")

    content, mime, name = api.return_paper(world.who("district_clerk"), row.pk)
    assert (content, mime, name) == (PAPER.content, "image/png", "月报.png")
    with pytest.raises(api.NoSuchReturn):
        api.return_paper(world.who("other_town_clerk"), row.pk)
