"""A report upward: records write the figures, an officer the rest, the head confirms it."""

import pytest

from .driving import Crowd

pytestmark = pytest.mark.browser

TITLE = "大救助工作双月报"
PROBLEMS = "两个镇街核对慢，材料退回多，群众多跑路。"
STEPS = "本月逐镇核对，下月公布结果，年底再看一次。"


def test_a_report_from_the_records_to_the_document(crowd: Crowd) -> None:
    clerk = crowd.at_the_desk("district_clerk")
    clerk.opens("/desk/reports/").sees(TITLE, "养老服务工作月报").looks_around("reports")
    clerk.follows("2026年9月到2026年10月", beside=TITLE).presses("起草")
    clerk.sees("新收申请", "超期", "还没有写").looks_around("report")
    page = clerk.page.url
    clerk.follows("写问题和打算").looks_around("report-write")
    clerk.fills("存在的问题", PROBLEMS).fills("下一步打算", STEPS).presses("写问题和打算")
    clerk.follows("送审").presses("送审")
    clerk.sees("等确认", PROBLEMS)

    head = crowd.at_the_desk("district_head")
    head.opens(page).follows("确认上报").presses("确认上报").sees("已确认")

    assert clerk.opens(page).takes_letter("下载 PDF").startswith(b"%PDF")
    assert not crowd.pictures.wrong(), crowd.pictures.wrong()
