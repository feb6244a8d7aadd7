"""A service is entered at the price of its day; what cannot have been is refused."""

from datetime import date
from typing import Any

import pytest

from minzheng.engines.audit.api import entries_about
from minzheng.engines.care.api import NotItsOwn
from minzheng.engines.delivery.api import (
    LIVE,
    DeliveryRefused,
    NewRecord,
    RecordRefused,
    ServiceRecord,
    Wanted,
    cancel_record,
    last_entered,
    person_named,
    record_page,
    record_service,
)
from minzheng.engines.delivery.testing import DAY, OFFERS, World
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.facilities.api import NewOffer, amend_facility
from minzheng.registers.people.api import record_death, unseal_id
from minzheng.registers.stays.api import end_stay, stays_in

EIGHTH = date(2026, 10, 8)


def test_it_keeps_price_unit_and_payer_of_the_day(world: World) -> None:
    dearer = (NewOffer("午餐", 1_500, "餐", "government"), *OFFERS[1:])
    amend_facility(
        world.home, {"services": dearer}, source="调价", by=SYSTEM, on=date(2026, 10, 20)
    )

    before, after = world.give("午餐", EIGHTH), world.give("午餐", date(2026, 10, 20), quantity=2)

    assert (before.price, before.unit, before.payer, before.month) == (
        1_300,
        "餐",
        "shared",
        "2026-10",
    )
    assert (after.price, after.payer, after.amount) == (1_500, "government", 3_000)
    assert [entry.verb for entry in entries_about(before.ref)] == ["record_service"]


@pytest.mark.parametrize(
    ("service", "day", "more", "column", "said"),
    [
        ("午餐", date(2026, 11, 3), {}, "day", "还没有到"),
        ("午餐", date(2020, 4, 30), {}, "day", "才开办"),
        ("洗衣", EIGHTH, {}, "service", "价目里没有“洗衣”"),
        ("陪诊", EIGHTH, {}, "service", "没有登记价格"),
        ("午餐", EIGHTH, {"quantity": 0}, "quantity", "数量 0"),
        ("午餐", EIGHTH, {"minutes": 1_441}, "minutes", "1441 分钟"),
        ("午餐", EIGHTH, {"note": "长" * 201}, "note", "有 201 个字"),
        ("午餐", date(2026, 7, 31), {}, "person", "不在服务对象名单里"),
    ],
)
def test_what_cannot_have_been_is_refused(
    world: World, service: str, day: date, more: dict[str, Any], column: str, said: str
) -> None:
    with pytest.raises(RecordRefused, match=said) as refused:
        world.give(service, day, **more)

    assert refused.value.column == column
    assert not ServiceRecord.objects.exists()


def test_who_pays_herself_needs_no_registration(world: World) -> None:
    assert world.give("理发", EIGHTH, person=world.cast.child).payer == "user"
    with pytest.raises(RecordRefused, match="不在服务对象名单里"):
        world.give("助浴", EIGHTH, person=world.cast.child)


def test_the_last_day_of_a_stay_is_the_day_before_it_ended(world: World) -> None:
    stay = stays_in([world.home.pk]).get(person=world.elder)
    end_stay(stay, until=EIGHTH, ended_as="ended", by=SYSTEM, on=DAY)

    assert world.give("午餐", date(2026, 10, 7))
    with pytest.raises(RecordRefused, match="名单"):
        world.give("午餐", EIGHTH)


@pytest.mark.parametrize(("day", "stands"), [(7, True), (8, False), (9, False)])
def test_nobody_is_served_from_the_day_of_death_on(world: World, day: int, stands: bool) -> None:
    record_death(world.elder, died_on=EIGHTH, source="医院", by=SYSTEM, on=DAY)
    world.elder.refresh_from_db()

    if stands:
        assert world.give("理发", date(2026, 10, day))
        return
    with pytest.raises(RecordRefused, match="去世"):
        world.give("理发", date(2026, 10, day))


def test_the_same_twice_is_refused_and_told_apart_by_the_time(world: World) -> None:
    first = world.give("助浴", EIGHTH)
    with pytest.raises(RecordRefused, match="已经登记过"):
        world.give("助浴", EIGHTH)
    assert world.give("助浴", EIGHTH, begins="15:00")

    cancel_record(world.worker, first.pk, "录错了人", on=DAY)
    assert world.give("助浴", EIGHTH)


def test_a_cancelled_record_stays_with_its_reason(world: World) -> None:
    row = world.give("助浴", EIGHTH)
    with pytest.raises(DeliveryRefused, match="为什么"):
        cancel_record(world.worker, row.pk, " ", on=DAY)

    cancel_record(world.worker, row.pk, "录错了人", on=DAY)

    row.refresh_from_db()
    assert (row.cancel_reason, row.cancelled_by) == ("录错了人", "温小雪")
    with pytest.raises(DeliveryRefused, match="已于"):
        cancel_record(world.worker, row.pk, "再来一次", on=DAY)
    assert [entry.verb for entry in entries_about(row.ref)] == ["record_service", "cancel_service"]


def test_another_house_neither_enters_nor_cancels_nor_sees(world: World) -> None:
    row = world.give("助浴", EIGHTH)
    new = NewRecord(world.elder, "助浴", date(2026, 10, 9))

    with pytest.raises(NotItsOwn):
        record_service(world.stranger, world.home.pk, new, on=DAY)
    with pytest.raises(NotItsOwn):
        cancel_record(world.stranger, row.pk, "不是我的", on=DAY)
    assert not record_page(world.stranger, Wanted(), DAY).rows


def test_a_person_is_found_by_number_and_name_both(world: World) -> None:
    number = unseal_id(world.elder)

    assert person_named(number, "罗春生", DAY) == world.elder
    with pytest.raises(RecordRefused, match="不一致") as wrong:
        person_named(number, "罗秋生", DAY)
    assert "罗春生" not in str(wrong.value)
    with pytest.raises(RecordRefused, match="登记簿里没有"):
        person_named("44011819700101001X", "某人", DAY)


def test_the_list_is_narrowed_and_goes_page_by_page(world: World) -> None:
    for day in range(1, 32):
        world.give("午餐", date(2026, 10, day))
        world.give("午餐", date(2026, 10, day), person=world.cast.spouse)
    world.give("助浴", date(2026, 9, 3), person=world.cast.spouse)

    first = record_page(world.worker, Wanted(month="2026-10"), DAY)
    second = record_page(world.worker, Wanted(month="2026-10", after=first.after), DAY)

    assert (len(first.rows), len(second.rows), second.after) == (50, 12, "")
    assert not {row.pk for row in first.rows} & {row.pk for row in second.rows}
    assert len(record_page(world.worker, Wanted(service="助浴", state=LIVE), DAY).rows) == 1
    assert len(record_page(world.worker, Wanted(name="月娥", after="乱写"), DAY).rows) == 32


def test_the_next_one_begins_with_what_the_worker_entered_last(world: World) -> None:
    assert last_entered(world.worker) is None
    row = world.give("助浴", EIGHTH, given_by="小王")

    assert last_entered(world.worker) == row
    assert last_entered(world.stranger) is None
