"""Plans: drawn up, approved by another, agreed, paused and ended by deed or by the registers."""

from datetime import date, time, timedelta

import pytest

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.homecare import api
from minzheng.engines.homecare.testing import BATH, DAY, World
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.people.api import record_death
from minzheng.registers.stays.api import NewStay, take_in

TOMORROW, BEGIN = DAY + timedelta(days=1), time(9)


def test_a_plan_runs_once_another_approved_and_the_provider_agreed(world: World) -> None:
    row = world.plan()

    assert row.state == api.PlanState.RUNNING
    assert (row.drafted_by, row.approved_by, row.agreed_by) == ("李建国", "陈秀英", "柯美玲")


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"kind": "hotel"}, "请选择服务方式"),
        ({"person_class": "rich"}, "请选择服务方式和人员类别"),
        ({"level": 9}, "请选择评估的能力等级"),
        ({"assessed_on": TOMORROW}, "还没有到"),
        ({"pin": "12"}, "4 到 6 位数字"),
        ({"pin": "１２３４"}, "4 到 6 位数字"),
        ({"items": []}, "1 到 8 项"),
        ({"items": [BATH, BATH]}, "写了两次"),
        ({"items": [api.NewItem("助浴", 0, 1, 1)]}, "分钟 0 不在"),
        ({"items": [api.NewItem("助浴", 60, -1, 1)]}, "价格（分） -1 不在"),
        ({"items": [api.NewItem("", 60, 1, 1)]}, "没有写名称"),
    ],
)
def test_what_cannot_be_is_refused_in_words(
    world: World, more: dict[str, object], why: str
) -> None:
    with pytest.raises(api.HomecareRefused, match=why):
        world.draft(**more)

    assert api.Plan.objects.count() == 0


def test_a_second_plan_is_refused(world: World) -> None:
    world.plan()

    with pytest.raises(api.HomecareRefused, match="已有一份计划"):
        world.draft()


def test_a_clerk_of_another_town_may_not(world: World) -> None:
    with pytest.raises(NotAllowed):
        api.draw_up(world.new(), by=world.cast.viewers["other_town_clerk"], on=DAY)


def test_a_plan_elsewhere_is_not_found(world: World) -> None:
    row = world.draft()

    with pytest.raises(api.NoSuchVisit):
        api.approve_plan(world.cast.viewers["other_town_head"], row.pk, on=DAY)
    with pytest.raises(api.NoSuchVisit):
        api.agree(world.stranger, row.pk, on=DAY)


def test_a_worker_does_not_agree_for_the_house(world: World) -> None:
    row = world.draft()
    api.approve_plan(world.head, row.pk, on=DAY)

    with pytest.raises(NotAllowed):
        api.agree(world.worker, row.pk, on=DAY)


def test_a_pause_takes_back_what_is_ordered(world: World) -> None:
    plan = world.plan()
    visit = world.order(plan, TOMORROW)

    api.suspend(world.clerk, plan.pk, "hospital", "县医院", on=DAY)
    visit.refresh_from_db()

    assert visit.state == api.VisitState.CANCELLED
    with pytest.raises(api.HomecareRefused, match="暂停"):
        world.order(plan, TOMORROW)
    assert api.resume(world.clerk, plan.pk, on=TOMORROW).state == api.PlanState.RUNNING


def test_another_level_pauses_until_a_new_plan(world: World) -> None:
    plan = world.plan()

    row = api.change_level(world.clerk, plan.pk, 3, DAY, on=DAY)

    assert row.state == api.PlanState.PAUSED
    assert "由中度失能变为重度失能" in row.why


def test_the_registers_end_and_pause_and_again_changes_nothing(world: World) -> None:
    first, second = world.plan(), world.plan(world.oldest)
    record_death(world.elder, died_on=DAY, source="公安", by=SYSTEM, on=DAY)
    take_in(NewStay(world.other, world.oldest, "living", DAY), by=SYSTEM, on=DAY)

    assert api.follow_plans(DAY) == 2
    assert api.follow_plans(DAY) == 0

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == (api.PlanState.ENDED, api.PlanState.PAUSED)
    with pytest.raises(api.HomecareRefused, match="还住在机构里"):
        api.resume(world.clerk, second.pk, on=DAY)


def test_a_bed_counts_when_adapted_online_and_agreed(world: World) -> None:
    plan = world.plan(kind=api.BED)
    assert plan.lacking == ("适老化改造", "设备上线")

    row = api.keep_bed(world.clerk, plan.pk, DAY, DAY, on=DAY)

    assert row.is_bed
    with pytest.raises(api.HomecareRefused, match="还没有到"):
        api.keep_bed(world.clerk, plan.pk, TOMORROW, DAY, on=DAY)


def test_orders_refuse_clash_full_month_and_the_past(world: World) -> None:
    plan = world.plan()
    other = world.plan(world.oldest)
    world.order(plan)

    with pytest.raises(api.HomecareRefused, match="时间重叠"):
        world.order(other)
    with pytest.raises(api.HomecareRefused, match="已经过去"):
        api.order_visit(
            world.manager, plan.pk,
            api.NewVisit(plan.items.all()[0].pk, date(2026, 10, 1), BEGIN, world.worker.doer.key),
            on=DAY,
        )  # fmt: skip
    for ahead in range(1, 8):
        world.order(plan, DAY + timedelta(days=ahead))
    with pytest.raises(api.HomecareRefused, match="已经派满"):
        world.order(plan, DAY + timedelta(days=9))
