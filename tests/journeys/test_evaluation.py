"""An evaluation: rubric changed, self-score, two assessors, publicity, objection, result, money."""

import re

import pytest
from playwright.sync_api import Locator, expect

from .driving import PHONE, Crowd, Person

pytestmark = pytest.mark.browser

ROUND = "2026 年养老机构等级评定"


def test_an_evaluation_from_the_rubric_to_the_payment_order(crowd: Crowd) -> None:
    clerk = crowd.at_the_desk("district_clerk")
    looks_at_the_rubric(clerk, crowd)
    house = crowd.somebody(PHONE).signs_in("house_manager", at="/provider/sign-in/")
    name = scores_itself(house)
    names_the_assessors(clerk, name)
    for key, share in (("assessor", 0.9), ("second_assessor", 0.85)):
        assesses(crowd.at_the_desk(key), name, share)
    reviews_and_publishes(clerk, name)
    objects(house)
    answers(crowd.at_the_desk("district_head"), name)
    waits_for_the_last_day(crowd.at_the_desk("district_head"))
    pays_last_years(crowd)
    reads_in_public(crowd)
    assert not crowd.pictures.wrong(), crowd.pictures.wrong()


def looks_at_the_rubric(clerk: Person, crowd: Crowd) -> None:
    """The change that waits is approved by the head, not by the clerk."""
    clerk.opens("/desk/evaluations/").looks_around("evaluations")
    clerk.opens("/desk/evaluations/rubrics/").looks_around("rubrics")
    clerk.opens("/desk/evaluations/rubrics/of/institution/change/").looks_around("rubric-change")
    clerk.page.get_by_label("A1 交通便捷度和周边服务").fill("31")
    clerk.fills("为什么改", "试一试").presses("提出").sees("多 1 分")
    head = crowd.at_the_desk("district_head").opens("/desk/evaluations/rubrics/")
    head.follows(re.compile("居家养老"), beside="待批准").looks_around("rubric-version")
    head.follows("批准").presses("确认批准").sees("已批准")


def scores_itself(house: Person) -> str:
    """Fills in on the phone, saves, hands in; gives the name of the house."""
    house.opens("/provider/evaluations/").looks_around("provider-evaluations")
    house.follows(re.compile(ROUND)).looks_around("provider-self-score")
    name = house.page.locator("h1").inner_text().removesuffix("自评")
    for box in house.page.locator("input[name^=p_]").all():
        box.fill(_share(box, 0.9))
    for box in house.page.locator("input[type=file]").all():
        box.set_input_files({"name": "证明.pdf", "mimeType": "application/pdf",
                             "buffer": b"%PDF-1.4 proof"})  # fmt: skip
    house.presses("保存").sees("已保存").follows("填完了，去提交")
    house.presses("提交自评").sees("自评已提交")
    return name


def names_the_assessors(clerk: Person, name: str) -> None:
    opens_house(clerk, name)
    for number in ("莫婉婷", "蓝志坚"):
        clerk.follows("指派评估人员")
        clerk.page.get_by_label("评估人员").select_option(label=_option(clerk, number))
        clerk.presses("保存").sees("已指派")


def assesses(person: Person, name: str, share: float) -> None:
    person.opens("/desk/evaluations/mine/").follows(re.compile(re.escape(name)))
    person.follows("声明利害关系").picks("您和这一家有没有利害关系？", "没有").presses("保存")
    person.follows("现场评分").looks_around("scores")
    for box in person.page.locator("input[name^=p_]").all():
        box.fill(_share(box, share))
    person.presses("保存").sees("已保存").follows("提交评分")
    person.fills("评估意见", "场地整洁，记录齐全").presses("保存").sees("已提交评分")


def reviews_and_publishes(clerk: Person, name: str) -> None:
    """The house is reviewed; those that do not take part any more are left out with a reason."""
    opens_house(clerk, name)
    clerk.looks_around("evaluated-house").follows("复核").looks_around("evaluated-review")
    clerk.fills("复核意见", "同意评估意见").presses("保存").sees("已复核")
    for state in ("invited", "handed_in", "assessed"):
        leaves_out(clerk, state)
    opens_round(clerk).follows("公示评分").looks_around("evaluation-show")
    clerk.presses("确认公示").sees("已公示")


def leaves_out(clerk: Person, state: str) -> None:
    opens_round(clerk)
    here = clerk.page.url
    while True:
        clerk.opens(f"{here}?state={state}")
        links = clerk.page.locator("a.row-link")
        if not links.count():
            return
        with clerk.page.expect_navigation():
            links.first.click()
        clerk.follows("改为不参加").fills("原因", "撤回申报").presses("保存").sees("已改为不参加")


def objects(house: Person) -> None:
    house.opens("/provider/evaluations/").follows(re.compile(ROUND)).looks_around("provider-points")
    house.follows("提出异议").fills("对哪一项有异议", "A2 标志当天在更换").presses("提出异议")
    house.sees("异议已提出")


def answers(head: Person, name: str) -> None:
    opens_house(head, name).follows("答复异议").looks_around("evaluated-answer")
    head.picks("异议成立吗？", "不成立").fills("答复", "照片显示没有更换").presses("保存")
    head.sees("异议不成立")


def waits_for_the_last_day(head: Person) -> None:
    opens_round(head).sees("异议期没有过")


def pays_last_years(crowd: Crowd) -> None:
    """The subsidy of the round that is over: one hand fixes it, another pays it."""
    head = crowd.at_the_desk("district_head").opens("/desk/evaluations/subsidies/?state=reckoned")
    head.looks_around("subsidies")
    with head.page.expect_navigation():
        head.page.locator("a.row-link").first.click()
    head.looks_around("subsidy").follows("核定")
    head.page.get_by_label("从哪笔资金支付").select_option(index=1)
    head.presses("确认核定")
    expect(head.page.locator("main")).to_contain_text(re.compile("已核定|不能用于|不够"))
    money = crowd.at_the_desk("finance_clerk").opens("/desk/evaluations/subsidies/?state=approved")
    with money.page.expect_navigation():
        money.page.locator("a.row-link").first.click()
    money.follows("支付").presses("确认支付").sees("已支付")


def reads_in_public(crowd: Crowd) -> None:
    anybody = crowd.somebody(PHONE).opens("/open/evaluations/").looks_around("open-evaluations")
    anybody.follows(re.compile("2026 年居家养老")).looks_around("open-evaluation")
    anybody.opens("/open/evaluations/rubrics/institution/").looks_around("open-rubric")


def opens_round(person: Person) -> Person:
    return person.opens("/desk/evaluations/").follows(re.compile(ROUND))


def opens_house(person: Person, name: str) -> Person:
    return opens_round(person).follows(re.compile(re.escape(name)))


def _share(box: Locator, share: float) -> str:
    """So much of the full points that its label tells."""
    label = box.locator("xpath=ancestor::div[contains(@class,'field')][1]").inner_text()
    found = re.search(r"最多 ([\d.]+) 分", label)
    assert found is not None, label
    return f"{float(found[1]) * share:.1f}"


def _option(person: Person, name: str) -> str:
    """The whole words of the option that begins with a name."""
    words = person.page.locator("select option").all_inner_texts()
    return next(each for each in words if each.startswith(name))
