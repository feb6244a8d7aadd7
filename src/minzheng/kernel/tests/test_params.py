"""Dated, regional numbers: looked up by place and day, never guessed, strictly read."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from minzheng.kernel.expr import Param
from minzheng.kernel.params import NotInForce, ParamBook, ParamError
from minzheng.kernel.tests.relief import ON, PARAMS, PLACE, book
from minzheng.kernel.units import 比例

HEAD = 'k:\n  label: 某数\n  unit: {unit}\n  basis: 《示例法》第一条\n  values:\n    "440100":\n'
LINE = (
    "      - {{since: {since}, value: {value}, source: 文, status: {status}, "
    "checked_on: 2026-11-21}}\n"
)


def load(folder: Path, *texts: str) -> ParamBook:
    paths = [folder / f"p{number}.yaml" for number, _ in enumerate(texts)]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, "utf-8")
    return ParamBook.load(paths)


def line(value: str, since: str = "2026-01-01", status: str = "verified") -> str:
    return LINE.format(value=value, since=since, status=status)


@pytest.mark.parametrize(
    ("on", "place", "fen"),
    [
        (date(2022, 12, 31), "440118001001", 80_000),  # the city is silent: the nation's
        (date(2023, 1, 1), "440118001001", 123_800),
        (date(2025, 12, 31), "440118", 123_800),
        (date(2026, 1, 1), "440100", 128_200),
        (ON, "110101", 80_000),
    ],
)
def test_it_finds_the_value_of_the_nearest_division_in_force(
    tmp_path: Path, on: date, place: str, fen: int
) -> None:
    assert book(tmp_path).value("sample.standard", on=on, place=place) == fen


def test_a_value_tells_its_source_status_and_last_check(tmp_path: Path) -> None:
    entry = book(tmp_path).entry("sample.standard", on=ON, place=PLACE)

    assert (entry.source, entry.status, entry.checked_on) == ("穗民二号", "verified", ON)
    assert (entry.since, entry.until, entry.place) == (date(2026, 1, 1), None, "440100000000")


def test_no_value_in_force_is_an_error_with_a_name(tmp_path: Path) -> None:
    with pytest.raises(NotInForce, match=r"110101.*2026-11-21.*“增发比例”.*since") as error:
        book(tmp_path).value("sample.extra", on=ON, place="110101")

    assert (error.value.key, error.value.place) == ("sample.extra", "110101")


def test_a_later_line_ends_the_one_before(tmp_path: Path) -> None:
    text = HEAD.format(unit="人") + line("3", "2024-01-01") + line("4", "2025-07-01")
    history = load(tmp_path, text).info("k").history

    assert [value.until for value in history] == [date(2025, 6, 30), None]


def test_a_city_s_file_adds_values_to_a_declared_key(tmp_path: Path) -> None:
    city = 'k:\n  values:\n    "440118":\n' + line("5")
    both = load(tmp_path, city, HEAD.format(unit="人") + line("3"))

    assert both.value("k", on=ON, place="440118001") == 5
    assert both.value("k", on=ON, place="440106") == 3
    with pytest.raises(ParamError, match=r"p0.yaml.*“k”.*没有事项声明"):
        load(tmp_path, city)


def test_one_column_of_values_for_many_places(tmp_path: Path) -> None:
    places = np.array(["440118001000", "110101000000", "440118001000"])
    column = book(tmp_path).column("sample.standard", on=ON, places=places)

    assert column.tolist() == [128_200, 80_000, 128_200]


def test_worked_cases_override_by_key_or_label_everywhere(tmp_path: Path) -> None:
    changed = book(tmp_path).override({"当地最低生活保障标准": "1000元", "sample.extra": "1.5倍"})

    assert changed.value("sample.standard", on=date(1990, 1, 1), place="110101") == 100_000
    assert changed.value("sample.extra", on=ON, place=PLACE) == 15_000
    assert book(tmp_path).value("sample.standard", on=ON, place=PLACE) == 128_200
    with pytest.raises(ParamError, match=r"没有参数“某标准”"):
        changed.override({"某标准": 1})


BAD = [
    (HEAD.format(unit="斤") + line("3"), "“k”.*不认识单位“斤”"),
    (HEAD.format(unit="分") + line("1238"), "440100.*1238 没有写单位"),
    (HEAD.format(unit="分") + line("一千元"), "440100.*不是金额"),
    (HEAD.format(unit="比例") + line("0.00001%"), "440100.*万分之一"),
    (HEAD.format(unit="人") + line("三"), "440100.*整数"),
    (HEAD.format(unit="人") + line("3", since="去年"), "440100.*since.*不是日期"),
    (HEAD.format(unit="人") + line("3", status="sure"), "440100.*status"),
    (
        HEAD.format(unit="人") + "      - {since: 2026-01-01, value: 3}\n",
        "缺 checked_on，缺 source",
    ),
    (HEAD.format(unit="人") + line("3") + line("4"), "440100.*2026-01-01 起有两个值"),
    (HEAD.format(unit="人").replace("440100", "44010") + line("3"), "44010.*5 位"),
    (HEAD.format(unit="人").replace("  basis: 《示例法》第一条\n", "") + line("3"), "缺 basis"),
    (HEAD.format(unit="人").replace("basis", "base") + line("3"), "“k”.*只能写"),
    ("- 1\n", "参数名"),
    ("k: [\n", "YAML"),
]


@pytest.mark.parametrize(("text", "words"), BAD)
def test_it_refuses_a_bad_file_naming_key_and_place(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(ParamError, match=words):
        load(tmp_path, text)


def test_it_refuses_dates_that_overlap_and_a_second_declaration(tmp_path: Path) -> None:
    first = line("3", "2024-01-01").replace("value", "until: 2026-06-30, value")
    with pytest.raises(ParamError, match=r"有两个值"):
        load(tmp_path, HEAD.format(unit="人") + first + line("4", "2026-01-01"))
    with pytest.raises(ParamError, match=r"已在别处声明"):
        load(tmp_path, PARAMS, PARAMS)


def test_a_rule_and_its_file_must_agree_on_the_kind(tmp_path: Path) -> None:
    param = Param("sample.standard", "标准", unit=比例)

    with pytest.raises(ParamError, match=r"在规则里是比例.*在 params.yaml 里是金额"):
        book(tmp_path).entry_of(param, on=ON, place=PLACE)


def test_a_rewritten_history_ends_each_value_where_the_next_begins(tmp_path: Path) -> None:
    old = book(tmp_path)
    entry = old.entry("sample.standard", on=ON, place=PLACE)
    later = replace(entry, value=133_000, since=date(2027, 1, 1), source="新文")

    new = old.rewritten({"sample.standard": [entry, later]})

    assert new.value("sample.standard", on=date(2026, 12, 31), place=PLACE) == entry.value
    assert new.value("sample.standard", on=date(2027, 1, 1), place=PLACE) == 133_000
    assert old.value("sample.standard", on=date(2027, 1, 1), place=PLACE) == entry.value


def test_a_rewritten_history_with_two_values_on_a_day_names_both_sources(tmp_path: Path) -> None:
    entry = book(tmp_path).entry("sample.standard", on=ON, place=PLACE)

    with pytest.raises(ParamError, match=r"穗民二号.*另一份"):
        book(tmp_path).rewritten({"sample.standard": [entry, replace(entry, source="另一份")]})


def test_a_value_is_read_with_its_unit(tmp_path: Path) -> None:
    info = book(tmp_path).info("sample.standard")

    assert info.read("1330元") == 133_000
    with pytest.raises(ParamError, match="1330"):
        info.read(1330)
