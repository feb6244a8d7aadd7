"""A duty is tied to what there is, and its page says how that stands."""

import pytest

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.access.testing import DISTRICT, TOWN_A
from minzheng.engines.duties import api as duties
from minzheng.engines.indicators.api import compute
from minzheng.engines.plans import api
from minzheng.engines.plans.testing import DAY, World
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.months import Month

pytestmark = pytest.mark.database


def test_an_indicator_says_how_it_stands(world: World) -> None:
    clerk, duty = world.who("district_clerk"), world.assign("一/（一）")
    compute(Month.of(DAY).previous(), by=SYSTEM, on=DAY)

    api.tie_duty(clerk, duty.pk, api.INDICATOR, "cases-new", on=DAY)
    api.tie_duty(clerk, duty.pk, api.MATTER, "relief/dibao", on=DAY)

    first, second = api.ties_of(clerk, duty, DAY)
    assert (first.tie.kind, first.now) == (api.INDICATOR, "到2026年10月：0 件")
    assert (second.tie.words, second.now) == ("最低生活保障审核确认", "")
    tied = duties.Wanted(tied="indicator:cases-new")
    assert [turn.duty for turn in duties.turn_page(clerk, tied, "", DAY).rows] == [duty]


@pytest.mark.parametrize(
    ("kind", "key", "said"),
    [
        ("person", "1", "种类请从"), ("indicator", "nothing", "没有“nothing”这个指标"),
        ("matter", "", "没有“”这个事项"), ("pipeline", "x", "不是编号"),
        ("pipeline", "999999", "没有“999999”这个项目"), ("alert", "1" * 40, "不是编号"),
        ("alert", "999999", "没有“999999”这个预警"),
    ],
)  # fmt: skip
def test_what_there_is_not_is_not_tied(world: World, kind: str, key: str, said: str) -> None:
    duty = world.assign("一/（一）")

    with pytest.raises(api.PlanRefused, match=said):
        api.tie_duty(world.who("district_clerk"), duty.pk, kind, key, on=DAY)
    assert not duty.ties.exists()


def test_once_and_by_the_district_alone(world: World) -> None:
    clerk, duty = world.who("district_clerk"), world.assign("一/（一）")
    made = api.tie_duty(clerk, duty.pk, api.INDICATOR, "cases-new", on=DAY)

    with pytest.raises(api.PlanRefused, match="已经关联"):
        api.tie_duty(clerk, duty.pk, api.INDICATOR, "cases-new", on=DAY)
    with pytest.raises(NotAllowed):
        api.tie_duty(world.who("town_head"), duty.pk, api.MATTER, "relief/dibao", on=DAY)
    with pytest.raises(duties.NoSuchDuty):
        api.tie_duty(world.who("other_town_head"), duty.pk, api.MATTER, "relief/dibao", on=DAY)
    duties.untie(clerk, duty.pk, made.pk)
    with pytest.raises(duties.DutyRefused, match="没有这条关联"):
        duties.untie(clerk, duty.pk, made.pk)


def test_a_figure_with_its_indicator_ties_the_duty_and_helpers_stand_beside(world: World) -> None:
    clerk, item = world.who("district_clerk"), world.item("一/（一）")
    figure = item.figures.get()
    told = {name: getattr(figure, name) for name in ("value", "unit", "kind", "measures", "status")}
    api.correct_figure(
        clerk, figure.pk, api.CorrectedFigure(**told, indicator="cases-in-time"), on=DAY
    )
    owner, helper = duties.Owner("town_head", TOWN_A), duties.Owner("district_clerk", DISTRICT)
    new = api.Assignment([owner], "验收单和照片", DAY, helpers=[helper, owner])

    (duty,) = api.assign_item(clerk, item.pk, new, on=DAY)

    assert [(tie.kind, tie.key) for tie in duty.ties.all()] == [("indicator", "cases-in-time")]
    assert duty.helping == [("district_clerk", DISTRICT)]
