"""DOCX: paragraphs and tables in their order; a row of a table is a line."""

import io
import zipfile
from collections.abc import Iterator

import docx
from docx.document import Document as Word
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table

from minzheng.engines.reading.errors import ReadingRefused

LARGEST_INSIDE = 200_000_000  # bytes: a small file may unpack to a huge one
BROKEN = "“{name}”打不开：不是 Word 文件（.docx），或者文件损坏。请用 Word 或 WPS 另存为 .docx 再读"
OTHER = "“{name}”不是文字文件（像是表格或压缩包）。请上传 TXT、DOCX、PDF 或网页"


def text_of_word(content: bytes, name: str) -> str:
    """The text of a DOCX. Raises ReadingRefused for what is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if "word/document.xml" not in packed.namelist():
                raise ReadingRefused(OTHER.format(name=name))
            if sum(each.file_size for each in packed.infolist()) > LARGEST_INSIDE:
                raise ReadingRefused(f"“{name}”解开以后太大，读不了。请另存为纯文本再读")
        return "\n".join(_lines(docx.Document(io.BytesIO(content))))
    except (zipfile.BadZipFile, PackageNotFoundError, KeyError, ValueError, SyntaxError) as wrong:
        if isinstance(wrong, ReadingRefused):
            raise
        raise ReadingRefused(BROKEN.format(name=name)) from wrong


def _lines(document: Word) -> Iterator[str]:
    for each in document.iter_inner_content():
        if isinstance(each, Table):
            yield from _rows(each)
        else:
            yield from each.text.splitlines()


def _rows(table: Table) -> Iterator[str]:
    for row in table.rows:
        cells = dict.fromkeys(" ".join(cell.text.split()) for cell in row.cells)
        told = "\t".join(cell for cell in cells if cell)
        if told:
            yield told
