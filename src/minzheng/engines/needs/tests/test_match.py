"""A matching is explained to the point, proposes without deciding, and is made once."""

from datetime import date

import pytest

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.access.testing import TOWN_A
from minzheng.engines.needs import api
from minzheng.engines.needs.testing import DAY, World


def proposed(world: World) -> api.Run:
    return api.propose(TOWN_A, by=world.clerk, on=DAY)


def line_of(run: api.Run, need: api.Need) -> api.Line:
    return run.lines.get(need=need)


def test_the_nearer_is_proposed_with_its_arithmetic_and_the_second_named(world: World) -> None:
    near, need = world.gives(), world.needs()
    told = api.NewSupply("bath", 5, world.other.pk, "助浴", skills=("care",))
    api.offer_supply(world.stranger, told, on=DAY)

    line = line_of(proposed(world), need)

    assert line.supply == near
    assert line.points == 120
    assert "距离 0.0 公里 0 分 + 每周费用 120.00 元 120 分 = 120 分" in line.why
    assert "其次是新圩颐康中心（188 分，高 68 分）" in line.why
    need.refresh_from_db()
    assert need.state == "confirmed"


def test_the_same_is_not_matched_twice(world: World) -> None:
    world.gives()
    world.needs()

    first, again = proposed(world), proposed(world)
    world.needs()

    assert first == again
    assert proposed(world) != first


def test_a_confirmed_proposal_is_an_order_once(world: World) -> None:
    world.gives()
    need = world.needs()
    run = proposed(world)

    sent, refused = api.confirm_all(run, by=world.clerk, on=DAY)

    assert (sent, refused) == (1, [])
    assert api.confirm_all(run, by=world.clerk, on=DAY) == (0, [])
    with pytest.raises(api.NeedRefused, match="已由"):
        api.confirm_line(line_of(run, need), by=world.clerk, on=DAY)


def test_a_change_wants_a_reason_and_a_stranger_may_not(world: World) -> None:
    supply, need = world.gives(), world.needs()
    line = line_of(proposed(world), need)

    with pytest.raises(api.NeedRefused, match="理由"):
        api.change_line(line, supply.pk, " ", by=world.clerk, on=DAY)
    with pytest.raises(NotAllowed):
        api.confirm_line(line, by=world.cast.viewers["other_town_clerk"], on=DAY)
    order = api.change_line(line, supply.pk, "家属指定", by=world.clerk, on=DAY)

    line.refresh_from_db()
    assert (order.supply, line.verdict, line.reason) == (supply, "changed", "家属指定")


def test_who_is_left_out_hears_why(world: World) -> None:
    full = world.gives(capacity=2)
    api.send_order(world.needs(), api.Sending(full), by=world.clerk, on=date(2026, 10, 12))
    crowded, nobody = world.needs(), world.needs("counsel", 1)

    run = proposed(world)

    assert "能到的 1 家都没有 2 个空余单位，自 2026-10-12 起满" in line_of(run, crowded).why
    assert "没有机构提供“心理疏导”" in line_of(run, nobody).why
    assert line_of(run, crowded).supply is None


def test_skills_are_a_condition_and_areas_too(world: World) -> None:
    world.gives(skills=())
    far = api.NewSupply("bath", 5, world.other.pk, "助浴", areas=("440118102",), skills=("care",))
    api.offer_supply(world.stranger, far, on=DAY)

    line = line_of_first(proposed_with(world))

    assert line.supply is None
    assert "都到不了" in line.why


def proposed_with(world: World) -> api.Run:
    world.needs()
    return proposed(world)


def line_of_first(run: api.Run) -> api.Line:
    return run.lines.get()


def test_the_urgent_come_first_when_there_is_not_enough(world: World) -> None:
    world.gives(capacity=2)
    usual, urgent = world.needs(), world.needs(urgency=3)

    run = proposed(world)

    assert line_of(run, urgent).supply is not None
    assert "按紧急程度、等待时间" in line_of(run, usual).why


def test_wishes_count_but_do_not_decide_alone(world: World) -> None:
    world.gives(sexes=("female",))
    need = world.needs(worker_sex="male", language="hakka", times=("weekend",))

    line = line_of(proposed(world), need)

    for said in ("没有男性服务人员 60 分", "不会客家话 60 分", "周末不服务 30 分"):
        assert said in line.why
    assert line.points == 270


def test_without_anything_waiting_there_is_nothing_to_match(world: World) -> None:
    with pytest.raises(api.NeedRefused, match="没有等待"):
        proposed(world)


def test_a_run_that_is_ended_in_the_middle_leaves_nothing(world: World) -> None:
    world.gives()
    world.needs()

    def killed(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        api.propose(TOWN_A, by=world.clerk, on=DAY, hearer=killed)

    assert not api.Run.objects.exists() and not api.Line.objects.exists()
    assert proposed(world).needs == 1
