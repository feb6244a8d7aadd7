"""Files of every kind, good and bad: text, or a clear answer."""

import io
import zipfile

import docx
import pytest

from minzheng.engines.reading.api import ReadingRefused, read_file, read_text

TEXT = "石桥市2024年工作要点\n一、抓救助\n发放低保金120万元。\n二、抓养老\n新增床位30张。\n"
SCAN = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF\n"
)


def word(*paragraphs: str, rows: tuple[tuple[str, ...], ...] = ()) -> bytes:
    made = docx.Document()
    for each in paragraphs:
        made.add_paragraph(each)
    if rows:
        table = made.add_table(len(rows), len(rows[0]))
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, told in zip(row.cells, cells, strict=True):
                cell.text = told
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_every_encoding_says_the_same(encoding: str) -> None:
    document = read_file(TEXT.encode(encoding), "要点.txt")

    assert [item.path for item in document.items] == ["一", "二"]


def test_word_is_read_in_its_order() -> None:
    document = read_file(word(*TEXT.splitlines()), "要点.docx")

    assert [figure.value for item in document.items for figure in item.figures] == ["120", "30"]


def test_a_page_is_read_without_its_menu() -> None:
    page = (
        "<html><head><meta name='ArticleTitle' content='石桥市2024年工作要点'>"
        "<meta name='PubDate' content='2024-02-01'></head><body><nav>首页 导航</nav>"
        "<div><a href='/a'>政务公开</a> <a href='/b'>办事服务</a></div>"
        "<p>一、抓救助</p><p>发放低保金<b>120</b>万元。</p><script>alert(1)</script>"
        "<p>二、抓养老</p><p>新增床位30张。</p><footer>版权所有</footer></body></html>"
    )
    document = read_file(page.encode(), "page.html")

    assert (document.title, document.date) == ("石桥市2024年工作要点", "2024-02-01")
    assert [item.path for item in document.items] == ["一", "二"]
    assert document.items[0].figures[0].measures == "低保金"


def test_rows_of_a_table_are_read() -> None:
    rows = (("序号", "任务", "时限"), ("1", "新增养老床位500张。", "6月底前"))

    document = read_file(word("石桥市2024年任务分解表", rows=rows), "任务.docx")

    assert document.items
    assert document.items[-1].figures[0].value == "500"


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "空.txt", "空文件"), (b"  \n\n ", "空.txt", "空文件"),
        (SCAN, "扫描.pdf", "扫描件"), (b"%PDF-1.4 broken", "坏.pdf", "打不开"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "老.doc", ".docx"), (b"\x89PNG\r\n", "图.png", "图片"),
        (b"PK\x03\x04broken", "坏.docx", "打不开"), (b"hello world, nothing here", "a.txt", "汉字"),
        (bytes(range(128, 256)) * 4, "坏.txt", "编码"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_gets_a_clear_answer(content: bytes, name: str, said: str) -> None:
    with pytest.raises(ReadingRefused, match=said):
        read_file(content, name)


def test_a_spreadsheet_is_no_document() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as packed:
        packed.writestr("xl/workbook.xml", "<workbook/>")

    with pytest.raises(ReadingRefused, match="不是文字文件"):
        read_file(held.getvalue(), "表.xlsx")


def test_traditional_signs_are_read_and_kept() -> None:
    document = read_text(
        "石橋市2024年工作要點\n一、發展養老服務\n為老年人新增養老床位500張，應當實現全覆蓋。\n"
    )

    assert document.items[0].heading == "發展養老服務"
    assert document.items[0].figures[0].measures == "養老床位"


def test_wide_and_narrow_signs_are_the_same() -> None:
    document = read_text(
        "石桥市２０２４年工作要点\n一、抓养老\n(一)新增床位。新增床位５００张,占比达６０％.\n"
    )

    assert [each.value for each in document.items[-1].figures] == ["500", "60"]


def test_wrapped_lines_are_joined() -> None:
    told = "全市民政系统坚持以人民为中心的发展思想认真落实各项惠民政策不断提升困难群众的获得感" * 12
    wrapped = "\n".join(told[at : at + 30] for at in range(0, len(told), 30))

    document = read_file(f"石桥市工作总结\n一、成绩\n{wrapped}。\n".encode(), "a.txt")

    assert len(document.text.splitlines()) < 6
