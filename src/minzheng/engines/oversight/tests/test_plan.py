"""Planning: two different officers of the place, never one of the house itself."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.access.testing import DAY
from minzheng.engines.audit.api import entries_about
from minzheng.engines.care.testing import house_account
from minzheng.engines.notices.api import Recipient, inbox
from minzheng.engines.oversight.api import (
    NewInspection,
    OversightRefused,
    begin,
    call_off,
    checklist_for,
    inspection_for,
    inspections_of,
    plan_inspection,
)
from minzheng.engines.oversight.errors import NoSuchInspection
from minzheng.engines.oversight.models import Inspection, State
from minzheng.engines.oversight.testing import CODE, house, planned
from minzheng.engines.oversight.tests.conftest import NEXT_DAY, Ground
from minzheng.registers.facilities.api import find_facility

USUAL: dict[str, Any] = {"planned_on": NEXT_DAY, "reason": "daily", "first": "town_clerk"}


def new(ground: Ground, **other: Any) -> NewInspection:
    told = USUAL | {"facility": ground.home, "second": "second_town_clerk"} | other
    return NewInspection(**told)


def test_it_keeps_the_list_as_it_stood_and_tells_the_two(ground: Ground) -> None:
    one = plan_inspection(new(ground), by=ground.by("town_head"), on=DAY)

    listed = checklist_for("elder_home")
    assert listed is not None
    assert (one.sheet, one.digest, one.next_on) == (listed, listed.digest, NEXT_DAY)
    for key in ("town_clerk", "second_town_clerk"):
        assert inbox(Recipient("officer", key))[0].link == one.ref
    assert [entry.verb for entry in entries_about(one.ref)] == ["plan_inspection"]


def test_one_officer_twice_is_refused(ground: Ground) -> None:
    with pytest.raises(OversightRefused, match="两个不同的人"):
        plan_inspection(new(ground, second="town_clerk"), by=ground.by("town_head"), on=DAY)


def test_an_officer_who_is_of_the_house_is_refused(ground: Ground) -> None:
    house_account(ground.home, "郑伟", "worker", "moonlighting")

    with pytest.raises(OversightRefused, match="郑伟和“石桥颐养院”登记的机构人员同名，应当回避"):
        plan_inspection(new(ground), by=ground.by("town_head"), on=DAY)
    assert not Inspection.objects.exists()


def test_who_came_to_the_house_since_cannot_begin(ground: Ground) -> None:
    one = planned(ground.home, ground.two, DAY)
    house_account(ground.home, "郑伟", "worker", "moonlighting")

    with pytest.raises(OversightRefused, match="应当回避"):
        begin(one, by=ground.two[0], on=DAY)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"planned_on": DAY - timedelta(days=1)}, "已经过去"),
        ({"reason": "curiosity"}, "请选检查缘由"),
        ({"second": "other_town_clerk"}, "本辖区"),
        ({"second": "town_head"}, "本辖区"),
        ({"second": "nobody"}, "本辖区"),
    ],
)
def test_what_cannot_stand_is_refused(ground: Ground, wrong: dict[str, object], said: str) -> None:
    with pytest.raises(OversightRefused, match=said):
        plan_inspection(new(ground, **wrong), by=ground.by("town_head"), on=DAY)


def test_a_kind_without_a_list_is_refused(ground: Ground) -> None:
    place = ground.home.division_code
    registry = house("婚姻登记处", place, CODE, DAY, kind="marriage_registry")

    with pytest.raises(OversightRefused, match="还没有适用于“婚姻登记处”的检查表"):
        plan_inspection(new(ground, facility=registry), by=ground.by("town_head"), on=DAY)


def test_a_second_click_plans_nothing_more(ground: Ground) -> None:
    plan_inspection(new(ground), by=ground.by("town_head"), on=DAY)

    with pytest.raises(OversightRefused, match="已经安排了检查"):
        plan_inspection(new(ground), by=ground.by("town_head"), on=DAY)


def test_the_other_town_neither_plans_nor_sees(ground: Ground) -> None:
    one = planned(ground.home, ground.two, DAY)

    for key in ("other_town_clerk", "other_town_head"):
        assert not inspections_of(ground.by(key))
        with pytest.raises(NoSuchInspection):
            inspection_for(ground.by(key), one.pk)
        with pytest.raises(NotAllowed):
            plan_inspection(new(ground), by=ground.by(key), on=DAY)
        with pytest.raises(NotAllowed):
            call_off(one, "不去了", by=ground.by(key), on=DAY)
    for key in ("village_worker", "finance_clerk", "system_admin"):
        assert not inspections_of(ground.by(key))
    assert not inspections_of(ground.manager)


def test_the_area_follows_the_facility(ground: Ground) -> None:
    one = planned(ground.home, ground.two, DAY)
    type(ground.home).objects.filter(pk=ground.home.pk).update(
        division_code=ground.other.division_code
    )

    assert not inspections_of(ground.by("town_clerk"))
    assert list(inspections_of(ground.by("other_town_clerk"))) == [one]


def test_calling_off_needs_a_reason_and_comes_before_the_beginning(ground: Ground) -> None:
    one = planned(ground.home, ground.two, DAY)
    head = ground.by("town_head")

    with pytest.raises(OversightRefused, match="为什么取消"):
        call_off(one, " ", by=head, on=DAY)
    assert call_off(one, "机构停业", by=head, on=DAY).state == State.CALLED_OFF
    with pytest.raises(OversightRefused, match="已取消"):
        begin(one, by=ground.two[0], on=DAY)


def test_what_has_begun_only_a_head_calls_off(ground: Ground) -> None:
    one = begin(planned(ground.home, ground.two, DAY), by=ground.two[0], on=DAY)

    with pytest.raises(NotAllowed):
        call_off(one, "同事调走", by=ground.two[0], on=DAY)
    assert call_off(one, "同事调走", by=ground.by("town_head"), on=DAY).state == State.CALLED_OFF
    with pytest.raises(OversightRefused, match="不能取消"):
        call_off(one, "再取消", by=ground.by("town_head"), on=DAY)


def test_it_begins_on_its_day_by_one_of_the_two(ground: Ground) -> None:
    one = planned(ground.home, ground.two, DAY, day=NEXT_DAY)

    with pytest.raises(OversightRefused, match="还没有到"):
        begin(one, by=ground.two[0], on=DAY)
    with pytest.raises(OversightRefused, match="两人办理"):
        begin(one, by=ground.by("district_clerk"), on=NEXT_DAY)
    with pytest.raises(NotAllowed):
        begin(one, by=ground.by("town_head"), on=NEXT_DAY)
    assert begin(one, by=ground.two[1], on=NEXT_DAY).state == State.OPEN


def test_a_closed_house_is_not_looked_at(ground: Ground) -> None:
    home = find_facility(ground.home.pk)
    home.closed_on = DAY

    with pytest.raises(OversightRefused, match="停办"):
        plan_inspection(replace(new(ground), facility=home), by=ground.by("town_head"), on=DAY)
