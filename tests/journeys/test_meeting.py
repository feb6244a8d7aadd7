"""A leading group meets: agenda with what is late, a decision, its proof, the next meeting."""

from datetime import timedelta

import pytest

from .driving import PHONE, Crowd, Person, pdf_text

pytestmark = pytest.mark.browser

WORDS = "云岭街道十日内公布饭堂菜价"
PHOTO = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000a49444154789c63000100000500010d0a2db40000000049454e44ae426082"
)


def test_a_meeting_from_agenda_to_proof(crowd: Crowd) -> None:
    clerk = crowd.at_the_desk("district_clerk")
    meeting = arranges(clerk)
    holds(clerk, meeting)
    decides(clerk, meeting)
    minutes_are_signed(crowd, clerk, meeting)

    town = crowd.at_the_desk("town_head", PHONE)
    does_it(town)

    clerk.opens("/desk/duties/?state=waiting").follows(WORDS).follows("核实办结")
    clerk.presses("核实办结").opens("/desk/meetings/decisions/?state=closed").sees(WORDS)
    next_time(clerk)
    assert not crowd.pictures.wrong(), crowd.pictures.wrong()


def arranges(clerk: Person) -> str:
    """For today, with a new item and one that is late; the address of the meeting."""
    clerk.opens("/desk/meetings/").looks_around("meetings").follows("安排会议")
    clerk.chooses("种类", "专题会").fills("会议名称", "长者饭堂专题会").fills("地点", "二楼")
    clerk.writes_day(clerk.house.today()).presses("安排").sees("已安排")
    meeting = clerk.page.url
    clerk.follows("列入议程").looks_around("meeting-item")
    clerk.fills("议题", "饭堂菜价").fills("谁来汇报", "养老服务科")
    clerk.hands_in("材料", "菜价表.png", PHOTO, "image/png").presses("列入议程")
    clerk.follows("列入议程")
    clerk.page.get_by_label("看以前议定的哪一件").select_option(index=1)
    clerk.fills("议题", "看上次没有办结的").fills("谁来汇报", "办公室").presses("列入议程")
    clerk.follows("通知开会").presses("通知开会").sees("已通知开会", "菜价表.png")
    return meeting


def holds(clerk: Person, meeting: str) -> None:
    """All came, but one sent somebody."""
    clerk.opens(meeting).follows("记录到会").looks_around("meeting-hold")
    boxes = clerk.page.locator("main select")
    for place in range(boxes.count()):
        boxes.nth(place).select_option(label="到会")
    boxes.last.select_option(label="派人代会")
    clerk.page.locator("main input[type=text]").last.fill("赖副主任")
    clerk.presses("记录到会").sees("已开", "赖副主任")


def decides(clerk: Person, meeting: str) -> None:
    clerk.opens(meeting).follows("记议定事项").looks_around("meeting-decide")
    clerk.page.get_by_label("哪个议题").select_option(index=1)
    clerk.fills("议定什么", WORDS).chooses("谁来办", "云岭街道 乡镇（街道）负责人")
    clerk.fills("凭什么算办完", "公布的照片")
    clerk.writes_day(clerk.house.today() + timedelta(days=10)).presses("记议定事项").sees(WORDS)


def minutes_are_signed(crowd: Crowd, clerk: Person, meeting: str) -> None:
    """Drafted by the clerk from what was written down, signed by the chair, a document."""
    clerk.opens(meeting).follows("起草纪要").looks_around("meeting-minutes").presses("起草纪要")
    head = crowd.at_the_desk("district_head").opens(meeting)
    head.follows("签发纪要").presses("签发纪要").sees("增民领〔2026〕3号").looks_around("meeting")
    link = head.page.get_by_role("link", name="增民领").first
    told = pdf_text(head.takes(str(link.get_attribute("href"))))
    assert "增民领〔2026〕3号" in told
    assert WORDS in told
    assert "赖副主任代" in told


def does_it(town: Person) -> None:
    town.opens("/desk/meetings/decisions/").looks_around("decisions").follows(WORDS)
    town.follows("提交办理情况").fills("办了什么", "菜价已经贴在饭堂门口")
    town.hands_in("凭据", "菜价.png", PHOTO, "image/png").presses("提交办理情况").sees("等核实")


def next_time(clerk: Person) -> None:
    """What is done stands no more among what the next meeting has to look at."""
    clerk.opens("/desk/meetings/").follows("民生实事第三次调度会").follows("列入议程")
    waiting = clerk.page.get_by_label("看以前议定的哪一件").locator("option").all_inner_texts()
    assert len(waiting) > 1, waiting
    assert not [each for each in waiting if WORDS in each], waiting
