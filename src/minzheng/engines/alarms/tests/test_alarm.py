"""An alarm: taken in once, climbing by the minute, answered, closed; figures, lights, drills."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.alarms import api
from minzheng.engines.alarms.lighting import SILENT, UNANSWERED
from minzheng.engines.alarms.testing import DAY, NOW, PLATFORM, SERIAL, World, later
from minzheng.engines.audit.api import Entry
from minzheng.engines.lights import api as lights
from minzheng.engines.notices.api import Recipient, inbox
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.months import Month

LADDER = {1: 3, 2: 10, 3: 20}


def test_an_alarm_tells_the_centre_at_once(world: World) -> None:
    row = world.call()

    assert (row.state, row.level) == (api.State.OPEN, 0)
    assert inbox(Recipient("organisation", world.home.credit_code)).count() == 1
    assert [step.words for step in api.steps_of(row)][1] == "罗小妹、石桥养老服务中心"


def test_the_same_event_is_one_alarm(world: World) -> None:
    first, again = world.call(), world.call()

    assert first.pk == again.pk
    assert inbox(Recipient("organisation", world.home.credit_code)).count() == 1


@pytest.mark.parametrize(
    ("minutes", "level"), [(2.9, 0), (3, 1), (9.9, 1), (10, 2), (19.9, 2), (20, 3), (600, 3)]
)
def test_it_climbs_by_the_clock(world: World, minutes: float, level: int) -> None:
    row = world.call()

    api.follow(later(minutes))

    row.refresh_from_db()
    assert row.level == level


def test_each_rung_hears_once(world: World) -> None:
    world.call()

    counts = [api.follow(later(minutes)) for minutes in (3, 3, 4, 10, 11, 20, 30)]

    assert counts == [1, 0, 0, 1, 0, 1, 0]
    assert inbox(Recipient("person", str(world.cast.applicant.pk))).count() == 1


def test_an_answer_stops_the_ladder(world: World) -> None:
    row = world.call()
    api.answer(world.house, row.pk, "打通电话", now=later(1))

    assert api.follow(later(60)) == 0


def test_the_town_answers_arrives_and_says_what_it_was(world: World) -> None:
    row, town = world.call(), world.cast.viewers["town_clerk"]
    api.follow(later(10))
    api.answer(town, row.pk, "派网格员", now=later(12))
    api.arrive(town, row.pk, "", now=later(20))

    row = api.close(town, row.pk, api.Outcome.HOSPITAL, "摔倒，120 送医", now=later(25))

    assert (row.state, row.outcome) == (api.State.CLOSED, api.Outcome.HOSPITAL)
    assert [step.what for step in api.steps_of(row)][-3:] == ["应答", "到达现场", "办结：送医"]


def test_it_is_answered_once(world: World) -> None:
    row = world.call()
    api.answer(world.house, row.pk, "", now=later(1))

    with pytest.raises(api.AlarmRefused, match="柯美玲已经应答"):
        api.answer(world.cast.viewers["town_clerk"], row.pk, "", now=later(2))


def test_somebody_hurt_needs_somebody_there(world: World) -> None:
    row = world.call()
    api.answer(world.house, row.pk, "", now=later(1))

    with pytest.raises(api.AlarmRefused, match="还没有记到达现场"):
        api.close(world.house, row.pk, api.Outcome.HOSPITAL, "送医", now=later(2))


def test_another_centre_and_another_town_find_nothing(world: World) -> None:
    row = world.call()

    for viewer in (world.stranger, world.cast.viewers["other_town_clerk"]):
        with pytest.raises(api.NoSuchAlarm):
            api.answer(viewer, row.pk, "", now=later(1))


def test_who_only_reads_does_not_answer(world: World) -> None:
    row = world.call()

    with pytest.raises(NotAllowed):
        api.answer(world.cast.viewers["village_worker"], row.pk, "", now=later(1))


@pytest.mark.parametrize(
    "told", [{"serial": "NOBODY"}, {"serial": "SOS-001", "partner": "P-2026-0002"}]
)
def test_a_device_that_is_not_the_platforms_is_unknown(world: World, told: dict[str, str]) -> None:
    call = api.NewCall(told["serial"], "sos", "e9", NOW)

    with pytest.raises(api.UnknownDevice, match="没有登记"):
        api.take_alarm(told.get("partner", PLATFORM), call, by=SYSTEM, now=NOW)


def test_a_device_out_of_use_does_not_call(world: World) -> None:
    api.end_device(world.house, world.device.pk, "搬走了", on=DAY)

    with pytest.raises(api.UnknownDevice):
        world.call()


def test_a_serial_is_told_once(world: World) -> None:
    new = api.NewDevice(
        SERIAL.lower(), "sos", world.elder, "3号", PLATFORM, (api.NewContact("甲", "13800000001"),)
    )

    with pytest.raises(api.AlarmRefused, match="已经登记过"):
        api.keep_device(world.house, world.home.pk, new, on=DAY)


def test_a_drill_climbs_and_counts_in_no_figure(world: World) -> None:
    row = api.drill(world.house, world.device.pk, now=NOW)
    api.follow(later(10))
    api.answer(world.house, row.pk, "", now=later(11))

    with pytest.raises(api.AlarmRefused, match="请选“演练”"):
        api.close(world.house, row.pk, api.Outcome.SAFE, "没事", now=later(12))
    api.close(world.house, row.pk, api.Outcome.DRILL, "全部通知到", now=later(12))

    clerk = world.cast.viewers["district_clerk"]
    assert api.responses(clerk, Month.of(DAY), DAY) == []


def test_figures_count_false_ones_and_minutes(world: World) -> None:
    for number, minutes in enumerate((1, 2, 9), 1):
        row = world.call(f"e{number}")
        api.answer(world.house, row.pk, "", now=later(minutes))
        outcome = api.Outcome.FALSE if number == 1 else api.Outcome.SAFE
        api.close(world.house, row.pk, outcome, "问了本人", now=later(minutes + 1))

    (told,) = api.responses(world.cast.viewers["district_clerk"], Month.of(DAY), DAY)

    assert (told.count, told.false, told.false_share) == (3, 1, 33)
    assert (told.median, told.high) == (2.0, 9.0)


def test_a_silent_device_is_listed_until_it_is_heard(world: World) -> None:
    def silent() -> int:
        return len(api.device_page(world.house, api.OFFLINE, 0, NOW).rows)

    before = silent()
    assert api.hear(PLATFORM, [SERIAL, "NOBODY"], NOW - timedelta(hours=1)) == 1

    assert (before, silent()) == (1, 0)


def test_contacts_are_sealed_and_looking_is_in_the_trail(world: World) -> None:
    address, contacts = api.open_contacts(world.house, world.device.pk, DAY)

    assert (address, contacts[0]) == ("石桥村3号一楼", ("罗小妹", "13800000001"))
    assert "石桥村" not in world.device.address_sealed
    assert Entry.objects.filter(verb="open_alarm_contacts").exists()


def test_the_lights_see_alarms_nobody_answers_and_silent_devices(world: World) -> None:
    world.call()
    api.follow(later(20))
    api.Device.objects.update(installed_on=DAY - timedelta(days=9), seen_at=NOW)
    week = DAY + timedelta(days=7)

    found = {each.check: each for each in lights.look([world.home.pk], week)}

    assert found[UNANSWERED.code].colour == "red"
    assert found[SILENT.code].why == "1 台设备有 1 台离线（100%）"


@given(st.floats(0, 10_000), st.floats(0, 10_000))
def test_who_waits_longer_is_never_lower(one: float, other: float) -> None:
    less, more = sorted((one, other))

    assert api.rung_at(timedelta(minutes=less), LADDER) <= api.rung_at(
        timedelta(minutes=more), LADDER
    )


@given(st.lists(st.floats(0, 1_000), min_size=1))
def test_the_percentile_is_one_of_the_values(values: list[float]) -> None:
    high = api.percentile(values, 95)

    assert high in values
    assert sum(each <= (high or 0) for each in values) * 100 >= 95 * len(values)
