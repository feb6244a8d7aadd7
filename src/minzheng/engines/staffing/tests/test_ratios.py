"""Carers against residents by level; without a level the least demanding, and said."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from minzheng.engines.access.testing import DAY
from minzheng.engines.staffing import api
from minzheng.engines.staffing.ratios import Ratio, _needed
from minzheng.engines.staffing.testing import World
from minzheng.registers.facilities.api import Facility


def test_one_carer_suffices_for_one_resident(world: World) -> None:
    world.carer()

    ratio = api.ratios_of([world.home], DAY)[world.home.pk]
    assert (ratio.have, ratio.needed, ratio.suffices) == (1, Fraction(1, 15), True)
    assert "其中 1 人没有能力评估结果，按能力完好算" in ratio.words


def test_without_carers_the_light_is_red_until_one_comes(world: World) -> None:
    (found,) = api.look_at_ratios([world.home.pk], DAY)
    assert (found.colour, "还差 0.1 名" in found.why) == ("red", True)

    row = world.carer()
    assert list(api.look_at_ratios([world.home.pk], DAY)) == []

    api.leave(world.manager, row.pk, DAY, "辞职", on=DAY)
    assert [each.colour for each in api.look_at_ratios([world.home.pk], DAY)] == ["red"]


def test_a_house_without_residents_needs_nobody(world: World) -> None:
    assert api.ratios_of([world.other], DAY) == {}


def test_levels_weigh_as_the_parameters_say(world: World) -> None:
    place = world.home.division_code

    assert _needed({0: 15, 2: 6, 4: 3}, place, DAY) == 3
    assert _needed({1: 5, 3: 2}, place, DAY) == 1


@given(have=st.integers(0, 500), needed=st.integers(0, 500))
def test_exactly_enough_is_enough(have: int, needed: int) -> None:
    ratio = Ratio(Facility(), {0: 1}, 0, Fraction(have, 100), Fraction(needed, 100))

    assert ratio.suffices == (have >= needed)
