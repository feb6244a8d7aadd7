"""A policy from above: read in, what it changes, opened by another hand, read by all."""

from datetime import date

import pytest

from .driving import PHONE, Crowd, Person

pytestmark = pytest.mark.browser

TEXT = """关于冬季困难群众走访的通知
虚民发〔2026〕35号
各市民政局：
一、十二月底前对低保户走访一遍。
二、走访中发现变化的，当场记录。
虚构省民政厅
2026年10月29日
"""
LATER = TEXT.replace("35号", "38号").replace("十二月底前", "十二月十五日前").replace("29日", "30日")
MATTER = "最低生活保障审核确认"
TITLE = "关于冬季困难群众走访的通知"


def test_a_policy_from_the_paper_to_everybody(crowd: Crowd) -> None:
    clerk = crowd.at_the_desk("district_clerk")
    clerk.opens("/desk/policies/").looks_around("policies").follows("登记文件")
    clerk.looks_around("policy-new").chooses("层级", "省")
    typed(clerk, TEXT, date(2026, 11, 1)).presses("登记")
    clerk.sees("虚民发〔2026〕35号", "现行", "收到")
    page = clerk.page.url
    clerk.follows("写要点").fills("要点", "年底前走访低保户一遍，发现变化记录。").presses("写要点")
    clerk.follows("写改变").chooses("改变了什么", f"事项：{MATTER}")
    clerk.fills("怎样改、从哪天起", "入户核查和走访一起做，十一月起").presses("写改变")
    clerk.sees("入户核查和走访一起做").looks_around("policy").follows("登记新版")
    typed(clerk, LATER, date(2026, 12, 1)).presses("登记新版").follows("比较")
    clerk.sees("十二月十五日前", "修改").looks_around("policy-compared")

    head = crowd.at_the_desk("district_head")
    head.opens(page).follows("向社会公开").presses("向社会公开").sees("看公开的页面")

    anybody = crowd.somebody(PHONE)
    anybody.opens("/open/policies/?words=低保户").looks_around("open-policies").follows(TITLE)
    anybody.sees("十二月底前对低保户走访一遍", "现行").looks_around("open-policy")
    assert not crowd.pictures.wrong(), crowd.pictures.wrong()


def typed(clerk: Person, text: str, effective: date) -> Person:
    """The text pasted, from when on it holds, and who issued it."""
    clerk.fills("或者粘贴正文", text).fills("制定机关", "虚构省民政厅")
    for words, number in (("年", effective.year), ("月", effective.month), ("日", effective.day)):
        clerk.fills(words, f"{number}", of="施行日期（选填）")
    return clerk
