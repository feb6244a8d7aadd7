"""A publicity as the letter that hangs on the board."""

from datetime import date

from .letter import Column, Head, Letter, Paragraph, Run, Table, paragraph
from .models import Publicity
from .sheets import LABELS

COLUMNS = (Column("", "9字", "center"), Column("", "1fr", "left"))


def poster(publicity: Publicity) -> Letter:
    """The sheet as an A4 poster."""
    rows = tuple((LABELS[name], text) for name, text in publicity.fields.items())
    return Letter(
        kind=publicity.kind,
        title=publicity.title,
        head=Head(publicity.issuer, "", publicity.since),
        body=(
            paragraph(f"根据{publicity.basis}，现将有关情况{publicity.get_kind_display()}如下："),
            Table(COLUMNS, (*rows, (f"{publicity.get_kind_display()}时间", _period(publicity)))),
            *_closing(publicity),
        ),
    )


def _period(publicity: Publicity) -> str:
    if publicity.until is None:
        return f"自{day(publicity.since)}起"
    end = publicity.until
    until = f"{end.month}月{end.day}日" if end.year == publicity.since.year else day(end)
    return f"{day(publicity.since)}至{until}"


def _closing(publicity: Publicity) -> tuple[Paragraph, ...]:
    if publicity.kind == Publicity.Kind.ANNOUNCEMENT:
        return (Paragraph((Run(f"如发现情况不实，可随时反映：{publicity.contact}。"),)),)
    return (
        Paragraph(
            (Run("如有异议，请在公示时间内实名提出："), Run(publicity.contact, True), Run("。"))
        ),
        Paragraph((Run("提出异议的人的信息严格保密；异议经核查成立的，将重新公示。"),), "note"),
    )


def day(on: date) -> str:
    """2026年11月20日."""
    return f"{on.year}年{on.month}月{on.day}日"
