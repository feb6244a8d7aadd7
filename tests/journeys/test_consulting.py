"""A draft under consultation: a citizen says what she thinks, the bureau answers it in public."""

import pytest

from .driving import Crowd

pytestmark = pytest.mark.browser

DRAFT = "临时救助“小额快救”实施细则"
SAID = "夜里送医的急难也应当先救助，请写明值班电话。"
HEADING, REASON = "写明夜间值班电话", "采纳。正式文件附各镇街的值班电话。"


def test_a_comment_is_shown_answered_and_its_writer_reads_it(crowd: Crowd) -> None:
    guest = crowd.on_a_phone().opens("/open/consultations/")
    guest.follows(DRAFT).looks_around("open-consultation").follows("提意见")
    guest.fills("您的意见", SAID).presses("提交意见").sees("您的意见已经收到")
    receipt = guest.page.locator(".copy-value").first.inner_text()
    guest.opens("/open/consultations/").follows(DRAFT).does_not_see(SAID)

    clerk = crowd.at_the_desk("district_clerk").opens("/desk/consultations/").follows(DRAFT)
    clerk.follows("审看", beside=receipt).sees(SAID).looks_around("desk-comment").presses(
        "公开这条意见"
    )
    guest.opens("/open/consultations/").follows(DRAFT).sees(SAID)

    while clerk.page.get_by_role("row").filter(has_text="待审看").count():
        clerk.follows("审看", beside="待审看").presses("公开这条意见")
    clerk.follows("答复意见")
    for box in clerk.page.get_by_role("group", name="答复哪些意见").get_by_role("checkbox").all():
        clerk.checks(box)
    clerk.fills("意见归纳", HEADING).picks("处理", "采纳").fills("理由", REASON)
    clerk.presses("保存答复").sees("已答复", HEADING, "截止以后再办").waits(18)
    head = crowd.at_the_desk("district_head").opens("/desk/consultations/").follows(DRAFT)
    head.follows("公布反馈").fills("总体情况", "收到意见四条，都已答复。").presses("公布反馈")
    head.sees("反馈已公布")

    guest.opens("/open/consultations/").fills("回执号", receipt).presses("查答复")
    guest.sees(HEADING, REASON).looks_around("open-comment-answered")
    assert not crowd.pictures.wrong(), crowd.pictures.wrong()
