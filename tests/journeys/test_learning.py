"""A pilot is judged and copied as somebody's duty; a trip comes home with answers and a lesson."""

from datetime import date, timedelta

import pytest

from .driving import Crowd, Person

pytestmark = pytest.mark.browser

QUESTION, ANSWER = "志愿者怎样留得住？", "服务时长换探望家人的时间，半年一结，家属也认可。"
SHEET = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000a49444154789c63000100000500010d0a2db40000000049454e44ae426082"
)
RESULT = "初审当天办完的占到九成，没有多派人，群众少跑一趟。"


def test_what_is_tried_and_what_is_seen_comes_home(crowd: Crowd) -> None:
    clerk, head = crowd.at_the_desk("district_clerk"), crowd.at_the_desk("district_head")
    clerk.opens("/desk/learning/").sees("探访换班", "长者饭堂运营考察").looks_around("learning")
    clerk.follows("安排考察").looks_around("trip-new").fills("名称", "志愿服务考察")
    clerk.fills("去哪里", "虚构市城西区").fills("哪些人去", "慈善事业科两人")
    today = clerk.house.today()
    on_days(clerk, today, "第一天", "最后一天")
    clerk.fills("要弄清楚的问题", QUESTION).presses("保存").sees(QUESTION, "还没有回答")
    clerk.follows("写报告").fills(QUESTION, ANSWER).presses("交报告").sees(ANSWER)
    clerk.looks_around("trip").follows("定要做的").fills("学到什么、要做什么", "试行时间银行")
    clerk.chooses("谁来办", "云岭街道 乡镇（街道）负责人").fills("凭什么算办完", "章程和首批名单")
    clerk.writes_day(today + timedelta(days=60)).presses("交办").sees("试行时间银行", "进行中")

    clerk.opens("/desk/learning/").follows("登记试点").fills("名称", "初审当天办完")
    clerk.chooses("在哪里试", "沙溪镇").fills("试什么", "两位经办，一人不在另一人接着办")
    on_days(clerk, today, "从哪天起", "到哪天止")
    clerk.ticks("办公室：按期办结率（%）").presses("保存").sees("按期办结率", "还没有总结")
    pilot = clerk.page.url
    head.opens(pilot).follows("总结").looks_around("pilot-end")
    head.fills("结果", RESULT).picks("推广吗", "可以推广").presses("总结").sees(RESULT)
    head.follows("推广").chooses("推广到", "云岭街道").fills("怎样推广", "先从窗口开始")
    head.writes_day(head.house.today() + timedelta(days=30)).presses("推广")
    head.sees("先从窗口开始", "进行中").looks_around("pilot")
    teaches(clerk, today)
    assert not crowd.pictures.wrong(), crowd.pictures.wrong()


def teaches(clerk: Person, today: date) -> None:
    """A course for the clerks of towns; who stayed away is called again."""
    clerk.opens("/desk/learning/").sees("低保办理新规定", "各单位参训").follows("安排培训")
    clerk.looks_around("course-new").fills("名称", "临时救助怎样快办").fills("讲什么", "先行救助")
    clerk.fills("谁讲", "社会救助科").fills("学时", "2").writes_day(today)
    clerk.ticks("乡镇（街道）经办人").presses("通知").sees("临时救助怎样快办", "待办")
    clerk.follows("登记到课").looks_around("course-hold")
    clerk.checks(clerk.page.get_by_role("checkbox").first)
    clerk.hands_in("签到表", "签到.png", SHEET, "image/png").presses("登记到课")
    clerk.sees("没有来", "到课").looks_around("course")
    clerk.opens("/desk/learning/").follows("安排培训").fills("名称", "临时救助补课")
    clerk.fills("讲什么", "先行救助").fills("谁讲", "社会救助科").fills("学时", "2")
    clerk.writes_day(today)
    clerk.chooses("补哪一次课", f"临时救助怎样快办（{today}）").presses("通知").sees("补课")


def on_days(person: Person, day: date, *groups: str) -> None:
    """The same day in several boxes."""
    for group in groups:
        for words, number in (("年", day.year), ("月", day.month), ("日", day.day)):
            person.fills(words, f"{number}", of=group)
