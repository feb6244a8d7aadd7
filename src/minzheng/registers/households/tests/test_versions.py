"""Every change of a household is kept with its day, source and author; a day can be looked up."""

from datetime import date
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps

from minzheng.kernel.doer import Doer
from minzheng.registers.households.api import (
    Household,
    HouseholdVersion,
    NewHousehold,
    bulk_open_households,
    change_head,
    end_membership,
    known_on,
    move_household,
    open_household,
    versions_of,
)
from minzheng.registers.people.api import NewPerson, Person, register_person

pytestmark = pytest.mark.django_db
VILLAGE, TOWN = "440118101201", "440118102201"
OPENED, MOVED, HEADED = date(2020, 1, 1), date(2024, 5, 1), date(2025, 3, 1)


@pytest.fixture
def couple(clerk: Doer, today: date) -> list[Person]:
    return [
        register_person(
            NewPerson(name=name, sex=sex, born_on=date(1950, 1, sex)), by=clerk, on=today
        )
        for name, sex in (("罗大川", 1), ("谢月娥", 2))
    ]


@pytest.fixture
def home(couple: list[Person], clerk: Doer) -> Household:
    return open_household(new_home(couple), by=clerk, source="入户登记")


def new_home(couple: list[Person]) -> NewHousehold:
    return NewHousehold(
        head=couple[0], division_code=VILLAGE, since=OPENED, address="石桥村 3 队 12 号",
        housing="自有", members=((couple[1], 10),),
    )  # fmt: skip


def test_the_first_version_holds_everything(home: Household, clerk: Doer) -> None:
    first = versions_of(home.pk)[0]

    assert (first.since, first.source, first.recorded_by) == (OPENED, "入户登记", clerk.key)
    assert first.changes == {
        "head": home.head_id, "division_code": VILLAGE, "address": "石桥村 3 队 12 号",
        "housing": "自有", "until": None,
    }  # fmt: skip


def test_later_ones_hold_what_changed(home: Household, couple: list[Person], clerk: Doer) -> None:
    move_household(home, division_code=TOWN, address="新圩村 1 号", on=MOVED, by=clerk)
    move_household(home, division_code=TOWN, address="新圩村 1 号", on=HEADED, by=clerk)
    change_head(home, couple[1], relations={couple[0].pk: 10}, on=HEADED, by=clerk)
    end_membership(home, couple[0], until=date(2026, 1, 1), reason="去世", by=clerk)
    end_membership(home, couple[1], until=date(2026, 6, 1), reason="入住养老院", by=clerk)

    assert [(v.since, v.changes, v.source) for v in versions_of(home.pk)[1:]] == [
        (MOVED, {"division_code": TOWN, "address": "新圩村 1 号"}, "迁居登记"),
        (HEADED, {"head": couple[1].pk}, "变更户主"),
        (date(2026, 6, 1), {"until": "2026-06-01"}, "入住养老院"),
    ]


def test_a_day_can_be_looked_up(home: Household, couple: list[Person], clerk: Doer) -> None:
    move_household(home, division_code=TOWN, address="新圩村 1 号", on=MOVED, by=clerk)
    change_head(home, couple[1], relations={couple[0].pk: 10}, on=HEADED, by=clerk)
    told = versions_of(home.pk)

    assert known_on(told, date(2019, 12, 31)) is None
    before, after = known_on(told, date(2024, 4, 30)), known_on(told, HEADED)
    assert before is not None and after is not None
    assert (before["division_code"], before["head"]) == (VILLAGE, couple[0].pk)
    assert (after["division_code"], after["head"], after["until"]) == (TOWN, couple[1].pk, None)


def test_many_at_once_keep_theirs_in_few_statements(
    couple: list[Person], clerk: Doer, today: date, django_assert_max_num_queries: Any
) -> None:
    people = [
        register_person(NewPerson(name="张三", sex=1, born_on=date(1960, 1, 1)), by=clerk, on=today)
        for _ in range(40)
    ]
    rows = [NewHousehold(head=each, division_code=VILLAGE, since=OPENED) for each in people]

    with django_assert_max_num_queries(30):
        opened = bulk_open_households(rows, by=clerk, source="户籍数据")

    assert {v.household_id for v in HouseholdVersion.objects.all()} == {h.pk for h in opened}
    assert versions_of(opened[0].pk)[0].source == "户籍数据"


@pytest.fixture
def taken_over(home: Household, couple: list[Person], clerk: Doer) -> list[HouseholdVersion]:
    """The versions as the migration makes them of what stands."""
    change_head(home, couple[1], relations={couple[0].pk: 10}, on=HEADED, by=clerk)
    HouseholdVersion.objects.all().delete()
    migration = import_module("minzheng.registers.households.migrations.0003_take_over")
    migration.take_over(apps, None)
    return versions_of(home.pk)


def test_what_stood_before_versions_is_taken_over(
    taken_over: list[HouseholdVersion], couple: list[Person]
) -> None:
    first, second = taken_over

    assert (first.since, first.changes["head"], first.changes["housing"]) == (
        OPENED, couple[0].pk, "自有",
    )  # fmt: skip
    assert (second.since, second.changes) == (HEADED, {"head": couple[1].pk})
    assert {v.recorded_by for v in taken_over} == {"system"}
