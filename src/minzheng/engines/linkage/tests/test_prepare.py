"""What of a record is compared: folded names, sounds, numbers, days, phones, addresses."""

from datetime import date
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from minzheng.engines.linkage.preparing import COLUMNS, prepare
from minzheng.engines.linkage.variants import GROUPS, fold


def prepared(*rows: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows as they are compared."""
    columns = {
        name: pa.array([row.get(name) for row in rows], kind)
        for name, kind in COLUMNS.items()
        if name != "record"
    }
    table = pa.table({"record": pa.array(range(len(rows)), pa.int64()), **columns})
    return prepare(table).to_pylist()


def equal(key: str, column: str, one: Any, other: Any) -> bool:
    """Whether two values come out equal in a column."""
    left, right = prepared({key: one}, {key: other})
    return bool(left[column] == right[column])


@pytest.mark.parametrize(
    ("one", "other"),
    [("劉國強", "刘国强"), ("阿依古丽·买买提", "阿依古丽•买买提"), ("张 三", "张三"),
     ("ＬＩ", "li"), ("陳曉東", "陈晓东")],
)  # fmt: skip
def test_names_written_in_two_ways_are_one(one: str, other: str) -> None:
    assert equal("name", "name", one, other)
    assert not equal("name", "raw", one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("王伟", "王玮"), ("曾小贤", "增小贤"), ("单国强", "山国强"), ("李静怡", "李敬仪")],
)
def test_names_that_sound_alike(one: str, other: str) -> None:
    assert equal("name", "sound", one, other) or equal("name", "sound2", one, other)


def test_a_surname_is_read_as_a_surname() -> None:
    assert not equal("name", "sound", "单国强", "丹国强")


def test_a_second_reading_is_kept() -> None:
    left, right = prepared({"name": "王乐"}, {"name": "王月"})

    assert left["sound"] != right["sound"]
    assert left["sound2"] == right["sound"]


def test_a_name_without_its_dot_sounds_the_same() -> None:
    assert equal("name", "sound", "热娜·艾山", "热娜艾山")


@given(st.sampled_from([g for g in GROUPS if len(g) > 1]))
def test_every_variant_is_folded_to_the_first(group: str) -> None:
    assert {fold(character) for character in group} == {group[0]}


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=12))
def test_no_name_stops_the_preparation(name: str) -> None:
    assert len(prepared({"name": name}, {"name": "王伟"})) == 2


@pytest.mark.parametrize(
    ("number", "valid"),
    [("440118198403050019", True), ("４40118198403050019", True), ("440118198403050018", False),
     ("440118840305001", True), ("940118198403050016", False), ("无", False), (None, False)],
)  # fmt: skip
def test_numbers_are_valid_by_their_check(number: str | None, valid: bool) -> None:
    assert prepared({"id_number": number})[0]["id_valid"] is valid


def test_an_old_number_becomes_the_new_one() -> None:
    old, new = prepared({"id_number": "440118840305001"}, {"id_number": "440118198403050019"})

    assert old["id_text"] == new["id_text"]
    assert (old["id_old"], new["id_old"]) == (True, False)


def test_day_and_month_are_kept_swapped_where_they_can_be() -> None:
    early, late = prepared({"born_on": date(1984, 3, 5)}, {"born_on": date(1984, 3, 25)})

    assert (early["born"], early["born_swapped"]) == (19840305, 19840503)
    assert late["born_swapped"] is None


@pytest.mark.parametrize(
    "phone", ["13800138000", "+86 13800138000", "138-0013-8000", "１３８00138000"]
)
def test_phones_are_digits(phone: str) -> None:
    assert prepared({"phone": phone})[0]["phone"] == 13800138000


def test_what_is_too_short_is_no_phone() -> None:
    assert prepared({"phone": "12345"})[0]["phone"] is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("东风街12号3栋501房", "东风街12号3-501", True),
        ("东风街12号3栋501房", "东风街12号3-502", False),
        ("石桥村3队12号", "石桥村３队１２号", True),
    ],
)
def test_addresses_are_words_and_numbers(one: str, other: str, same: bool) -> None:
    assert equal("address", "place_whole", one, other) is same


def test_an_empty_address_is_unknown() -> None:
    assert prepared({"address": " "}, {"address": None})[0]["place_whole"] is None


def test_twins_are_known_by_two_numbers_in_one_home() -> None:
    home = {"born_on": date(2015, 6, 1), "address": "石桥村3队12号"}
    rows = prepared(
        {**home, "name": "罗小雨", "id_number": "440118201506010049"},
        {**home, "name": "罗小雪", "id_number": "440118201506010065"},
        {**home, "name": "罗小云"},
        {**home, "name": "谢小云"},
    )

    assert [row["twin"] for row in rows] == [True, True, True, False]


def test_nothing_is_prepared_from_nothing() -> None:
    assert prepared() == []
