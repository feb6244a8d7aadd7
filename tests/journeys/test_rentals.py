"""A wheelchair: asked for, handed out, returned, disinfected, rented again; the month paid."""

import re

import pytest
from playwright.sync_api import expect

from .driving import PHONE, Crowd, Person

pytestmark = pytest.mark.browser

SERIAL = "FJ1-003"


def test_a_wheelchair_goes_out_comes_back_and_goes_out_again(crowd: Crowd) -> None:
    house = crowd.somebody(PHONE).signs_in("house_manager", at="/provider/sign-in/")
    house.opens("/provider/rentals/").looks_around("rentals-today")

    hands_out(house)
    gives_back(house)
    cannot_go_out(house)
    disinfects(house)

    looks_on(crowd)
    assert not crowd.pictures.wrong(), crowd.pictures.wrong()


def hands_out(house: Person) -> None:
    """On the request that waits."""
    with house.page.expect_navigation():
        house.page.get_by_role("table").first.locator("a.row-link").first.click()
    house.looks_around("rentals-hand-out")
    house.fills("序列号", SERIAL).fills("租出时的状况", "完好，已消毒")
    house.presses("押金已收，租出").sees("已租出给")
    house.looks_around("rentals-item")


def gives_back(house: Person) -> None:
    house.follows("归还").looks_around("rentals-return")
    house.page.get_by_label("正常磨损").check()
    house.presses("确认归还").sees("退押金")


def cannot_go_out(house: Person) -> None:
    """In disinfection it is not handed out, and the page offers nothing of the kind."""
    expect(house.page.locator("main")).to_contain_text("待消毒")
    expect(house.page.get_by_role("link", name="租出", exact=True)).to_have_count(0)


def disinfects(house: Person) -> None:
    house.follows("登记消毒").looks_around("rentals-clean")
    house.page.get_by_label("消毒剂擦拭").check()
    house.fills("用了什么", "含氯消毒剂，30 分钟").presses("消毒完毕").sees("在库可租")
    house.follows(re.compile("^租出$"))
    expect(house.page.get_by_label(re.compile("序列号"))).to_have_value(SERIAL)


def looks_on(crowd: Crowd) -> None:
    """The catalogue in public, the desk's figures, stock and settlement."""
    crowd.somebody(PHONE).opens("/rentals/").looks_around("rentals-public").sees("手动轮椅")
    clerk = crowd.at_the_desk("district_clerk").opens("/desk/rentals/")
    clerk.looks_around("rentals-uses").opens("/desk/rentals/items/?state=lost")
    clerk.looks_around("rentals-lost").sees("遗失")
    clerk.opens("/desk/rentals/settlements/?state=approved")
    with clerk.page.expect_navigation():
        clerk.page.locator("a.row-link").first.click()
    clerk.looks_around("rentals-settlement")
