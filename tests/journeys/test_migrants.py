"""A village's list of the year: checked, published masked, confirmed twice, paid per head."""

import re

import pytest

from .driving import Crowd

pytestmark = pytest.mark.browser

VILLAGE_WORKS = re.compile("2026 年")


def test_a_list_goes_from_the_village_to_the_bank(crowd: Crowd) -> None:
    clerk = crowd.at_the_desk("district_clerk").opens("/desk/migrants/")
    clerk.looks_around("migrants").sees("石潭水库", "扶持期届满")
    clerk.opens("/desk/migrants/lists/").looks_around("migrant-lists")
    clerk.follows(VILLAGE_WORKS).sees("公示到")
    address = clerk.page.url
    clerk.does_not_see("公示期满，核对通过")

    nobody = crowd.on_a_phone().opens("/open/notices/")
    nobody.sees("水库移民直补名单公示")

    clerk.waits(7)
    town = crowd.at_the_desk("town_clerk").opens(address)
    town.follows("公示期满，核对通过").presses("核对通过").sees("等区里确认")
    clerk.opens(address).looks_around("migrant-list").follows("确认").presses("确认名单")
    clerk.sees("等批准拨款")
    head = crowd.at_the_desk("district_head").opens(address).follows("批准拨款")
    head.chooses("从哪笔资金发", "水库移民后期扶持资金").presses("批准拨款").sees("钱已预留")

    payer = crowd.at_the_desk("finance_clerk").opens(address).follows("导出银行文件")
    text = payer.downloads("导出").decode("utf-8-sig")
    assert text.splitlines()[0].startswith("行号,户名")
    payer.opens(address).follows("登记回盘").fills("退票的行", "2 户名不符").presses("登记回盘")
    payer.sees("退票 1 人").follows(re.compile("^重发")).presses("重发").sees("已重发记账")
    payer.opens(address).looks_around("migrant-list-paid").sees("已发放", "资金凭证")
    nobody.opens("/open/migrants/").looks_around("open-migrants").sees("已发放")
    assert not crowd.pictures.wrong(), crowd.pictures.wrong()
