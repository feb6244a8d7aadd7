"""The check of a matter of one person asks in rounds only what its rule lacks at the place."""

import pytest
from django.test import Client

from minzheng.engines.access.testing import Cast
from minzheng.kernel.matter import catalogue

LONGEVITY, ORPHAN = "/services/eldercare/longevity/check/", "/services/children/orphan/check/"
BORN_1940 = {"born_on_year": "1940", "born_on_month": "5", "born_on_day": "1"}
PERSONAL = sorted(key for key, matter in catalogue().matters.items() if matter.personal)


def test_an_old_person_is_told_how_much_a_month(cast: Cast) -> None:
    page = Client().post(LONGEVITY, {**BORN_1940, "registered_here": "是"}).content.decode()

    assert "可能符合" in page
    assert "100.00" in page
    assert "我家" not in page


def test_somebody_too_young_is_not(cast: Cast) -> None:
    page = Client().post(LONGEVITY, {**BORN_1940, "born_on_year": "1980", "registered_here": "是"})

    assert "可能不符合" in page.content.decode()


def test_what_still_lacks_is_asked_in_the_next_round(cast: Cast) -> None:
    page = Client().post(ORPHAN, {"father_state": "1"}).content.decode()

    assert "孩子母亲现在的情况" in page
    assert "还不能判断" in page


@pytest.mark.parametrize("key", PERSONAL)
def test_every_matter_of_a_person_asks_or_says_why_there_is_nothing_to_ask(
    cast: Cast, key: str
) -> None:
    page = Client().get(f"/services/{key}/check/")

    if page.status_code == 200:  # a matter that gives nothing has no check but its guide
        said = page.content.decode()
        told = ("看结果</button>", "还没有录入", "按您填的，可能不符合", "由工作人员核实")
        assert any(words in said for words in told)
