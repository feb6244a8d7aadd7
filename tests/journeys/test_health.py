"""A nurse measures and gives medicine, a threshold calls, the family reads until it is ended."""

import re

import pytest

from .driving import DESK, Crowd, Person

pytestmark = pytest.mark.browser


def test_a_day_of_care_and_the_family_that_reads(crowd: Crowd) -> None:
    nurse = crowd.somebody(DESK).signs_in("house_worker", at="/provider/sign-in/")
    nurse.opens("/provider/health/").looks_around("health-people")
    with nurse.page.expect_navigation():
        nurse.page.locator("a.row-link").first.click()
    nurse.looks_around("health-record")

    measures(nurse)
    checks_a_risk_medicine(crowd, nurse.page.url)
    nurse.opens("/provider/health/handover/").looks_around("health-handover")

    family = crowd.on_a_phone("citizen_father").opens("/my/health/").looks_around("health-mine")
    name = family.page.get_by_role("link", name=re.compile("^(?!我自己).*的健康记录$")).first
    told = name.inner_text()
    with family.page.expect_navigation():
        name.click()
    family.sees("血压").looks_around("health-family")
    url = family.page.url
    family.opens("/my/health/").follows(re.compile("^不再看")).presses("确定撤回")
    family.does_not_see(told)
    assert family.page.goto(url).status == 404  # type: ignore[union-attr]  # a page was answered
    assert not crowd.pictures.wrong(), crowd.pictures.wrong()


def measures(nurse: Person) -> None:
    """A slip is refused, a high value calls, and is answered."""
    record = nurse.page.url
    nurse.follows("记体征").looks_around("health-vitals")
    nurse.fills("体温（摄氏度）", "52").presses("保存").sees("不可能")
    nurse.fills("体温（摄氏度）", "38.6").presses("保存").sees("体温偏高")
    nurse.follows(re.compile("^写怎样处理的.*体温偏高"))
    nurse.fills("怎样处理的", "物理降温，已告知医生").presses("保存").sees("已记下怎样处理的")
    nurse.opens(record)


def checks_a_risk_medicine(crowd: Crowd, record: str) -> None:
    manager = crowd.somebody(DESK).signs_in("house_manager", at="/provider/sign-in/")
    manager.opens(record)
    with manager.page.expect_navigation():
        manager.page.get_by_role("button", name=re.compile("^核对并给药")).first.click()
    manager.sees("已核对并给药")
