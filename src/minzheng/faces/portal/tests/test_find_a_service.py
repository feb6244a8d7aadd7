"""Home, list and guide."""

import pytest
from django.test import Client

from minzheng.engines.access.testing import Cast
from minzheng.faces.portal.finding import groups, offers
from minzheng.kernel.matter import catalogue

GUIDE_SAYS = (
    "法定办结时限", "承诺办结时限", "不收费", "人均月收入低于", "委托书", "受理审查", "权力来源",
    "《社会救助法》第十八条", "申请行政复议", "6个月", "这些不用您提供",
)  # fmt: skip


def test_the_home_page_names_the_hotline_and_what_there_is(cast: Cast) -> None:
    page = Client().get("/").content.decode()

    assert "您要办什么事" in page
    assert "家庭遇困" in page
    assert "收养" not in page
    assert "12345" in page


@pytest.mark.parametrize("words", ["低保", "我想问低保怎么办", "收入证明", "最低生活保障"])
def test_plain_words_find_the_service(cast: Cast, words: str) -> None:
    page = Client().get("/services/", {"q": words}).content.decode()

    assert "/services/relief/dibao/" in page


@pytest.mark.parametrize(
    ("question", "found", "not_found"),
    [
        ("家里失火了怎么办", "relief/temporary", "relief/dibao"),
        ("我爸80岁有补贴吗", "eldercare/longevity", "relief/dibao"),
        ("看病花了很多钱", "relief/rigid_expenditure", "children/orphan"),
        ("要饭", "relief/vagrant", "relief/dibao"),
        ("物价补贴", "relief/price_subsidy", "relief/tekun"),
    ],
)
def test_a_question_in_everyday_words_finds_what_comes_nearest(
    cast: Cast, question: str, found: str, not_found: str
) -> None:
    page = Client().get("/services/", {"q": question}).content.decode()

    assert f"/services/{found}/" in page
    assert f"/services/{not_found}/" not in page


def test_every_service_stands_under_one_occasion() -> None:
    listed = {g.occasion.words: [each.matter.key for each in g.offers] for g in groups(offers())}

    assert sorted(key for keys in listed.values() for key in keys) == sorted(catalogue().matters)
    assert listed["家庭遇困"][0] == "relief/dibao"
    assert "relief/disability_care" in listed["残疾"]


def test_an_occasion_lists_its_services_alone(cast: Cast) -> None:
    page = Client().get("/services/?field=disability").content.decode()

    assert "困难残疾人生活补贴" in page
    assert "/services/relief/dibao/" not in page


def test_words_that_find_nothing_say_what_to_do(cast: Cast) -> None:
    page = Client().get("/services/", {"q": "造飞机"}).content.decode()

    assert "没有找到这件事" in page
    assert "热线" in page


def test_the_guide_tells_limits_conditions_papers_steps_and_appeals(cast: Cast) -> None:
    page = Client().get("/services/relief/dibao/").content.decode()

    for said in GUIDE_SAYS:
        assert said in page, said
    assert page.count("<h1") == 1


@pytest.mark.parametrize("address", ["", "notice/"])
def test_who_can_apply_is_said_by_what_speaks_for_it(cast: Cast, address: str) -> None:
    page = Client().get(f"/services/relief/dibao/{address}").content.decode()

    assert "低于当地低保标准，每人每月1,282.00元" in page
    assert "都不超过规定的限额" in page
    assert "超标" not in page


def test_an_unknown_service_is_not_found(cast: Cast) -> None:
    assert Client().get("/services/relief/nothing/").status_code == 404


def test_the_sheet_to_print_holds_papers_and_steps(cast: Cast) -> None:
    page = Client().get("/services/relief/dibao/notice/").content.decode()

    assert "一次性告知单" in page
    assert "审核确认" in page
