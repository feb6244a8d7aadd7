"""A survey counts who can walk to a place and finds room, and keeps what it counted with."""

import pytest

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.access.testing import DISTRICT, TOWN_A, VILLAGE_A, VILLAGE_B, Cast
from minzheng.engines.audit.api import entries_about
from minzheng.engines.circles import api
from minzheng.engines.circles.gathering import settlement_of
from minzheng.engines.circles.testing import (
    MONDAY,
    POINT_B,
    SOURCE,
    canteen,
    elder,
    points,
    populate,
)
from minzheng.engines.screening.api import build
from minzheng.kernel.doer import SYSTEM

KIND = "elder_canteen"


def made(cast: Cast, **more: str) -> api.Survey:
    told = {"kind": KIND, "division": DISTRICT} | more
    return api.survey(told["kind"], told["division"], by=cast.viewers["district_clerk"], on=MONDAY)


def row(survey: api.Survey, code: str) -> api.Coverage:
    return api.Coverage.objects.get(survey=survey, division_code=code)


def test_a_seat_serves_some_and_not_all(elders: Cast) -> None:
    place = canteen(seats=1)

    found = row(made(elders), VILLAGE_A)

    # One seat serves four; six old people and nobody else live within a walk.
    assert (found.elders, found.reached, found.covered, found.gap) == (6, 6, 4, 2)
    assert found.nearest_id == place.pk and found.metres == 0
    assert found.levels == {"待核实": [6, 6, 4]}


def test_who_cannot_walk_there_is_the_gap(elders: Cast) -> None:
    canteen(seats=40)

    found = made(elders)

    assert row(found, VILLAGE_A).gap == 0
    far = row(found, VILLAGE_B)
    assert (far.reached, far.covered, far.gap) == (0, 0, 8)
    assert far.metres is not None and 17_000 < far.metres < 20_000
    assert (found.elders, found.covered, found.gap) == (14, 6, 8)


def test_where_nobody_knows_the_place_nothing_is_claimed(cast: Cast) -> None:
    populate()
    canteen(seats=40)

    found = row(made(cast), VILLAGE_A)

    assert (found.elders, found.nowhere, found.reached, found.gap) == (6, 6, 0, 0)
    assert found.share is None


def test_a_place_of_unknown_size_is_reached_and_covers_nobody(elders: Cast) -> None:
    canteen(seats=None)

    found = made(elders)

    assert (found.spare, found.reached, found.covered) == (1, 6, 0)


def test_her_own_point_counts_before_the_community_s(elders: Cast) -> None:
    clerk = elders.viewers["district_clerk"]
    new = api.NewPoint(VILLAGE_A, *POINT_B, "", SOURCE)
    assert api.keep_homes(f"{VILLAGE_A}-0号", new, by=clerk, on=MONDAY) == 1
    canteen(at=POINT_B, seats=40)

    found = row(made(elders), VILLAGE_A)

    assert (found.elders, found.own, found.reached, found.covered) == (6, 1, 1, 1)


def test_people_of_the_next_town_share_the_room(elders: Cast) -> None:
    clerk = elders.viewers["district_clerk"]
    api.keep_point(api.NewPoint(VILLAGE_B, 23.29, 113.81, "", SOURCE), by=clerk, on=MONDAY)
    canteen(seats=2)

    found = api.survey(KIND, TOWN_A, by=clerk, on=MONDAY)

    # Eight places for fourteen people of two towns; only the town asked for is kept.
    assert (found.elders, found.covered) == (6, 3)
    assert [each.division_code for each in found.rows.all()] == [VILLAGE_A]


def test_a_second_survey_of_the_day_replaces_the_first(elders: Cast) -> None:
    made(elders)
    canteen(seats=40)

    again = made(elders)

    assert list(api.Survey.objects.all()) == [again]
    assert entries_about(again.ref)[-1].verb == "survey_circles"


def test_it_says_with_which_numbers_it_was_made(elders: Cast) -> None:
    walk = api.walk_of(made(elders))

    assert (walk.urban, walk.rural, walk.detour, walk.serves) == (15, 30, 13_000, 4)
    assert round(walk.reach(api.URBAN)) == 773
    assert walk.minutes_for(773) == 15 and walk.minutes_for(0) == 0


def test_it_is_refused_to_a_town_and_for_what_nobody_walks_to(elders: Cast) -> None:
    with pytest.raises(NotAllowed):
        api.survey(KIND, TOWN_A, by=elders.viewers["town_head"], on=MONDAY)
    with pytest.raises(api.CirclesRefused, match="长者饭堂"):
        made(elders, kind="cemetery")


def test_it_is_refused_without_a_population_table(cast: Cast) -> None:
    with pytest.raises(api.CirclesRefused, match="人口总表"):
        made(cast)


def test_nobody_old_is_no_error(cast: Cast) -> None:
    build(MONDAY, by=SYSTEM)
    points(cast)

    assert made(cast).elders == 0


def test_an_officer_of_the_other_town_finds_nothing(elders: Cast) -> None:
    found = made(elders)
    mine, other = elders.viewers["town_head"], elders.viewers["other_town_head"]

    assert [each.division_code for each in api.rows_of(found, mine)] == [VILLAGE_A]
    assert [each.division_code for each in api.rows_of(found, other)] == [VILLAGE_B]
    with pytest.raises(api.NoSuchCircle):
        api.coverage_for(other, row(found, VILLAGE_A).pk)
    assert api.latest(mine) == {KIND: found}


def test_the_code_says_town_or_village() -> None:
    assert settlement_of("440118101001") == "urban"
    assert settlement_of("440118101201") == "rural"


@pytest.mark.parametrize(
    ("code", "north", "east", "said"),
    [
        (TOWN_A, 23.3, 113.8, "村（社区）"), (VILLAGE_A, 113.8, 23.3, "中国境内"),
        ("440118101299", 23.3, 113.8, "区划表"),
    ],
)  # fmt: skip
def test_a_point_that_cannot_be_is_refused(
    cast: Cast, code: str, north: float, east: float, said: str
) -> None:
    new = api.NewPoint(code, north, east, "", SOURCE)
    with pytest.raises(api.CirclesRefused, match=said):
        api.keep_point(new, by=cast.viewers["district_clerk"], on=MONDAY)


def test_a_sheet_of_addresses_places_people_and_tells_faults(elders: Cast) -> None:
    lines = (
        "区划代码,地址,纬度,经度", f"{VILLAGE_A},{VILLAGE_A}-1号,23.291,113.811",
        f"{VILLAGE_A},没有人住,23.29,113.81", f"{VILLAGE_A},,23.29,113.81", "x,路,23.29,113.81",
    )  # fmt: skip
    taken = api.import_homes(
        "a.csv", "\n".join(lines).encode(), source=SOURCE,
        by=elders.viewers["district_clerk"], on=MONDAY,
    )  # fmt: skip

    assert taken.taken == 1
    assert [fault.row for fault in taken.faults] == [4, 5]


def test_the_elders_of_a_border_village_are_told_once(elders: Cast) -> None:
    elder(VILLAGE_A)
    build(MONDAY, by=SYSTEM)
    found = made(elders)

    assert found.elders == sum(each.elders for each in found.rows.all()) == 15
