"""A month's statement: reckoned from the records, sealed when handed in, once and by one person."""

from datetime import date
from typing import Any

import pytest
from django.db import connection

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.audit.api import entries_about, verify
from minzheng.engines.care.api import NotItsOwn
from minzheng.engines.delivery import api
from minzheng.engines.delivery.testing import DAY, NOVEMBER, OCTOBER, SEPTEMBER, World, make_world
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.people.api import record_death
from minzheng.registers.testing import at_once

EIGHTH, NINTH = date(2026, 10, 8), date(2026, 10, 9)


def fill(world: World) -> None:
    for day in range(1, 13):
        world.give("午餐", date(2026, 10, day))
    world.give("助浴", EIGHTH, person=world.cast.spouse)
    world.give("康复护理", EIGHTH)
    world.give("理发", EIGHTH)


def test_a_line_is_so_often_times_the_price(world: World) -> None:
    fill(world)

    draft = api.draft_of(world.home, OCTOBER)

    said = {line.service: api.arithmetic(line) for line in draft.lines}
    assert said["午餐"] == "12 餐 × 13.00 元 = 156.00 元"
    assert draft.total == 15_600 + 6_000 + 5_000 + 2_000
    assert draft.claimed == draft.total - 2_000  # who pays herself claims nothing


def test_what_is_handed_in_is_frozen(world: World) -> None:
    fill(world)
    row = world.give("助浴", NINTH)

    statement = world.hand_in()

    assert (statement.line_count, statement.total, statement.claimed) == (5, 34_600, 32_600)
    assert statement.digest == api.digest_of(statement)
    with pytest.raises(api.DeliveryRefused, match="结算单里"):
        api.cancel_record(world.worker, row.pk, "录错了", on=DAY)
    with pytest.raises(api.RecordRefused, match="作为补报登记"):
        world.give("助浴", date(2026, 10, 20))
    (entry,) = entries_about(statement.ref)
    assert '"claimed":32600' in str(entry.detail).replace(" ", "").replace("'", '"')


def test_a_late_record_goes_into_this_months_statement(world: World) -> None:
    fill(world)
    world.hand_in()

    row = world.give("助浴", date(2026, 10, 20), late=True)

    assert (row.month, row.of_month, row.is_late) == ("2026-11", "2026-10", True)
    (line,) = api.draft_of(world.home, NOVEMBER).lines
    assert api.service_words(line, NOVEMBER) == "助浴（补报2026年10月）"


def test_a_second_time_is_told_who_did(world: World) -> None:
    fill(world)
    world.hand_in()

    with pytest.raises(api.AlreadyHandedIn, match="柯美玲"):
        world.hand_in()


@pytest.mark.parametrize(
    ("month", "said"), [(NOVEMBER, "还没有过完，2026-12-01 起可以交"), (SEPTEMBER, "没有服务记录")]
)
def test_what_cannot_be_handed_in_is_said(world: World, month: Any, said: str) -> None:
    world.give("助浴", date(2026, 11, 1))

    with pytest.raises(api.DeliveryRefused, match=said):
        world.hand_in(month)


def test_only_the_manager_of_the_house_hands_in(world: World) -> None:
    fill(world)
    seen = api.Seen(OCTOBER, api.draft_of(world.home, OCTOBER).digest)

    with pytest.raises(NotAllowed, match="负责人"):
        api.hand_in(world.worker, world.home.pk, seen, on=DAY)
    with pytest.raises(NotItsOwn):
        api.hand_in(world.stranger, world.home.pk, seen, on=DAY)


def test_what_changed_since_it_was_read_is_read_again(world: World) -> None:
    fill(world)
    seen = api.Seen(OCTOBER, api.draft_of(world.home, OCTOBER).digest)
    world.give("助浴", NINTH)

    with pytest.raises(api.DeliveryRefused, match="记录有变动"):
        api.hand_in(world.manager, world.home.pk, seen, on=DAY)
    assert not api.Statement.objects.exists()


def test_a_death_told_later_must_be_mended_first(world: World) -> None:
    fill(world)
    record_death(world.elder, died_on=date(2026, 10, 12), source="医院", by=SYSTEM, on=DAY)

    with pytest.raises(api.DeliveryRefused, match=r"有 1 条记录要先改.*去世"):
        world.hand_in()


def test_the_sample_can_be_drawn_again_by_anybody(world: World) -> None:
    for day in range(1, 9):
        for service in ("午餐", "助浴", "康复护理", "理发"):
            world.give(service, date(2026, 10, day), person=world.cast.spouse)
            world.give(service, date(2026, 10, day))

    statement = world.hand_in()

    claimed = [line.number for line in statement.lines.all() if line.is_claimed]
    sampled = {line.number for line in statement.lines.filter(sampled=True)}
    assert len(sampled) == 5
    assert sampled == api.drawn(statement.digest, claimed, 5)


def test_ended_in_the_middle_nothing_is_half_done(world: World) -> None:
    fill(world)

    class PowerCut(BaseException):
        """Nothing catches it, as nothing catches the end of the machine."""

    def die(execute: Any, sql: str, *rest: Any) -> Any:
        if sql.startswith('INSERT INTO "audit_entry"'):
            raise PowerCut
        return execute(sql, *rest)

    with pytest.raises(PowerCut), connection.execute_wrapper(die):
        world.hand_in()

    assert not api.Statement.objects.exists()
    assert not api.StatementLine.objects.exists()
    assert not api.ServiceRecord.objects.exclude(line=None).exists()
    assert world.hand_in().total == 28_600


@pytest.mark.django_db(transaction=True)
def test_of_two_who_hand_in_at_once_one_is_told() -> None:
    world = make_world()
    fill(world)

    results = at_once(world.hand_in, world.hand_in)

    told = [result for result in results if isinstance(result, Exception)]
    assert [type(each) for each in told] == [api.AlreadyHandedIn]
    assert api.Statement.objects.count() == 1
    assert api.StatementLine.objects.count() == 4
    assert verify().ok
