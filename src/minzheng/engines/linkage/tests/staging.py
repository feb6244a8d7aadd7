"""Residents of a small town and their deaths, delivered into a lake of one's own."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa

from minzheng.engines.lake.api import LakeVersion, write_version
from minzheng.engines.linkage.api import link
from minzheng.engines.linkage.records import NAMES
from minzheng.kernel.doer import Doer
from minzheng.kernel.feed import Feed, feed_named
from minzheng.kernel.units import Kind

HEAD = Doer("officer", "data_head", "阮素芬", "增城区民政局", "440118000000")
DISTRICT = "440118000000"
DAY, LATER = date(2026, 11, 1), date(2026, 11, 20)
Row = Mapping[str, Any]
CHUN = {
    "id_number": "440118198403050019", "name": "罗春生", "sex": 1, "born_on": date(1984, 3, 5),
    "phone": "13800138000", "address": "青竹镇石桥村3队12号",
}  # fmt: skip
YUE = {
    "id_number": "440118198607120023", "name": "谢月娥", "sex": 2, "born_on": date(1986, 7, 12),
    "phone": "13800138001", "address": "青竹镇石桥村3队12号",
}  # fmt: skip
FAMILIES, GIVEN = "王李张刘杨赵黄周吴徐孙胡朱高林" * 4, "国明兰花福胜燕"
NEIGHBOURS = [
    {
        "id_number": None, "name": f"{family}玉{GIVEN[place % 7]}", "sex": 1 + place % 2,
        "born_on": date(1950 + place, 1 + place % 12, 1 + place % 28),
        "phone": f"139{place:08d}", "address": f"青竹镇石桥村{place % 9}队{place}号",
    }
    for place, family in enumerate(FAMILIES)
]  # fmt: skip


def table_of(feed: type[Feed], rows: Sequence[Row]) -> pa.Table:
    """Accepted rows as exchange hands them over; columns without a role are empty."""
    roles = {
        feed.column_of(role).term: name for role, name in NAMES.items() if feed.column_of(role)
    }
    columns: dict[str, Any] = {"row": pa.array(range(2, len(rows) + 2), pa.int32())}
    kinds = {Kind.DATE: pa.date32(), Kind.CODE: pa.int16(), Kind.BOOL: pa.bool_(),
             Kind.MONEY: pa.int64(), Kind.COUNT: pa.int32()}  # fmt: skip
    for column in feed.columns:
        kind = pa.string() if column.sealed else kinds.get(column.term.kind, pa.string())
        name = roles.get(column.term, "")
        columns[column.term.column] = pa.array([row.get(name) for row in rows], kind)
    return pa.table(columns)


def deliver(
    rows: Sequence[Row], delivery: str, *, feed: str = "residents", on: date = DAY
) -> tuple[np.ndarray, LakeVersion]:
    """A delivery linked and written: the person of each row, and the version."""
    declared = feed_named(feed)
    table = table_of(declared, rows)
    persons = link(declared, table, delivery=delivery, division=DISTRICT, on=on)
    table = table.append_column("person", pa.array(persons))
    version = write_version(declared, on, table, delivery=delivery, by=HEAD, accepted_by=HEAD)
    return persons, version


def deaths(rows: Sequence[Row], delivery: str = "deaths-1") -> np.ndarray:
    """A delivery of deaths after the residents."""
    return deliver(rows, delivery, feed="deaths", on=LATER)[0]
