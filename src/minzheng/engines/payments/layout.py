"""A bank's file layout as data: YAML in layouts/, one file a bank; written and read here."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from minzheng.engines.payments.errors import LineDoesNotFit, ReturnRefused, UnknownLayout
from minzheng.kernel.money import Fen

FOLDER = Path(__file__).parent / "layouts"
NEWLINES = {"lf": "\n", "crlf": "\r\n"}
YUAN = re.compile(r"(\d+)\.(\d\d)", re.ASCII)

Value = str | int


@dataclass(frozen=True)
class Column:
    """A constant or a field, how an amount is written, and for fixed files the width in bytes."""

    title: str
    field: str = ""
    constant: str = ""
    written: str = ""
    width: int = 0
    align: str = "left"
    pad: str = " "

    def text(self, values: Mapping[str, Value]) -> str:
        """The value as it is written in this column."""
        if not self.field:
            return self.constant
        value = values[self.field]
        if self.written == "yuan" and isinstance(value, int):
            return f"{value // 100}.{value % 100:02d}"
        return str(value)

    def amount(self, text: str) -> Fen | None:
        """An amount in fen as this column writes it; None when it is not one."""
        if self.written == "fen":
            return int(text) if text.isascii() and text.isdecimal() else None
        found = YUAN.fullmatch(text)
        return int(found[1]) * 100 + int(found[2]) if found else None


@dataclass(frozen=True)
class Returns:
    """How the bank answers: its columns, the codes that mean paid, the others in words."""

    columns: tuple[Column, ...]
    header_rows: int
    footer_rows: int
    success: frozenset[str]
    reasons: Mapping[str, str]

    def column(self, field: str) -> Column:
        return next(column for column in self.columns if column.field == field)


@dataclass(frozen=True)
class Layout:
    """A layout as its file declares it."""

    key: str
    title: str
    kind: str
    encoding: str
    newline: str
    extension: str
    separator: str
    header: tuple[Column, ...]
    row: tuple[Column, ...]
    footer: tuple[Column, ...]
    returns: Returns

    def line(self, columns: Sequence[Column], values: Mapping[str, Value]) -> str:
        """One line of the file. Raises LineDoesNotFit naming the line and the column."""
        join = self._fixed if self.kind == "fixed" else self._delimited
        texts = [join(column, column.text(values), values) for column in columns]
        return self.separator.join(texts) + self.newline

    def cut(self, line: bytes) -> list[str] | None:
        """The texts of a returned line; None when their number or the encoding is wrong."""
        try:
            texts = self._cut_fixed(line) if self.kind == "fixed" else self._cut_delimited(line)
        except UnicodeDecodeError:
            return None
        return texts if len(texts) == len(self.returns.columns) else None

    def _delimited(self, column: Column, text: str, values: Mapping[str, Value]) -> str:
        if any(sign in text for sign in (self.separator, "\n", "\r")):
            raise _does_not_fit(column, values, f"内容里有分隔符“{self.separator}”或换行")
        return text

    def _fixed(self, column: Column, text: str, values: Mapping[str, Value]) -> str:
        missing = column.width - len(text.encode(self.encoding))
        if missing < 0:
            raise _does_not_fit(column, values, f"超过 {column.width} 个字节")
        padding = column.pad * missing
        return padding + text if column.align == "right" else text + padding

    def _cut_delimited(self, line: bytes) -> list[str]:
        return [text.strip() for text in line.decode(self.encoding).split(self.separator)]

    def _cut_fixed(self, line: bytes) -> list[str]:
        texts, start = [], 0
        for column in self.returns.columns:
            if start >= len(line):
                break
            texts.append(line[start : start + column.width].decode(self.encoding).strip())
            start += column.width
        return texts


def layouts() -> dict[str, Layout]:
    """Every layout by key, in alphabetical order."""
    return {path.stem: read_layout(path.stem) for path in sorted(FOLDER.glob("*.yaml"))}


@cache
def read_layout(key: str) -> Layout:
    """The layout of this name. Raises UnknownLayout with those there are."""
    known = {path.stem: path for path in FOLDER.glob("*.yaml")}
    if key not in known:
        raise UnknownLayout(f"没有代发文件版式“{key}”，可选：{'、'.join(sorted(known))}")
    told = yaml.safe_load(known[key].read_text("utf-8"))
    answers = told["returns"]
    return Layout(
        key=key,
        title=told["title"],
        kind=told["kind"],
        encoding=told["encoding"],
        newline=NEWLINES[told["newline"]],
        extension=told["extension"],
        separator=told.get("separator", ""),
        header=_columns(told["header"]),
        row=_columns(told["row"]),
        footer=_columns(told["footer"]),
        returns=Returns(
            _columns(answers["columns"]),
            answers["header_rows"],
            answers["footer_rows"],
            frozenset(answers["success"]),
            answers["reasons"],
        ),
    )


def answer_lines(layout: Layout, content: bytes) -> Iterator[tuple[int, bytes]]:
    """The answering lines of a return file with their numbers in it. Raises ReturnRefused."""
    lines = content.replace(b"\r\n", b"\n").rstrip(b"\n").split(b"\n")
    first, last = layout.returns.header_rows, len(lines) - layout.returns.footer_rows
    if not content.strip() or first >= last:
        raise ReturnRefused(
            f"回盘文件里没有明细行：“{layout.title}”应有 {first} 行表头、"
            f"{layout.returns.footer_rows} 行结尾。请核对是否选对文件和版式"
        )
    for place in range(first, last):
        yield place + 1, lines[place]


def _columns(told: list[dict[str, Any]]) -> tuple[Column, ...]:
    return tuple(
        Column(**{"written" if key == "as" else key: value for key, value in column.items()})
        for column in told
    )


def _does_not_fit(column: Column, values: Mapping[str, Value], why: str) -> LineDoesNotFit:
    number = values.get("number", "首")
    return LineDoesNotFit(
        f"第 {number} 行的“{column.title}”{why}，银行文件无法写入："
        "请核对该户的登记内容，或换一种版式导出"
    )
