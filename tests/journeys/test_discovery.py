"""A village worker reports without network; the town takes it up, visits, applies, closes."""

import re

import pytest
from playwright.sync_api import expect

from .driving import PHONE, Crowd, Person

pytestmark = pytest.mark.browser

REPORT, LISTS = "/desk/report-need/", "/desk/entries/"
WHO = "阿水嫂"


def opens_once(worker: Person) -> None:
    """With network, so that the phone keeps the page."""
    worker.opens(REPORT)
    worker.page.evaluate("navigator.serviceWorker.ready")
    worker.page.reload()


def reports(worker: Person, what: str, who: str) -> None:
    """Two taps and a name."""
    worker.page.get_by_label(what).check()
    worker.page.get_by_label("是谁").fill(who)
    worker.page.get_by_role("button", name="发出", exact=True).first.click()


def entry_of(officer: Person) -> str:
    officer.opens(f"{LISTS}?level=village")
    row = officer.page.get_by_role("row").filter(has_text="阿**")
    return str(row.get_by_role("link").first.get_attribute("href"))


def test_a_report_without_network_goes_its_whole_way(crowd: Crowd) -> None:
    worker = crowd.at_the_desk("village_worker", PHONE)
    opens_once(worker)

    worker.context.set_offline(True)
    worker.page.goto(worker.house.url + REPORT)
    reports(worker, "吃、穿、住有困难", WHO)
    expect(worker.page.get_by_text("已存在手机里")).to_be_visible()
    expect(worker.page.locator("[data-kept] li")).to_contain_text(WHO)
    worker.context.set_offline(False)
    worker.page.goto(worker.house.url + REPORT)
    expect(worker.page.locator("[data-said]")).to_contain_text(re.compile("回执号 T"))
    expect(worker.page.locator("[data-kept]")).to_be_hidden()
    address = entry_of(worker)

    # somebody tells of the same again: shown first, then joined
    worker.opens(REPORT)
    reports(worker, "吃、穿、住有困难", WHO)
    worker.page.get_by_label(re.compile("并在一起")).first.check()
    worker.page.get_by_role("button", name="发出", exact=True).first.click()
    worker.sees("并入已有的一户")

    clerk = crowd.at_the_desk("town_clerk")
    clerk.opens(address).sees("又有反映").follows("提到本级办")
    clerk.fills("理由", "镇里直接上门").presses("保存")
    clerk.sees("已上交到乡镇").presses("接办")
    clerk.follows("上门或联系记录").fills("见到了谁", "见到本人，米缸空了")
    clerk.picks("收入", "很困难").presses("保存").sees("分数已按看到的重算")
    clerk.follows("处理结果").picks("结果", "已经给了临时救助")
    clerk.fills("怎样处理的", "当天发了米和钱").presses("保存")
    clerk.sees("已办结：已经给了临时救助")
