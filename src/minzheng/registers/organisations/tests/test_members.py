"""Members: who acts for an organisation, with which duty, from when until when."""

from datetime import date

import pytest

from minzheng.kernel.doer import Doer
from minzheng.registers.organisations.api import (
    MemberRefused,
    NewMember,
    NewOrganisation,
    Organisation,
    close_organisation,
    end_member,
    members_of,
    register_organisation,
    serves,
    take_on_member,
)
from minzheng.registers.testing import Notebook

pytestmark = pytest.mark.django_db

BEGUN, TODAY = date(2020, 5, 1), date(2026, 11, 2)


@pytest.fixture
def centre(db: None, clerk: Doer) -> Organisation:
    new = NewOrganisation("52440103MJ81234509", "荔湾区长者服务中心", "440103", BEGUN)
    return register_organisation(new, by=clerk)


def test_managers_stand_first(centre: Organisation, clerk: Doer) -> None:
    worker = take_on_member(NewMember(centre, "李一", "worker", BEGUN), by=clerk)
    manager = take_on_member(NewMember(centre, "王二", "manager", TODAY), by=clerk)

    assert members_of(centre, TODAY) == [manager, worker]
    assert members_of(centre, BEGUN) == [worker]


def test_it_ends_on_a_day(centre: Organisation, clerk: Doer) -> None:
    member = take_on_member(NewMember(centre, "李一", "worker", BEGUN), by=clerk)

    end_member(member, until=TODAY, by=clerk)

    assert serves(member, date(2026, 11, 1))
    assert not serves(member, TODAY)


def test_nobody_acts_for_an_organisation_that_is_no_more(centre: Organisation, clerk: Doer) -> None:
    member = take_on_member(NewMember(centre, "李一", "worker", BEGUN), by=clerk)

    close_organisation(centre, until=TODAY, by=clerk)

    assert not serves(member, TODAY)


@pytest.mark.parametrize(
    ("duty", "since", "said"),
    [("guest", TODAY, "guest"), ("worker", date(2019, 1, 1), "早于机构成立日")],
)
def test_it_refuses(centre: Organisation, clerk: Doer, duty: str, since: date, said: str) -> None:
    with pytest.raises(MemberRefused, match=said):
        take_on_member(NewMember(centre, "李一", duty, since), by=clerk)


def test_the_phone_is_sealed_and_the_trail_has_no_word_of_it(
    centre: Organisation, clerk: Doer, notebook: Notebook
) -> None:
    member = take_on_member(NewMember(centre, "李一", "worker", BEGUN, "13800138000"), by=clerk)

    assert "13800138000" not in member.phone_sealed
    assert "13800138000" not in str(notebook.lines)
