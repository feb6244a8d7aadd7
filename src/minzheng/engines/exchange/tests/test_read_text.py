"""CSV in every encoding and manner; rows numbered as a spreadsheet numbers them."""

import io
from typing import TYPE_CHECKING

import pyarrow as pa
import pytest

from minzheng.engines.exchange import limits
from minzheng.engines.exchange.errors import FileUnreadable
from minzheng.engines.exchange.reading.batch import Batch, Fault
from minzheng.engines.exchange.reading.text import open_text
from minzheng.engines.exchange.testing import FEED, HEADERS, csv_of, line, lines
from minzheng.kernel.feed import feed_named

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

GOOD = csv_of(lines())
WHOLE = GOOD.decode()


def read(content: bytes) -> tuple[dict[str, object], list[Batch]]:
    reading = open_text(feed_named(FEED), io.BytesIO(content), len(content))
    return dict(reading.form), list(reading.batches)


def names(batches: list[Batch], place: int = 1) -> list[str]:
    return [name for batch in batches for name in batch.values[place].to_pylist()]


def rows(batches: list[Batch]) -> list[int]:
    return [int(row) for batch in batches for row in batch.rows]


def faults(batches: list[Batch]) -> list[Fault]:
    return [fault for batch in batches for fault in batch.faults]


@pytest.mark.parametrize(
    ("codec", "said"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8（带 BOM）"),
        ("gb18030", "GB18030"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
    ],
)
def test_the_encoding_is_told_by_the_content(codec: str, said: str) -> None:
    form, batches = read(csv_of([*lines(), line("11010519491231002X", "张䶮喆")], encoding=codec))

    assert form["encoding"] == said
    assert names(batches)[-1] == "张䶮喆" and rows(batches) == [2, 3, 4, 5, 6]


@pytest.mark.parametrize(("mark", "said"), [("\t", "制表符"), (";", "分号"), ("|", "竖线")])
def test_the_separator_is_told_by_the_header(mark: str, said: str) -> None:
    form, batches = read(WHOLE.replace(",", mark).encode())

    assert form["delimiter"] == said and names(batches) == names(read(GOOD)[1])


def test_titles_above_the_header_count_as_rows() -> None:
    form, batches = read(f"增城殡仪馆火化登记表\n\n{WHOLE}".encode())

    assert form["header_row"] == 3 and rows(batches) == [4, 5, 6, 7]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_end_of_line_is_understood(end: str) -> None:
    assert rows(read(WHOLE.replace("\r\n", end).encode())[1]) == [2, 3, 4, 5]


def test_a_row_of_another_length_is_told_and_the_others_keep_their_numbers() -> None:
    text = WHOLE.splitlines()
    text.insert(2, "11010519491231002X,少一列")
    text.insert(4, "a,b,c,d,e,f,g,多一列")

    batches = read("\n".join(text).encode())[1]

    assert [(fault.row, fault.rule, fault.value) for fault in faults(batches)] == [
        (3, "fields", "2/7"),
        (5, "fields", "8/7"),
    ]
    assert rows(batches) == [2, 4, 6, 7]


def test_empty_lines_are_no_rows_but_count() -> None:
    text = WHOLE.splitlines()
    text[2:2] = ["", ",,,,,,"]

    assert rows(read("\n".join(text).encode())[1]) == [2, 5, 6, 7]


def test_a_value_may_hold_separator_quote_and_line_end() -> None:
    odd = [line("11010519491231002X", '何"秀",\n兰')]

    assert names(read(csv_of(odd))[1]) == ['何"秀",\n兰']


def test_a_quotation_mark_that_never_closes_is_said_with_its_row() -> None:
    text = WHOLE.splitlines()
    text[3] = '"' + text[3].replace('"', "")
    text += [text[1]] * 200_000

    with pytest.raises(FileUnreadable, match="引号没有成对"):
        read("\n".join(text).encode())


def test_bytes_in_another_encoding_become_marks_in_their_row() -> None:
    broken = GOOD.replace("邓月英".encode(), "邓月英".encode("gb18030"))

    assert "�" in names(read(broken)[1])[1]


def test_a_file_of_something_else_says_what_it_begins_with() -> None:
    with pytest.raises(FileUnreadable, match=r"没有找到《火化登记》的表头.*开头是“name,age"):
        read(b"name,age\nx,3\n")


def test_a_header_without_rows_is_read() -> None:
    assert rows(read(csv_of([]))[1]) == []


def test_headers_are_known_by_other_names_and_widths() -> None:
    headers = ("身份证号 ", "姓　名", "＊性别", "死亡日期", "火化时间", "殡仪馆名称", "火化证编号")
    form, batches = read(csv_of(lines(), headers))

    assert len(batches[0].values) == len(HEADERS) and form["header_row"] == 1


def test_memory_stays_bounded_however_long_the_file() -> None:
    row = ",".join(line("11010519491231002X", "何秀兰")).encode() + b"\n"
    size = 200 << 20
    stream = io.BufferedReader(_Endless(csv_of([]), row, size))
    before, count, held = pa.total_allocated_bytes(), 0, 0

    for batch in open_text(feed_named(FEED), stream, size).batches:
        count += len(batch.rows)
        held = max(held, pa.total_allocated_bytes() - before)

    assert count > 2_000_000 and 0 < held < 8 * limits.MOST_ROW_BYTES


class _Endless(io.RawIOBase):
    """A header and one row again and again: a large file that lies nowhere."""

    def __init__(self, head: bytes, row: bytes, size: int) -> None:
        self._head, self._block = head, row * (1_000_000 // len(row))
        self._size, self._at, self._given = size, 0, b""

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        self._at, self._given = 0, self._head
        return 0

    def readinto(self, buffer: "WriteableBuffer") -> int:
        view = memoryview(buffer)
        if self._at == 0 and not self._given:
            self._given = self._head
        if not self._given and self._at < self._size:
            self._given = self._block
        part, self._given = self._given[: len(view)], self._given[len(view) :]
        view[: len(part)] = part
        self._at += len(part)
        return len(part)
