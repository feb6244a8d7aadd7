"""The steps of an evaluation that more than one journey goes through."""

import re

from playwright.sync_api import Locator

from .driving import Person

ROUND = "2026 年养老机构等级评定"


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
