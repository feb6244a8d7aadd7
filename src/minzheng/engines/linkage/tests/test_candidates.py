"""Search before create: who may be the person at the window."""

from datetime import date

import pytest

from minzheng.engines.access.testing import Cast
from minzheng.engines.linkage.api import Sought, candidates
from minzheng.engines.linkage.tests.staging import CHUN, LATER, NEIGHBOURS, YUE, deliver
from minzheng.registers.people.api import NewPerson, register_person

TAN = NewPerson(name="谭玉珍", sex=2, born_on=date(1957, 4, 9), phone="13900139000")


@pytest.fixture
def tan(cast: Cast) -> object:
    """Registered without a number."""
    return register_person(TAN, by=cast.doer("town_clerk"), on=LATER)


def test_it_finds_who_was_registered_without_a_number(tan: object) -> None:
    found = candidates(Sought("谭玉珍", sex=2, born_on=date(1957, 4, 9)), on=LATER)

    assert [each.person for each in found] == [tan]


@pytest.mark.parametrize(
    "sought",
    [
        Sought("譚玉珍", born_on=date(1957, 4, 9), phone="13900139000"),
        Sought("谭玉真", born_on=date(1957, 4, 9), phone="13900139000"),
        Sought("谭玉珍", born_on=date(1957, 9, 4), phone="13900139000"),
    ],
)
def test_it_finds_her_under_another_writing(tan: object, sought: Sought) -> None:
    assert [each.person for each in candidates(sought, on=LATER)] == [tan]


def test_each_candidate_says_why(tan: object) -> None:
    found = candidates(Sought("谭玉真", born_on=date(1957, 4, 9), phone="13900139000"), on=LATER)

    labels = [line.label for line in found[0].reasons.lines]
    assert "三个字以上，读音相同" in labels
    assert "电话相同" in labels


def test_it_does_not_show_people_of_the_same_birth_alone(tan: object) -> None:
    assert candidates(Sought("莫海涛", born_on=date(1957, 4, 9)), on=LATER) == []


@pytest.mark.django_db
def test_it_finds_who_is_only_in_the_lake() -> None:
    persons, _ = deliver([CHUN, YUE, *NEIGHBOURS], "residents-1")

    found = candidates(Sought("謝月娥", born_on=date(1986, 7, 12)), on=LATER)

    assert [(each.person, each.number) for each in found] == [(None, int(persons[1]))]


def test_who_is_in_both_is_shown_once(cast: Cast) -> None:
    deliver([CHUN, YUE, *NEIGHBOURS], "residents-1")

    found = candidates(Sought("罗春生", born_on=date(1984, 3, 5)), on=LATER)

    assert [each.person for each in found] == [cast.applicant]
