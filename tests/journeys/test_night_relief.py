"""Help first: a town pays from its reserve at night, completes the case, the district refills."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from minzheng.wiring.demo.numbers import with_check

from .driving import PHONE, Crowd, Person

pytestmark = pytest.mark.browser

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR a signed receipt"
ACCOUNT, AGREED = "6217770000000066666", "办件已批准，这笔钱计入救助金"
NUMBER, PAID = re.compile(r"LS-440118-2026-\d{6}"), re.compile("^BJ")
RESERVE = re.compile("临时救助备用金$")


def test_relief_at_night_is_made_up_in_time_and_refilled(crowd: Crowd) -> None:
    clerk = crowd.at_the_desk("town_clerk", PHONE).opens("/desk/reserves/").looks_around("reserves")
    pays_somebody_new(clerk)
    # The family whose kitchen burnt last night: its papers are made up by day.
    clerk.opens("/desk/reserves/payments/?all=1").follows(PAID, beside="800.00")
    payment = clerk.page.url
    number = applies_for_them(clerk.looks_around("reserve-payment"))
    clerk.opens(payment).sees(number).presses("写入办件").sees("不会再付一次")
    decides_the_case(crowd, clerk, number)

    clerk.opens(payment).follows("写怎样了结").picks("怎样了结", AGREED)
    clerk.fills("理由", "快救金与已付相等").presses("提出").sees("等批准")
    crowd.at_the_desk("town_head").opens(payment).presses("批准").sees("已了结")
    refills(crowd, clerk)

    clerk.opens("/desk/reserves/").follows(RESERVE).follows("每月结存").looks_around(
        "reserve-months"
    )
    clerk.sees("一致").does_not_see("不一致")
    assert clerk.house.command("ledger", "verify").returncode == 0
    assert not crowd.pictures.wrong(), crowd.pictures.wrong()


def pays_somebody_new(clerk: Person) -> None:
    """Four answers on the phone without network; sent when it is back, made up by day."""
    today = clerk.house.today()
    clerk.follows("先行救助").looks_around("reserve-pay")
    clerk.page.evaluate("navigator.serviceWorker.ready")
    clerk.page.reload()
    clerk.context.set_offline(True)
    clerk.page.reload()
    clerk.fills("给了谁", "农水生").picks("发生了什么事", "火灾")
    clerk.picks("给多少", "300 元").picks("怎样给的", "现金")
    clerk.button("已经给到，保存").click()
    expect(clerk.page.get_by_text("已存在手机里")).to_be_visible()
    expect(clerk.page.locator("[data-kept] li")).to_contain_text("农水生")
    clerk.context.set_offline(False)
    expect(clerk.page.locator("[data-said]")).to_contain_text("已付 300.00元")
    clerk.page.reload()
    expect(clerk.page.locator("[data-kept]")).to_be_hidden()

    clerk.opens("/desk/reserves/payments/?state=incomplete").follows(PAID, beside="300.00")
    clerk.looks_around("reserve-payment-night").follows("补全情况").looks_around("reserve-complete")
    clerk.fills("领取人身份证号", with_check("44011819790616001", date(today.year, 1, 1)))
    clerk.fills("发生了什么", "出租屋起火，没有地方住")
    clerk.fills("在场的第二个人", clerk.house.accounts["village_worker"])
    clerk.presses("保存").sees("已补全", "补办申请").follows("补收据照片")
    clerk.hands_in("收据照片", "收据.png", PNG, "image/png").presses("保存")


def applies_for_them(clerk: Person) -> str:
    """Only what the night's entry did not say is asked."""
    clerk.presses("补办申请").picks("由村（居）委会", "否")
    clerk.fills("开户银行", "广州农村商业银行").fills("收款账号", ACCOUNT)
    for box in clerk.page.get_by_label(re.compile("已在纸质承诺书上签字")).all():
        box.check()
    clerk.presses("收件，提交").sees("已收件")
    found = NUMBER.search(clerk.text()) or NUMBER.search(clerk.page.url)
    assert found, clerk.text()
    return found[0]


def decides_the_case(crowd: Crowd, clerk: Person, number: str) -> None:
    """Small quick relief; what the reserve has paid is enough."""
    clerk.opens(f"/desk/cases/{number}/").chooses("困难情形", "火灾").picks("生活严重困难", "是")
    clerk.picks("困难程度", "较轻").fills("困难持续月数", "1").picks("同因已救助", "否")
    clerk.fills("本年已救助次数", "0").decides("小额快救").sees("快救登记", "800.00元")
    clerk.fills("急需金额", "800").decides("登记完毕")
    head = crowd.at_the_desk("town_head").opens(f"/desk/cases/{number}/")
    head.fills("经办意见", "同意").decides("备用金已经给足").sees("快救已足")


def refills(crowd: Crowd, clerk: Person) -> None:
    """Asked by the town, checked by one and approved by another at the district."""
    clerk.opens("/desk/reserves/").follows(RESERVE).looks_around("reserve")
    clerk.presses("申请核销补足").sees("800.00", "待审核")
    claim = clerk.page.url
    checker = crowd.at_the_desk("district_clerk").opens(claim)
    checker.picks("怎样办", "审核通过，报负责人审批").presses("确定").sees("待审批")
    head = crowd.at_the_desk("district_head").opens(claim).looks_around("reserve-claim")
    head.picks("怎样办", "批准，从下面的资金拨付").chooses("从哪笔资金拨付", "区级困难群众救助")
    head.presses("确定").sees("已拨付")
