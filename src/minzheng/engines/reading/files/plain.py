"""Plain text: UTF-8, UTF-16 or GB18030; lines that were wrapped are joined."""

import codecs
from statistics import median

from minzheng.engines.reading.errors import ReadingRefused
from minzheng.engines.reading.files.joining import join_lines

BROKEN = (
    "“{name}”不是能读的文字文件（编码不是 UTF-8、UTF-16 或 GB18030，或者文件损坏）。"
    "请用记事本打开，另存为 UTF-8 再读；是 Word、PDF 的，请直接上传原文件"
)
BYTE_ORDER = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"),
              (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip
STOPS = "。；！？：”）"
ENOUGH, WRAPPED = 12, 0.7


def text_of_plain(content: bytes, name: str) -> str:
    """The text of a plain file. Raises ReadingRefused for bytes that are no text."""
    text = _decoded(content, name)
    if "\0" in text:
        raise ReadingRefused(BROKEN.format(name=name))
    return join_lines(text.splitlines()) if is_wrapped(text) else text


def is_wrapped(text: str) -> bool:
    """Whether paragraphs were broken into lines of one width, as old programs do."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    full = [line for line in lines if len(line) > 15]
    if len(full) < ENOUGH:
        return False
    width = median(len(line) for line in full)
    open_ended = [line for line in full if line[-1] not in STOPS and abs(len(line) - width) <= 4]
    return len(open_ended) > WRAPPED * len(full)


def _decoded(content: bytes, name: str) -> str:
    for mark, encoding in BYTE_ORDER:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ReadingRefused(BROKEN.format(name=name))
