"""The report of a check: counts by column and rule, single rows, and both as a file."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

import xlsxwriter

from minzheng.engines.exchange.checking.findings import Line, lines_of
from minzheng.engines.exchange.checking.rules import RULES
from minzheng.engines.exchange.errors import NotInThisState
from minzheng.engines.exchange.folders import FINDINGS, folder_of
from minzheng.engines.exchange.limits import SHOWN
from minzheng.engines.exchange.models import Delivery

HEAD = ("行号", "列", "值（已遮盖）", "问题", "处理", "怎样改")
REFUSED, NOTED = "未通过", "提示"
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would compute what begins so
SHEET_ROWS = 1_000_000


@dataclass(frozen=True)
class ReportLine:
    """One finding in words; `row` is the number of the row in the delivered file."""

    row: int
    header: str
    value: str
    says: str
    refused: bool
    remedy: str

    @property
    def cells(self) -> tuple[int, str, str, str, str, str]:
        """As the columns of a file."""
        treated = REFUSED if self.refused else NOTED
        return self.row, self.header, self.value, self.says, treated, self.remedy


@dataclass(frozen=True)
class RuleCount:
    """How often a rule was broken in a column; `kept` of them can be listed one by one."""

    header: str
    place: int
    rule: str
    says: str
    remedy: str
    refused: bool
    count: int
    kept: int


def rule_counts(delivery: Delivery) -> list[RuleCount]:
    """The most frequent first, what refuses rows before what is only told."""
    told = [
        RuleCount(
            each["header"] or "整行", each["place"], each["rule"], RULES[each["rule"]].says,
            RULES[each["rule"]].remedy, each["refused"], each["count"], each["kept"],
        )
        for each in delivery.verdict.get("counts", ())
    ]  # fmt: skip
    return sorted(told, key=lambda each: (not each.refused, -each.count))


def first_lines(
    delivery: Delivery, *, rule: str = "", place: int | None = None
) -> list[ReportLine]:
    """The first 200 findings in the order of the file, of one rule or column where asked."""
    return list(islice(report_lines(delivery, rule=rule, place=place), SHOWN))


def report_lines(
    delivery: Delivery, *, rule: str = "", place: int | None = None
) -> Iterator[ReportLine]:
    """Every kept finding. Raises NotInThisState before the check is done."""
    path = folder_of(delivery) / FINDINGS
    if not path.exists():
        raise NotInThisState(f"批次 {delivery.number} 还没有检查报告，请等检查完毕后再看")
    headers = {each["place"]: each["header"] for each in delivery.verdict.get("counts", ())}
    for line in lines_of(path, rule=rule, place=place):
        yield _in_words(line, headers)


def report_csv(delivery: Delivery) -> bytes:
    """For any spreadsheet (with the mark by which it knows the encoding)."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(HEAD)
    writer.writerows(_safe(line.cells) for line in _all(delivery))
    return text.getvalue().encode("utf-8-sig")


def report_xlsx(delivery: Delivery) -> bytes:
    """As a workbook; texts stay texts, memory does not grow with the rows."""
    made = io.BytesIO()
    options = {
        "constant_memory": True, "strings_to_formulas": False, "strings_to_numbers": False,
        "strings_to_urls": False,
    }  # fmt: skip
    with xlsxwriter.Workbook(made, options) as book:
        bold = book.add_format({"bold": True})
        lines = iter(_all(delivery))
        first = _sheet(book, bold, lines)
        while first == SHEET_ROWS:
            first = _sheet(book, bold, lines)
    return made.getvalue()


def _sheet(book: Any, bold: Any, lines: Iterator[ReportLine]) -> int:
    sheet = book.add_worksheet()
    sheet.freeze_panes(1, 0)
    sheet.set_column(1, 5, 24)
    sheet.write_row(0, 0, HEAD, bold)
    written = 0
    for written, line in enumerate(islice(lines, SHEET_ROWS), start=1):
        row, *texts = line.cells
        sheet.write_number(written, 0, row)
        for place, text in enumerate(texts, start=1):
            sheet.write_string(written, place, text)
    return written


def _all(delivery: Delivery) -> Iterator[ReportLine]:
    """What is said of the whole file stands first, as row 0."""
    for each in delivery.verdict.get("file", ()):
        yield ReportLine(0, each["header"], "", each["says"], each["blocks"], each["remedy"])
    yield from report_lines(delivery)


def _in_words(line: Line, headers: dict[int, str]) -> ReportLine:
    rule = RULES[line.rule]
    header = headers.get(line.place) or "整行"
    return ReportLine(line.row, header, line.value, rule.says, line.refused, rule.remedy)


def _safe(cells: Iterable[object]) -> list[object]:
    return [f"'{cell}" if str(cell).startswith(FORMULA) else cell for cell in cells]
