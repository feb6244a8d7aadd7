"""Beside 低保: a stranger taken in, an invitation answered, a child's allowance, help at once."""

import re
from contextlib import closing

import pytest

from minzheng.kernel.money import yuan

from .driving import Crowd, Person, pdf_text
from .house import House

pytestmark = pytest.mark.browser

ACCOUNT = "6217770000000055555"
NUMBER = re.compile(r"[A-Z]{2}-440118-2026-\d{6}")
FOUND_AT = "云岭街道汽车站候车厅"


def test_the_station_takes_in_somebody_nobody_knows(crowd: Crowd) -> None:
    station = crowd.at_the_desk("relief_station").opens("/desk/intake/").sees("流散人员")
    station.does_not_see("最低生活保障").follows(re.compile("流散人员")).looks_around("intake-who")
    station.follows("没有查到，登记这个人").looks_around("intake-register")
    station.picks("有没有证件", "身份不明").picks("性别", "男").fills("估计出生年份", "1968")
    station.fills("住址或者发现地点", FOUND_AT).picks("家庭", "在当地没有家庭")
    station.presses("登记，继续收件").sees("没有登记家庭").looks_around("intake-begin")
    station.presses("开始填写").looks_around("intake-form")
    for question in ("突发急病", "行动不便"):
        station.picks(question, "否")
    for question in ("流落在外", "无力解决食宿", "无亲友投靠"):
        station.picks(question, "是")
    station.ticks("不详已在纸质承诺书上签字或者按手印")
    number = number_of(station.presses("收件，提交").sees("已收件"))

    station.fills("发现地点", FOUND_AT).fills("随身物品", "布包一个").fills(
        "经办意见", "属于救助对象"
    )
    entered(station).decides("予以救助").sees("入站安排")
    station.fills("食宿安排", "单间床位、三餐").fills("身份查询", "指纹、人像比对没有结果")
    station.picks("住宿区", "男区").picks("身份已查明", "否").decides("身份不明").sees("寻亲公告")
    station.fills("公告渠道", "全国救助寻亲网").fills("身份查询", "口音似粤西")
    station.writes_day(station.house.today()).picks("身份已查明", "否").decides("仍未查明")

    station.sees("报请采血", "已办理为“仍未查明”").opens(f"/desk/cases/{number}/timeline/")
    station.sees("寻亲公告").looks_around("intake-stranger-case")
    assert not crowd.pictures.wrong(), crowd.pictures.wrong()


def test_an_elder_confirms_what_the_system_found(crowd: Crowd) -> None:
    elder = crowd.on_a_phone("citizen_elder")
    elder.opens("/my/").sees("到了领取高龄津贴的年龄").looks_around("elder-my")
    elder.follows(re.compile("请确认收款账户")).looks_around("elder-answer")
    elder.presses("关怀版").sees("退出关怀版", "请确认收款账户")
    elder.fills("开户银行", "广州农村商业银行").fills("收款账号", ACCOUNT).presses("确认并提交")
    number = number_of(elder.sees("核实"))

    decide_longevity(crowd, number)

    elder.opens(f"/my/cases/{number}/").sees("批准", "100.00", "每月").looks_around("elder-case")
    told = pdf_text(elder.takes_letter("高龄津贴发放通知书"))
    assert "100.00元" in told
    assert not crowd.pictures.wrong(), crowd.pictures.wrong()


def test_a_guardian_applies_for_a_child_and_nothing_is_shown_in_public(crowd: Crowd) -> None:
    guardian = crowd.on_a_phone("citizen_guardian").opens("/services/children/unattended/")
    shown_before = shown_in_public(crowd.house)
    guardian.looks_around("child-guide").follows("在线办理").sees("您为谁申请").looks_around(
        "child-who"
    )
    child = guardian.page.get_by_label(re.compile("未成年，由您申请"))
    name = (
        guardian.page.locator(f"label[for={child.get_attribute('id')}]")
        .inner_text()[:3]
        .strip("（")
    )
    child.check()
    guardian.presses("开始填写").sees("您正在为", name).looks_around("child-tasks").follows(
        "接着填"
    )
    fill_in_for_the_child(guardian)
    number = guardian.page.locator(".copy-value").first.inner_text()

    decide_unattended(crowd, number)

    guardian.opens(f"/my/cases/{number}/").sees("确认", "每月").looks_around("child-case")
    monthly = int(paid(crowd.house, number))
    full, share = 297_600, share_in_the_household(crowd.house, number)
    assert monthly == full - share
    assert f"{yuan(monthly)}元" in pdf_text(guardian.takes_letter("确认决定书"))
    assert shown_in_public(crowd.house) == shown_before
    guardian.opens("/open/notices/").does_not_see(name, "抚养")
    assert not crowd.pictures.wrong(), crowd.pictures.wrong()


def test_help_comes_first_and_the_file_is_completed_later(crowd: Crowd) -> None:
    name = who_is(crowd.house, "citizen_disabled")
    clerk = crowd.at_the_desk("town_clerk").opens("/desk/intake/relief/temporary/")
    number = take_in_emergency(clerk, name)
    clerk.chooses("困难情形", "火灾").picks("生活严重困难", "是").picks("困难程度", "一般")
    clerk.fills("困难持续月数", "1").picks("同因已救助", "否").fills("本年已救助次数", "0")
    clerk.decides("急难型").sees("先行救助")
    head = crowd.at_the_desk("town_head").opens(f"/desk/cases/{number}/")
    head.picks("已先行救助", "是").picks("由备用金支付", "否").fills("急需金额", "1200")
    head.writes_day(head.house.today()).decides("先行救助").sees("补办手续", "先行救助告知书")
    head.opens(f"/desk/cases/{number}/payments/").sees("一次性", "1,200.00")

    finance = crowd.at_the_desk("finance_clerk").opens("/desk/payments/compute/")
    month = finance.house.today()
    finance.ticks("临时救助，广州市增城区").chooses("发放月份", f"{month.year}年{month.month}月")
    finance.presses("测算").sees(name, "1,200.00").looks_around("emergency-run")

    complete_the_file(clerk, number)
    head.opens(f"/desk/cases/{number}/").fills("经办意见", "同意")
    head.decides("一次发放急难救助金").looks_around("emergency-case")
    head.opens(f"/desk/cases/{number}/payments/").sees("一次性", "1,200.00", "1,364.00")
    assert paid(crowd.house, number) == 2 * 128_200 - 120_000
    assert not crowd.pictures.wrong(), crowd.pictures.wrong()


def number_of(person: Person) -> str:
    """The number of the case before her."""
    found = NUMBER.search(person.text()) or NUMBER.search(person.page.url)
    assert found, person.text()
    return found[0]


def entered(station: Person) -> Person:
    """When and how he came."""
    return station.writes_day(station.house.today()).picks("来站方式", "公安护送")


def decide_longevity(crowd: Crowd, number: str) -> None:
    worker = crowd.at_the_desk("village_worker").opens(f"/desk/cases/{number}/")
    worker.fills("调查情况", "本人健在，户口在本村").picks("户口在本地", "是")
    worker.picks("收款账户是老人本人的", "是").decides("核实完毕")
    clerk = crowd.at_the_desk("town_clerk").opens(f"/desk/cases/{number}/")
    clerk.fills("经办意见", "情况属实").decides("初审完毕")
    head = crowd.at_the_desk("district_head").opens(f"/desk/cases/{number}/").sees("100.00")
    head.fills("经办意见", "同意").decides("批准").sees("“审定”已办理为“批准”")


def fill_in_for_the_child(guardian: Person) -> None:
    answers = {
        "您是孩子的什么人？": _by_the_guardian, "孩子的父亲": _in_prison, "孩子的母亲": _lost,
        "平时谁照顾孩子？": lambda who: who.fills("实际抚养人", "奶奶，同住"),
        "补贴发到哪个账户？": _receive,
    }  # fmt: skip
    while guardian.page.get_by_role("button", name="保存并继续").count():
        if guardian.heading() == "孩子的父亲":
            guardian.looks_around("child-page-father")
        answers.get(guardian.heading(), lambda who: who)(guardian)
        guardian.presses("保存并继续")
    guardian.opens(guardian.page.url).looks_around("child-papers")
    guardian.opens(re.sub(r"papers/.*", "answers/", guardian.page.url)).sees("核对")
    guardian.looks_around("child-answers").follows("内容无误，去签承诺")
    for box in guardian.page.get_by_role("checkbox").all():
        box.check()
    guardian.presses("签署并继续").sees("为").presses("提交申请").sees("申请已提交")


def _by_the_guardian(who: Person) -> None:
    who.picks("由谁为孩子申请", "监护人")


def _in_prison(who: Person) -> None:
    who.chooses("孩子父亲现在的情况", "服刑在押")
    _days(who, "从哪一天开始", (2025, 3, 1))
    _days(who, "到哪一天期满", (2029, 2, 28))


def _lost(who: Person) -> None:
    who.chooses("孩子母亲现在的情况", "失去联系")
    _days(who, "从哪一天开始", (2025, 9, 1))
    who.picks("一直没有照料孩子", "是").picks("用什么证明联系不上", "公安查找情况回执单")


def _days(who: Person, question: str, day: tuple[int, int, int]) -> None:
    asked = who.page.get_by_role("group", name=re.compile(question)).last
    for words, number in zip(("年", "月", "日"), day, strict=True):
        asked.get_by_label(words, exact=True).fill(str(number))


def _receive(who: Person) -> None:
    who.fills("开户银行", "广州农村商业银行").fills("收款账号", ACCOUNT)


def decide_unattended(crowd: Crowd, number: str) -> None:
    town = crowd.at_the_desk("child_supervisor").opens(f"/desk/cases/{number}/")
    town.picks("儿童户籍在本地", "是").picks("材料齐全", "是").decides("受理").sees("信息比对")
    today = town.house.today()
    _days(town, "核对日期", (today.year, today.month, today.day))
    town.picks("查验清楚", "是").fills("查验意见", "情况清楚")
    town.picks("被收养", "否").decides("查验清楚，报送确认").sees("县级确认")
    head = crowd.at_the_desk("district_head").opens(f"/desk/cases/{number}/")
    head.looks_around("child-decision").fills("经办意见", "同意").decides("确认")
    head.sees("“县级确认”已办理为“确认”")


def take_in_emergency(clerk: Person, name: str) -> str:
    clerk.fills("姓名、拼音、证件号码或电话", name)
    with clerk.page.expect_navigation():
        clerk.page.keyboard.press("Enter")  # the bar above has a search of its own
    clerk.follows(name)
    clerk.presses("开始填写").looks_around("intake-emergency")
    clerk.chooses("困难情形", "火灾")
    clerk.fills("在哪里", "本村老屋")
    clerk.writes_day(clerk.house.today()).fills("有几个人生活受影响", "1")
    clerk.fills("简单说说发生了什么", "夜里起火，衣被烧光").picks("由村（居）委会", "否")
    clerk.fills("开户银行", "广州农村商业银行").fills("收款账号", ACCOUNT)
    clerk.page.get_by_label(re.compile("已在纸质承诺书上签字")).check()
    return number_of(clerk.presses("收件，提交").sees("已收件"))


def complete_the_file(clerk: Person, number: str) -> None:
    clerk.opens(f"/desk/cases/{number}/").writes_day(clerk.house.today())
    clerk.picks("调查方式", "入户").fills("调查人员", "李建国、郑伟").fills("调查情况", "火灾属实")
    clerk.picks("家庭签字", "是").picks("手续已补齐", "是").picks("救助方式", "发放救助金")
    clerk.page.get_by_role("group", name="共同办理人").get_by_role("checkbox").first.check()
    clerk.decides("报乡镇审批").sees("乡镇审批")


def who_is(house: House, key: str) -> str:
    """The name behind an account."""
    sql = (
        "select p.name from access_account a join people_person p on p.id = a.person_id"
        " where a.username = ?"
    )
    with closing(house.database()) as rows:
        return str(rows.execute(sql, (house.accounts[key],)).fetchone()[0])


def paid(house: House, number: str) -> int:
    """What the case's end grants, in fen."""
    sql = (
        "select p.monthly from payments_entitlement e"
        " join payments_entitlementperiod p on p.entitlement_id = e.id"
        " join cases_case c on e.case_ref = 'case:' || c.id or e.case_ref = 'case:' || c.number"
        " where c.number = ? order by e.id desc"
    )
    with closing(house.database()) as rows:
        return int(rows.execute(sql, (number,)).fetchone()[0])


def share_in_the_household(house: House, number: str) -> int:
    """The child's part of what her household gets, to the nearest fen."""
    sql = (
        "select p.monthly, e.beneficiaries from payments_entitlement e"
        " join payments_entitlementperiod p on p.entitlement_id = e.id"
        " join cases_case c on c.household_id = e.household_id"
        " where c.number = ? and e.matter = 'relief/dibao' order by p.id desc"
    )
    with closing(house.database()) as rows:
        monthly, heads = rows.execute(sql, (number,)).fetchone()
    return (2 * int(monthly) + int(heads)) // (2 * int(heads))


def shown_in_public(house: House) -> int:
    """How many sheets have ever been put up."""
    with closing(house.database()) as rows:
        return int(rows.execute("select count(*) from notices_publicity").fetchone()[0])
