"""Personal data in texts: found however it is typed, told by its place, never repeated whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minzheng.engines.disclosure.api import personal_data, without_personal_data
from minzheng.engines.disclosure.tests.staging import MONDAY

ID = "440118198403050019"


def found(text: str, *names: str) -> list[str]:
    return [str(find) for find in personal_data({"正文": text}, names=names, on=MONDAY)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"身份证号{ID}", "身份证号"),
        ("440118 19840305 0019", "身份证号"),
        ("４４０１１８１９８４０３０５００１９", "身份证号"),
        ("440118198403050018（抄错一位）", "身份证号"),
        ("11010519491231002x", "身份证号"),
        ("440118840305001", "身份证号"),
        ("电话13800138000。", "手机号"),
        ("138-0013-8000", "手机号"),
        ("卡号 6222 0202 0011 2233 445", "银行账号"),
        ("6222020200112233", "银行账号"),
    ],
)
def test_a_number_is_found_however_it_is_typed(text: str, kind: str) -> None:
    assert [kind in line for line in found(text)] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "咨询电话 020-8262 0000，热线12345", "统一社会信用代码 11330283002980620K",
        "2026-11-02 2026-11-20 公示", "索引号 440118101000-town-0901-2026-00001",
        "金额 1,238,500.00 元，共 20391 户", "办件 DB-440118-2026-000318", "粤府〔2026〕110号",
    ],
)  # fmt: skip
def test_what_is_public_is_let_through(text: str) -> None:
    assert found(text) == []


def test_a_find_is_told_by_paragraph_and_character_and_masked() -> None:
    text = f"各村委会：\n\n  现将名单公布：罗某，{ID}。\n联系 13800138000"

    assert found(text) == [
        "正文第 2 段第 11 字：身份证号（440118********0019）",
        "正文第 3 段第 4 字：手机号（138****8000）",
    ]


def test_a_guarded_name_is_found_in_every_text() -> None:
    finds = personal_data(
        {"标题": "帮扶罗小雨", "正文": "罗小雨，罗小雨"}, names=["罗小雨"], on=MONDAY
    )

    assert [find.field for find in finds] == ["标题", "正文", "正文"]
    assert "罗小雨" not in str(finds[0])


def test_a_strangers_words_are_shown_without_it() -> None:
    text = f"我是{ID}，打13800138000找罗小雨"

    shown = without_personal_data(text, names=["罗小雨"], on=MONDAY)

    assert shown == "我是〔已隐去〕，打〔已隐去〕找〔已隐去〕"


@given(st.text(alphabet="民政0123456789Xx 　\n-，", max_size=80))
def test_nothing_is_left_to_find_in_what_is_shown(text: str) -> None:
    shown = without_personal_data(text, names=["民政"], on=MONDAY)

    assert personal_data({"": shown}, names=["民政"], on=MONDAY) == ()


@given(st.text(alphabet="某甲，。 \n", max_size=20), st.text(alphabet="乙丙，。\n", max_size=20))
def test_a_number_is_found_wherever_it_stands(before: str, after: str) -> None:
    finds = personal_data({"正文": f"{before}{ID}{after}"}, on=MONDAY)

    assert [(find.start, find.kind) for find in finds] == [(len(before), "身份证号")]
