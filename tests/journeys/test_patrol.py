"""From the bridge to his home: taken in, named, sent home, called; the second time recognised."""

import re

import pytest
from playwright.sync_api import expect

from .driving import PHONE, Crowd, Person

pytestmark = pytest.mark.browser


def test_a_man_is_seen_home_and_known_again(crowd: Crowd) -> None:
    station = crowd.at_the_desk("relief_station").opens("/desk/street/station/")
    stay = sees_him_home(station.looks_around("street-station"))

    walks_the_route(crowd)

    station.opens("/desk/street/found/?state=waiting").follows(re.compile("^FX")).follows(
        "接收进站"
    )
    station.looks_around("street-admit")
    known = station.page.get_by_role("group", name=re.compile("是不是以前来过的人"))
    known.get_by_role("radio").nth(1).check()
    station.chooses("怎么来的", "公安护送").picks("自己有没有办法解决吃住", "没有办法")
    station.picks("本地有没有可以投靠的亲友", "没有").fills("接收意见", "再次露宿，予以接收")
    station.presses("接收，开办件").sees("再次来站")
    station.follows(re.compile("^上一次")).sees("在家务农")
    assert station.page.url == stay
    station.opens("/desk/street/").looks_around("street").sees("2026 年寒冬送温暖")
    assert not crowd.pictures.wrong(), crowd.pictures.wrong()


def sees_him_home(station: Person) -> str:
    """The man of last night's patrol; gives the address of his stay."""
    with station.page.expect_navigation():
        station.page.locator("a.row-link[href*='/desk/street/stays/']").first.click()
    stay = station.page.url
    station.looks_around("street-stay").follows("查明身份").fills("姓名", "韦大山")
    station.fills("怎样查明的", "其兄电话确认").presses("保存").follows("办理办件的下一步")
    station.fills("食宿安排", "单间床位、三餐").fills("身份查询", "其兄确认")
    station.picks("住宿区", "男区").picks("身份已查明", "是").decides("身份已查明").sees("联系返回")
    station.opens(stay).follows("登记返回").picks("怎样离站", "亲属接回")
    station.fills("谁来接", "其兄韦大河").fills("是什么关系", "兄").fills(
        "核对了什么证件", "身份证"
    )
    station.fills("去往哪里", "广西岑溪").fills("告知了户籍地", "岑溪市救助管理站")
    station.presses("保存").sees("已登记返回", "岑溪市救助管理站").follows("写回访")
    station.fills("找到谁", "在家务农").picks("生活安定了吗", "安定了，不用再回访")
    station.presses("保存").sees("生活安定")
    return stay


def walks_the_route(crowd: Crowd) -> None:
    """Five points on the phone, without network; under the bridge there is somebody."""
    clerk = crowd.at_the_desk("town_clerk", PHONE).opens("/desk/street/patrols/new/")
    clerk.fills("同行人", "民警一名").presses("安排").looks_around("street-patrol").presses("出发")
    clerk.follows(re.compile("^在手机上逐点记")).looks_around("street-walk")
    clerk.page.evaluate("navigator.serviceWorker.ready")
    clerk.page.reload()
    clerk.context.set_offline(True)
    clerk.page.reload()
    meets_somebody(clerk)
    points = clerk.page.locator(".patrol-points > li")
    count = points.count()
    for place in range(1, count):
        points.nth(place).get_by_role("button", name=re.compile("^没有人")).click()
        expect(points.nth(place).locator("[data-seen]")).to_contain_text("存在手机里")
    expect(clerk.page.locator("[data-kept] li")).to_have_count(count)

    clerk.context.set_offline(False)
    expect(clerk.page.locator("[data-kept]")).to_be_hidden()
    clerk.follows("回到巡查页面").follows("结束巡查").presses("结束").sees("巡查已结束")
    met = clerk.page.locator("a[href*='/street/found/']")
    expect(met).to_have_count(1)  # sent once, however often the network came and went


def meets_somebody(clerk: Person) -> None:
    """Under the bridge; kept on the phone."""
    clerk.page.get_by_role("link", name=re.compile("^发现有人")).first.click()
    clerk.picks("性别", "男").fills("看上去多大年纪", "53").picks("结果", "护送到救助站")
    clerk.page.get_by_text("再说一点").click()
    clerk.fills("口音", "桂东口音").fills("体貌特征", "左手缺一节小指，右眉有疤")
    clerk.fills("随身物品", "蛇皮袋一个")
    clerk.button("记下这个人").click()
    expect(clerk.page.locator("[data-kept] li")).to_have_count(1)
