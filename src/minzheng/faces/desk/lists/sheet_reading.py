"""A filled-in spreadsheet read back: rows by the keys of their columns, members to each row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from minzheng.faces.desk.lists.sheet_columns import (
    APPLICANT,
    APPLICATIONS,
    MEMBERS,
    Head,
    application_heads,
    member_heads,
)
from minzheng.faces.desk.lists.sheet_writing import ROWS
from minzheng.kernel.matter import Matter
from minzheng.registers.spreadsheets import Unreadable, sheets_of

MOST_MEMBERS = 10 * ROWS


class SheetRefused(ValueError):
    """The file cannot be read as the matter's spreadsheet."""


@dataclass(frozen=True)
class ReadRow:
    """One application as typed: its row in the file, its cells by key, its members' cells."""

    number: int
    cells: Mapping[str, str]
    members: tuple[tuple[int, Mapping[str, str]], ...] = field(default=())


def read(matter: Matter, content: bytes) -> list[ReadRow]:
    """The applications of a file. Raises SheetRefused saying what to do."""
    book = _sheets(content)
    heads = application_heads(matter)
    found = _rows(book, APPLICATIONS, heads, ROWS)
    asked = member_heads(matter)
    members = _rows(book, MEMBERS, asked, MOST_MEMBERS) if asked else []
    if not found:
        raise SheetRefused(f"“{APPLICATIONS}”表里没有填写任何一行。请从第二行填起")
    known = {cells[APPLICANT] for _, cells in found}
    for number, cells in members:
        if cells[APPLICANT] not in known:
            raise SheetRefused(
                f"“{MEMBERS}”表第 {number} 行的申请人在“{APPLICATIONS}”表里没有。"
                "请核对两张表里的申请人身份证号"
            )
    return [ReadRow(number, cells, _of(cells, members)) for number, cells in found]


def _of(
    cells: Mapping[str, str], members: Sequence[tuple[int, Mapping[str, str]]]
) -> tuple[tuple[int, Mapping[str, str]], ...]:
    return tuple((number, each) for number, each in members if each[APPLICANT] == cells[APPLICANT])


def _sheets(content: bytes) -> Mapping[str, list[list[str]]]:
    try:
        return sheets_of(content, (APPLICATIONS, MEMBERS))
    except Unreadable as error:
        raise SheetRefused(str(error)) from error


def _rows(
    book: Mapping[str, list[list[str]]], name: str, heads: Sequence[Head], most: int
) -> list[tuple[int, dict[str, str]]]:
    if name not in book:
        raise SheetRefused(f"没有找到“{name}”表。请用下载的空表填写，不要改表名")
    lines = book[name]
    titles = [cell.strip() for cell in lines[0]] if lines else []
    lacking = [head.title for head in heads if head.title not in titles]
    if lacking:
        raise SheetRefused(f"“{name}”表缺少列：{'、'.join(lacking[:5])}。请用最新的空表填写")
    places = {head.key: titles.index(head.title) for head in heads}
    rows = [
        (number, {key: _at(cells, place) for key, place in places.items()})
        for number, cells in enumerate(lines[1:], 2)
        if any(cells)
    ]
    if len(rows) > most:
        raise SheetRefused(f"“{name}”表有 {len(rows)} 行，一次最多 {most} 行。请分成几个文件")
    return rows


def _at(cells: Sequence[str], place: int) -> str:
    return cells[place].strip() if place < len(cells) else ""
