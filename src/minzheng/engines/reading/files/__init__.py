"""The text of a file, whatever its format."""

from minzheng.engines.reading.errors import ReadingRefused
from minzheng.engines.reading.files.html import text_of_html
from minzheng.engines.reading.files.pdf import text_of_pdf
from minzheng.engines.reading.files.plain import text_of_plain
from minzheng.engines.reading.files.word import text_of_word

LARGEST = 60_000_000  # bytes
OLD_WORD, ZIP, PDF = b"\xd0\xcf\x11\xe0", b"PK\x03\x04", b"%PDF"
PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"II*\x00", b"MM\x00*")
EMPTY = "“{name}”是空文件。请重新上传有内容的文件"
BIG = "“{name}”有 {size} MB，超过 60 MB。请拆开，或者另存为纯文本再读"
OLD = "“{name}”是老版本的 Word 文件（.doc）。请用 Word 或 WPS 打开，另存为 .docx 再读"
PICTURE = "“{name}”是图片，没有文字可读。请用文字识别软件转成文字，或者向发文单位要电子版"


def text_of(content: bytes, name: str) -> str:
    """The text of a file. Raises ReadingRefused."""
    told = name.rpartition("/")[2][:60]
    if not content.strip(b"\0 \r\n\t"):
        raise ReadingRefused(EMPTY.format(name=told))
    if len(content) > LARGEST:
        raise ReadingRefused(BIG.format(name=told, size=len(content) // 1_000_000))
    if content.startswith(OLD_WORD):
        raise ReadingRefused(OLD.format(name=told))
    if content.startswith(PICTURES):
        raise ReadingRefused(PICTURE.format(name=told))
    if content.startswith(PDF):
        return text_of_pdf(content, told)
    if content.startswith(ZIP):
        return text_of_word(content, told)
    plain = text_of_plain(content, told)
    return text_of_html(plain) if _is_html(plain, told) else plain


def _is_html(plain: str, name: str) -> bool:
    start = plain[:2000].lower()
    return (
        "<html" in start
        or "<!doctype html" in start
        or (name.lower().endswith((".htm", ".html")) and "<" in start)
    )
