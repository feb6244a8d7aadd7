"""CSV and TSV in any encoding, in bounded memory: decoded on the way, split by Arrow."""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pacsv

from minzheng.engines.exchange import limits
from minzheng.engines.exchange.errors import FileUnreadable
from minzheng.engines.exchange.reading.batch import ROW, Batch, Fault, Reading
from minzheng.engines.exchange.reading.heads import match
from minzheng.kernel.feed import Feed

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

MARKS = {
    codecs.BOM_UTF8: ("utf-8", "UTF-8（带 BOM）"),
    codecs.BOM_UTF16_LE: ("utf-16-le", "UTF-16"),
    codecs.BOM_UTF16_BE: ("utf-16-be", "UTF-16"),
}
DELIMITERS = {",": "逗号", "\t": "制表符", ";": "分号", "|": "竖线"}
LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$")
CODECS = (("utf-8", "UTF-8"), ("gb18030", "GB18030"))
MOST_WRONG = 50  # one place in fifty bytes: beyond it is another encoding
LOST = "\ufffd"
REMEDY = "请用“另存为 CSV（UTF-8）”重新导出"


@dataclass(frozen=True)
class Manner:
    """How the text is written and where its rows begin (`skip` characters in)."""

    codec: str
    encoding: str
    mark: int
    delimiter: str
    headers: tuple[str, ...]
    header_row: int
    skip: int


class _Decoded(io.RawIOBase):
    """The file as UTF-8 from behind its header; what cannot be decoded becomes U+FFFD."""

    def __init__(self, source: BinaryIO, manner: Manner) -> None:
        source.seek(manner.mark)
        self._source, self._skip = source, manner.skip
        self._decoder = codecs.getincrementaldecoder(manner.codec)(errors="replace")
        self._ready, self.taken = b"", manner.mark

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        view = memoryview(buffer).cast("B")
        while not self._ready:
            block = self._source.read(limits.MEBIBYTE)
            self.taken += len(block)
            text = self._decoder.decode(block, final=not block)
            dropped = min(self._skip, len(text))
            self._skip -= dropped
            self._ready = text[dropped:].encode()
            if not block:
                break
        part, self._ready = self._ready[: len(view)], self._ready[len(view) :]
        view[: len(part)] = part
        return len(part)


def open_text(feed: type[Feed], file: BinaryIO, size: int) -> Reading:
    """Raises FileUnreadable when no header can be found."""
    manner = manner_of(feed, file)
    form = {
        "encoding": manner.encoding,
        "delimiter": DELIMITERS[manner.delimiter],
        "header_row": manner.header_row,
    }
    return Reading(form, manner.headers, _batches(feed, file, manner), size)


def manner_of(feed: type[Feed], file: BinaryIO) -> Manner:
    """Encoding, separator and header, from the head of the file."""
    file.seek(0)
    head = file.read(limits.HEAD_BYTES)
    codec, encoding, mark = encoding_of(head)
    text = head[mark:].decode(codec, errors="replace")
    best = max((_header_at(feed, text, each) for each in DELIMITERS), key=lambda each: each[0])
    count, delimiter, headers, row, skip = best
    if count == 0:
        raise FileUnreadable(_no_header(feed, text, encoding))
    return Manner(codec, encoding, mark, delimiter, headers, row, skip)


def encoding_of(head: bytes) -> tuple[str, str, int]:
    """Codec, its name in words, and how many bytes its mark takes. Raises FileUnreadable."""
    for mark, (codec, words) in MARKS.items():
        if head.startswith(mark):
            return codec, words, len(mark)
    if head[1::2].count(0) > len(head) // 5:
        return "utf-16-le", "UTF-16", 0
    if head[::2].count(0) > len(head) // 5:
        return "utf-16-be", "UTF-16", 0
    marks = [(_undecodable(head, codec), codec, words) for codec, words in CODECS]
    wrong, codec, words = min(marks, key=lambda each: each[0])  # of equals the first: UTF-8
    if wrong * MOST_WRONG > len(head):
        raise FileUnreadable(f"文件的文字编码认不出来，既不是 UTF-8，也不是 GB18030。{REMEDY}")
    return codec, words, 0


def _undecodable(head: bytes, codec: str) -> int:
    """How many places of the head are no text in this encoding; single ones are told by row."""
    whole = len(head) < limits.HEAD_BYTES
    decoder = codecs.getincrementaldecoder(codec)(errors="replace")
    return decoder.decode(head, final=whole).count(LOST)


def _header_at(
    feed: type[Feed], text: str, delimiter: str
) -> tuple[int, str, tuple[str, ...], int, int]:
    """How many columns the best of the first rows names, and where the rows behind it begin."""
    lines = LINE.findall(text)
    reader = csv.reader(lines, delimiter=delimiter)
    best: tuple[int, str, tuple[str, ...], int, int] = (0, delimiter, (), 0, 0)
    for number in range(1, limits.HEAD_ROWS + 1):
        try:
            cells = next(reader, None)
        except csv.Error:
            break
        if cells is None:
            break
        count = match(feed, cells[: limits.MOST_COLUMNS]).count
        if count > best[0]:
            skip = sum(len(line) for line in lines[: reader.line_num])
            best = (count, delimiter, tuple(cells), number, skip)
    return best


def _no_header(feed: type[Feed], text: str, encoding: str) -> str:
    first = " ".join(text.split())[:40]
    wanted = "、".join(column.header for column in feed.columns[:5])
    return (
        f"前 {limits.HEAD_ROWS} 行里没有找到《{feed.title}》的表头（应有{wanted}等列）。"
        f"文件按 {encoding} 读出的开头是“{first}”。如果是乱码，{REMEDY}；"
        "如果是另一份数据，请换一份数据报送。"
    )


def _batches(feed: type[Feed], file: BinaryIO, manner: Manner) -> Iterator[Batch]:
    """Rows are numbered as a spreadsheet numbers them, the header and the titles counted."""
    wanted = match(feed, manner.headers).found
    names = [str(place) for place in range(len(manner.headers))]
    stream, wrong = _Decoded(file, manner), list[Fault]()
    last = manner.header_row

    def odd(row: pacsv.InvalidRow) -> str:
        said = f"{row.actual_columns}/{row.expected_columns}"
        wrong.append(Fault(manner.header_row + row.number, ROW, "fields", said))
        return "skip"

    try:
        for table in _reader(stream, names, manner, odd):
            rows = _numbers(last, table.num_rows, wrong)
            last = int(max([last, *rows[-1:], *(fault.row for fault in wrong)]))
            values = {place: table.column(place) for place in wanted}
            yield _without_blank(Batch(rows, values, tuple(wrong), stream.taken))
            wrong.clear()
    except pa.ArrowInvalid as error:
        raise FileUnreadable(
            f"第 {last} 行以后读不下去：多半是有一个引号没有成对，后面的行被当成了同一格。"
            f"请检查第 {last + 1} 行附近的引号，{REMEDY}"
        ) from error
    if wrong:
        yield Batch(np.array([], np.int64), _nothing(list(wanted)), tuple(wrong), stream.taken)


def _reader(
    stream: _Decoded, names: list[str], manner: Manner, odd: object
) -> Iterator[pa.RecordBatch]:
    text = dict.fromkeys(names, pa.string())
    source = pa.PythonFile(io.BufferedReader(stream, limits.MEBIBYTE), mode="r")
    try:
        yield from pacsv.open_csv(
            source,
            read_options=pacsv.ReadOptions(
                use_threads=False, column_names=names, block_size=limits.MOST_ROW_BYTES
            ),
            parse_options=pacsv.ParseOptions(
                delimiter=manner.delimiter, newlines_in_values=True, ignore_empty_lines=False,
                invalid_row_handler=odd,
            ),
            convert_options=pacsv.ConvertOptions(
                column_types=text, strings_can_be_null=False, check_utf8=False
            ),
        )  # fmt: skip
    except pa.ArrowInvalid as error:
        if "Empty CSV file" not in str(error):
            raise


def _numbers(last: int, count: int, wrong: list[Fault]) -> np.ndarray:
    """The file's numbers of the rows that were read, those left out for their form between."""
    skipped = {fault.row for fault in wrong}
    free = np.arange(last + 1, last + 1 + count + len(skipped), dtype=np.int64)
    return free[~np.isin(free, list(skipped))][:count] if skipped else free


def _without_blank(batch: Batch) -> Batch:
    """Rows in which nothing stands are no rows."""
    full = np.zeros(len(batch.rows), dtype=bool)
    for values in batch.values.values():
        full |= pc.not_equal(values, "").to_numpy(zero_copy_only=False)
        if full.all():
            return batch
    mask = pa.array(full)
    kept = {place: values.filter(mask) for place, values in batch.values.items()}
    return Batch(batch.rows[full], kept, batch.faults, batch.done)


def _nothing(places: list[int]) -> dict[int, pa.Array]:
    return {place: pa.array([], pa.string()) for place in places}
