"""Policies as anybody reads them."""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse

from minzheng.engines.library import api
from minzheng.faces.looks.cells import link_cell, tag_cell
from minzheng.faces.looks.parts import Column, Entry, Row, Table
from minzheng.faces.looks.written import plain_date

POLICIES = (Column("政策"), Column("制定机关"), Column("施行"), Column("效力"))
EDITIONS = (Column("版本"), Column("文号"), Column("施行"), Column("效力"))
CHANGES = (Column("改变了什么"), Column("怎样改"))


def policy_table(rows: Sequence[api.Policy], on: date) -> Table:
    """Each by the edition that holds."""
    drawn = tuple(
        Row((row.name, edition.issuer, _day(edition.effective_on), _force(edition, told, on)),
            reverse("open:policy", args=[row.pk]))
        for row in rows
        if (told := list(row.editions.all())) and (edition := api.holding(told, on))
    )  # fmt: skip
    return Table("政策", POLICIES, drawn, empty="没有符合条件的政策。", empty_next="换几个字再找。")


def edition_table(rows: Sequence[api.Edition], on: date) -> Table:
    """Every edition, the newest first."""
    drawn = tuple(
        Row((f"第 {row.number} 版", row.document_number or "没有文号", _day(row.effective_on),
             _force(row, rows, on)),
            f"{reverse('open:policy', args=[row.policy_id])}?edition={row.number}")
        for row in rows
    )  # fmt: skip
    return Table("版本", EDITIONS, drawn)


def change_table(row: api.Edition) -> Table:
    """What it changes; a matter leads to its guide."""
    drawn = tuple(Row((_changed(each), each.words)) for each in row.changes.all())
    return Table("对办事有什么影响", CHANGES, drawn, empty="没有登记影响办事的改变。")


def entries(row: api.Edition, rows: Sequence[api.Edition], on: date) -> list[Entry]:
    """What it is."""
    told = [
        Entry("制定机关", row.issuer), Entry("文号", row.document_number or "没有"),
        Entry("成文日期", _day(row.issued_on)), Entry("施行日期", _day(row.effective_on)),
        Entry("效力", api.force(row, _following(row, rows), on).label),
    ]  # fmt: skip
    return [*told, Entry("要点", row.summary)] if row.summary else told


def _changed(each: api.Change) -> object:
    if each.kind != api.ChangeKind.MATTER:
        return each.name
    field, _, name = each.key.partition("/")
    return link_cell(each.name, reverse("portal:guide", args=[field, name]))


def _force(row: api.Edition, rows: Sequence[api.Edition], on: date) -> object:
    found = api.force(row, _following(row, rows), on)
    return tag_cell(found.label, "ok" if found == api.Force.IN_FORCE else "plain")


def _following(row: api.Edition, rows: Sequence[api.Edition]) -> api.Edition | None:
    return next((each for each in rows if each.number == row.number + 1), None)


def _day(day: date | None) -> str:
    return plain_date(day) if day else "—"
