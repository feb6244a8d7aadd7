"""Safety of a house: a fall at night told on a phone, reviewed; a drill; a carer leaves."""

import re

import pytest
from playwright.sync_api import expect

from .driving import PHONE, Crowd, Person

pytestmark = pytest.mark.browser


def test_a_fall_a_drill_and_a_carer_who_leaves(crowd: Crowd) -> None:
    worker = crowd.somebody(PHONE).signs_in("house_worker", at="/provider/sign-in/")
    clerk = crowd.at_the_desk("district_clerk")

    who = tells_of_a_fall(worker)
    sees_it(clerk, who)
    writes_why(worker, who)
    reviews(clerk, who)
    holds_a_drill(worker)

    manager = crowd.somebody(PHONE).signs_in("house_manager", at="/provider/sign-in/")
    lets_carers_go(manager)
    sees_red(clerk)
    assert not crowd.pictures.wrong(), crowd.pictures.wrong()


def home(house: Person, path: str) -> Person:
    """The page of the home among the house's facilities: the one where people live."""
    house.opens(path)
    texts = house.page.locator("#place option").all_inner_texts()
    at = next(n for n, text in enumerate(texts) if "公寓" in text)
    house.page.get_by_label("服务点", exact=True).select_option(index=at)
    return house.presses("换一个")


def tells_of_a_fall(worker: Person) -> str:
    """Just now, in the first minute; gives who fell."""
    home(worker, "/provider/safety/").looks_around("safety-house").follows("记一起意外")
    worker.looks_around("safety-incident-new")
    box = worker.page.get_by_label("谁", exact=True)
    box.select_option(index=1)
    who = str(box.locator("option:checked").inner_text()).split()[0]
    worker.page.get_by_label("发生了什么").select_option("跌倒")
    worker.page.get_by_label("几点").fill("00:00")
    worker.fills("在哪里", "卫生间").fills("经过", "夜里起身时滑倒")
    worker.picks("伤害程度", "重伤、住院").fills("当时处置", "没有搬动，打了 120")
    worker.presses("记下").sees("民政部门已经收到紧急通知")
    return who


def sees_it(clerk: Person, who: str) -> None:
    clerk.opens("/desk/safety/?risk=fall").looks_around("safety-incidents")
    clerk.follows(re.compile("."), beside=who).sees("等机构写明原因")
    clerk.looks_around("safety-incident")


def writes_why(worker: Person, who: str) -> None:
    home(worker, "/provider/safety/").follows(re.compile("."), beside=who)
    worker.follows("写明原因和措施").fills("原因", "地面有水").fills("改进措施", "今天换防滑垫")
    worker.presses("保存").sees("等另一位复核").looks_around("safety-incident-own")


def reviews(clerk: Person, who: str) -> None:
    clerk.opens("/desk/safety/?risk=fall").follows(re.compile("."), beside=who).follows("复核")
    clerk.page.get_by_label("原因清楚、措施够了，结案").check()
    clerk.fills("复核意见", "已现场看过").presses("保存").sees("结案")
    clerk.opens("/desk/safety/houses/").looks_around("safety-houses")


def holds_a_drill(worker: Person) -> None:
    home(worker, "/provider/safety/").follows("登记演练")
    worker.page.get_by_label("科目").select_option("消防疏散")
    worker.fills("参加人数", "28").fills("用时", "12").presses("保存").sees("已登记")


def lets_carers_go(manager: Person) -> None:
    """Both full-time carers leave; who is left does not suffice."""
    for _ in range(3):
        home(manager, "/provider/staff/").looks_around("staff")
        row = manager.page.get_by_role("row").filter(has_text="养老护理员").filter(has_text="在岗")
        if row.count() == 0:
            break
        with manager.page.expect_navigation():
            row.first.locator("a").first.click()
        manager.looks_around("staff-member").follows("登记离职")
        manager.writes_day(manager.house.today()).fills("原因", "本人辞职").presses("保存").sees(
            "离职"
        )
    home(manager, "/provider/staff/").sees("还差")


def sees_red(clerk: Person) -> None:
    clerk.opens("/desk/staffing/").looks_around("staffing-houses")
    row = clerk.page.get_by_role("row").filter(has_text="不够")
    expect(row.first).to_be_visible()
    with clerk.page.expect_navigation():
        row.first.locator("a").first.click()
    clerk.sees("还差").looks_around("staffing-house")
