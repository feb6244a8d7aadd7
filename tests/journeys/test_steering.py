"""Steering in one thread: a plan's target, cases decided, the figure, airing, a meeting, proof."""

import re

import pytest

from .driving import PHONE, Crowd, Person
from .test_airing import makes_a_scheme, publishes
from .test_matters import ACCOUNT, decide_longevity, number_of
from .test_meeting import WORDS, arranges, decides, does_it, holds

pytestmark = pytest.mark.browser

OUT_OF_REACH, NOUN = 99_999, "申请"
TEXT = f"""增城区困难群众帮扶工作计划
一、规范办理
（一）提高效率。全年办结{NOUN}{OUT_OF_REACH}件。
"""
REACHED = re.compile(r"实际 ([\d,]+) 件")


def test_a_target_is_reached_because_cases_were_decided(crowd: Crowd) -> None:
    clerk = crowd.at_the_desk("district_clerk")
    plan = reads_in(clerk)
    before = reached(clerk)
    aims(clerk, plan, before + 1)
    clerk.opens(plan).sees("0/1")

    an_allowance_is_decided(crowd)
    clerk.opens("/desk/").waits(35)
    after = reached(clerk)
    assert after > before, (before, after)
    clerk.opens(plan).sees("1/1")

    makes_a_scheme(clerk)
    assert "云岭街道" in publishes(crowd, clerk, "2026年11月")
    meeting = arranges(clerk)
    holds(clerk, meeting)
    decides(clerk, meeting)
    does_it(crowd.at_the_desk("town_head", PHONE))
    clerk.opens("/desk/duties/?state=waiting").follows(WORDS).follows("核实办结")
    clerk.presses("核实办结").opens("/desk/meetings/decisions/?state=closed").sees(WORDS)


def reads_in(clerk: Person) -> str:
    """Read from its text, its number tied to what the records count; the plan's address."""
    clerk.opens("/desk/plans/").follows("读入文件").chooses("文种", "年度计划、要点")
    clerk.fills("哪一年的", "2026").fills("或者粘贴正文", TEXT).presses("读入")
    plan = clerk.sees("读出 2 条", f"{OUT_OF_REACH}件").page.url
    figure(clerk, plan).chooses("由哪个指标计算", "办结件数（件）").presses("保存")
    return plan


def aims(clerk: Person, plan: str, goal: int) -> None:
    """Corrected to what can be reached."""
    figure(clerk, plan).fills("数值", f"{goal}").presses("保存")


def figure(clerk: Person, plan: str) -> Person:
    """The form of the plan's number."""
    return clerk.opens(plan).follows("提高效率").follows(NOUN, beside=NOUN)


def reached(clerk: Person) -> int:
    """The year so far, as the page of the figure tells it beside the way."""
    told = REACHED.search(clerk.opens("/desk/board/figures/cases-ended/").text())
    assert told, clerk.text()
    return int(told[1].replace(",", ""))


def an_allowance_is_decided(crowd: Crowd) -> None:
    """An elder confirms what the system found; village, town and district decide it."""
    elder = crowd.on_a_phone("citizen_elder").opens("/my/").follows(re.compile("请确认收款账户"))
    elder.fills("开户银行", "广州农村商业银行").fills("收款账号", ACCOUNT).presses("确认并提交")
    decide_longevity(crowd, number_of(elder.sees("核实")))
