"""Settlements as a table."""

from collections.abc import Iterable, Mapping

from django.urls import reverse
from django.utils.safestring import SafeString

from minzheng.engines.linkage.api import Ruling
from minzheng.faces.desk.linkage.showing import source
from minzheng.faces.looks.cells import link_cell, tag_cell
from minzheng.faces.looks.parts import Column, Row, Table
from minzheng.faces.looks.written import plain_date

RULINGS = (Column("日期"), Column("数据", secondary=True), Column("认定"),
           Column("理由", secondary=True), Column("办理人", secondary=True),
           Column("写入数据", secondary=True), Column("撤销"))  # fmt: skip


def ruling_table(rulings: Iterable[Ruling], titles: Mapping[str, str], *, may_undo: bool) -> Table:
    """The latest first; what is in force can be taken back by those who may."""
    rows = tuple(
        Row(
            (
                plain_date(each.ruled_on),
                source(each.pair, titles),
                _verdict(each),
                each.reason,
                each.ruled_by,
                _written(each),
                _undoing(each) if may_undo and each.undone_on is None else "",
            ),
            reverse("desk:link-pair", args=[each.pair_id]),
        )
        for each in rulings
    )
    return Table("处理记录", RULINGS, rows, empty="还没有处理过关联。")


def _verdict(ruling: Ruling) -> SafeString:
    if ruling.undone_on is not None:
        return tag_cell(f"已撤销（{ruling.undone_by}）", "paused")
    return tag_cell("是同一人", "ok") if ruling.same else tag_cell("不是同一人")


def _written(ruling: Ruling) -> str:
    """Into which version; two numbers are joined at once, and who is refused changes nothing."""
    if not ruling.same or ruling.pair.other is not None:
        return "不用写入"
    if ruling.undone_on is not None:
        return ruling.unmade or ("待写入" if ruling.version else "不用写入")
    return ruling.version or "待写入"


def _undoing(ruling: Ruling) -> SafeString:
    return link_cell("撤销", reverse("desk:link-undo", args=[ruling.pk]))
