"""Citations: a wrong article number fails where it is written."""

from datetime import date

import pytest

from minzheng.kernel.law import Law, LawError, all_laws
from minzheng.kernel.tests.relief import 示例法


def test_an_article_reads_as_it_is_cited() -> None:
    article = 示例法.第二条第二款

    assert str(article) == "《示例法》第二条第二款"
    assert (article.law, article.status) == (示例法, "verified")
    assert article.text.startswith("财产超过规定")


def test_a_wrong_number_is_an_attribute_error_that_names_the_law() -> None:
    with pytest.raises(AttributeError, match="《示例法》里没有登记“第九条”"):
        示例法.第九条  # noqa: B018  # asking is the fault


def test_it_lists_articles_in_order_and_laws() -> None:
    assert [a.number for a in 示例法.articles()] == ["第一条", "第二条", "第二条第二款", "第三条"]
    assert 示例法 in all_laws()


def test_it_refuses_a_law_without_its_number_or_with_an_unknown_status() -> None:
    with pytest.raises(LawError, match="number"):
        type("无号法", (Law,), {"title": "无号法", "in_force": date(2026, 1, 1)})
    with pytest.raises(LawError, match="status"):
        body = {"title": "甲", "number": "一", "in_force": date(2026, 1, 1), "status": "sure"}
        type("甲法", (Law,), body)
