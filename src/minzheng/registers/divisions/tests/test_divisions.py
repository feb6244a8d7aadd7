"""Divisions: imported once or twice, named in full, known in history."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from minzheng.kernel.doer import Doer
from minzheng.registers.divisions.api import (
    Division,
    NewDivision,
    UnknownDivision,
    children,
    current_on,
    full_name,
    full_names,
    get_division,
    import_divisions,
    known_in_history,
    successors,
)
from minzheng.registers.testing import Notebook

pytestmark = pytest.mark.django_db

FENGHUA_CHANGED = date(2016, 9, 1)
ROWS = [
    NewDivision("11", "北京市"),
    NewDivision("1101", "市辖区"),
    NewDivision("110105", "朝阳区"),
    NewDivision("33", "浙江省"),
    NewDivision("3302", "宁波市"),
    NewDivision("330283", "奉化市", valid_to=FENGHUA_CHANGED),
    NewDivision("330213", "奉化区", valid_from=FENGHUA_CHANGED, predecessor="330283"),
    NewDivision("330213001", "锦屏街道", valid_from=FENGHUA_CHANGED),
]


@pytest.fixture
def tree(db: None, clerk: Doer) -> None:
    import_divisions(ROWS, by=clerk)


def test_it_derives_level_and_parent_from_the_code(tree: None) -> None:
    street = get_division("330213001")

    assert (street.level, street.parent_code) == ("town", "330213000000")
    assert get_division("330213001000") == street


def test_importing_again_changes_nothing(tree: None, clerk: Doer, notebook: Notebook) -> None:
    before = list(Division.objects.values())

    assert import_divisions(ROWS, by=clerk) == len(ROWS)
    assert list(Division.objects.values()) == before
    assert notebook.lines[0][1:3] == ("import_divisions", "division:*")


def test_importing_a_new_name_updates_it(tree: None, clerk: Doer) -> None:
    import_divisions([NewDivision("330213001", "锦屏新街道")], by=clerk)

    assert get_division("330213001").name == "锦屏新街道"


def test_a_row_without_its_upper_division_is_named_and_nothing_is_written(clerk: Doer) -> None:
    rows = [NewDivision("33", "浙江省"), NewDivision("330213", "奉化区")]

    with pytest.raises(UnknownDivision, match=r"第 2 行.*奉化区.*330200000000"):
        import_divisions(rows, by=clerk)

    assert not Division.objects.exists()


def test_an_unknown_code_says_what_to_do(tree: None) -> None:
    with pytest.raises(UnknownDivision, match=r"440118.*导入区划"):
        get_division("440118")


def test_only_divisions_of_the_day_are_children(tree: None) -> None:
    before = [d.name for d in children("3302", FENGHUA_CHANGED.replace(year=2015))]
    after = [d.name for d in children("3302", FENGHUA_CHANGED)]

    assert (before, after) == (["奉化市"], ["奉化区"])
    assert "奉化市" not in [d.name for d in current_on(FENGHUA_CHANGED)]


def test_the_full_name_runs_from_the_city_down(tree: None) -> None:
    assert full_name("330213001") == "宁波市奉化区锦屏街道"
    assert full_name("110105") == "北京市朝阳区"
    assert full_name("33") == "浙江省"


def test_many_names_take_one_query(
    tree: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        assert len(full_names(["330213001", "330213", "110105"])) == 3


def test_a_code_that_ended_is_known_for_those_born_before(tree: None) -> None:
    assert known_in_history("330283", date(1990, 1, 1))
    assert not known_in_history("330283", date(2020, 1, 1))
    assert known_in_history("330213", date(1990, 1, 1))
    assert not known_in_history("999999", date(1990, 1, 1))


def test_it_knows_what_came_after(tree: None) -> None:
    assert [d.name for d in successors("330283")] == ["奉化区"]
