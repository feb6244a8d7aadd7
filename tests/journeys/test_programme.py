"""Somebody gets better in a closed programme while nobody else learns of it; and a contract is
paid by its results."""

import re

import pytest

from .driving import Crowd, Person

pytestmark = pytest.mark.browser

WHO, WHO_ID, SCALE = "桂安澜", "44011819880808003X", "社区生活功能记录表"


def answers(who: Person, words: str) -> Person:
    """Every item of the scale the same."""
    who.follows(SCALE)
    for group in who.page.locator("main fieldset").all():
        who.checks(group.get_by_label(re.compile(words)))
    return who.presses("保存")


def referred(crowd: Crowd) -> Person:
    worker = crowd.at_the_desk("social_worker").opens("/desk/programmes/")
    worker.follows(re.compile("^转介一个人")).ticks("家属").fills("姓名", WHO)
    worker.fills("身份证号", WHO_ID).fills("为什么转介", "出院以后不愿出门").ticks("监护人同意")
    worker.fills("同意的人姓名", "桂国良").fills("监护人和本人的关系", "父亲")
    worker.fills("怎样说明的", "讲了谁能看、可以退出").presses("提交转介").sees("已转介")
    return worker.follows(re.compile("^桂"))


def test_she_gets_better_and_only_her_team_knows(crowd: Crowd) -> None:
    worker = referred(crowd)
    worker.follows("答复转介").ticks("接收").chooses("负责人", "汤慧玲").presses("保存")
    answers(worker, "^1").sees("得分 10")
    worker.follows("制定计划").fills("目标 1", "每天自己按时服药").fills("每周几次", "2")
    worker.fills("监护人的意见", "同意").presses("保存").sees("每天自己按时服药")
    worker.follows("登记一次服务").chooses("种类", "社交技能训练").fills("多少分钟", "40")
    worker.fills("做了什么", "练习打招呼").presses("保存").sees("练习打招呼")
    answers(worker, "^3").sees("好转").looks_around("programme-file")
    address = worker.page.url
    worker.follows("结束服务").ticks("目标达到").fills("结束时的情况", "自己能安排一天")
    worker.presses("保存").sees("已结束", "回访")

    head = crowd.at_the_desk("district_head").opens("/desk/programmes/")
    head.does_not_see(WHO).opens(address).sees("没有办理这件事的权限").does_not_see(WHO)
    for asked in (WHO, WHO_ID):
        head.opens(f"/desk/search/?q={asked}").does_not_see("桂**", "服务档案")
    head.opens("/desk/programmes/points/").sees("少于 5").does_not_see(WHO)
    auditor = crowd.at_the_desk("auditor").opens("/desk/audit/")
    auditor.does_not_see(WHO, "练习打招呼")
    with crowd.house.database() as rows:
        stored = "".join(map(str, rows.execute("SELECT * FROM programmes_file").fetchall()))
    assert WHO not in stored and WHO_ID not in stored


def test_a_contract_is_paid_by_its_results_from_a_fund(crowd: Crowd) -> None:
    title = "独居老人探访和互助"
    second = crowd.at_the_desk("second_district_clerk").opens("/desk/projects/")
    second.follows(re.compile("^GM"), beside=title).follows(re.compile("^第二人验收"))
    second.fills("说明", "数字一致").presses("保存").sees("等批准").looks_around("project")
    # 172 of 200 expected and 13 of 12: 86 % × 60 + 100 % × 40 = 91.6 %, above the line
    second.sees("综合完成率 91.6%", "应付 72,000.00 元")
    address = second.page.url

    head = crowd.at_the_desk("district_head").opens(address)
    head.clicks(head.page.get_by_role("button", name=re.compile("^批准付款")))
    head.sees("已批准付款")
    finance = crowd.at_the_desk("finance_clerk").opens(address)
    finance.clicks(finance.page.get_by_role("button", name=re.compile("^付款")))
    finance.sees("已付款，凭证", "126,000.00")

    house = crowd.on_a_phone().signs_in("firefly_manager", at="/provider/sign-in/")
    house.opens("/provider/contracts/").follows(re.compile(f"打开.*{title}")).sees(
        "已付 126,000.00 元"
    )
    house.follows(re.compile("^报告进展")).fills("做了什么", "全部做完")
    house.fills("独居老人探访，累计完成", "400").fills("互助小组活动，累计完成", "24")
    house.fills("发票号码", "INV-LAST").hands_in(
        "证明", "签到.pdf", b"%PDF-1.4 all", "application/pdf"
    )
    house.presses("提交报告").sees("等两位工作人员验收").looks_around("contract")
