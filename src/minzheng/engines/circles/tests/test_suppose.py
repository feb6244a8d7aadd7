"""What would change if a place stood somewhere, before anything is built."""

import pytest

from minzheng.engines.access.testing import DISTRICT, VILLAGE_A, VILLAGE_B, Cast
from minzheng.engines.circles import api
from minzheng.engines.circles.testing import MONDAY, POINT_A, POINT_B, canteen, premises

KIND = "elder_canteen"


def supposed(cast: Cast, places: int, at: tuple[float, float] = POINT_B) -> api.Outcome:
    idea = api.Idea(KIND, *at, places)
    return api.suppose(idea, by=cast.viewers["district_clerk"], place=DISTRICT, on=MONDAY)


def test_a_canteen_here_helps_those_who_can_walk_here(elders: Cast) -> None:
    canteen(seats=40)

    outcome = supposed(elders, 1)

    assert (outcome.within, outcome.room, round(outcome.gained)) == (8, 4, 4)
    assert [(c.division, c.before, c.after) for c in outcome.changes] == [(VILLAGE_B, 0, 4)]


def test_a_second_one_where_there_is_room_helps_nobody(elders: Cast) -> None:
    canteen(seats=40)

    assert supposed(elders, 40, POINT_A).gained == 0


def test_what_was_told_before_comes_true_when_it_is_built(elders: Cast) -> None:
    canteen(seats=1)
    clerk = elders.viewers["district_clerk"]
    before = api.survey(KIND, DISTRICT, by=clerk, on=MONDAY)
    outcome = supposed(elders, 1)

    canteen(at=POINT_B, seats=1, name="新圩长者饭堂", division_code=VILLAGE_B)
    after = api.survey(KIND, DISTRICT, by=clerk, on=MONDAY)

    assert after.covered - before.covered == round(outcome.gained) == 4


def test_a_town_sees_its_own_communities_and_how_many_live_elsewhere(elders: Cast) -> None:
    idea = api.Idea(KIND, *POINT_B, 40)

    outcome = api.suppose(idea, by=elders.viewers["town_head"], place=VILLAGE_A, on=MONDAY)

    assert outcome.changes == () and outcome.elsewhere == 8


def test_the_best_of_the_pool_come_one_after_the_other(elders: Cast) -> None:
    near = premises(elders, name="甲", division_code=VILLAGE_A, address="甲路",
                    latitude=POINT_A[0], longitude=POINT_A[1])  # fmt: skip
    far = premises(elders)
    premises(elders, name="丙", address="丙路")  # beside the school: adds nothing after it
    premises(elders, name="丁", address="丁路", latitude=None, longitude=None)
    premises(elders, name="戊", address="戊路", area=2)  # too small for one seat

    pool = list(api.pool_of(elders.viewers["district_clerk"]))
    picked = api.pick(KIND, pool, 5, place=DISTRICT, on=MONDAY)

    assert [round(each.gained) for each in picked] == [8, 6]
    assert {each.premises.name for each in picked} & {far.name, "丙"}
    assert near in {each.premises for each in picked}


@pytest.mark.parametrize("most", [0, 21])
def test_so_many_at_once_are_not_picked(elders: Cast, most: int) -> None:
    with pytest.raises(api.CirclesRefused, match="20"):
        api.pick(KIND, [], most, place=DISTRICT, on=MONDAY)


def test_a_place_without_room_is_refused(elders: Cast) -> None:
    with pytest.raises(api.CirclesRefused, match="位置"):
        supposed(elders, 0)
