"""The list of a place and a day as tables, and as a letter to print."""

from collections.abc import Sequence
from datetime import date

from minzheng.engines.guarantees import api
from minzheng.engines.notices import api as notices
from minzheng.faces.looks.parts import Column, Row, Table
from minzheng.faces.looks.written import plain_date

HEADS = ("项目", "给谁", "形式", "给多少", "谁出钱", "谁提供", "在哪里办")
WIDTHS = ("1fr", "1fr", "3字", "1fr", "1fr")
CHANGES = ("变化", "原来", "现在")
UNTOLD = "没有读到写明这一点的文件"
ADVICE = "金额、年龄以当地正式文件为准，标“待确认”的还没有和文件核对，不能当作承诺。"


def groups(rows: Sequence[api.Listed]) -> list[tuple[str, Table]]:
    """The items by whom they are for, as the lists order them."""
    names = dict.fromkeys(row.item.group for row in rows)
    return [(name, _table(name, [r for r in rows if r.item.group == name])) for name in names]


def _table(name: str, rows: Sequence[api.Listed]) -> Table:
    columns = tuple(Column(head) for head in HEADS)
    return Table(name, columns, tuple(Row(_cells(row.item)) for row in rows))


def _cells(item: api.Item) -> tuple[str, ...]:
    return (
        item.name, item.who, item.form_name, item.standard, item.payer, item.provider, item.where,
    )  # fmt: skip


def away(rows: Sequence[api.Listed], place: str, day: date) -> Table:
    """Of each item, and of subsidies beside the list, whether it goes along with her."""
    named = {row.item.code: row.item.name for row in rows} | dict(api.BESIDE)
    told = api.carries(named, place, day)
    columns = tuple(Column(head) for head in ("项目", *api.Situation.labels, "依据"))
    drawn = tuple(
        Row((name, *(each.word for each in told[code]), _texts(told[code])))
        for code, name in named.items()
    )
    return Table("随不随人走", columns, drawn)


def _texts(told: Sequence[api.Carry]) -> str:
    """The text of each situation, with how sure it is and what else it says."""
    texts = (
        f"{each.situation.label}：{each.source}（{each.status_name}）{each.note}"
        for each in told
        if each.told
    )
    return "；".join(texts) or UNTOLD


def changes(rows: Sequence[api.Change]) -> Table:
    """What the newest list changed."""
    drawn = tuple(Row((row.kind, _side(row.before), _side(row.after))) for row in rows)
    return Table("和上一份相比", tuple(Column(head) for head in CHANGES), drawn)


def _side(item: api.Item | None) -> str:
    return f"{item.name}：{item.who}，{item.standard}" if item else "没有"


def letter(place: str, day: date, rows: Sequence[api.Listed]) -> notices.Letter:
    """The list for paper."""
    sources = dict.fromkeys(row.source for row in rows)
    heads = ("项目", "给谁", "形式", "给多少", "在哪里办")
    columns = tuple(notices.Column(h, w, "left") for h, w in zip(heads, WIDTHS, strict=True))
    blocks: list[notices.Block] = [
        notices.paragraph(
            f"{plain_date(day)}{place}施行的清单，由"
            f"{'、'.join(f'《{s.title}》（{s.status_name}）' for s in sources)}合成。{ADVICE}"
        )
    ]
    for name in dict.fromkeys(row.item.group for row in rows):
        mine = [row.item for row in rows if row.item.group == name]
        cells = tuple((i.name, i.who, i.form_name, i.standard, i.where) for i in mine)
        blocks.append(notices.Table(columns, cells, name))
    issuer = next(reversed(sources)).issuer if sources else ""
    head = notices.Head(issuer, "", day)
    return notices.Letter("guarantees", f"{place}基本养老服务清单", head, tuple(blocks))
