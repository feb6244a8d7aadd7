"""An institution from its filing to its rating to the subsidy of the year, on the public list."""

import re

import pytest

from .driving import PDF, PHONE, Crowd, Person
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

NUMBER = re.compile(r"YB-[\d-]+")
SHOWN_FOR = 14  # days: longer than any publicity in force


def test_an_institution_from_filing_to_rating_to_subsidy(crowd: Crowd) -> None:
    house = crowd.somebody(PHONE).signs_in("house_manager", at="/provider/sign-in/")
    clerk = crowd.at_the_desk("district_clerk")
    number = sends_what_is_missing(house)
    gets_its_receipt(clerk, house, number)
    name = is_rated(crowd, clerk, house)
    head = crowd.at_the_desk("district_head")
    result_is_out(head, name)
    paid(crowd, clerk, head, name)
    reads_all_of_it(house, crowd, name)
    assert not crowd.pictures.wrong(), crowd.pictures.wrong()


def sends_what_is_missing(house: Person) -> str:
    """The bureau told what is missing; the house brings it from its phone."""
    house.opens("/provider/filings/").looks_around("provider-filings").follows(NUMBER)
    found = NUMBER.search(house.looks_around("provider-filing").text())
    assert found, house.text()
    house.follows("去答复").looks_around("provider-filing-answer")
    house.page.locator("textarea").first.fill("重新拍了营业执照，补了合同签字页")
    house.page.locator("input[type=file]").set_input_files(
        {"name": "补正.pdf", "mimeType": "application/pdf", "buffer": PDF}
    )
    house.presses("提交答复")
    return found[0]


def gets_its_receipt(clerk: Person, house: Person, number: str) -> None:
    clerk.opens(f"/desk/cases/{number}/").looks_around("desk-filing")
    clerk.picks("材料齐全", "是").decides("材料齐全，出具回执").sees("出具回执")
    house.opens(f"/provider/filings/{number}/").sees("养老机构备案回执", "已备案")
    assert house.takes_letter("养老机构备案回执").startswith(b"%PDF")


def is_rated(crowd: Crowd, clerk: Person, house: Person) -> str:
    name = scores_itself(house)
    names_the_assessors(clerk, name)
    for key in ("assessor", "second_assessor"):
        assesses(crowd.at_the_desk(key), name, 0.9)
    reviews_and_publishes(clerk, name)
    return name


def result_is_out(head: Person, name: str) -> None:
    """After the last day of the publicity; the house has its grade."""
    head.opens("/desk/").waits(SHOWN_FOR)
    opens_round(head).follows("定结果").presses("确认定结果").sees("结果已定")
    opens_house(head, name).looks_around("evaluated-decided")


def paid(crowd: Crowd, clerk: Person, head: Person, name: str) -> None:
    """One reckons, another fixes, a third pays."""
    opens_round(clerk).follows("测算补贴").presses("确认测算").sees("已测算")
    opens_subsidy(head, name, "reckoned").follows("核定").looks_around("subsidy-approve")
    head.page.get_by_label("从哪笔资金支付").select_option(index=1)
    head.presses("确认核定").sees("已核定")
    money = opens_subsidy(crowd.at_the_desk("finance_clerk"), name, "approved")
    money.follows("支付").presses("确认支付").sees("已支付", "凭证").looks_around("subsidy-paid")


def reads_all_of_it(house: Person, crowd: Crowd, name: str) -> None:
    """The house reads its grade and its money; anybody reads the grade and who is filed."""
    house.opens("/provider/evaluations/").follows(re.compile(ROUND)).sees("已支付")
    house.looks_around("provider-graded")
    anybody = crowd.somebody(PHONE).opens("/open/filings/").sees(name)
    anybody.opens("/open/evaluations/").follows(re.compile(ROUND)).sees(name)
    anybody.looks_around("open-evaluation-decided")


def opens_subsidy(person: Person, name: str, state: str) -> Person:
    person.opens(f"/desk/evaluations/subsidies/?state={state}")
    return person.follows(re.compile(r"\d{4}-\d{6}"), beside=name)
