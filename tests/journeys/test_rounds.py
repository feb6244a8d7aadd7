"""A village worker's month on a phone: a visit with and without network; the district's rate."""

import re

import pytest
from playwright.sync_api import expect

from .driving import PHONE, Crowd, Person

pytestmark = pytest.mark.browser


def test_a_month_of_visits_from_phone_to_rate(crowd: Crowd) -> None:
    district = crowd.at_the_desk("district_clerk").opens("/desk/rounds/?state=late")
    district.looks_around("rounds")
    before = rate(district)
    worker = crowd.at_the_desk("town_clerk", PHONE)

    visits(worker)
    finds_nobody_without_network(worker)

    district.opens("/desk/rounds/rates/").looks_around("rounds-rates")
    assert rate(district.opens("/desk/rounds/")) == before + 1
    district.opens("/desk/rounds/checks/").looks_around("rounds-checks").sees("没有人应")
    assert not crowd.pictures.wrong(), crowd.pictures.wrong()


def visits(worker: Person) -> None:
    """The first of the list is at home, and needs something."""
    worker.opens("/desk/rounds/phone/").looks_around("rounds-phone")
    answers(worker, 1, "见到（联系上）本人")
    worker.page.get_by_role("group", name="身体").get_by_label("和平时一样").check()
    worker.page.get_by_role("group", name="情绪").get_by_label("平稳").check()
    worker.button("记下这次探访").click()
    expect(worker.page.locator("[data-said]")).to_contain_text("已记下")


def finds_nobody_without_network(worker: Person) -> None:
    """Kept on the phone, sent once when there is network."""
    worker.opens("/desk/rounds/phone/")
    expect(worker.page.locator("[name=client]")).not_to_have_value("")
    worker.context.set_offline(True)
    answers(worker, 1, "没有人应")
    worker.button("记下这次探访").click()
    expect(worker.page.locator("[data-said]")).to_contain_text("存在手机里")
    worker.context.set_offline(False)
    expect(worker.page.locator("[data-said]")).to_contain_text("没有人应，已记下")


def answers(worker: Person, place: int, outcome: str) -> None:
    page = worker.page
    page.get_by_label("去看谁").select_option(index=place)
    page.get_by_role("group", name="见到本人了吗").get_by_label(outcome).check()
    page.get_by_role("group", name="怎样探访的").get_by_label("上门").check()


def rate(officer: Person) -> int:
    """How many visits are done, as the figures say."""
    found = re.search(r"(\d+)/\d+", officer.page.locator("main").inner_text())
    assert found is not None
    return int(found[1])
