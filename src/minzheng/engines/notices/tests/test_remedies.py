"""Who reviews, and how long one may ask."""

import pytest

from minzheng.engines.notices.api import (
    Actor,
    RemedyCites,
    remedies,
    remedies_after_review,
    review_body,
)

CITES = RemedyCites(
    "《复议法》第二十条", "《复议法》第二十四条", "《诉讼法》第四十六条", "《条例》第二十三条"
)
DISTRICT, STREET = "广州市增城区", "广州市增城区荔城街道"


@pytest.mark.parametrize(
    ("actor", "body"),
    [
        (Actor("bureau", DISTRICT, "广州市"), "广州市增城区人民政府"),
        (Actor("bureau", "广州市", "广东省"), "广州市人民政府"),
        (Actor("subdistrict", STREET, DISTRICT), "广州市增城区人民政府"),
        (Actor("town", "广州市增城区派潭镇", DISTRICT), "广州市增城区人民政府"),
    ],
)
def test_the_government_above_reviews(actor: Actor, body: str) -> None:
    assert review_body(actor) == body


def test_it_says_body_periods_court_and_articles() -> None:
    first, start = remedies(Actor("bureau", DISTRICT, "广州市", "广州铁路运输法院"), CITES)

    text = first.runs[0].text
    for part in ("60日内", "广州市增城区人民政府", "6个月内", "广州铁路运输法院", CITES.suit):
        assert part in text
    assert "电子送达" in start.runs[0].text


def test_review_first_leaves_fifteen_days_for_the_suit() -> None:
    text = remedies_after_review(Actor("town", "派潭镇", DISTRICT), CITES)[0].runs[0].text

    assert "应当先" in text
    assert "15日内" in text
    assert "6个月" not in text
