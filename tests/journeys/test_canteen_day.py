"""A canteen's day: ordered, eaten with and without network, one impossible meal, judged, paid."""

import re

import pytest
from playwright.sync_api import expect

from .driving import PHONE, Crowd, Person

pytestmark = pytest.mark.browser

CARD = "input[name=card][type=hidden]"


def test_a_canteen_day_from_order_to_settlement(crowd: Crowd) -> None:
    clerk = crowd.at_the_desk("district_clerk")
    name = orders_for_an_elder(clerk)
    house = crowd.somebody(PHONE).signs_in("house_manager", at="/provider/sign-in/")

    card = takes_at_the_till(house, name)
    takes_without_network(house, card)
    takes_at_the_other_place(house, card)

    judges(clerk, name)
    pays_october(crowd)
    assert not crowd.pictures.wrong(), crowd.pictures.wrong()


def orders_for_an_elder(clerk: Person) -> str:
    """The newest card of the list; gives its holder's name."""
    clerk.opens("/desk/meals/").looks_around("meals-day").opens("/desk/meals/cards/")
    row = clerk.page.locator("a.row-link").first
    name = row.inner_text().strip()
    with clerk.page.expect_navigation():
        row.click()
    clerk.page.get_by_label("订哪一餐").select_option(index=4)
    clerk.presses("订餐").sees(f"已代{name}订餐")
    return name


def takes_at_the_till(house: Person, name: str) -> str:
    """By name, with network; gives the number of the card."""
    house.opens("/provider/meals/").looks_around("canteen-today").follows("打开收银")
    house.looks_around("canteen-till")
    house.page.get_by_label(re.compile("没带卡的")).fill(name)
    house.presses("查找")
    card: str = house.page.locator(CARD).first.input_value()
    with house.page.expect_navigation():
        house.page.get_by_role("button", name=re.compile("记一餐$")).last.click()
    house.sees("付")
    return card


def takes_without_network(house: Person, card: str) -> None:
    """Written on the device, sent when there is network again, once."""
    page = house.page
    expect(page.locator("[data-till][data-ready=yes]")).to_be_visible()
    house.context.set_offline(True)
    taps(house, card)
    expect(page.locator("[data-said]")).to_contain_text("先收")
    expect(page.locator("[data-list]")).to_contain_text("待传回")
    house.context.set_offline(False)
    expect(page.locator("[data-list]")).to_contain_text("已记")
    page.reload()
    expect(page.locator("[data-list] li")).to_have_count(1)


def takes_at_the_other_place(house: Person, card: str) -> None:
    """The same card a moment later somewhere else."""
    house.opens("/provider/meals/")
    house.page.get_by_label("就餐点", exact=True).select_option(index=other(house))
    house.presses("换一个").follows("打开收银")
    expect(house.page.locator("[data-till][data-ready=yes]")).to_be_visible()
    taps(house, card)
    expect(house.page.locator("[data-list]")).to_contain_text("已记")


def taps(house: Person, card: str) -> None:
    page = house.page
    page.get_by_label(re.compile("^刷卡")).fill(card)
    page.get_by_role("group", name="哪一餐").get_by_label("午餐").check()
    page.get_by_role("button", name="记一餐", exact=True).click()


def other(house: Person) -> int:
    """The canteen that is not the one shown."""
    options = house.page.locator("#place option")
    texts = options.all_inner_texts()
    shown = house.page.locator("#place option[selected]").inner_text()
    return next(n for n, text in enumerate(texts) if "长者饭堂" in text and text != shown)


def judges(clerk: Person, name: str) -> None:
    clerk.opens("/desk/meals/odd/?show=waiting&code=two_places").looks_around("meals-odd")
    clerk.follows(re.compile("."), beside=name).looks_around("meals-meal").follows("判定")
    clerk.page.get_by_label("不属实，作废").check()
    clerk.fills("怎样核实的", "老人说只在一处吃过").presses("保存").sees("已判定")


def pays_october(crowd: Crowd) -> None:
    money = crowd.at_the_desk("finance_clerk").opens("/desk/meals/settlements/?state=approved")
    with money.page.expect_navigation():
        money.page.locator("a.row-link").first.click()
    money.looks_around("meals-settlement").follows("支付")
    for box in money.page.locator("main select").all():
        box.select_option(index=1)
    money.presses("支付")
    expect(money.page.locator("main")).to_contain_text(re.compile("支付单|不能用于|可用"))
