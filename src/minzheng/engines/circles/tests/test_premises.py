"""Idle premises: offered, matched with a told score, visited, let or refused, become a facility."""

from datetime import date
from typing import Any

import pytest

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.access.testing import VILLAGE_B, Cast
from minzheng.engines.audit.api import entries_about
from minzheng.engines.circles import api
from minzheng.engines.circles.testing import MONDAY, POINT_B, canteen, premises

KIND = "elder_canteen"
KEEPER = "other_town_head"


def fit_of(cast: Cast, row: api.Premises, kind: str = KIND) -> api.Fit:
    found = api.fits(row, by=cast.viewers[KEEPER], on=MONDAY)
    return next(fit for fit in found if fit.kind == kind)


def matched(cast: Cast, **more: Any) -> api.Premises:
    row = premises(cast, **more)
    by = cast.viewers[KEEPER]
    return api.match_premises(row, fit_of(cast, row), by=by, on=MONDAY)


def visited(cast: Cast, **seen: Any) -> api.Premises:
    told = {"condition": "ready", "fire": "passed"} | seen
    return api.visit_premises(
        matched(cast), "门口无台阶", by=cast.viewers[KEEPER], on=MONDAY, **told
    )


def let(cast: Cast) -> api.Premises:
    return api.let_premises(
        visited(cast), "青禾社会工作服务中心", 300_000, by=cast.viewers[KEEPER], on=MONDAY
    )


def test_the_score_is_people_who_get_room(elders: Cast) -> None:
    fit = fit_of(elders, premises(elders))

    # 300 square metres, three a seat, four people a seat; eight live there.
    assert (fit.places, fit.outcome.room, fit.score) == (100, 400, 8)
    assert any("消防" in words for words in fit.mind)


def test_it_goes_from_the_offer_to_a_facility(elders: Cast) -> None:
    row = let(elders)
    place = canteen(at=POINT_B, seats=60, name="新圩长者饭堂", division_code=VILLAGE_B)

    row = api.become_facility(row, place, by=elders.viewers[KEEPER], on=MONDAY)

    assert (row.state, row.facility, row.rent) == (api.State.BECAME, place, 300_000)
    kinds = [step.kind for step in row.steps.all()]
    assert kinds == ["offered", "matched", "visited", "let", "became"]
    assert row.steps.get(kind="matched").told["gained"] == 8
    assert len(entries_about(row.ref)) == 5


def test_it_becomes_nothing_else_than_was_matched(elders: Cast) -> None:
    row = let(elders)
    home = canteen(at=POINT_B, name="新圩敬老院", division_code=VILLAGE_B, kind="elder_home")

    with pytest.raises(api.CirclesRefused, match="敬老院"):
        api.become_facility(row, home, by=elders.viewers[KEEPER], on=MONDAY)


def test_two_premises_do_not_become_one_facility(elders: Cast) -> None:
    first, by = let(elders), elders.viewers[KEEPER]
    place = canteen(at=POINT_B, seats=None, name="新圩长者饭堂", division_code=VILLAGE_B)
    api.become_facility(first, place, by=by, on=MONDAY)
    second = matched(elders, address="别处")
    seen = api.visit_premises(second, "可用", condition="ready", fire="passed", by=by, on=MONDAY)
    rented = api.let_premises(seen, "甲", 0, by=by, on=MONDAY)

    with pytest.raises(api.CirclesRefused, match="另一处"):
        api.become_facility(rented, place, by=by, on=MONDAY)


def test_unsafe_premises_are_not_let(elders: Cast) -> None:
    row = visited(elders, condition="unsafe")
    with pytest.raises(api.CirclesRefused, match="安全隐患"):
        api.let_premises(row, "甲", 0, by=elders.viewers[KEEPER], on=MONDAY)


def test_what_cannot_be_made_safe_is_not_matched(elders: Cast) -> None:
    with pytest.raises(api.CirclesRefused, match="消防"):
        matched(elders, fire="impossible")


def test_premises_that_help_nobody_are_not_matched(elders: Cast) -> None:
    with pytest.raises(api.CirclesRefused, match="没有多覆盖"):
        matched(elders, latitude=23.6, longitude=114.2)


def test_without_a_position_there_is_no_score(elders: Cast) -> None:
    with pytest.raises(api.CirclesRefused, match="坐标"):
        matched(elders, latitude=None, longitude=None)


def test_a_step_out_of_turn_is_refused(elders: Cast) -> None:
    row = premises(elders)
    with pytest.raises(api.CirclesRefused, match="待匹配"):
        api.let_premises(row, "甲", 0, by=elders.viewers[KEEPER], on=MONDAY)


def test_what_was_refused_may_be_offered_again(elders: Cast) -> None:
    row = api.refuse_premises(premises(elders), "业主不租", by=elders.viewers[KEEPER], on=MONDAY)
    assert not row.is_open
    assert premises(elders).is_open
    with pytest.raises(api.CirclesRefused, match="已经在物业池"):
        premises(elders)


def test_an_officer_of_the_other_town_finds_and_does_nothing(elders: Cast) -> None:
    row, stranger = premises(elders), elders.viewers["town_head"]

    assert not api.premises_of(stranger).exists()
    with pytest.raises(api.NoSuchCircle):
        api.premises_for(stranger, row.pk)
    with pytest.raises(NotAllowed):
        api.refuse_premises(row, "不要", by=stranger, on=MONDAY)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"area": 0}, "面积"), ({"rent": -1}, "租金"), ({"longitude": None}, "两项都填"),
        ({"latitude": 113.0, "longitude": 323.0}, "度数"), ({"fire": "maybe"}, "消防"),
        ({"since": date(2027, 1, 1)}, "还没有到"), ({"division_code": "440118000000"}, "乡镇"),
        ({"name": " "}, "名称"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(cast: Cast, wrong: dict[str, Any], said: str) -> None:
    with pytest.raises(api.CirclesRefused, match=said):
        premises(cast, **wrong)


def test_an_amendment_that_changes_nothing_leaves_no_trace(cast: Cast) -> None:
    row, by = premises(cast), cast.viewers[KEEPER]
    told = {name: getattr(row, name) for name in api.NewPremises.__dataclass_fields__}

    api.amend_premises(row, api.NewPremises(**told), by=by, on=MONDAY)
    amended = api.amend_premises(row, api.NewPremises(**told | {"area": 280}), by=by, on=MONDAY)

    assert amended.area == 280 and row.steps.count() == 2


def test_a_sheet_brings_good_rows_in_and_names_the_others(cast: Cast) -> None:
    lines = (
        "名称,区划代码,地址,建筑面积（平方米）,纬度,经度,消防,月租金（元）,闲置自",
        f"旧供销社,{VILLAGE_B},新圩街 3 号,120,23.40,113.95,不清楚,2000,2024-05-01",
        f"旧礼堂,{VILLAGE_B},新圩街 5 号,很大,,,,,",
        f"旧粮仓,{VILLAGE_B},新圩街 7 号,80,,,着过火,,",
        "旧祠堂,440118101201,石桥村 1 号,90,,,,,",
    )  # fmt: skip
    taken = api.import_premises(
        "池.csv", "\n".join(lines).encode(), by=cast.viewers[KEEPER], on=MONDAY
    )

    row = api.Premises.objects.get()
    assert (taken.taken, row.rent, row.since) == (1, 200_000, date(2024, 5, 1))
    assert [fault.row for fault in taken.faults] == [3, 4, 5]
    assert "整数" in taken.faults[0].why and "消防" in taken.faults[1].why
    assert "岗位" in taken.faults[2].why
