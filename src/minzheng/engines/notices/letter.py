"""A letter as values: what is printed, nothing about how."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Align = Literal["left", "center", "right"]


@dataclass(frozen=True)
class Run:
    """A stretch of text in one weight."""

    text: str
    strong: bool = False


@dataclass(frozen=True)
class Paragraph:
    """A paragraph (`style` body), a sub-heading (heading) or small print (note)."""

    runs: tuple[Run, ...]
    style: Literal["body", "heading", "note"] = "body"


@dataclass(frozen=True)
class Column:
    """A table column. Width: "6字", "18位" (tabular digits), "20mm" or a share such as "1fr"."""

    title: str
    width: str = "1fr"
    align: Align = "center"


@dataclass(frozen=True)
class Table:
    """Rows of texts under repeated heads; no heads are printed when every title is empty."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""


@dataclass(frozen=True)
class Line:
    """One step of a calculation: what was done, what came out, by which article."""

    step: str
    text: str
    amount: str
    basis: str


@dataclass(frozen=True)
class Arithmetic:
    """The calculation line by line; its last line is the result."""

    lines: tuple[Line, ...]


Block = Paragraph | Table | Arithmetic


@dataclass(frozen=True)
class Head:
    """Who writes to whom, and when."""

    issuer: str
    addressee: str
    dated: date
    signed_by: str = ""


@dataclass(frozen=True)
class Letter:
    """Everything that is printed on one document."""

    kind: str
    title: str
    head: Head
    body: tuple[Block, ...]
    number: str = ""
    seal_place: str = "用印处"
    qr_text: str = ""
    verify_code: str = ""


def paragraph(text: str) -> Paragraph:
    """A plain paragraph of body text."""
    return Paragraph((Run(text),))
