"""PDF: the text layer, page by page; a scan has none."""

import pypdfium2

from minzheng.engines.reading.errors import ReadingRefused
from minzheng.engines.reading.files.joining import join_lines

MOST_PAGES, LEAST_SIGNS = 2_000, 15  # signs a page on the average
BROKEN = "“{name}”打不开：{why}。请核对文件是否完整，有密码的先去掉密码再读"
SCANNED = (
    "“{name}”共 {pages} 页，几乎没有文字层，应当是扫描件。请用文字识别软件转成可以选中文字的 PDF，"
    "或者向发文单位要 Word 版"
)


def text_of_pdf(content: bytes, name: str) -> str:
    """The joined text of a PDF. Raises ReadingRefused for a scan or a broken file."""
    try:
        document = pypdfium2.PdfDocument(content)
        pages = [_page(document, at) for at in range(min(len(document), MOST_PAGES))]
    except pypdfium2.PdfiumError as wrong:
        why = "有密码" if "password" in str(wrong).lower() else "文件损坏"
        raise ReadingRefused(BROKEN.format(name=name, why=why)) from wrong
    if sum(map(len, pages)) < LEAST_SIGNS * max(len(pages), 1):
        raise ReadingRefused(SCANNED.format(name=name, pages=len(pages)))
    return join_lines(line for page in pages for line in page.splitlines())


def _page(document: pypdfium2.PdfDocument, at: int) -> str:
    page = document[at]
    try:
        told = page.get_textpage().get_text_range()
    finally:
        page.close()
    return str(told).replace("\ufffe", "").strip()
