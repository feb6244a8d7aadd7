"""Towns side by side: one explains its rank, is answered; a month passes and figures move."""

import pytest

from .driving import PHONE, Crowd, Person

pytestmark = pytest.mark.browser

TITLE = "每月办件晾晒"
WEIGHTS = (("按期办结率", "60"), ("平均办理用时", "40"))


def test_an_airing_from_scheme_to_answer(crowd: Crowd) -> None:
    town = crowd.at_the_desk("town_head", PHONE)
    explains(town)

    clerk = crowd.at_the_desk("district_clerk")
    clerk.opens("/desk/airing/").follows("镇街救助服务晾晒").looks_around("airing")
    clerk.follows("答复").fills("答复", "已核对，确实如此").presses("答复说明").sees(
        "已核对，确实如此"
    )
    makes_a_scheme(clerk)
    before = publishes(crowd, clerk, "2026年10月")
    clerk.waits(35)
    after = publishes(crowd, clerk, "2026年11月")

    assert before != after, before
    town.opens("/desk/airing/").follows(TITLE).looks_around("airing-later").sees("第 1 名")
    airs_sections(clerk, town)
    assert not crowd.pictures.wrong(), crowd.pictures.wrong()


def airs_sections(clerk: Person, town: Person) -> None:
    """By the year's targets; a town reads it, and who explains names the figure."""
    clerk.opens("/desk/airing/").follows("科室年度目标晾晒").looks_around("airing-sections")
    clerk.sees("没有目标，不参加", "各科室的指标不同").follows("养老服务科")
    clerk.looks_around("airing-section").sees("探访完成率", "得分的来由")
    clerk.opens("/desk/airing/").follows("制订方案").fills("名称", "每月科室晾晒")
    clerk.picks("比什么", "科室").chooses("一期多长", "月").presses("保存").sees("每月科室晾晒")
    town.opens("/desk/airing/").follows("科室年度目标晾晒").sees("第 1 名")


def explains(town: Person) -> None:
    """On a phone: her own rank, how sure it is, what it is made of, the records, her word."""
    town.opens("/desk/airing/").looks_around("airings").follows("镇街救助服务晾晒")
    town.sees("名次可能在", "怎样算的").follows("看本镇街").looks_around("airing-town")
    town.sees("得分的来由", "情况相近的镇街").follows("按期办结率").sees("按期办结率")
    town.opens("/desk/airing/").follows("镇街救助服务晾晒").follows("说明情况")
    town.fills("说明", "十月有五件在等外市核对").presses("说明情况").sees("十月有五件在等外市核对")


def makes_a_scheme(clerk: Person) -> None:
    """First with weights that do not add up."""
    clerk.opens("/desk/airing/").follows("制订方案").looks_around("airing-scheme")
    clerk.fills("名称", TITLE).chooses("一期多长", "月").fills("至少几件才计分", "1")
    for title, weight in WEIGHTS[:1]:
        clerk.fills(f"{title}（", weight)
    clerk.presses("保存").sees("现在合计 60")
    for title, weight in WEIGHTS:
        clerk.fills(f"{title}（", weight)
    clerk.presses("保存").sees("方案已保存", TITLE)


def publishes(crowd: Crowd, clerk: Person, month: str) -> str:
    """One works it out, another publishes; gives the towns with their scores."""
    clerk.opens("/desk/airing/")
    scheme = clerk.page.locator("a[href*='/airing/schemes/']").filter(has_text=TITLE)
    with clerk.page.expect_navigation():
        scheme.first.click()
    clerk.chooses("到哪个月", month).presses("测算").sees("已测算")
    head = crowd.at_the_desk("district_head").opens(clerk.page.url)
    head.follows("公布").presses("公布").sees("已公布")
    return head.page.get_by_role("table").first.inner_text()
