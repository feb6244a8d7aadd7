"""Medicine: the days it runs, one dose once, two people for what is dangerous, what was missed."""

from datetime import date, timedelta
from typing import Any

import pytest

from minzheng.engines.health import api
from minzheng.engines.health.testing import DAY, World


@pytest.mark.parametrize(
    ("order", "give", "why"),
    [
        ({"starts_on": DAY + timedelta(days=1)}, {}, "才开始用"),
        ({"stops_on": DAY - timedelta(days=1)}, {}, "停用"),
        ({}, {"slot": "09:00"}, "没有 09:00"),
        ({}, {"day": DAY + timedelta(days=1)}, "还没有到"),
        ({}, {"outcome": "refused"}, "写明原因"),
        ({}, {"outcome": "eaten"}, "请选"),
    ],
)
def test_it_refuses_a_dose(
    world: World, order: dict[str, Any], give: dict[str, Any], why: str
) -> None:
    medicine = world.order(**order)

    with pytest.raises(api.HealthRefused, match=why):
        world.give(medicine, **give)
    assert not api.Dose.objects.exists()


def test_a_dose_is_written_once(world: World) -> None:
    medicine = world.order()
    world.give(medicine)

    with pytest.raises(api.HealthRefused, match="已经记过"):
        world.give(medicine)


def test_a_risk_medicine_takes_two_people(world: World) -> None:
    dose = world.give(world.order(risk=True))
    assert dose.outcome == api.Outcome.PREPARED

    with pytest.raises(api.HealthRefused, match="两个人"):
        api.check_dose(world.worker, dose.pk, on=DAY)
    with pytest.raises(api.NoSuchRecord):
        api.check_dose(world.stranger, dose.pk, on=DAY)
    checked = api.check_dose(world.manager, dose.pk, on=DAY)
    assert (checked.outcome, checked.second) == (api.Outcome.GIVEN, "柯美玲")


def test_what_nobody_wrote_down_was_missed_and_calls(world: World) -> None:
    world.order()

    assert api.mark_missed(DAY) == 1
    assert api.mark_missed(DAY) == 0
    assert api.Dose.objects.get().day == date(2026, 11, 1)
    assert api.open_calls(world.manager, DAY) == 1


def test_it_is_not_stopped_before_the_last_dose(world: World) -> None:
    medicine = world.order()
    world.give(medicine)

    with pytest.raises(api.HealthRefused, match="以后还给过药"):
        api.stop_medicine(world.manager, medicine.pk, date(2026, 11, 1), "医生停", on=DAY)
    row = api.stop_medicine(world.manager, medicine.pk, DAY, "医生停", on=DAY)
    assert not row.runs_on(DAY + timedelta(days=1))


@pytest.mark.parametrize(
    ("order", "why"),
    [
        ({"times": ("8点",)}, "不是时间"),
        ({"times": ()}, "1 到 8"),
        ({"name": " "}, "药名"),
        ({"stops_on": date(2026, 10, 1)}, "早于开始"),
    ],
)
def test_it_refuses_an_order(world: World, order: dict[str, Any], why: str) -> None:
    with pytest.raises(api.HealthRefused, match=why):
        world.order(**order)
