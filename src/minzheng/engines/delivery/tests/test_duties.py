"""What a house owes for its statements, and by which day."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from minzheng.engines.delivery import api
from minzheng.engines.delivery.testing import DAY, World


def test_last_month_is_to_be_handed_in_by_its_day(world: World) -> None:
    assert api.duties(world.manager, DAY) == []
    world.give("助浴", date(2026, 10, 8))
    world.give("助浴", date(2026, 11, 1))

    (duty,) = api.duties(world.manager, DAY)

    assert (duty.kind, duty.due_on, duty.subject) == (
        api.STATEMENT,
        date(2026, 11, 10),
        world.home.pk,
    )
    assert "1 条服务记录" in duty.why
    assert api.duties(world.stranger, DAY) == []
    world.hand_in()
    assert api.duties(world.manager, DAY) == []


def test_lines_that_were_not_accepted_are_to_be_answered(world: World) -> None:
    world.give("助浴", date(2026, 10, 8))
    statement = world.hand_in()
    line, clerk = statement.lines.get(), world.cast.viewers["finance_clerk"]
    api.judge_line(clerk, line.pk, api.Judgement("rejected", "没有签字", "没人接"), on=DAY)
    api.check(clerk, statement.pk, on=DAY)
    assert api.duties(world.manager, DAY) == []
    api.approve(world.cast.viewers["district_head"], statement.pk, on=DAY)

    (duty,) = api.duties(world.manager, DAY)

    assert (duty.kind, duty.due_on, duty.subject) == (api.REJECTED, date(2026, 11, 12), line.pk)
    api.drop_line(world.manager, line.pk, "没有做", on=DAY)
    assert api.duties(world.manager, DAY) == []


@pytest.mark.parametrize("days", [1, 30])
def test_it_takes_as_many_queries_for_a_full_month(
    world: World, days: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for day in range(1, days + 1):
        world.give("助浴", date(2026, 10, day))

    with django_assert_max_num_queries(3):
        assert len(api.duties(world.manager, DAY)) == 1
