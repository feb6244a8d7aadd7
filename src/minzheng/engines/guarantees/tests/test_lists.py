"""Lists: the shipped ones, which holds where, what one changes, what is refused."""

from datetime import date, timedelta

import pytest

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.access.testing import DAY, DISTRICT, VILLAGE_A
from minzheng.engines.audit.api import entries_about
from minzheng.engines.guarantees import api
from minzheng.engines.guarantees.testing import ITEM, World, new_list

SOON = DAY + timedelta(days=10)
NATION = "000000000000"


def codes(place: str, on: date) -> set[str]:
    return {each.item.code for each in api.in_force(place, on)}


def test_the_nations_list_has_sixteen_items_that_nobody_has_confirmed() -> None:
    national = next(each for each in api.shipped() if each.place == NATION)

    assert len(national.items) == 16
    assert national.status == "unconfirmed"


def test_city_and_district_add_to_the_nations_list(world: World) -> None:
    held = {each.item.code: each for each in api.in_force(VILLAGE_A, DAY)}

    assert {"N01", "N16", "G01", "Z01"} <= set(held)
    assert held["N04"].item.name == "长寿保健金（高龄津贴）"
    assert held["N04"].source.place == "440100000000"


def test_before_a_list_holds_its_items_do_not(world: World) -> None:
    assert codes(VILLAGE_A, date(2023, 5, 20)) == set()
    assert "Z01" not in codes(VILLAGE_A, date(2024, 6, 1))


def test_a_new_list_takes_two_people_and_holds_from_its_day(world: World) -> None:
    clerk, head = world.viewer("district_clerk"), world.viewer("district_head")
    row = api.draft(clerk, new_list(DISTRICT, SOON), on=DAY)
    api.put_item(clerk, row.pk, ITEM, on=DAY)
    api.drop_item(clerk, row.pk, "Z01", on=DAY)

    row = api.adopt(head, row.pk, on=DAY)

    assert "Z01" in codes(VILLAGE_A, SOON - timedelta(days=1))
    assert codes(VILLAGE_A, SOON) & {"X01", "Z01"} == {"X01"}
    told = [(each.code, each.kind) for each in api.changes_of(row)]
    assert told == [("X01", "新增"), ("Z01", "取消")]
    assert "adopt_guarantees" in {entry.verb for entry in entries_about(row.ref)}


def test_who_drew_it_up_does_not_adopt_it(world: World) -> None:
    head = world.viewer("district_head")
    row = api.draft(head, new_list(DISTRICT, SOON), on=DAY)
    api.put_item(head, row.pk, ITEM, on=DAY)

    with pytest.raises(api.OtherHandNeeded, match="另一位"):
        api.adopt(head, row.pk, on=DAY)


def test_a_list_that_changes_nothing_is_not_adopted(world: World) -> None:
    row = api.draft(world.viewer("district_clerk"), new_list(DISTRICT, SOON), on=DAY)

    with pytest.raises(api.GuaranteeRefused, match="一模一样"):
        api.adopt(world.viewer("district_head"), row.pk, on=DAY)


def test_a_town_does_not_draw_up_a_list(world: World) -> None:
    with pytest.raises(NotAllowed):
        api.draft(world.viewer("town_clerk"), new_list(DISTRICT, SOON), on=DAY)


def test_a_day_gone_by_is_refused(world: World) -> None:
    with pytest.raises(api.GuaranteeRefused, match="已经过去"):
        api.draft(world.viewer("district_clerk"), new_list(DISTRICT, date(2026, 1, 1)), on=DAY)


def test_a_second_draft_of_one_place_is_refused(world: World) -> None:
    clerk = world.viewer("district_clerk")
    api.draft(clerk, new_list(DISTRICT, SOON), on=DAY)

    with pytest.raises(api.GuaranteeRefused, match="已有一份"):
        api.draft(clerk, new_list(DISTRICT, SOON), on=DAY)


def test_an_adopted_list_is_never_edited(world: World) -> None:
    clerk = world.viewer("district_clerk")
    row = api.draft(clerk, new_list(DISTRICT, SOON), on=DAY)
    api.put_item(clerk, row.pk, ITEM, on=DAY)
    api.adopt(world.viewer("district_head"), row.pk, on=DAY)

    with pytest.raises(api.GuaranteeRefused, match="不能再改"):
        api.drop_item(clerk, row.pk, "X01", on=DAY)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"code": "x1"}, "大写字母"),
        ({"name": ""}, "没有写"),
        ({"form": "gold"}, "形式"),
        ({"tests": ["elder_guarantees:没有这条"]}, "没有规则"),
        ({"tests": ["nowhere:老年人"]}, "没有“nowhere”"),
        ({"tests": ["elder_guarantees:年龄"]}, "是或者否"),
        ({"matter": "eldercare/nothing"}, "没有事项"),
        ({"who": "长" * 201}, "最多 200"),
        ({"colour": "red"}, "没有“colour”"),
    ],
)
def test_an_item_that_cannot_be_is_refused(change: dict[str, object], said: str) -> None:
    with pytest.raises(api.ListFaulty, match=said):
        api.read_item({**ITEM, **change})


def test_a_file_is_refused_with_its_fault() -> None:
    with pytest.raises(api.ListFaulty, match="一览"):
        api.read_list("place: '440118'", "一览.yaml")
    with pytest.raises(api.ListFaulty, match="写了两次"):
        api.read_items([ITEM, ITEM])
