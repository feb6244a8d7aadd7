"""A need that policy cannot meet: offered, taken on by a charity, delivered, confirmed, closed."""

import pytest

from .driving import Crowd, Person

pytestmark = pytest.mark.browser

WORDS = "过冬要一台取暖器，家里只有一床薄被"
GIVES = "一台新取暖器，送到家并教会使用"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR a signed sheet"


def asks(crowd: Crowd) -> Person:
    """The father says page by page what is needed."""
    father = crowd.on_a_phone("citizen_father").opens("/my/needs/").looks_around("portal-needs")
    father.follows("说说需要什么")
    father.page.get_by_role("radio").first.check()
    father.presses("继续").sees("需要什么帮助")
    father.page.get_by_label("家用电器", exact=True).check()
    father.presses("继续")
    father.page.get_by_label("一次", exact=True).check()
    father.presses("继续").presses("继续").sees("还有什么要告诉我们")
    father.fills("还有什么要告诉我们", "家里冷").presses("继续").sees("家用电器", "一次 1 件")
    return father.looks_around("portal-need-check").presses("提交").sees("待确认")


def test_a_charity_meets_what_policy_cannot(crowd: Crowd) -> None:
    father = asks(crowd)
    clerk = crowd.at_the_desk("town_clerk").opens("/desk/needs/?item=appliance&state=noted")
    clerk.looks_around("desk-needs").follows("X", beside="家用电器").follows("确认需求")
    clerk.presses("确认需求").follows("向社会求助").fills("公开说明", WORDS)
    clerk.fills("大约要多少钱", "300").presses("向社会求助").sees("已公布").looks_around(
        "desk-need"
    )

    guest = crowd.on_a_phone().opens("/open/giving/").sees(WORDS, "300.00")
    guest.looks_around("open-giving").does_not_see("罗")

    charity = crowd.somebody((1280, 900)).signs_in("charity_manager", at="/provider/sign-in/")
    charity.opens("/provider/giving/").looks_around("provider-giving")
    charity.follows("G", beside=WORDS).fills("我们给什么", GIVES).presses("认领")
    charity.sees("等镇街同意").looks_around("provider-pledge")

    clerk.opens("/desk/needs/?state=pledged").follows("X", beside="家用电器").sees(GIVES)
    clerk.presses("同意认领").sees("联系方式只对它开放")

    mine = charity.page.url
    charity.opens(mine).presses("查看一次").sees("这次查看已记入审计")
    charity.opens(mine).follows("报送达").fills("送了什么，交给了谁", "取暖器一台，本人签收")
    charity.hands_in("凭证", "签收单.png", PNG, "image/png").presses("报送达").sees("等本人确认")

    father.opens("/my/needs/").follows("家用电器").follows("收到了，去确认")
    father.presses("确认收到").sees("已满足").looks_around("portal-need")
    clerk.opens("/desk/needs/?state=met&item=appliance").sees("已满足")
    guest.opens("/open/giving/").does_not_see(WORDS)
