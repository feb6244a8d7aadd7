"""A visit where there is no network: written on the phone, sent back, nobody's answer lost."""

import re

import pytest
from playwright.sync_api import expect

from .driving import PHONE, Crowd, Person

pytestmark = pytest.mark.browser

PIN = "20261122"
SHELL = "/desk/visits/offline/"
MINE, OTHERS = "瓦房三间，西屋漏雨", "砖房两间，住得下"


def takes_along(officer: Person) -> str:
    """Carry the first visit of the list; gives its address."""
    officer.opens("/desk/visits/")
    page = officer.page
    page.get_by_text("带着走：没有网络也能填").click()
    page.get_by_label("口令").fill(PIN)
    page.get_by_role("button", name="带着走", exact=True).click()
    expect(page.locator("[data-carry] [data-said]")).to_contain_text(re.compile(r"已带上 \d+ 户"))
    address: str = page.locator("[data-carry-form] input[name=visit]").first.input_value()
    return address


def writes_without_network(officer: Person, address: str, text: str) -> None:
    page = officer.page
    officer.context.set_offline(True)
    page.goto(officer.house.url + address)
    expect(page.get_by_text("现在没有网络")).to_be_visible()
    page.locator("textarea").first.fill(text)
    page.get_by_role("button", name="存在手机里").click()
    expect(page.get_by_text("已存在手机里")).to_be_visible()


def sends_back(officer: Person) -> str:
    """Where there is network again; gives what is said of the visit."""
    page = officer.page
    page.goto("about:blank")  # an open page would send by itself before the button is pressed
    officer.context.set_offline(False)
    page.goto(officer.house.url + SHELL)
    page.get_by_role("button", name="现在发回").click()
    expect(page.get_by_text("发完了")).to_be_visible()
    return page.locator(".carried").inner_text()


def test_a_visit_is_written_without_network_and_sent_back(crowd: Crowd) -> None:
    clerk = crowd.at_the_desk("town_clerk", PHONE)
    address = takes_along(clerk)

    writes_without_network(clerk, address, MINE)
    told = sends_back(clerk)

    assert "已发回" in told
    clerk.opens(address)
    expect(clerk.page.locator("textarea").first).to_have_value(MINE)


def test_two_officers_answers_are_both_kept_until_one_chooses(crowd: Crowd) -> None:
    clerk, colleague = crowd.at_the_desk("town_clerk"), crowd.at_the_desk("second_town_clerk")
    address = takes_along(clerk)
    takes_along(colleague)
    writes_without_network(colleague, address, OTHERS)
    writes_without_network(clerk, address, MINE + "。")

    sends_back(colleague)
    told = sends_back(clerk)

    assert "两个都留着" in told
    clerk.opens(address).sees(OTHERS, MINE)
    clerk.page.get_by_role("button", name=re.compile("用这个")).first.click()
    clerk.sees("已选定")


def test_the_phone_opens_with_the_password_alone_and_forgets_at_sign_out(crowd: Crowd) -> None:
    clerk = crowd.at_the_desk("town_clerk")
    address = takes_along(clerk)
    clerk.context.set_offline(True)
    tab = clerk.context.new_page()
    tab.goto(clerk.house.url + address)

    tab.get_by_label("口令").fill("000000")
    tab.get_by_role("button", name="打开").click()
    expect(tab.get_by_text("口令不对")).to_be_visible()
    tab.get_by_label("口令").fill(PIN)
    tab.get_by_role("button", name="打开").click()
    expect(tab.locator("textarea").first).to_be_visible()

    tab.close()
    clerk.context.set_offline(False)
    clerk.opens("/desk/").presses("退出")
    assert clerk.page.evaluate("indexedDB.databases()") == []
