"""Beds: one room each, one person each; moved, freed, counted by level and day."""

from datetime import date

import pytest

from minzheng.engines.audit.api import entries_about
from minzheng.engines.care.api import NotItsOwn, let_go
from minzheng.engines.residence import api
from minzheng.engines.residence.testing import CAME, DAY, World
from minzheng.registers.stays.api import find_stay

MOVED = date(2026, 10, 28)


def test_a_resident_is_placed_and_the_register_says_the_same_bed(world: World) -> None:
    row = world.place("101-1")

    assert (row.since, row.bed.code) == (CAME, "101-1")
    assert find_stay(world.stay.pk, [world.home.pk]).place == "101-1"
    assert "place_in_bed" in [each.verb for each in entries_about(world.stay.ref)]


def test_a_bed_that_is_taken_is_refused(world: World) -> None:
    world.place("101-1")

    with pytest.raises(api.ResidenceRefused, match="已有人住"):
        world.place("101-1", world.second)


def test_a_move_frees_the_bed_before_so_nobody_has_two(world: World) -> None:
    world.place("101-1")

    world.place("201-1", since=MOVED, reason=api.Moved.ASSESSED, basis="10 月 27 日复评")

    lying = api.lying_on([world.home.pk], DAY).values_list("bed__code", flat=True)
    assert list(lying) == ["201-1"]
    assert world.place("101-1", world.second, since=MOVED).bed.code == "101-1"
    assert [row.bed.code for row in api.placements_of(world.stay)] == ["201-1", "101-1"]


def test_a_bed_of_another_house_is_refused_because_of_two_beds(world: World) -> None:
    unit = api.open_unit(world.stranger, world.other.pk, "甲区", api.Level.NURSING, on=DAY)
    api.open_room(world.stranger, world.other.pk, api.NewRoom(unit.pk, "1", 1, "single", 1), on=DAY)
    bed = api.Bed.objects.get(facility=world.other)

    with pytest.raises(api.NoSuchResidence, match="不属于您的机构"):
        api.place(world.worker, world.stay.pk, api.NewPlace(bed.pk, DAY, "admitted"), on=DAY)


def test_a_bed_stands_in_one_room_only(world: World) -> None:
    room = world.beds["201-1"].room_id

    with pytest.raises(api.ResidenceRefused, match="一张床不能在两个房间"):
        api.add_bed(world.worker, room, "101-1", on=DAY)


def test_a_move_for_an_assessment_names_it(world: World) -> None:
    world.place("101-1")

    with pytest.raises(api.ResidenceRefused, match="请写评估的日期和结果"):
        world.place("201-1", since=MOVED, reason=api.Moved.ASSESSED)


def test_leaving_frees_the_bed(world: World) -> None:
    world.place("101-1")

    let_go(world.worker, world.stay.pk, until=MOVED, ended_as="left", on=DAY)

    assert "101-1" in [bed.code for bed in api.free_beds(world.home)]
    assert world.place("101-1", world.second, since=MOVED).person == world.second.person


def test_a_bed_is_not_given_before_it_was_free(world: World) -> None:
    world.place("101-1")
    let_go(world.worker, world.stay.pk, until=MOVED, ended_as="left", on=DAY)

    with pytest.raises(api.ResidenceRefused, match="才空出来"):
        world.place("101-1", world.second, since=CAME)


def test_a_bed_out_of_use_takes_nobody_and_comes_back(world: World) -> None:
    api.take_out(world.worker, world.beds["101-1"].pk, "床架维修", on=DAY)
    with pytest.raises(api.ResidenceRefused, match="停用"):
        world.place("101-1")

    api.put_back(world.worker, world.beds["101-1"].pk, on=DAY)

    assert world.place("101-1").bed.code == "101-1"


def test_a_bed_with_somebody_in_it_is_not_taken_out(world: World) -> None:
    world.place("101-1")

    with pytest.raises(api.ResidenceRefused, match="有人住"):
        api.take_out(world.worker, world.beds["101-1"].pk, "维修", on=DAY)


def test_the_bed_is_kept_while_she_is_in_hospital(world: World) -> None:
    world.place("101-1")

    api.go_away(world.worker, world.stay.pk, "hospital", MOVED, on=DAY)

    assert api.board_of(world.home, DAY).counts["away"] == 1
    with pytest.raises(api.ResidenceRefused, match="已经登记外出"):
        api.go_away(world.worker, world.stay.pk, "home", MOVED, on=DAY)
    api.come_back(world.worker, world.stay.pk, DAY, on=DAY)
    assert api.board_of(world.home, DAY).counts["taken"] == 1


def test_occupancy_is_told_by_level_on_any_day(world: World) -> None:
    world.place("101-1")
    world.place("201-1", since=MOVED, reason=api.Moved.WISHED)

    before = api.occupancy([world.home.pk], CAME)[world.home.pk]
    after = api.occupancy([world.home.pk], DAY)[world.home.pk]

    assert (before["independent"].taken, before["nursing"].taken) == (1, 0)
    assert (after["independent"].taken, after["nursing"].percent) == (0, 50)
    assert api.moves_since([world.home.pk], CAME) == api.Moves(up=1, down=0, assessed=0)


def test_who_has_no_bed_yet_is_named(world: World) -> None:
    world.place("101-1")

    assert list(api.board_of(world.home, DAY).unplaced) == [world.second]


def test_another_house_finds_nobody(world: World) -> None:
    new = api.NewPlace(world.beds["101-1"].pk, DAY, api.Moved.ADMITTED)

    with pytest.raises(NotItsOwn):
        api.place(world.stranger, world.stay.pk, new, on=DAY)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"since": date(2026, 10, 1)}, "应在入住"),
        ({"since": date(2026, 12, 1)}, "应在入住"),
        ({"reason": "whim"}, "请选择原因"),
    ],
)
def test_days_and_reasons_that_cannot_be(world: World, change: dict[str, str], says: str) -> None:
    with pytest.raises(api.ResidenceRefused, match=says):
        world.place("101-1", **change)
