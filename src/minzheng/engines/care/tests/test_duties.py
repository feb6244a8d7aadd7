"""What a house owes: each duty on its day, gone once it is done."""

from datetime import date, timedelta

import pytest

from minzheng.engines.access.testing import APPLICANT_ID, DAY
from minzheng.engines.care.api import (
    DEATH,
    FILING,
    LICENCE,
    RATING,
    VACANCY,
    Newcomer,
    duties_of,
    let_go,
    report_places,
    take_in_person,
)
from minzheng.engines.care.tests.conftest import Houses
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.facilities.api import amend_facility
from minzheng.registers.people.api import record_death

NOTICE = 90  # institution.notice_days


def kinds(houses: Houses, on: date = DAY) -> list[str]:
    return [duty.kind for duty in duties_of(houses.worker, on)]


def test_who_never_reported_places_owes_it_today(houses: Houses) -> None:
    (duty,) = duties_of(houses.worker, DAY)

    assert (duty.kind, duty.due_on, duty.days_left(DAY)) == (VACANCY, DAY, 0)


def test_a_report_lasts_thirty_days(houses: Houses) -> None:
    report_places(houses.worker, houses.home.pk, 3, on=DAY)

    assert kinds(houses, DAY + timedelta(days=29)) == []
    assert kinds(houses, DAY + timedelta(days=30)) == [VACANCY]


@pytest.mark.parametrize(("column", "kind"), [("licence_until", LICENCE), ("rating_until", RATING)])
def test_what_runs_out_is_told_ahead(houses: Houses, column: str, kind: str) -> None:
    report_places(houses.worker, houses.home.pk, 3, on=DAY)
    until = DAY + timedelta(days=NOTICE)
    amend_facility(houses.home, {column: until}, source="登记", by=SYSTEM, on=DAY)

    (duty,) = duties_of(houses.worker, DAY)
    assert (duty.kind, duty.due_on) == (kind, until)
    assert "快到期" in duty.why
    assert kind not in kinds(houses, DAY - timedelta(days=1))
    assert "已经到期" in duties_of(houses.worker, until + timedelta(days=1))[-1].why


def test_a_death_the_register_knows_is_to_be_told(houses: Houses) -> None:
    report_places(houses.worker, houses.home.pk, 3, on=DAY)
    new = Newcomer("罗春生", APPLICANT_ID, "living", DAY)
    stay = take_in_person(houses.worker, houses.home.pk, new, on=DAY)
    died = DAY + timedelta(days=1)
    record_death(stay.person, died_on=died, source="医院", by=SYSTEM, on=died)

    duty, filing = duties_of(houses.worker, died)
    assert (duty.kind, duty.subject) == (DEATH, stay.pk)

    let_go(houses.worker, stay.pk, until=died, ended_as="died", on=died)
    assert kinds(houses, died) == [filing.kind]


def test_who_took_somebody_in_has_ten_working_days_to_file(houses: Houses) -> None:
    report_places(houses.worker, houses.home.pk, 3, on=DAY)
    new = Newcomer("罗春生", APPLICANT_ID, "living", DAY)
    take_in_person(houses.worker, houses.home.pk, new, on=DAY)

    (duty,) = duties_of(houses.worker, DAY)
    assert (duty.kind, duty.due_on) == (FILING, date(2026, 11, 16))

    amend_facility(
        houses.home, {"licence": "增民养备〔2020〕1号"}, source="登记", by=SYSTEM, on=DAY
    )
    assert kinds(houses) == []


def test_another_houses_duties_are_not_mine(houses: Houses) -> None:
    report_places(houses.worker, houses.home.pk, 3, on=DAY)

    assert kinds(houses) == []
    assert [duty.facility for duty in duties_of(houses.stranger, DAY)] == [houses.other]
