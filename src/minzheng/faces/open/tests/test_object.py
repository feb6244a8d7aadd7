"""Objecting, by name or without."""

from datetime import date

from django.test import Client

from minzheng.engines.cases.api import Case
from minzheng.engines.notices.api import Objection, Publicity
from minzheng.faces.open.tests.conftest import Turn

NAMED = {"way": "named", "name": "黄土生", "phone": "13700137000", "text": "他家有一辆车没有报"}


def send(sheet: Publicity, **said: str) -> str:
    return Client().post(f"/open/notices/{sheet.pk}/object/", said).content.decode()


def test_by_name_it_is_taken_and_the_case_goes_back(sheet: Publicity, case: Case) -> None:
    shown = send(sheet, **NAMED)

    assert "打您留的电话" in shown
    objection = Objection.objects.get()
    assert objection.name == "黄土生"
    assert "13700137000" not in objection.phone_sealed
    case.refresh_from_db()
    assert case.current == "异议复查"


def test_without_a_name_it_is_taken_too_and_the_difference_is_said(sheet: Publicity) -> None:
    form = Client().get(f"/open/notices/{sheet.pk}/object/").content.decode()
    shown = send(sheet, **{**NAMED, "way": "anonymous"})

    assert "没法把结果告诉您" in form
    assert "请看下一次公示" in shown
    assert Objection.objects.get().name == "匿名"


def test_by_name_but_without_one_says_what_to_fill(sheet: Publicity) -> None:
    shown = send(sheet, **{**NAMED, "name": "", "phone": "12"})

    assert "请填写“您的姓名”" in shown
    assert "有 2 处需要改" in shown
    assert "他家有一辆车没有报" in shown
    assert not Objection.objects.exists()


def test_too_few_words_are_told(sheet: Publicity) -> None:
    assert "至少 5 个字" in send(sheet, **{**NAMED, "text": "不对"})


def test_after_the_period_it_is_refused_with_what_else_one_can_do(
    sheet: Publicity, day: Turn
) -> None:
    day(date(2026, 11, 20))

    shown = send(sheet, **NAMED)

    assert "已经结束" in shown
    assert not Objection.objects.exists()
