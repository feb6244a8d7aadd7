"""A plan of inspections covers every unit: a gap is taken up, a finding is closed with proof."""

import re
from datetime import date, timedelta

import pytest

from .driving import PHONE, Crowd, Person

pytestmark = pytest.mark.browser

UNIT, WRONG = "云岭街道第二社工站", "值班表没有上墙公示"
PHOTO = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000a49444154789c63000100000500010d0a2db40000000049454e44ae426082"
)


def test_a_gap_is_taken_up_looked_at_and_put_right(crowd: Crowd) -> None:
    clerk = crowd.at_the_desk("district_clerk")
    takes_up(clerk)
    approves(crowd.at_the_desk("district_head"))
    looks(clerk)

    town = crowd.at_the_desk("town_head", PHONE)
    proves(town)

    clerk.opens("/desk/duties/?state=waiting").follows(WRONG).follows("核实办结")
    clerk.presses("核实办结")
    shows(clerk)
    assert not crowd.pictures.wrong(), crowd.pictures.wrong()


def takes_up(clerk: Person) -> None:
    """The station opened in October: it stands first, and goes into a supplement."""
    clerk.opens("/desk/coverage/").looks_around("coverage").follows("2026 年检查计划")
    clerk.sees("没有列入", UNIT).looks_around("coverage-plan")
    clerk.follows("拟订补充计划").presses("拟订补充计划").sees("等批准")


def approves(head: Person) -> None:
    head.opens("/desk/coverage/").follows("2026 年检查计划").follows("批准")
    head.presses("批准补充计划（第 1 次）").sees("已批准补充计划")


def looks(clerk: Person) -> None:
    clerk.opens("/desk/coverage/").follows("2026 年检查计划").follows(UNIT)
    clerk.sees("第 4 季度").follows("登记第 1 次：检查").looks_around("coverage-look")
    on_day(clerk, "哪一天看的", clerk.house.today())
    people = clerk.page.get_by_label("检查人一").locator("option").all_inner_texts()
    assert not [each for each in people if "云岭" in each], people
    clerk.page.get_by_label("检查人一").select_option(index=1)
    clerk.page.get_by_label("检查人二").select_option(index=2)
    clerk.fills("看到了什么", "看了值班和台账，值班表没有公示")
    clerk.hands_in("凭据", "现场.png", PHOTO, "image/png")
    clerk.fills("第 1 个问题（没有就不填）", WRONG)
    clerk.chooses("第 1 个问题：谁来整改", "云岭街道 乡镇（街道）负责人")
    clerk.fills("第 1 个问题：凭什么算整改完", "公示后的照片")
    on_day(clerk, "第 1 个问题：整改期限", clerk.house.today() + timedelta(days=10))
    clerk.presses("登记").sees("已登记", WRONG).looks_around("coverage-unit")


def on_day(clerk: Person, asked: str, day: date) -> None:
    """A day in one of several boxes for days."""
    boxes = clerk.page.get_by_role("group", name=re.compile(re.escape(asked)))
    for words, number in (("年", day.year), ("月", day.month), ("日", day.day)):
        clerk.writes(boxes.get_by_label(words, exact=True), str(number))


def proves(town: Person) -> None:
    town.opens("/desk/coverage/").follows("2026 年检查计划").follows(UNIT).follows(WRONG)
    town.follows("提交办理情况").fills("办了什么", "值班表已经贴在门口")
    town.hands_in("凭据", "公示.png", PHOTO, "image/png").presses("提交办理情况").sees("等核实")


def shows(clerk: Person) -> None:
    clerk.opens("/desk/coverage/").follows("2026 年检查计划").sees("1（已整改 1）")
    clerk.follows(UNIT).sees("已办结")
