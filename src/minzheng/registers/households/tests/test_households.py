"""Households: opened with a number, one at a time for each person, every change dated."""

from datetime import date

import pytest
from django.db import IntegrityError
from pytest_django import DjangoAssertNumQueries

from minzheng.kernel.doer import Doer
from minzheng.registers.households.api import (
    SELF,
    AlreadyMember,
    HeadRemains,
    Household,
    Membership,
    NewHousehold,
    NotMember,
    UnknownRelation,
    WrongDates,
    add_member,
    change_head,
    end_membership,
    find_household,
    household_of,
    households_of,
    members,
    membership_history,
    move_household,
    open_household,
)
from minzheng.registers.people.api import Person, record_death
from minzheng.registers.testing import Notebook

pytestmark = pytest.mark.django_db

VILLAGE = "440118101201"
SINCE, LEFT = date(2020, 1, 1), date(2026, 6, 1)
WIFE, SON, FATHER = 12, 20, 50


def test_numbers_run_within_the_county(
    household: Household, people: list[Person], clerk: Doer
) -> None:
    new = NewHousehold(head=people[3], division_code="440118102", since=SINCE)
    second = open_household(new, by=clerk)

    assert (household.number, second.number) == ("H440118-000001", "H440118-000002")
    assert find_household("H440118-000002") == second


def test_members_come_with_the_head_first_in_one_query(
    household: Household, today: date, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        found = [(m.person.name, m.relation_label) for m in members(household, today)]

    assert found == [("罗春生", "本人"), ("谢月娥", "妻子"), ("罗小雨", "儿子")]


def test_nobody_belongs_to_two_households(
    household: Household, people: list[Person], clerk: Doer
) -> None:
    with pytest.raises(AlreadyMember, match=f"{household.number}.*先办理迁出"):
        open_household(NewHousehold(head=people[1], division_code=VILLAGE, since=SINCE), by=clerk)

    assert Household.objects.count() == 1


def test_the_database_itself_refuses_a_second_membership(
    household: Household, people: list[Person]
) -> None:
    with pytest.raises(IntegrityError):
        Membership.objects.create(household=household, person=people[1], since=SINCE)


def test_who_moves_out_can_join_elsewhere_and_history_stays(
    household: Household, people: list[Person], clerk: Doer, notebook: Notebook
) -> None:
    wife, neighbour = people[1], people[3]
    end_membership(household, wife, until=LEFT, reason="离婚", by=clerk)
    other = open_household(
        NewHousehold(head=neighbour, division_code=VILLAGE, since=SINCE), by=clerk
    )
    add_member(other, wife, relation=WIFE, since=LEFT, reason="再婚", by=clerk)

    assert household_of(wife, date(2026, 5, 31)) == household
    assert household_of(wife, LEFT) == other
    assert [m.household for m in membership_history(wife)] == [household, other]
    assert notebook.verbs == ["end_membership", "open_household", "add_member"]


def test_many_people_take_one_query(
    household: Household,
    people: list[Person],
    today: date,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(1):
        found = households_of([person.pk for person in people], today)

    assert set(found) == {person.pk for person in people[:3]}


def test_the_head_stays_until_another_is_named(
    household: Household, people: list[Person], clerk: Doer
) -> None:
    head, wife, son, _ = people
    with pytest.raises(HeadRemains, match="先变更户主"):
        end_membership(household, head, until=LEFT, reason="去世", by=clerk)

    change_head(household, wife, relations={head.pk: 11, son.pk: SON}, on=LEFT, by=clerk)
    end_membership(household, head, until=LEFT, reason="去世", by=clerk)

    now = [(m.person, m.relation) for m in members(household, LEFT)]
    assert now == [(wife, SELF), (son, SON)]
    assert members(household, date(2026, 5, 31))[0].person == head
    assert Household.objects.get().head == wife


def test_a_new_head_needs_everybodys_relation(
    household: Household, people: list[Person], clerk: Doer
) -> None:
    with pytest.raises(UnknownRelation, match="与新户主的关系"):
        change_head(household, people[1], relations={}, on=LEFT, by=clerk)
    with pytest.raises(NotMember):
        change_head(household, people[3], relations={}, on=LEFT, by=clerk)

    assert [m.relation for m in members(household, LEFT)] == [SELF, WIFE, SON]


def test_the_household_ends_with_its_last_member(people: list[Person], clerk: Doer) -> None:
    alone = open_household(
        NewHousehold(head=people[3], division_code=VILLAGE, since=SINCE), by=clerk
    )

    end_membership(alone, people[3], until=LEFT, reason="去世", by=clerk)

    assert Household.objects.get().until == LEFT
    with pytest.raises(WrongDates, match="已于 2026-06-01 注销"):
        add_member(alone, people[2], relation=SON, since=LEFT, reason="x", by=clerk)


def test_days_and_relations_must_make_sense(
    household: Household, people: list[Person], clerk: Doer, today: date
) -> None:
    neighbour = people[3]
    record_death(neighbour, died_on=date(2026, 3, 1), source="医院", by=clerk, on=today)
    neighbour.refresh_from_db()

    with pytest.raises(WrongDates, match="去世"):
        add_member(household, neighbour, relation=FATHER, since=LEFT, reason="x", by=clerk)
    with pytest.raises(WrongDates, match="早于家庭登记"):
        add_member(
            household, neighbour, relation=FATHER, since=date(2019, 1, 1), reason="x", by=clerk
        )
    with pytest.raises(UnknownRelation, match="88"):
        add_member(household, neighbour, relation=88, since=SINCE, reason="x", by=clerk)
    with pytest.raises(WrongDates, match="早于加入"):
        end_membership(household, people[1], until=date(2019, 1, 1), reason="x", by=clerk)


def test_a_child_does_not_join_before_birth(people: list[Person], clerk: Doer) -> None:
    head, _, son, _ = people
    new = NewHousehold(
        head=head, division_code=VILLAGE, since=date(2010, 1, 1), members=((son, SON),)
    )

    with pytest.raises(WrongDates, match="出生日期"):
        open_household(new, by=clerk)

    assert Household.objects.count() == 0


def test_a_move_keeps_the_former_place_in_the_trail(
    household: Household, clerk: Doer, today: date, notebook: Notebook
) -> None:
    moved = move_household(
        household, division_code="440118102201", address="新圩村1号", on=today, by=clerk
    )

    assert moved.division_code == "440118102201"
    assert notebook.last["former"] == VILLAGE
    assert list(Household.objects.within("440118102")) == [moved]
    assert list(Household.objects.standing_on(date(2019, 12, 31))) == []
