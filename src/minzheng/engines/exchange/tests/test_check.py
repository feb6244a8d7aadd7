"""The check of a file: every fault told by row, column, rule and remedy; nothing clear on disk."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from minzheng.engines.access.testing import Cast
from minzheng.engines.audit.api import entries_about
from minzheng.engines.exchange import api
from minzheng.engines.exchange.checking.passing import good_rows
from minzheng.engines.exchange.folders import folder_of
from minzheng.engines.exchange.testing import (
    FEED,
    FIRST_DAY,
    HEADERS,
    Line,
    accepted,
    checked,
    csv_of,
    line,
    lines,
)
from minzheng.kernel.feed import feed_named

OLD_NUMBER = "330213900101001"
CREMATED_ON = feed_named(FEED).key[0].column


def found(delivery: api.Delivery) -> set[tuple[int, str, str, bool]]:
    return {(each.row, each.header, each.says, each.refused) for each in api.report_lines(delivery)}


def faults(cast: Cast, *rows: Line) -> dict[str, bool]:
    """What is said of rows that follow four good ones, and whether it refuses them."""
    delivery = checked(cast, csv_of([*lines(), *rows]))
    return {each.rule: each.refused for each in api.rule_counts(delivery)}


def said(delivery: api.Delivery) -> str:
    return "；".join(each["says"] for each in delivery.verdict["file"])


def changed(number: int, **columns: str) -> list[str]:
    cells = dict(zip(HEADERS, lines()[number], strict=True))
    return list((cells | columns).values())


def test_a_clean_file_has_nothing_to_say(cast: Cast) -> None:
    delivery = checked(cast, csv_of(lines()))

    assert (delivery.state, delivery.rows, delivery.bad, delivery.warned) == ("checked", 4, 0, 0)
    assert delivery.verdict == {"counts": [], "file": [], "blocks": False}
    assert [entry.verb for entry in entries_about(delivery.ref)][-1] == "check_delivery"


@pytest.mark.parametrize(
    ("cells", "rule", "refused"),
    [
        ({"逝者身份证号": "110105194912310021"}, "id_check", False),
        ({"逝者身份证号": "44010319570229002"}, "id_length", False),
        ({"逝者身份证号": "440103195702290022"}, "id_birth", False),
        ({"逝者身份证号": "44O103195602290025"}, "id_shape", False),
        ({"逝者身份证号": "110105202701010014"}, "id_check", False),
        ({"逝者身份证号": OLD_NUMBER}, "id_longer", False),
        ({"逝者身份证号": ""}, "id_missing", False),
        ({"逝者姓名": ""}, "missing", True),
        ({"性别": "男"}, "sex_differs", False),
        ({"性别": "雌"}, "not_code", True),
        ({"火化日期": "2026-11-01"}, "after_day", True),
        ({"火化日期": "1999-12-31"}, "below", True),
        ({"火化日期": "十月"}, "not_date", True),
        ({"火化日期": ""}, "missing", True),
        ({"殡仪馆": "增城�仪馆"}, "garbled", True),
    ],
)
def test_each_fault_is_told_by_its_rule(
    cast: Cast, cells: dict[str, str], rule: str, refused: bool
) -> None:
    told = faults(cast, changed(0, 火化证编号="H1", **{"死亡日期": "", **cells}))

    assert told[rule] is refused


def test_a_wrong_number_without_a_name_says_nobody_is_meant(cast: Cast) -> None:
    told = faults(cast, changed(0, 逝者身份证号="12345", 逝者姓名=""))

    assert told["id_length"] is True


def test_a_row_that_repeats_another_is_told_with_the_first_one(cast: Cast) -> None:
    delivery = checked(cast, csv_of([*lines(), lines()[1]]))

    assert (delivery.rows, delivery.bad) == (5, 1)
    (told,) = api.first_lines(delivery)
    assert (told.row, told.value, told.says) == (6, "第 3 行", "与前面的行重复（人和关键项都相同）")


def test_a_bad_row_does_not_make_a_good_one_a_repeat(cast: Cast) -> None:
    delivery = checked(cast, csv_of([changed(0, 逝者姓名=""), *lines()]))

    assert delivery.bad == 1 and {row for row, *_ in found(delivery)} == {2}


def test_each_finding_names_row_column_and_remedy(cast: Cast) -> None:
    delivery = checked(cast, csv_of([*lines(), changed(2, 火化日期="面议")]))

    (told,) = api.first_lines(delivery)

    assert (told.row, told.header, told.value) == (6, "火化日期", "面议")
    assert told.says.startswith("不是日期") and "2026-11-21" in told.remedy


def test_the_good_rows_are_typed_and_keep_their_row(cast: Cast) -> None:
    delivery = checked(cast, csv_of([changed(0, 逝者姓名=""), *lines()[1:]]))

    table = good_rows(folder_of(delivery))

    assert table.column("row").to_pylist() == [3, 4, 5]
    assert table.column(CREMATED_ON).to_pylist() == [date(2026, 10, 30)] * 3


def test_no_clear_number_or_name_lies_in_the_folder_or_the_database(cast: Cast) -> None:
    wrong = "440103195602290029"
    delivery = checked(cast, csv_of([*lines(), line(wrong, "邓月英"), line(wrong, "邓月英")]))

    files = [path.read_bytes() for path in folder_of(delivery).iterdir()]
    kept = b"".join(files) + str(delivery.verdict).encode() + str(delivery.profile).encode()
    for secret in (wrong, "邓月英", lines()[0][0], wrong[:17]):
        assert secret.encode() not in kept


def test_a_number_in_a_wrong_column_is_masked_there_too(cast: Cast) -> None:
    delivery = checked(cast, csv_of([*lines(), changed(1, 火化日期=lines()[0][0])]))

    assert api.first_lines(delivery)[0].value == "****002X"


# headers


def headed(cast: Cast, headers: Iterable[str], rows: Iterable[Line]) -> api.Delivery:
    return checked(cast, csv_of(rows, tuple(headers)))


def test_a_missing_required_column_blocks_and_is_told_once(cast: Cast) -> None:
    delivery = headed(cast, HEADERS[:4] + HEADERS[5:], [each[:4] + each[5:] for each in lines()])

    assert delivery.verdict["blocks"] and "缺少“火化日期”一列（必填）" in said(delivery)
    assert delivery.bad == 0


def test_an_extra_and_a_lacking_column_are_told(cast: Cast) -> None:
    headers = (*HEADERS[:6], "备注")

    delivery = headed(cast, headers, lines())

    assert not delivery.verdict["blocks"]
    assert "缺少“火化证编号”一列" in said(delivery) and "多出 1 列没有读：备注" in said(delivery)


def test_a_header_that_is_there_twice_blocks(cast: Cast) -> None:
    delivery = headed(cast, (*HEADERS, "姓名"), [(*each, "x") for each in lines()])

    assert delivery.verdict["blocks"] and "“姓名”有不止一列" in said(delivery)


def test_without_any_column_that_says_who_it_is_unreadable(cast: Cast) -> None:
    delivery = headed(cast, HEADERS[2:], [each[2:] for each in lines()])

    assert delivery.state == "unreadable"
    assert "缺少“逝者身份证号”一列" in delivery.verdict["error"]


def test_another_feeds_file_is_unreadable_and_says_why(cast: Cast) -> None:
    delivery = checked(cast, b"a,b\n1,2\n")

    assert (
        delivery.state == "unreadable" and "没有找到《火化登记》的表头" in delivery.verdict["error"]
    )


def test_a_file_without_rows_blocks(cast: Cast) -> None:
    delivery = checked(cast, csv_of([]))

    assert delivery.verdict["blocks"] and "没有数据" in said(delivery)


def test_more_bad_rows_than_agreed_block(cast: Cast, data_dir: Path) -> None:
    rows = [*lines(), changed(0, 逝者姓名="")]
    (data_dir / "feeds.yaml").write_text("feeds: {cremations: {most_bad: 10%}}")

    delivery = checked(cast, csv_of(rows))

    assert "占 20.0%，超过约定的 10%" in said(delivery) and delivery.verdict["blocks"]


# the day


def test_a_name_with_another_day_is_told(cast: Cast) -> None:
    delivery = checked(cast, csv_of(lines()), name="火化_2026-09-30.csv")

    assert "文件名里的日期是 2026-09-30" in said(delivery)


@pytest.mark.parametrize(
    ("first", "then", "words"),
    [
        (date(2026, 10, 31), date(2026, 10, 30), "早于已入库的 2026-10-31"),
        (date(2026, 10, 30), date(2026, 10, 30), "已经入库"),
        (date(2026, 10, 1), date(2026, 10, 31), "中间缺了"),
    ],
)
def test_a_file_of_another_day_than_expected_is_told(
    cast: Cast, first: date, then: date, words: str
) -> None:
    early = [line(number, name, sex) for number, name, sex, *_ in lines()]
    rows = [(*each[:3], "2026-09-28", "2026-09-30", *each[5:]) for each in early]
    accepted(cast, csv_of(rows), day=first)

    delivery = checked(cast, csv_of(rows[:3]), day=then)

    assert words in said(delivery) and not delivery.verdict["blocks"]


def test_the_profile_tells_each_column(cast: Cast) -> None:
    delivery = checked(cast, csv_of([*lines(), changed(3, 死亡日期="", 性别="")]), day=FIRST_DAY)

    columns = delivery.profile["columns"]
    assert (columns["sex"]["nulls"], columns["sex"]["groups"]) == (1, {"1": 2, "2": 2})
    assert columns[CREMATED_ON]["low"] == "2026-10-30"
    assert columns["id_number"]["examples"][0] == "110105********002X"
