"""Money: read and written without losing a fen."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minzheng.kernel.money import MoneyError, parse_money, yuan, yuan_text, yuan_words

amounts = st.integers(-(10**17), 10**17)
FIGURES = {word: number for number, word in enumerate("零壹贰叁肆伍陆柒捌玖")}
SMALL_SCALES = {"拾": 10, "佰": 100, "仟": 1000}


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("800元", 80000),
        ("1,238.50元", 123850),
        ("1.2万元", 1200000),
        ("0.000001万元", 1),
        ("3亿元", 30_000_000_000),
        ("120000分", 120000),
        ("￥ 1，238.5 元", 123850),
        ("８００元", 80000),
        ("-5.01元", -501),
        ("−5元", -500),
    ],
)
def test_it_reads_what_people_write(text: str, fen: int) -> None:
    assert parse_money(text) == fen


@pytest.mark.parametrize(
    "text",
    ["800", "", "—", "元", "12,38元", "1.元", "1e3元", "八百元", "--1元", "1 元多", "٣元", "NaN元"],
)
def test_it_refuses_what_is_not_an_amount(text: str) -> None:
    with pytest.raises(MoneyError, match="请"):
        parse_money(text)


@pytest.mark.parametrize("text", ["0.001元", "0.5分", "0.0000001万元"])
def test_it_refuses_a_part_of_a_fen(text: str) -> None:
    with pytest.raises(MoneyError, match="不足一分"):
        parse_money(text)


@pytest.mark.parametrize("value", [800, 8.5, None, True])
def test_it_refuses_a_number_without_unit(value: Any) -> None:
    with pytest.raises(MoneyError, match="没有写单位"):
        parse_money(value)


@pytest.mark.parametrize("write", [yuan, yuan_text, yuan_words])
@pytest.mark.parametrize("value", [8.0, True, None, "800"])
def test_it_writes_whole_fen_only(write: Callable[[Any], str], value: object) -> None:
    with pytest.raises(MoneyError, match="整数"):
        write(value)


def test_it_writes_thousands_and_both_decimals() -> None:
    assert yuan(123850) == "1,238.50"
    assert yuan(-5) == "-0.05"
    assert yuan_text(0) == "0.00元"


@given(amounts)
def test_what_is_written_reads_back(fen: int) -> None:
    assert parse_money(yuan_text(fen)) == fen
    assert parse_money(f"{fen}分") == fen


@pytest.mark.parametrize(
    ("fen", "words"),
    [
        (0, "零元整"),
        (5, "伍分"),
        (50, "伍角整"),
        (55, "伍角伍分"),
        (1000, "壹拾元整"),
        (123850, "壹仟贰佰叁拾捌元伍角整"),
        (1_000_05, "壹仟元零伍分"),
        (1_001_00, "壹仟零壹元整"),
        (100_010_00, "壹拾万零壹拾元整"),
        (107_000_53, "壹拾万柒仟元伍角叁分"),
        (10_000_100_00, "壹仟万零壹佰元整"),
        (100_000_000_00, "壹亿元整"),
        (100_010_000_00, "壹亿零壹万元整"),
        (1_000_100_000_000_00, "壹万零壹亿元整"),
        (-123850, "负壹仟贰佰叁拾捌元伍角整"),
    ],
)
def test_it_writes_formal_capitals(fen: int, words: str) -> None:
    assert yuan_words(fen) == words


@given(st.integers(0, 10**14))
def test_capitals_read_back_and_never_double_a_zero(fen: int) -> None:
    words = yuan_words(fen)

    assert _read_capitals(words) == fen
    assert "零零" not in words


def _read_capitals(words: str) -> int:
    """An independent reader: 仟佰拾 within a section, 万 and 亿 close sections."""
    whole, _, rest = words.rpartition("元") if "元" in words else ("零", "", words)
    return _read_whole(whole) * 100 + _read_small(rest)


def _read_whole(words: str) -> int:
    total, section, digit = 0, 0, 0
    for word in words:
        if word in FIGURES:
            digit = FIGURES[word]
        elif word in SMALL_SCALES:
            section, digit = section + digit * SMALL_SCALES[word], 0
        else:
            scale = {"万": 10**4, "亿": 10**8}[word]
            grown = total + section + digit if word == "亿" else section + digit
            total = grown * scale + (0 if word == "亿" else total)
            section, digit = 0, 0
    return total + section + digit


def _read_small(words: str) -> int:
    jiao = FIGURES[words[words.index("角") - 1]] if "角" in words else 0
    fen = FIGURES[words[words.index("分") - 1]] if "分" in words else 0
    return jiao * 10 + fen
