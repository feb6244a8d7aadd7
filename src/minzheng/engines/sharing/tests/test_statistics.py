"""Statistics: small cells are merged until nobody can be reckoned out of the total."""

from hypothesis import given
from hypothesis import strategies as st

from minzheng.engines.access.testing import DISTRICT, TOWN_A, VILLAGE_A, Cast
from minzheng.engines.screening.api import build, snapshot
from minzheng.engines.sharing import api
from minzheng.engines.sharing.counting import counts
from minzheng.engines.sharing.smallness import merged
from minzheng.engines.simulation.api import MERGED, SMALL
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.people.api import NewPerson, register_person

from .conftest import MONDAY, approved

CELLS = st.dictionaries(
    st.tuples(st.sampled_from("甲乙丙丁戊己"), st.sampled_from(["男", "女"])),
    st.integers(1, 30),
    max_size=12,
)


@given(CELLS)
def test_no_cell_is_small_and_the_total_stays(counted: dict[tuple[str, ...], int]) -> None:
    told = merged(counted)

    assert all(count >= SMALL for _, count in told)
    assert sum(count for _, count in told) in (sum(counted.values()), 0)
    assert bool(told) == (sum(counted.values()) >= SMALL)


@given(CELLS)
def test_a_cell_that_is_told_by_name_is_exact(counted: dict[tuple[str, ...], int]) -> None:
    assert all(counted[key] == count for key, count in merged(counted) if key[0] != MERGED)


def settle(count: int) -> None:
    """More women of the village, on their own."""
    for place in range(count):
        new = NewPerson(
            name="区桂珍", born_on=MONDAY.replace(year=1950), sex=2,
            registered_division=VILLAGE_A, living_division=VILLAGE_A, address=f"{place}号",
        )  # fmt: skip
        register_person(new, by=SYSTEM, on=MONDAY)
    build(MONDAY, by=SYSTEM)


def statistic(cast: Cast) -> api.Share:
    return approved(cast, form="statistics", level="town", group_by="性别", fields="")


def test_a_handful_of_people_is_not_told_at_all(cast: Cast) -> None:
    assert counts(statistic(cast), snapshot(), MONDAY) == []


def test_the_cells_are_told_in_words_with_their_total(cast: Cast) -> None:
    settle(6)

    rows = counts(statistic(cast), snapshot(), MONDAY)

    # one man and eight women with two girls among them: the man would be told by the rest
    assert rows == [(MERGED, "", "9"), ("合计", "", "9")]


def test_minors_count_in_a_statistic(cast: Cast) -> None:
    settle(12)
    share = approved(cast, form="statistics", level="county", conditions=(), fields="")

    rows = counts(share, snapshot(), MONDAY)

    assert [row[-1] for row in rows] == ["15", "15"]
    assert (share.division_code, TOWN_A[:6]) == (DISTRICT, DISTRICT[:6])
