"""An old person's home adapted: applied, assessed, quoted, agreed, fitted, accepted, paid."""

import re

import pytest

from .driving import Crowd, Person

pytestmark = pytest.mark.browser

ACCOUNT = "6217770000000066666"
PHOTO = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c626001000000ffff03000006000557bfabd40000000049454e44ae426082"
)
NUMBER = re.compile(r"SG-440118-2026-\d{6}")


def test_a_home_is_adapted_from_application_to_payment(crowd: Crowd) -> None:
    elder = crowd.on_a_phone("citizen_home")
    number = applies(elder)
    clerk = crowd.at_the_desk("town_clerk").opens(f"/desk/cases/{number}/")
    clerk.picks("材料齐全", "是").decides("受理").sees("入户评估")
    assesses(crowd, number)
    quotes(clerk, number)

    elder.opens(f"/my/cases/{number}/").sees("老人确认").looks_around("adapt-plan")
    elder.follows("去答复").picks("方案和报价都看过了", "是")
    elder.presses("确认并提交")
    head = crowd.at_the_desk("district_head").opens(f"/desk/cases/{number}/")
    head.fills("经办意见", "同意").decides("同意改造").sees("施工")
    fits_and_accepts(clerk, number)

    head.opens(f"/desk/cases/{number}/").fills("经办意见", "同意付款").decides("同意付款")
    head.opens(f"/desk/cases/{number}/payments/").sees("一次性", "560.00")
    elder.opens(f"/my/cases/{number}/").sees("560.00").looks_around("adapt-done")
    assert not crowd.pictures.wrong(), crowd.pictures.wrong()


def applies(elder: Person) -> str:
    elder.opens("/services/eldercare/home_adaptation/").looks_around("adapt-guide")
    elder.follows("在线办理").presses("开始填写").follows("接着填")
    while elder.page.get_by_role("button", name="保存并继续").count():
        answers(elder)
        elder.presses("保存并继续")
    elder.opens(re.sub(r"papers/.*", "answers/", elder.page.url)).follows("内容无误，去签承诺")
    for box in elder.page.get_by_role("checkbox").all():
        box.check()
    elder.presses("签署并继续").presses("提交申请").sees("申请已提交")
    return elder.page.locator(".copy-value").first.inner_text()


def answers(elder: Person) -> None:
    """A page of the form as she would fill it."""
    said = {"户口在这个县": ("户口在本地", "是"), "别人代": ("由子女", "否"),
            "可以改造": ("长期住这里", "是")}  # fmt: skip
    for words, (question, answer) in said.items():
        if words in elder.heading():
            elder.picks(question, answer)
    if "账户" in elder.heading():
        elder.fills("开户银行", "广州农村商业银行").fills("收款账号", ACCOUNT)


def assesses(crowd: Crowd, number: str) -> None:
    visitor = crowd.at_the_desk("assessor").opens(f"/desk/cases/{number}/")
    visitor.looks_around("adapt-assess")
    visitor.fills("调查情况", "厕所没有扶手").picks("户口在本地", "是").picks("房屋可以改造", "是")
    visitor.picks("以前享受过改造补贴", "否").fills("家中风险", "厕所站不稳")
    visitor.fills("需要几件扶手", "2")
    visitor.page.get_by_role("group", name="共同办理人").get_by_role("checkbox").first.check()
    visitor.decides("可以改造").sees("方案报价")


def quotes(clerk: Person, number: str) -> None:
    """Too dear the rules do not propose it; at the ceiling's inside they do."""
    clerk.opens(f"/desk/cases/{number}/").looks_around("adapt-quote")
    clerk.fills("经办意见", "两处扶手").fills("施工单位", "安居工程部")
    clerk.picks("施工单位在名录", "是").fills("扶手一件连安装", "280")
    clerk.decides("报价合格").sees("老人确认")


def fits_and_accepts(clerk: Person, number: str) -> None:
    clerk.opens(f"/desk/cases/{number}/").fills("调查情况", "已装好")
    clerk.writes_day(clerk.house.today()).decides("完工").sees("验收")
    brings(clerk, number)
    clerk.opens(f"/desk/cases/{number}/").fills("调查情况", "扶手牢固").picks("全部完工", "是")
    clerk.fills("结算价", "560").picks("老人签字", "是")
    clerk.page.get_by_role("group", name="共同办理人").get_by_role("checkbox").first.check()
    clerk.decides("验收合格").sees("付款审定")


def brings(clerk: Person, number: str) -> None:
    """The pictures before and after, each as what it is."""
    for title in ("改造前的照片", "改造后的照片"):
        clerk.opens(f"/desk/cases/{number}/papers/add/").fills("材料名称", title)
        content = PHOTO + title.encode()
        clerk.hands_in("文件", f"{title}.png", content, "image/png").presses("收入卷宗")
