"""Neighbouring articles of one law share its title; nothing is lost and nothing moves."""

from minzheng.engines.notices.api import cite_together


def test_articles_of_one_law_share_its_title() -> None:
    assert (
        cite_together(["《甲法》第一条", "《甲法》第二条第三款"]) == "《甲法》第一条、第二条第三款"
    )


def test_another_law_between_keeps_the_order() -> None:
    articles = ["《甲法》第一条", "《乙法》第二条", "《甲法》第三条"]

    assert cite_together(articles) == "、".join(articles)


def test_an_article_is_named_once_and_none_gives_nothing() -> None:
    assert cite_together(["《甲法》第一条", "《甲法》第一条"]) == "《甲法》第一条"
    assert cite_together([]) == ""
