"""Who acts for an institution: signs in like an officer, reaches no division, ends with a day."""

from datetime import UTC, date, datetime

import pytest

from minzheng.engines.access.api import (
    NOBODY,
    Account,
    AccountRefused,
    House,
    NewAccount,
    NoPost,
    open_account,
    sign_in,
    viewer_of,
    visible,
)
from minzheng.engines.access.testing import DAY, PASSWORD, VILLAGE_A, Cast
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.organisations.api import (
    Member,
    NewMember,
    NewOrganisation,
    end_member,
    register_organisation,
    take_on_member,
)
from minzheng.registers.people.api import Person

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
CODE = "52440103MJ81234509"


@pytest.fixture
def manager(cast: Cast) -> Member:
    home = NewOrganisation(CODE, "石桥颐养院", VILLAGE_A, date(2020, 5, 1))
    organisation = register_organisation(home, by=SYSTEM)
    return take_on_member(NewMember(organisation, "柯美玲", "manager", DAY), by=SYSTEM)


@pytest.fixture
def account(manager: Member) -> Account:
    new = NewAccount(username="home", password=PASSWORD, member=manager)
    return open_account(new, by=SYSTEM, at=NOW)


def test_she_stands_for_her_house_and_reaches_no_division(
    account: Account, manager: Member
) -> None:
    viewer = viewer_of(account, DAY)

    assert viewer.house == House(manager.organisation_id, CODE, "manager")
    assert viewer.doer.office == "石桥颐养院"
    assert not viewer.posts
    assert not visible(Person.objects.all(), viewer, "living_division").exists()


def test_she_signs_in_while_she_serves(account: Account, manager: Member) -> None:
    assert sign_in("home", PASSWORD, on=DAY, at=NOW) == account

    end_member(manager, until=DAY, by=SYSTEM)

    with pytest.raises(NoPost, match="不代表这家机构"):
        sign_in("home", PASSWORD, on=DAY, at=NOW)


def test_a_session_that_outlives_her_duty_shows_nothing(account: Account, manager: Member) -> None:
    end_member(manager, until=DAY, by=SYSTEM)

    assert viewer_of(Account.objects.get(pk=account.pk), DAY) == NOBODY


def test_an_account_is_one_persons_only(cast: Cast, manager: Member) -> None:
    both = NewAccount(
        username="x", password=PASSWORD, member=manager, officer=cast.officers["town_clerk"]
    )

    with pytest.raises(AccountRefused, match="只能属于其中一个"):
        open_account(both, by=SYSTEM, at=NOW)
