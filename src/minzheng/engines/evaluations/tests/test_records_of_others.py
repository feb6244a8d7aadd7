"""Items of the home care rubric that staff and visits answer: what is known, what is not."""

from minzheng.engines.evaluations import api
from minzheng.engines.evaluations.testing import DAY, SINCE, World
from minzheng.engines.staffing import api as staffing
from minzheng.engines.staffing.testing import new_staff, number
from minzheng.registers.evidence import evidence_named

RECORDED = {"B3": "staffing.trained", "E1": "homecare.complete"}
OTHER_ID = number("440118198606060030")


def test_each_item_names_what_is_declared() -> None:
    items = api.shipped()["home_care"].items

    assert {code: items[code].evidence for code in RECORDED} == RECORDED
    computed = [each.evidence for each in items.values() if each.is_computed]
    assert all(evidence_named(name) for name in computed)


def test_what_nobody_recorded_is_scored_on_the_spot(world: World) -> None:
    row = world.hand_in_self(world.entry(world.plan()))

    assert {row.computed[code]["points"] for code in RECORDED} == {None}
    assert set(RECORDED) <= {item.code for item in api.open_items(row)}


def test_trained_carers_give_points(world: World) -> None:
    """Two carers owe two hours for the month; one had them: half of four points."""
    for told in ({}, {"name": "岑秋月", "id_number": OTHER_ID}):
        carer = staffing.take_on(world.house, world.home.pk, new_staff(**told), on=DAY)
    training = staffing.NewTraining(SINCE, 2, "压疮护理", "市养老护理协会")
    staffing.add_training(world.house, carer.pk, training, on=DAY)

    row = world.hand_in_self(world.entry(world.plan()))

    assert (row.computed["B3"]["value"], row.computed["B3"]["points"]) == (50, 20)
    assert "1÷2" in row.computed["B3"]["arithmetic"]
