"""Vitals: slips refused, the rare asked, the alarming calls; another house's resident."""

from datetime import timedelta

import pytest

from minzheng.engines.care.api import NotItsOwn
from minzheng.engines.health import api
from minzheng.engines.health.testing import DAY, NOW, World


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({}, "一项也没有填"),
        ({"temperature": 520}, "体温 52.0 不可能"),
        ({"oxygen": 101}, "血氧饱和度 101 不可能"),
        ({"systolic": 80, "diastolic": 120}, "填反"),
        ({"systolic": 120}, "一起填"),
        ({"length": 3}, "不认识"),
    ],
)
def test_it_refuses_what_cannot_be(world: World, values: dict[str, int], why: str) -> None:
    with pytest.raises(api.HealthRefused, match=why):
        world.measure(**values)
    assert not api.Reading.objects.exists()


def test_it_asks_about_the_rare_and_keeps_it_when_sure(world: World) -> None:
    with pytest.raises(api.ValueOdd, match="很少见"):
        world.measure(temperature=405)

    row = world.measure(temperature=405, sure=True)
    assert row.words == "体温 40.5"


def test_beyond_a_threshold_the_house_is_called_until_somebody_answers(world: World) -> None:
    world.measure(systolic=178, diastolic=88)

    assert api.open_calls(world.manager, DAY) == 1
    call = api.Call.objects.get()
    assert call.words == "收缩压偏高：178 毫米汞柱"
    with pytest.raises(api.NoSuchRecord):
        api.answer_call(world.stranger, call.pk, "复测 140", on=DAY)
    api.answer_call(world.worker, call.pk, "复测 140", on=DAY)
    assert api.open_calls(world.manager, DAY) == 0


@pytest.mark.parametrize(("value", "calls"), [(159, 0), (160, 1)])
def test_the_threshold_itself_calls(world: World, value: int, calls: int) -> None:
    world.measure(systolic=value, diastolic=80)

    assert api.Call.objects.count() == calls


def test_a_slip_is_voided_and_calls_nobody(world: World) -> None:
    row = world.measure(oxygen=85)

    api.void_reading(world.worker, world.stay.pk, row.pk, "量错人了", on=DAY)

    assert api.open_calls(world.manager, DAY) == 0
    assert api.record_of(world.stay, DAY).readings == []


def test_it_refuses_a_day_to_come_and_another_houses_resident(world: World) -> None:
    new = api.NewReading(DAY + timedelta(days=1), NOW, {"pulse": 70})
    with pytest.raises(api.HealthRefused, match="还没有到"):
        api.record_vitals(world.worker, world.stay.pk, new, on=DAY)
    with pytest.raises(NotItsOwn):
        api.record_vitals(world.stranger, world.stay.pk, new, on=DAY)
