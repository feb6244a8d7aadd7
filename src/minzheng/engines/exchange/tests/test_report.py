"""The report as files: every finding, nothing that a spreadsheet would compute."""

import csv
import io

import pytest
from python_calamine import CalamineWorkbook

from minzheng.engines.access.testing import Cast
from minzheng.engines.exchange import api
from minzheng.engines.exchange.testing import checked, csv_of, delivered, lines

EVIL = "=cmd|' /C calc'!A0"


@pytest.fixture
def delivery(cast: Cast) -> api.Delivery:
    bad = [*lines()[0][:4], EVIL, "增城殡仪馆", "H2"]
    return checked(cast, csv_of([*lines(), bad]), name="火化2026-01-01.csv")


def test_the_csv_has_the_file_first_and_then_each_row(delivery: api.Delivery) -> None:
    rows = list(csv.reader(io.StringIO(api.report_csv(delivery).decode("utf-8-sig"))))

    assert rows[0][:3] == ["行号", "列", "值（已遮盖）"]
    assert rows[1][0] == "0" and "文件名里的日期" in rows[1][3]
    assert rows[2][:2] == ["6", "火化日期"] and rows[2][4] == "未通过"
    assert rows[2][2] == f"'{EVIL}"


def test_the_workbook_holds_texts_only(delivery: api.Delivery) -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(api.report_xlsx(delivery)))

    rows = book.get_sheet_by_index(0).to_python()
    assert rows[2][:3] == [6.0, "火化日期", EVIL]


def test_counts_put_what_refuses_first(delivery: api.Delivery) -> None:
    (first,) = api.rule_counts(delivery)

    assert (first.header, first.rule, first.count, first.refused) == (
        "火化日期",
        "not_date",
        1,
        True,
    )


def test_the_report_can_be_narrowed(delivery: api.Delivery) -> None:
    assert len(api.first_lines(delivery, rule="not_date", place=4)) == 1
    assert api.first_lines(delivery, rule="missing") == []


def test_before_the_check_there_is_no_report(cast: Cast) -> None:
    with pytest.raises(api.NotInThisState, match="还没有检查报告"):
        api.first_lines(delivered(cast, csv_of(lines())))


def test_beyond_the_limit_findings_are_counted_but_not_listed(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("minzheng.engines.exchange.checking.findings.MOST_KEPT", 3)
    nameless = [[number, "", *rest] for number, _, *rest in lines()] * 2

    delivery = checked(cast, csv_of([*lines(), *nameless]))

    missing = next(each for each in api.rule_counts(delivery) if each.rule == "missing")
    assert (missing.count, missing.kept) == (8, 3)
    assert len(api.first_lines(delivery, rule="missing")) == 3
