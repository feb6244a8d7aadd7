"""Notice texts: what is filled, what is refused."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minzheng.engines.notices.api import (
    Head,
    MissingValue,
    Paragraph,
    Run,
    TemplateRefused,
    UnknownKind,
    paragraph,
    parse,
)

TEXT = """---
title: {事项名称}决定书
kind: decision
number_word: 民低保
adverse: 是
---
你（户）于{申请日期}提出申请，
现决定：**每月发放{金额}**。

## 一、计算

{{计算}}

> {小字}

{{救济途径}}
"""
HEAD = Head("广州市增城区民政局", "张三", date(2026, 11, 20))
VALUES = {"事项名称": "低保", "申请日期": "2026年10月12日", "金额": "800.00元", "小字": "完"}
BLOCKS = {"计算": (paragraph("算"),), "救济途径": (paragraph("复议"),)}


def test_it_names_its_placeholders_and_blocks() -> None:
    template = parse(TEXT)

    assert template.placeholders() == {"事项名称", "申请日期", "金额", "小字"}
    assert template.blocks() == {"计算", "救济途径"}
    assert (template.kind, template.number_word, template.adverse) == ("decision", "民低保", True)


def test_it_fills_texts_and_blocks_in_their_places() -> None:
    letter = parse(TEXT).fill(VALUES, BLOCKS, head=HEAD)

    assert letter.title == "低保决定书"
    assert letter.body == (
        Paragraph(
            (
                Run("你（户）于2026年10月12日提出申请，现决定："),
                Run("每月发放800.00元", strong=True),
                Run("。"),
            )
        ),
        Paragraph((Run("一、计算"),), "heading"),
        paragraph("算"),
        Paragraph((Run("完"),), "note"),
        paragraph("复议"),
    )


@pytest.mark.parametrize("name", ["事项名称", "金额", "小字"])
@pytest.mark.parametrize("empty", [None, "", "  "])
def test_it_names_the_missing_value(name: str, empty: str | None) -> None:
    values = {key: text for key, text in VALUES.items() if key != name}
    if empty is not None:
        values[name] = empty

    with pytest.raises(MissingValue, match=f"缺少“{name}”"):
        parse(TEXT).fill(values, BLOCKS, head=HEAD)


def test_it_names_the_missing_block() -> None:
    with pytest.raises(MissingValue, match="缺少“计算”"):
        parse(TEXT).fill(VALUES, {"救济途径": ()}, head=HEAD)


def test_it_refuses_an_adverse_notice_without_remedies() -> None:
    with pytest.raises(TemplateRefused, match="救济途径"):
        parse(TEXT.replace("{{救济途径}}", "完。"))


def test_it_accepts_a_favourable_notice_without_remedies() -> None:
    assert not parse(TEXT.replace("{{救济途径}}", "完。").replace(": 是", ": 否")).adverse


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("number_word: 民低保\n", "", "number_word"),
        ("kind:", "colour: 红\nkind:", "colour"),
        ("adverse: 是", "adverse: yes", "是”或“否"),
        ("{金额}", "{金额", "括号"),
        ("---\ntitle", "title", "---"),
    ],
)
def test_it_refuses_a_broken_text(before: str, after: str, says: str) -> None:
    with pytest.raises(TemplateRefused, match=says):
        parse(TEXT.replace(before, after, 1))


def test_it_refuses_an_unknown_kind() -> None:
    with pytest.raises(UnknownKind, match="decision（决定书）"):
        parse(TEXT.replace("kind: decision", "kind: poem"))


def test_a_value_with_line_breaks_makes_paragraphs() -> None:
    values = {**VALUES, "小字": "甲\n\n乙"}

    body = parse(TEXT).fill(values, BLOCKS, head=HEAD).body

    assert body[3:5] == (Paragraph((Run("甲"),), "note"), Paragraph((Run("乙"),), "note"))


@given(st.text(st.characters(exclude_characters="\n", exclude_categories=("Cc",)), min_size=1))
def test_a_value_is_never_markup_or_placeholder(value: str) -> None:
    if not value.strip():
        return

    letter = parse(TEXT).fill({**VALUES, "小字": value}, BLOCKS, head=HEAD)

    assert letter.body[3] == Paragraph((Run(value.strip()),), "note")
