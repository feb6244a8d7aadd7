"""Who sees which counts and which rows: her own subtree, small counts merged, children's closed."""

import pytest

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.access.testing import DISTRICT, TOWN_A, TOWN_B, VILLAGE_A, Cast
from minzheng.engines.screening.api import Snapshot
from minzheng.engines.views.api import MERGED, Asked, count, count_several, members

from .staging import MONDAY


def test_a_village_sees_itself_only(table: Snapshot, cast: Cast) -> None:
    found = count("elders", Asked(cast.viewers["village_worker"], MONDAY))

    assert found.scope == (VILLAGE_A,)
    assert [(row.key, row.count) for row in found.by_place] == [(VILLAGE_A, 2)]


def test_another_town_is_refused(table: Snapshot, cast: Cast) -> None:
    for division in (TOWN_B,):
        asked = Asked(cast.viewers["town_clerk"], MONDAY, division)
        with pytest.raises(NotAllowed, match="不在您的辖区"):
            count("elders", asked)
        with pytest.raises(NotAllowed, match="名单"):
            members("elders", asked)


def test_what_is_asked_of_above_is_told_of_her_part(table: Snapshot, cast: Cast) -> None:
    found = count("elders", Asked(cast.viewers["town_clerk"], MONDAY, DISTRICT))

    assert (found.scope, found.total.count) == ((TOWN_A,), 2)


def test_rows_below_the_scope_are_one_level_lower(table: Snapshot, cast: Cast) -> None:
    found = count("elders", Asked(cast.viewers["district_clerk"], MONDAY))

    assert [(row.key, row.count) for row in found.by_place] == [(TOWN_A, 2), (TOWN_B, 6)]


def test_a_post_that_only_counts_sees_no_small_count(table: Snapshot, cast: Cast) -> None:
    viewer = cast.viewers["data_clerk"]

    found = count("elders", Asked(viewer, MONDAY))
    below = count("elders", Asked(viewer, MONDAY, TOWN_A))

    assert not found.exact
    assert [(row.key, row.count) for row in found.by_place] == [(MERGED, 8)]
    assert (below.total.count, below.by_place[0].count) == (None, None)
    with pytest.raises(NotAllowed, match="只看这项视图的数"):
        members("elders", Asked(viewer, MONDAY))


def test_childrens_rows_are_for_those_who_look_after_them(table: Snapshot, cast: Cast) -> None:
    asked = Asked(cast.viewers["town_clerk"], MONDAY)

    assert not count("guaranteed-children", asked).exact
    with pytest.raises(NotAllowed):
        members("guaranteed-children", asked)
    assert (
        members("guaranteed-children", Asked(cast.viewers["child_supervisor"], MONDAY)).total == 0
    )


def test_who_keeps_the_system_running_sees_nobody(table: Snapshot, cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        count("residents", Asked(cast.viewers["system_admin"], MONDAY))


def test_several_at_once_are_as_each_alone(table: Snapshot, cast: Cast) -> None:
    asked = Asked(cast.viewers["district_head"], MONDAY)
    names = ("residents", "elders", "relief-households", "deaths", "organisations")

    assert count_several(names, asked) == [count(name, asked) for name in names]
