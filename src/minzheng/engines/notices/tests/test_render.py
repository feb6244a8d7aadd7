"""The PDF, opened again: what it says, how many pages, what it refuses."""

from dataclasses import replace

import pypdfium2 as pdfium
import pytest

from minzheng.engines.notices.api import (
    BadWidth,
    Column,
    Letter,
    MissingGlyph,
    Paragraph,
    Table,
    paragraph,
    render,
)
from minzheng.engines.notices.letter_json import letter_from_json, letter_to_json

LONG_NAME = "阿卜杜热合曼·买买提吐尔逊·阿卜力孜·艾合买提江·麦麦提敏·吾买尔江·阿迪力"
MARKUP = '#let x = 1; #panic("no") *粗* $x$ \\u{41} [a] <b> @c `d` = 题'


def pages(letter: Letter) -> list[str]:
    document = pdfium.PdfDocument(render(letter).pdf)
    return [page.get_textpage().get_text_range() for page in document]


def flat(letter: Letter) -> str:
    return "".join("".join(pages(letter)).split())


def with_body(letter: Letter, *body) -> Letter:
    return replace(letter, body=tuple(body))


def test_it_prints_amounts_capitals_articles_and_names(letter: Letter) -> None:
    text = flat(letter)

    for part in ("1,504.00元", "壹仟伍佰零肆元整", "《社会救助法》第十八条", "736.67元", "张䶮喆"):
        assert part in text
    assert "2026年11月20日" in text
    assert "43010419881212001X" in text
    assert "用印处" in text


def test_it_is_pdf_a_for_the_archive(letter: Letter) -> None:
    pdf = render(letter).pdf

    assert b"<pdfaid:part>2</pdfaid:part>" in pdf
    assert b"<pdfaid:conformance>B</pdfaid:conformance>" in pdf


def test_the_same_letter_gives_the_same_file(letter: Letter) -> None:
    assert render(letter) == render(letter)


def test_a_page_is_a4_and_numbered(letter: Letter) -> None:
    page = pdfium.PdfDocument(render(letter).pdf)[0]

    assert [round(side) for side in page.get_size()] == [595, 842]
    assert "－1－" in flat(letter)


def test_a_page_holds_22_lines_of_28_characters(letter: Letter) -> None:
    body = with_body(letter, paragraph("字" * 28 * 60), paragraph("完。"))

    middle = pages(body)[1].split("－")[0].split()

    assert len(middle) == 22
    assert {len(line) for line in middle} == {28}


@pytest.mark.parametrize("name", [LONG_NAME, "张" * 40, "𬭎䶮㛃𫖮", "MARIA" * 8])
def test_a_long_or_rare_name_stays_inside_its_cell(letter: Letter, name: str) -> None:
    columns = (Column("姓名", "6字"), Column("公民身份号码", "18位"), Column("关系", "4字"))
    table = Table(columns, ((name, "430104198812120018", "本人"),))

    text = flat(with_body(replace(letter, head=replace(letter.head, addressee=name)), table))

    assert "430104198812120018本人" in text
    assert text.count(name[:3]) >= 2


def test_an_identity_column_is_as_wide_as_its_18_digits(letter: Letter) -> None:
    columns = (Column("公民身份号码", "18位"), Column("备注"))
    numbers = ("888888888888888888", "111111111111111111", "00000000000000000X")

    text = "".join(pages(with_body(letter, Table(columns, tuple((n, "无") for n in numbers)))))

    assert all(number in text for number in numbers)


def test_a_long_letter_flows_and_repeats_the_heads(letter: Letter) -> None:
    columns = (Column("姓名"), Column("公民身份号码", "18位"))
    rows = tuple((f"第{i}人", "430104198812120018") for i in range(80))

    got = pages(with_body(letter, Table(columns, rows), paragraph("完。")))

    assert len(got) >= 3
    assert all("公民身份号码" in page for page in got[:-1])
    assert "".join(got).count("430104198812120018") == 80


def test_the_signature_never_stands_alone(letter: Letter) -> None:
    for lines in range(8, 24):
        last = pages(with_body(letter, paragraph("字" * 28 * lines), paragraph("特此通知。")))[-1]
        assert "特此通知" in last


def test_what_people_write_is_text_not_markup(letter: Letter) -> None:
    text = flat(with_body(letter, paragraph(MARKUP)))

    assert "".join(MARKUP.split()) in text


def test_it_refuses_a_character_it_cannot_print(letter: Letter) -> None:
    with pytest.raises(MissingGlyph, match="表格中的"):
        render(with_body(letter, Table((Column("姓名"),), (("张\ue000",),))))


def test_it_refuses_a_width_it_cannot_read(letter: Letter) -> None:
    with pytest.raises(BadWidth, match="三寸"):
        render(with_body(letter, Table((Column("姓名", "三寸"),), (("张",),))))


def test_a_letter_survives_its_json(letter: Letter) -> None:
    assert letter_from_json(letter_to_json(letter)) == letter


def test_empty_tables_and_paragraphs_are_no_fault(letter: Letter) -> None:
    table = Table((Column("姓名"), Column("关系")), ())

    assert "姓名关系" in flat(with_body(letter, table, Paragraph(())))


def test_a_cell_longer_than_a_page_flows_on(letter: Letter) -> None:
    text = flat(with_body(letter, Table((Column("理由"),), (("长" * 3000,),)), paragraph("完。")))

    assert text.count("长") == 3000
