"""Care at home: a check-in five kilometres away is judged unpaid; a good month is paid; family."""

import re

import pytest
from playwright.sync_api import expect

from .driving import PHONE, Crowd, Person

pytestmark = pytest.mark.browser

PIN = "2468"


def test_a_home_visit_from_check_in_to_pay(crowd: Crowd) -> None:
    worker = crowd.somebody(PHONE).signs_in("house_worker", at="/provider/sign-in/")
    name = goes_to_the_wrong_place(worker)

    clerk = crowd.at_the_desk("district_clerk")
    judges(clerk, name)
    looks_at_every_room(clerk)

    pays_october(crowd)
    the_family_reads(crowd)
    assert not crowd.pictures.wrong(), crowd.pictures.wrong()


def goes_to_the_wrong_place(worker: Person) -> str:
    """The phone stands far from the elder's village; gives the elder's name."""
    worker.context.grant_permissions(["geolocation"])
    worker.context.set_geolocation({"latitude": 22.5, "longitude": 113.0, "accuracy": 12})
    worker.opens("/provider/homecare/").looks_around("homecare-board")
    worker.opens("/provider/homecare/today/").looks_around("homecare-phone")
    page = worker.page
    button = page.get_by_role("button", name=re.compile("^到了，签到")).first
    name = button.inner_text().split("：")[1].split()[0]
    with page.expect_navigation():
        button.click()
    place = page.locator("section.home-tap").filter(has=page.locator("details[open]")).first
    place.get_by_label("请老人输入签收口令").fill(PIN)
    with page.expect_navigation():
        place.get_by_role("button", name=re.compile("^做完，签退")).click()
    expect(page.locator("main")).to_contain_text("已做完")
    worker.opens("/provider/homecare/months/").looks_around("homecare-months")
    return name


def judges(clerk: Person, name: str) -> None:
    clerk.opens("/desk/homecare/odd/?show=waiting&code=far").looks_around("homecare-odd")
    clerk.follows(re.compile("."), beside=name).looks_around("homecare-visit").follows("判定")
    clerk.page.get_by_label("不属实，不结算").check()
    clerk.fills("怎样核实的", "老人说没有人来过").presses("保存").sees("不属实，不结算")


def looks_at_every_room(clerk: Person) -> None:
    for name in (
        "",
        "calls/?show=decided",
        "complaints/",
        "months/",
        "beds/",
        "providers/",
        "weak/",
    ):
        clerk.opens(f"/desk/homecare/{name}")
        clerk.looks_around(f"homecare-{name.split('/')[0] or 'plans'}")
    clerk.opens("/desk/homecare/")
    with clerk.page.expect_navigation():
        clerk.page.locator("a.row-link").last.click()
    clerk.looks_around("homecare-plan")


def pays_october(crowd: Crowd) -> None:
    """The head approves what was checked, the finance office pays it."""
    head = crowd.at_the_desk("district_head").opens("/desk/homecare/months/?state=checked")
    with head.page.expect_navigation():
        head.page.locator("a.row-link").first.click()
    address = head.page.url
    head.looks_around("homecare-month").follows("核定").presses("确认核定")
    money = crowd.at_the_desk("finance_clerk").opens(address).follows("支付")
    money.page.get_by_label("从哪笔资金支付").select_option(index=1)
    money.presses("支付")
    expect(money.page.locator("main")).to_contain_text(re.compile("凭证|不能用于|可用"))


def the_family_reads(crowd: Crowd) -> None:
    """The elder confirms a visit and says how it was."""
    elder = crowd.somebody(PHONE).signs_in("citizen_elder", at="/sign-in/")
    elder.opens("/my/homecare/").looks_around("homecare-mine")
    with elder.page.expect_navigation():
        elder.page.get_by_role("link", name=re.compile("助浴")).last.click()
    elder.looks_around("homecare-family-visit").picks("这一次有人来服务吗？", "来过")
    elder.presses("确认").sees("已记下")
