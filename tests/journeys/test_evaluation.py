"""An evaluation: rubric changed, self-score, two assessors, publicity, objection, result, money."""

import re

import pytest

from .driving import PHONE, Crowd, Person
from .evaluating import (
    ROUND,
    assesses,
    names_the_assessors,
    opens_house,
    opens_round,
    reviews_and_publishes,
    scores_itself,
)

pytestmark = pytest.mark.browser


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
    head.sees("已核定")
    money = crowd.at_the_desk("finance_clerk").opens("/desk/evaluations/subsidies/?state=approved")
    with money.page.expect_navigation():
        money.page.locator("a.row-link").first.click()
    money.follows("支付").presses("确认支付").sees("已支付")


def reads_in_public(crowd: Crowd) -> None:
    anybody = crowd.somebody(PHONE).opens("/open/evaluations/").looks_around("open-evaluations")
    anybody.follows(re.compile("2026 年居家养老")).looks_around("open-evaluation")
    anybody.opens("/open/evaluations/rubrics/institution/").looks_around("open-rubric")
