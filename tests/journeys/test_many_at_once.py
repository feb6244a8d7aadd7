"""Many rows at once: a view of one's own, several chosen, weighed and done, the list taken out."""

import re

import pytest
from playwright.sync_api import expect

from .driving import Crowd

pytestmark = pytest.mark.browser

VIEW, STEP = "待受理的低保", "受理审查"


def test_a_clerk_accepts_several_and_takes_the_list_home(crowd: Crowd) -> None:
    clerk = crowd.at_the_desk("town_clerk").opens("/desk/cases/?view=todo")
    clerk.chooses("事项", "最低生活保障").presses("筛选").follows(re.compile("^存成视图"))
    clerk.fills("名称", VIEW).presses("保存视图").sees(f"已存成视图“{VIEW}”")
    clerk.opens("/desk/cases/").follows(VIEW).looks_around("desk-cases-view")

    rows = clerk.page.get_by_role("row").filter(has_text=STEP)
    number = rows.first.get_by_role("checkbox").get_attribute("value") or ""
    for row in rows.all():
        clerk.checks(row.get_by_role("checkbox"))
    clerk.presses("处理选中的").sees(STEP, "在等您办理这一步").presses("办理这一步")
    clerk.picks("材料", "是").picks("近亲属", "否").picks("决定", "受理").presses("看每一行会怎样")
    clerk.sees("将办理为“受理”").looks_around("desk-bulk-weighed").presses("照此办理打勾的")
    expect(clerk.page.locator("body")).to_contain_text("没有办成 0 行")
    clerk.opens(f"/desk/cases/{number}/").sees("入户调查")

    clerk.opens("/desk/cases/").follows(VIEW).follows(re.compile("^导出"))
    clerk.picks("文件", "纯文本表格（csv）").fills("用途", "核对本周受理")
    told = clerk.downloads("导出").decode("utf-8-sig")
    assert "核对本周受理" in told and "最低生活保障" in told
    assert not crowd.pictures.wrong(), crowd.pictures.wrong()
