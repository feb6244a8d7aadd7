"""A life event in one go: chosen together, answered once, sent once, followed as one."""

import re

import pytest

from .applying import Answers, fill_in
from .driving import Crowd, Person

pytestmark = pytest.mark.browser

SUBSIDY, ASSESSMENT = "困难残疾人生活补贴", "老年人能力评估"
NUMBER = re.compile(r"[A-Z]{2}-440118-2026-\d{6}")
ASKED_BEFORE = "您的户口在这个县（市、区）吗？"
BY_WHOM = {"是别人代您申请吗？", "是别人代老人申请吗？"}  # whichever comes first
BANK, ACCOUNT = "广州农村商业银行", "6217770000000088888"


def first_of_each(who: Person) -> None:
    """The first answer to each question of the page."""
    for group in who.page.locator("main fieldset").filter(has=who.page.get_by_role("radio")).all():
        who.checks(group.get_by_role("radio").first)


ANSWERS: Answers = {
    "是别人代您申请吗？": lambda who: who.ticks("否"),
    "是别人代老人申请吗？": lambda who: who.ticks("否"),
    "为什么要评估？": first_of_each,
    "老人和谁住在一起？": lambda who: who.chooses("居住状况", "与其他亲属居住"),
    "老人读书到什么程度？": lambda who: who.ticks("小学"),
    "老人住在这个县（市、区）吗？": first_of_each,
    "补贴发到哪个账户？": lambda who: who.fills("开户银行", BANK).fills("收款账号", ACCOUNT),
}


def test_a_grandmother_applies_for_two_things_as_one_and_follows_them(crowd: Crowd) -> None:
    she = crowd.on_a_phone("citizen_guardian").opens("/events/").follows(re.compile("^残疾"))
    she.sees(SUBSIDY, "残疾人联合会").follows("开始一起办")
    she.checks(she.page.get_by_role("radio").first)
    she.presses("继续").sees("登记簿里有的没有再问").picks("户口在这个县", "是")
    she.picks("在领工伤保险的生活护理费", "否").presses("继续")
    for box in she.page.get_by_role("group", name="选要办的事").get_by_role("checkbox").all():
        box.uncheck()
    she.ticks(SUBSIDY).ticks(ASSESSMENT).presses("开始填写")

    she.sees("一起申请").looks_around("bundle-tasks")
    shown = fill_everything(she)
    assert ASKED_BEFORE not in shown and len(BY_WHOM & set(shown)) == 1
    for box in she.page.get_by_role("checkbox").all():
        she.checks(box)
    she.presses("签署并继续").sees(SUBSIDY, ASSESSMENT).presses("一次提交").sees("已一次提交")
    numbers = NUMBER.findall(she.text())
    assert len(set(numbers)) == 2

    she.looks_around("bundle-way").opens("/my/").sees(*numbers)
    clerk = crowd.at_the_desk("town_clerk")
    for number in numbers:
        clerk.opens(f"/desk/cases/{number}/").sees(number, crowd.house.name_of("citizen_guardian"))
    assert not crowd.pictures.wrong(), crowd.pictures.wrong()


def fill_everything(she: Person) -> list[str]:
    """Matter after matter until only the signing is left; the headings that were shown."""
    shown: list[str] = []
    while "/promises/" not in she.page.url:
        shown += fill_in(she.follows("接着填"), ANSWERS)
    return shown
