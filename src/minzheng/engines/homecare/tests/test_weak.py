"""Weak elders by the data, two helpers, contact at least so often."""

from datetime import timedelta

import pytest

from minzheng.engines.homecare import api
from minzheng.engines.homecare.testing import DAY, World
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.people.api import correct_person
from minzheng.registers.stays.api import NewStay, take_in

NEW = api.NewPair("何小敏", "邓家乐", "13800138000", "", ("meal", "talk"))


def make_weak(world: World) -> None:
    correct_person(world.elder, {"disability_grade": 1}, source="残联", by=SYSTEM, on=DAY)


def test_the_disabled_alone_are_found_and_leave_when_in_a_home(world: World) -> None:
    make_weak(world)

    assert api.find_weak(DAY) == 1
    assert api.find_weak(DAY) == 0
    assert "没有能照料的人" in api.Weak.objects.get(person=world.elder).why

    take_in(NewStay(world.other, world.elder, "living", DAY), by=SYSTEM, on=DAY)
    assert api.find_weak(DAY) == 1
    assert api.Weak.objects.get().gone_on == DAY


def test_two_helpers_are_in_touch_each_month(world: World) -> None:
    worker = world.cast.viewers["village_worker"]
    pair = api.make_pair(world.elder, NEW, by=worker, on=DAY)
    assert api.helpers_of(pair) == [("何小敏", "13800138000"), ("邓家乐", "")]
    late = pair.due_on + timedelta(days=1)
    assert api.late_pairs(worker, late) == [pair]

    api.note_contact(
        worker, pair.pk, api.NewContact("邓家乐", "door", True, "精神好", late), on=late
    )

    assert api.late_pairs(worker, late) == []


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"second": "何小敏"}, "两位不同"),
        ({"first": " "}, "两位不同"),
        ({"first_phone": "123"}, "电话看不懂"),
        ({"package": ()}, "至少选一项"),
        ({"package": ("gold",)}, "至少选一项"),
    ],
)
def test_a_pair_that_cannot_be_is_refused(world: World, told: dict[str, object], why: str) -> None:
    new = api.NewPair(**{**vars(NEW), **told})  # type: ignore[arg-type]  # parametrised

    with pytest.raises(api.HomecareRefused, match=why):
        api.make_pair(world.elder, new, by=world.cast.viewers["village_worker"], on=DAY)


def test_another_village_does_not_find_her(world: World) -> None:
    with pytest.raises(api.NoSuchVisit):
        api.make_pair(world.elder, NEW, by=world.cast.viewers["other_village_worker"], on=DAY)
