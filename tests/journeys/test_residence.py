"""A newcomer: a bed, an assessment before the contract, a prepayment; more care, another unit."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from .driving import PHONE, Crowd, Person

pytestmark = pytest.mark.browser

TODAY, END = date(2026, 11, 2), date(2027, 11, 1)


def test_a_newcomer_from_the_bed_to_the_contract(crowd: Crowd) -> None:
    house = crowd.somebody(PHONE).signs_in("house_manager", at="/provider/sign-in/")

    name = gets_a_bed(house)
    is_assessed_before_she_signs(house)
    pays_ahead(house)
    moves_to_more_care(house)

    officer_sees_it(crowd.at_the_desk("district_clerk"), name)
    assert not crowd.pictures.wrong(), crowd.pictures.wrong()


def gets_a_bed(house: Person) -> str:
    """The one who lives there without a bed; gives her name."""
    house.opens("/provider/residence/").looks_around("residence-board")
    newcomer = house.page.locator(".banner a").first
    name = newcomer.inner_text().strip()
    with house.page.expect_navigation():
        newcomer.click()
    house.follows("安排床位").looks_around("residence-place")
    house.page.get_by_label("床位", exact=True).select_option(index=1)
    house.presses("安排床位").sees(f"{name}住 ")
    return name


def is_assessed_before_she_signs(house: Person) -> None:
    house.follows("签服务合同").looks_around("residence-sign")
    writes_contract(house)
    house.sees("还没有入院评估")
    with house.page.expect_navigation():
        house.page.get_by_role("link", name="返回").last.click()
    house.follows("登记入院评估").picks("照护级别", "协助照护")
    house.fills("评估人姓名", "温小雪").fills("另一评估人姓名", "韩秋萍")
    house.presses("保存").sees("可以签合同").follows("签服务合同")
    writes_contract(house)
    house.sees("已登记").looks_around("residence-stay")


def writes_contract(house: Person) -> None:
    house.fills("付费人（担保人）姓名", "家属").fills("与入住人的关系", "女儿")
    write_day(house, "合同从哪天起", TODAY)
    write_day(house, "合同到哪天止", END)
    house.picks("照护级别", "协助照护")
    for label, yuan in (("床位费", "1500"), ("照护费", "800"), ("伙食费", "700")):
        house.fills(f"每月{label}", yuan)
    house.fills("押金", "1500").presses("保存")


def write_day(house: Person, question: str, day: date) -> None:
    group = house.page.get_by_role("group", name=re.compile(question))
    for words, number in (("年", day.year), ("月", day.month), ("日", day.day)):
        group.get_by_label(words, exact=True).fill(str(number))


def pays_ahead(house: Person) -> None:
    house.follows("登记收、扣、退").picks("收、扣还是退", "收").picks("哪一种", "服务费")
    house.fills("金额", "6000").fills("几个月的", "2").presses("登记").sees("6,000.00")


def moves_to_more_care(house: Person) -> None:
    house.follows("换床")
    box = house.page.get_by_label("床位", exact=True)
    told = [text for text in box.locator("option").all_inner_texts() if "认知照护" in text]
    box.select_option(label=told[0])
    house.picks("原因", "评估结果变化").fills("评估的日期和结果", "11 月 2 日评估：认知障碍")
    house.presses("换床").sees("认知照护", "评估结果变化")


def officer_sees_it(clerk: Person, name: str) -> None:
    clerk.opens("/desk/residence/").looks_around("residence-houses")
    clerk.follows("松鹤养老公寓").looks_around("residence-house")
    expect(clerk.page.locator("main")).to_contain_text(name)
    goes_to(clerk, "合同")
    expect(clerk.page.locator("main table").first).to_contain_text(name)
    clerk.looks_around("residence-contracts")
    goes_to(clerk, "预收费")
    clerk.sees(name, "6,000.00").looks_around("residence-prepaid")


def goes_to(clerk: Person, words: str) -> None:
    """To another page of the same house."""
    house = clerk.page.get_by_role("navigation", name="松鹤养老公寓")
    with clerk.page.expect_navigation():
        house.get_by_role("link", name=words, exact=True).click()
