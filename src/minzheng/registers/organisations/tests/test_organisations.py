"""Organisations: registered once, found by code or name, closed once."""

from datetime import date

import pytest

from minzheng.kernel.doer import Doer
from minzheng.kernel.identity import IdentityError
from minzheng.registers.organisations.api import (
    AlreadyRegistered,
    NewOrganisation,
    Organisation,
    WrongDates,
    close_organisation,
    find_by_credit_code,
    register_organisation,
    search_organisations,
)
from minzheng.registers.testing import Notebook

pytestmark = pytest.mark.django_db

NEW = NewOrganisation("52440103MJ81234509", "荔湾区长者服务中心", "440103", date(2020, 5, 1))


@pytest.fixture
def centre(db: None, clerk: Doer) -> Organisation:
    return register_organisation(NEW, by=clerk)


def test_it_is_found_by_its_code_however_written(centre: Organisation) -> None:
    assert find_by_credit_code(" 52440103mj81234509 ") == centre


def test_a_wrong_check_character_is_refused(clerk: Doer) -> None:
    wrong = NewOrganisation("51100000500000323X", "某学会", "110000", date(2020, 1, 1))

    with pytest.raises(IdentityError):
        register_organisation(wrong, by=clerk)


def test_a_known_code_leads_to_the_known_one(centre: Organisation, clerk: Doer) -> None:
    with pytest.raises(AlreadyRegistered, match="荔湾区长者服务中心") as refusal:
        register_organisation(NEW, by=clerk)

    assert refusal.value.organisation == centre


def test_it_is_found_by_name_only_in_its_own_area(centre: Organisation) -> None:
    assert search_organisations("长者", "4401") == [centre]
    assert search_organisations("长者", "440118") == []
    assert search_organisations("  ", "4401") == []


def test_it_ends_once_and_not_before_it_began(
    centre: Organisation, clerk: Doer, notebook: Notebook
) -> None:
    with pytest.raises(WrongDates, match="早于成立"):
        close_organisation(centre, until=date(2019, 1, 1), by=clerk)
    close_organisation(centre, until=date(2026, 1, 1), by=clerk)
    with pytest.raises(WrongDates, match="不能再次"):
        close_organisation(centre, until=date(2026, 2, 1), by=clerk)

    assert notebook.verbs == ["close_organisation"]
