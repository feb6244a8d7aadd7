"""A change as an officer writes it, read."""

from datetime import date
from pathlib import Path

import pytest

from minzheng.engines.simulation.changing import ChangeError, changed_book
from minzheng.kernel.params import ParamBook, ParamError

TODAY, COUNTY, OTHER = date(2026, 11, 21), "440118000000", "440106000000"
FILE = """
try.standard:
  label: 试的标准
  unit: 分/人·月
  basis: 试算法第一条
  values:
    "440100":
      - {since: 2024-01-01, value: 1200元, source: 旧, status: reported, checked_on: 2026-11-21}
      - {since: 2026-01-01, value: 1282元, source: 新, status: reported, checked_on: 2026-11-21}
    "440106":
      - {since: 2026-01-01, value: 1000.01元, source: 区, status: reported, checked_on: 2026-11-21}
try.share:
  label: 试的比例
  unit: 比例
  basis: 试算法第一条
  values:
    "000000":
      - {since: 2024-01-01, value: 50%, source: 国, status: reported, checked_on: 2026-11-21}
try.switch:
  label: 试的开关
  unit: 是否
  basis: 试算法第一条
  values:
    "000000": [{since: 2024-01-01, value: 否, source: 国, status: reported, checked_on: 2026-11-21}]
"""


@pytest.fixture
def book(tmp_path: Path) -> ParamBook:
    path = tmp_path / "params.yaml"
    path.write_text(FILE, encoding="utf-8")
    return ParamBook.load([path])


def after(book: ParamBook, key: str, change: str, place: str = COUNTY, on: date = TODAY) -> object:
    changed, _ = changed_book(book, {key: change}, place=COUNTY, on=TODAY)
    return changed.value(key, on=on, place=place)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ("+8%", 138_456),
        ("-8%", 117_944),
        ("+50元", 133_200),
        ("-0.01元", 128_199),
        ("1400元", 140_000),
    ],
)
def test_money_is_moved_or_set(book: ParamBook, change: str, expected: int) -> None:
    assert after(book, "try.standard", change) == expected


def test_every_place_moves_from_its_own_value(book: ParamBook) -> None:
    # 1000.01 × 1.08 ＝ 1080.0108，四舍五入到分
    assert after(book, "try.standard", "+8%", OTHER) == 108_001


def test_a_value_set_holds_everywhere(book: ParamBook) -> None:
    assert after(book, "try.standard", "1400元", OTHER) == 140_000


def test_the_past_is_left_as_it_was(book: ParamBook) -> None:
    assert after(book, "try.standard", "+8%", on=date(2025, 6, 1)) == 120_000


def test_a_share_moves_by_points(book: ParamBook) -> None:
    assert after(book, "try.share", "+8%") == 5_800


def test_a_number_is_found_by_its_label_too(book: ParamBook) -> None:
    _, told = changed_book(book, {"试的标准": "+8%"}, place=COUNTY, on=TODAY)

    assert [(t.key, t.before, t.after) for t in told] == [
        ("try.standard", "1,282.00元", "1,384.56元")
    ]


@pytest.mark.parametrize(
    ("key", "change"),
    [("try.standard", "8"), ("try.standard", "+很多"), ("try.switch", "+1"), ("try.standard", "")],
)
def test_what_is_no_change_is_refused_in_words(book: ParamBook, key: str, change: str) -> None:
    with pytest.raises(ChangeError, match="试的"):
        changed_book(book, {key: change}, place=COUNTY, on=TODAY)


def test_an_unknown_number_is_named(book: ParamBook) -> None:
    with pytest.raises(ParamError, match=r"try\.nothing"):
        changed_book(book, {"try.nothing": "+1元"}, place=COUNTY, on=TODAY)


def test_nothing_to_try_says_how_to_write(book: ParamBook) -> None:
    with pytest.raises(ChangeError, match=r"\+8%"):
        changed_book(book, {}, place=COUNTY, on=TODAY)
