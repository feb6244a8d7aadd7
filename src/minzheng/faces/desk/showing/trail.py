"""The trail as a table."""

import json
from collections.abc import Iterable

from minzheng.engines.audit.api import Entry
from minzheng.faces.desk.showing.verbs import verb_words
from minzheng.faces.desk.showing.words import instant, whole
from minzheng.faces.looks.parts import Column, Row, Table

COLUMNS = (
    Column("序号"),
    Column("时间"),
    Column("谁"),
    Column("做了什么"),
    Column("对象"),
    Column("目的"),
    Column("内容", secondary=True),
    Column("摘要", secondary=True),
)
# What the keys of an entry mean; one nobody put into words is shown as it stands.
WORDS = {
    "element": "环节", "outcome": "结果", "round": "第几次", "matter": "事项", "number": "编号",
    "kind": "种类", "sha256": "校验值", "columns": "项目", "field": "内容", "count": "笔数",
    "total": "金额（分）", "amount": "金额（分）", "reason": "原因", "event": "事件",
    "happened_on": "发生日", "items": "项数", "doubts": "疑点", "state": "状态", "source": "来源",
    "until": "止", "since": "起", "person": "人员", "relation": "关系", "message": "消息",
    "channel": "渠道", "month": "月份", "publicity": "公示", "material": "材料", "check": "核对项",
    "mode": "方式", "on": "日期", "digest": "摘要",
}  # fmt: skip
DIGESTS = {"sha256", "digest"}


def entry_table(rows: Iterable[Entry]) -> Table:
    """Entries, newest first, with the beginning of each hash."""
    drawn = tuple(
        Row(
            (
                str(row.number),
                instant(row.at),
                f"{row.doer_office} {row.doer_name}".strip(),
                verb_words(row.verb),
                whole(row.subject.removeprefix("case:")),
                row.purpose,
                detail_words(row),
                row.hash[:8],
            )
        )
        for row in rows
    )
    return Table(
        "审计记录", COLUMNS, drawn, empty="没有符合条件的记录。", empty_next="换一个条件看看。"
    )


def detail_words(row: Entry) -> str:
    """What an entry tells beside who, when and about what."""
    told = json.loads(row.detail)
    return "；".join(
        f"{WORDS.get(name, name)} {_value(name, value)}" for name, value in told.items()
    )


def _value(name: str, value: object) -> str:
    if name in DIGESTS:
        return str(value)[:12]
    return "、".join(str(part) for part in value) if isinstance(value, list) else str(value)
