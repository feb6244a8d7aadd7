"""A letter to PDF/A-2b. Its texts travel as JSON; none of them becomes markup."""

import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any, Final

import segno
import typst

from minzheng.engines.notices.kinds import POSTERS
from minzheng.engines.notices.letter import Arithmetic, Block, Letter, Paragraph, Table
from minzheng.engines.notices.letter_json import letter_to_json

from .fontset import FontSet, fonts_for

TEMPLATES = Path(__file__).resolve().parent
WIDTH = re.compile(r"(\d+(?:\.\d+)?)(字|位|mm|fr)")
STANDARD: Final = "a-2b"  # PDF/A-2b, for archives


class BadWidth(ValueError):
    """A column width that is none of 6字, 18位, 20mm, 1fr."""


class TypesettingFailed(Exception):
    """Typst refused or warned; a document with a warning is not issued."""


@dataclass(frozen=True)
class Rendered:
    """The finished document and the fonts it was set in."""

    pdf: bytes
    fonts: str


def render(letter: Letter) -> Rendered:
    """Set the letter.

    Raises:
        MissingGlyph: a character no font can print, named with its place.
        BadWidth: a table column's width cannot be read.
        TypesettingFailed: the typesetter warned.
    """
    fonts = fonts_for(texts_of(letter))
    inputs = {"letter": json.dumps(_for_typst(letter, fonts), ensure_ascii=False)}
    return Rendered(_compile(letter, fonts, inputs), fonts.record)


def render_marked(letter: Letter, mark: str) -> Rendered:
    """Set the letter with a word such as 样本 across every page, so that nobody can use it.

    Raises what render() raises.
    """
    fonts = fonts_for([*texts_of(letter), ("水印", mark)])
    plain = json.dumps(_for_typst(letter, fonts), ensure_ascii=False)
    return Rendered(_compile(letter, fonts, {"letter": plain, "mark": mark}), fonts.record)


def texts_of(letter: Letter) -> Iterator[tuple[str, str]]:
    """Every text on the page with the place a person would call it."""
    head = letter.head
    yield from (("发文机关", head.issuer), ("主送", head.addressee), ("落款", head.signed_by))
    yield from (("文号", letter.number), ("标题", letter.title), ("用印处", letter.seal_place))
    for block in letter.body:
        yield from _texts_of_block(block)


def _texts_of_block(block: Block) -> Iterator[tuple[str, str]]:
    if isinstance(block, Paragraph):
        yield from (("正文", run.text) for run in block.runs)
    if isinstance(block, Table):
        yield ("表题", block.caption)
        yield from (("表头", column.title) for column in block.columns)
        yield from (("表格", text) for row in block.rows for text in row)
    if isinstance(block, Arithmetic):
        for line in block.lines:
            yield from (("计算", text) for text in (line.step, line.text, line.amount, line.basis))


def _compile(letter: Letter, fonts: FontSet, inputs: dict[str, str]) -> bytes:
    noon = datetime.combine(letter.head.dated, time(4), UTC)
    pdf, warnings = typst.compile_with_warnings(
        str(TEMPLATES / "letter.typ"),
        root=str(TEMPLATES),
        font_paths=fonts.fonts,
        sys_inputs=inputs,
        pdf_standards=[STANDARD],
        timestamp=int(noon.timestamp()),
    )
    if warnings:
        raise TypesettingFailed(f"文书没有生成，排版有警告：{warnings[0]}")
    return bytes(pdf)


def _for_typst(letter: Letter, fonts: FontSet) -> dict[str, Any]:
    plain = letter_to_json(letter)
    for block in plain["body"]:
        for column in block.get("columns", ()):
            column["width"] = _width(column["width"])
    dated = letter.head.dated
    return {
        **plain,
        "layout": "poster" if letter.kind in POSTERS else "letter",
        "families": fonts.families,
        "dated": f"{dated.year}年{dated.month}月{dated.day}日",
        "signed_by": letter.head.signed_by or letter.head.issuer,
        "qr": _qr_svg(letter.qr_text) if letter.qr_text else "",
    }


def _width(text: str) -> dict[str, str | float]:
    found = WIDTH.fullmatch(text)
    if not found:
        raise BadWidth(f"列宽“{text}”读不懂，请写成 6字、18位、20mm 或 1fr")
    return {"value": float(found[1]), "unit": found[2]}


def _qr_svg(text: str) -> str:
    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(out, kind="svg", border=0, xmldecl=False)
    return out.getvalue().decode()
