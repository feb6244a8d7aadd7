"""Offices, officers, posts: appointments are dated and the three administrators stay apart."""

from datetime import date

import pytest

from minzheng.kernel.doer import Doer
from minzheng.registers.offices.api import (
    AppointmentRefused,
    NewOffice,
    NewOfficer,
    Office,
    Officer,
    appoint,
    end_post,
    find_officer,
    office_of,
    officers_with,
    open_office,
    posts_of,
    take_on_officer,
)
from minzheng.registers.testing import Notebook

pytestmark = pytest.mark.django_db

SINCE, UNTIL = date(2026, 1, 1), date(2026, 7, 1)
VILLAGE = "440118101201"


@pytest.fixture
def town(db: None, clerk: Doer) -> Office:
    return open_office(NewOffice("T1", "青竹镇人民政府", "town", "440118101"), by=clerk)


@pytest.fixture
def officer(town: Office, clerk: Doer) -> Officer:
    return take_on_officer(NewOfficer("S1", "李建国", town, "13800138000"), by=clerk)


def test_an_office_serves_the_villages_below_it(town: Office) -> None:
    assert town.division_code == "440118101000"
    assert office_of(VILLAGE, "town") == town
    assert office_of("440118102201", "town") is None
    assert office_of(VILLAGE, "district") is None


def test_an_unknown_kind_of_office_is_refused(clerk: Doer) -> None:
    with pytest.raises(AppointmentRefused, match="机构类别"):
        open_office(NewOffice("X", "某", "planet", "440118"), by=clerk)


def test_a_phone_is_not_stored_in_clear(officer: Officer) -> None:
    assert "13800138000" not in str(vars(officer))


def test_a_post_holds_from_its_first_day_to_the_day_before_its_end(
    officer: Officer, town: Office, clerk: Doer
) -> None:
    post = appoint(officer, "town_clerk", town, since=SINCE, by=clerk)
    end_post(post, until=UNTIL, by=clerk)

    days = [date(2025, 12, 31), SINCE, date(2026, 6, 30), UNTIL]
    assert [len(posts_of(officer, day)) for day in days] == [0, 1, 1, 0]


def test_officers_are_found_by_role_and_place(officer: Officer, town: Office, clerk: Doer) -> None:
    appoint(officer, "town_clerk", town, since=SINCE, by=clerk)

    assert officers_with("town_clerk", VILLAGE, SINCE) == [officer]
    assert officers_with("town_head", VILLAGE, SINCE) == []
    assert officers_with("town_clerk", "440118102201", SINCE) == []
    assert officers_with("town_clerk", VILLAGE, date(2025, 1, 1)) == []
    assert find_officer("S1") == officer


def test_an_unknown_role_is_refused(officer: Officer, town: Office, clerk: Doer) -> None:
    with pytest.raises(AppointmentRefused, match="king"):
        appoint(officer, "king", town, since=SINCE, by=clerk)


@pytest.mark.parametrize("second", ["security_admin", "auditor"])
def test_one_officer_is_not_two_of_the_three_administrators(
    officer: Officer, town: Office, clerk: Doer, second: str
) -> None:
    appoint(officer, "system_admin", town, since=SINCE, by=clerk)

    with pytest.raises(AppointmentRefused, match="不能兼任"):
        appoint(officer, second, town, since=SINCE, by=clerk)


def test_an_earlier_start_does_not_slip_past_the_separation(
    officer: Officer, town: Office, clerk: Doer
) -> None:
    appoint(officer, "system_admin", town, since=UNTIL, by=clerk)

    with pytest.raises(AppointmentRefused):
        appoint(officer, "auditor", town, since=SINCE, by=clerk)


def test_after_one_post_ended_another_administrator_may_be_appointed(
    officer: Officer, town: Office, clerk: Doer, notebook: Notebook
) -> None:
    post = appoint(officer, "system_admin", town, since=SINCE, by=clerk)
    end_post(post, until=UNTIL, by=clerk)

    assert appoint(officer, "auditor", town, since=UNTIL, by=clerk).pk
    assert notebook.verbs == ["appoint", "end_post", "appoint"]


def test_a_post_does_not_end_before_it_began(officer: Officer, town: Office, clerk: Doer) -> None:
    post = appoint(officer, "town_clerk", town, since=UNTIL, by=clerk)

    with pytest.raises(AppointmentRefused, match="结束"):
        end_post(post, until=SINCE, by=clerk)
