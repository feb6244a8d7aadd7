"""Error pages: in Chinese, with what to do, and never dependent on what has just failed."""

import pytest
from django.template.loader import get_template
from django.test import Client, RequestFactory

WORDS = {
    "/bad/": (400, "提交的内容读不了"),
    "/forbidden/": (403, "您没有办理这件事的权限"),
    "/nowhere/": (404, "没有找到这一页"),
    "/broken/": (500, "系统出错了"),
}


@pytest.mark.django_db
@pytest.mark.urls("minzheng.wiring.tests.error_urls")
@pytest.mark.parametrize("address", WORDS)
def test_an_error_page_says_what_happened_and_where_to_go(address: str) -> None:
    status, words = WORDS[address]

    response = Client(raise_request_exception=False).get(address)

    assert response.status_code == status
    assert words in response.content.decode()
    assert "回到首页" in response.content.decode()


@pytest.mark.django_db
@pytest.mark.urls("minzheng.wiring.tests.error_urls")
def test_a_stale_form_is_told_to_submit_again() -> None:
    response = Client(enforce_csrf_checks=True).post("/guarded/")

    assert response.status_code == 403
    assert "请再提交一次" in response.content.decode()


def test_the_last_page_needs_nothing_but_itself() -> None:
    assert "系统出错了" in get_template("500.html").render({}, RequestFactory().get("/"))
