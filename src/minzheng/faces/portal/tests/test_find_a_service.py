"""Home, list and guide."""

import pytest
from django.test import Client

from minzheng.engines.access.testing import Cast

GUIDE_SAYS = (
    "法定办结时限", "承诺办结时限", "不收费", "人均月收入低于", "委托书", "受理审查", "权力来源",
    "《社会救助法》第十八条", "申请行政复议", "6个月", "这些不用您提供",
)  # fmt: skip


def test_the_home_page_names_the_hotline_and_what_there_is(cast: Cast) -> None:
    page = Client().get("/").content.decode()

    assert "您要办什么事" in page
    assert "家庭遇困" in page
    assert "特困" not in page
    assert "12345" in page


@pytest.mark.parametrize("words", ["低保", "我想问低保怎么办", "收入证明", "最低生活保障"])
def test_plain_words_find_the_service(cast: Cast, words: str) -> None:
    page = Client().get("/services/", {"q": words}).content.decode()

    assert "/services/relief/dibao/" in page


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

    assert "车辆数不超过车辆数上限" in page
    assert "金融资产不高于金融资产上限" in page
    assert "超标" not in page


def test_an_unknown_service_is_not_found(cast: Cast) -> None:
    assert Client().get("/services/relief/nothing/").status_code == 404


def test_the_sheet_to_print_holds_papers_and_steps(cast: Cast) -> None:
    page = Client().get("/services/relief/dibao/notice/").content.decode()

    assert "一次性告知单" in page
    assert "审核确认" in page
