"""A planner finds the largest gap, tries premises, publishes them; an investor reads of it."""

import re

import pytest

from .driving import Crowd

pytestmark = pytest.mark.browser

KIND = "长者饭堂（助餐点）"


def test_a_gap_becomes_a_page_that_an_investor_reads(crowd: Crowd) -> None:
    planner = crowd.at_the_desk("district_clerk").opens("/desk/circles/")
    planner.sees("没有覆盖的老年人", "两步移动搜索法", "没有用路网").looks_around("circle-gaps")

    planner.opens("/desk/circles/best/").chooses("要建", KIND).presses("选")
    planner.sees("先用哪几处").looks_around("circle-best")
    premises = planner.page.locator("main table a.row-link").first.inner_text()
    planner.opens("/desk/premises/").follows(re.compile(f"^{re.escape(premises)}"))
    planner.follows(re.compile("^试算")).sees("试算结果", "那里够").looks_around("circle-what-if")

    planner.opens("/desk/handbook/").follows("公布一版")
    planner.fills("联系方式", "养老服务科，020-0000 0000").ticks(KIND)
    planner.checks(planner.page.get_by_label(re.compile(f"^{re.escape(premises)}")))
    planner.presses("公布").sees("已公布")

    investor = crowd.on_a_phone().opens("/open/handbook/")
    investor.sees("招商手册", premises, "要招的项目").does_not_see("产权人")
    investor.looks_around("handbook")
