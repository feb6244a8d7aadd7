"""The list in the open: by place and day, printable, and what cannot be read falls back."""

import pytest
from django.test import Client
from django.urls import reverse

from minzheng.engines.access.testing import make_cast

pytestmark = pytest.mark.django_db
URL = "open:guarantees"


def told(query: str) -> str:
    make_cast()
    return Client().get(f"{reverse(URL)}{query}").content.decode()


def test_the_nations_list_of_a_day() -> None:
    text = told("?place=000000000000&day=2026-11-02")

    assert "老年人能力综合评估" in text
    assert "长者饭堂助餐" not in text
    assert "待确认" in text


def test_before_any_list_there_is_none() -> None:
    assert "没有施行的清单" in told("?place=000000000000&day=2020-01-01")


def test_the_districts_list_holds_all_three() -> None:
    text = told("?place=440118000000&day=2026-11-02")

    assert "长者饭堂助餐" in text
    assert "高龄独居老年人上门探访" in text


def test_it_tells_what_goes_along_and_what_no_text_tells() -> None:
    text = told("?place=440118000000&day=2026-11-02")

    assert "随不随人走" in text
    assert "跨省通办的通知" in text
    assert "养老服务消费补贴（不在清单里）" in text
    assert text.count("没有读到写明这一点的文件") > 10


def test_it_prints() -> None:
    make_cast()
    answer = Client().get(f"{reverse('open:guarantees-pdf')}?place=440118000000&day=2026-11-02")

    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
