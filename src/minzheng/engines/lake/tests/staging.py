"""Two small feeds and their rows, for tests of everything that reads the lake."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any, cast

import pyarrow as pa

from minzheng.engines.lake.api import LakeVersion, numbers_of, pseudonyms, write_version
from minzheng.engines.lake.layout import open_columns, sealed_columns
from minzheng.kernel.clock import 工作日, 日
from minzheng.kernel.doer import Doer
from minzheng.kernel.expr import Fact, Param
from minzheng.kernel.feed import Column, Feed, Role, feeds
from minzheng.kernel.units import 个月, 分_每月, 文字, 日期
from minzheng.kernel.words import 成员
from minzheng.statutes.social_assistance_law import 社会救助法

CLERK = Doer("officer", "data_clerk", "方明哲", "增城区民政局", "440118000000")
HEAD = Doer("officer", "data_head", "阮素芬", "增城区民政局", "440118000000")


def _term(column: str, unit: Any) -> Fact:
    return Fact(f"lake_test_{column}", f"测试用{column}", unit, "只在测试里用", "person")


ID, NAME, PHONE, BORN = (
    _term(column, unit)
    for column, unit in (("id", 文字), ("name", 文字), ("phone", 文字), ("born", 日期))
)
MONTH, AMOUNT = _term("month", 日期), _term("amount", 分_每月)
TOTAL, LATEST = _term("total", 分_每月), _term("latest", 日期)
WHO = (
    Column("身份证号", ID, Role.ID),
    Column("姓名", NAME, Role.NAME),
    Column("手机", PHONE, Role.PHONE),
    Column("出生日期", BORN, Role.BIRTH),
)


class Wages(Feed):
    """A whole list, delivered anew every month."""

    title, owner, basis = "测试工资", "测试单位", (社会救助法.第四十条,)
    columns = (*WHO, Column("月份", MONTH), Column("金额", AMOUNT))
    key = (MONTH,)
    gives = {TOTAL: 成员.合计(AMOUNT), LATEST: 成员.最大(MONTH)}
    every, grace = 日(31), 工作日(5)
    keeps = Param("feed.keep_months.test", "测试数据保存期", 个月)
    used_for = ("relief/*",)

    @classmethod
    def name(cls) -> str:
        return "test_wages"


class Payments(Wages):
    """What is new is added to what was."""

    title, adds = "测试发放", True

    @classmethod
    def name(cls) -> str:
        return "test_payments"


Row = tuple[str | None, str, date | None, int | None]  # number, name, month, amount in fen


def table_of(rows: Sequence[Row], feed: type[Feed] = Wages) -> pa.Table:
    """Accepted rows as exchange hands them over, linked by their numbers."""
    numbers = pa.array([row[0] for row in rows], pa.string())
    values: dict[str, Any] = {
        ID.column: numbers,
        NAME.column: [row[1] for row in rows],
        PHONE.column: ["13800138000" for _ in rows],
        BORN.column: [date(1984, 3, 5) for _ in rows],
        MONTH.column: [row[2] for row in rows],
        AMOUNT.column: [row[3] for row in rows],
    }
    kinds = {**open_columns(feed), **sealed_columns(feed)}
    columns = {name: pa.array(values[name], kind) for name, kind in kinds.items()}
    persons = pa.array(numbers_of(pseudonyms(numbers), create=True))
    row = pa.array(range(2, len(rows) + 2), pa.int32())
    return pa.table({**columns, "row": row, "person": persons})


@contextmanager
def declared(*ours: type[Feed]) -> Iterator[Mapping[str, type[Feed]]]:
    """Feeds of a test beside those in minzheng/feeds, as if a file declared them."""
    known = cast(dict[str, type[Feed]], feeds())
    known.update({feed.name(): feed for feed in ours})
    yield known
    for feed in ours:
        del known[feed.name()]


def deliver(rows: Sequence[Row], day: date, delivery: str, feed: type[Feed] = Wages) -> LakeVersion:
    """A delivery that was accepted."""
    return write_version(
        feed, day, table_of(rows, feed), delivery=delivery, by=CLERK, accepted_by=HEAD
    )


def put(
    feed: type[Feed], rows: Sequence[Mapping[str, Any]], day: date, delivery: str = ""
) -> LakeVersion:
    """A version of any declared feed; what a row leaves out is unknown. Linked by the numbers."""
    kinds = {**open_columns(feed), **sealed_columns(feed)}
    columns = {
        name: pa.array([row.get(name) for row in rows], kind) for name, kind in kinds.items()
    }
    number = next(each.term.column for each in feed.columns if each.role is Role.ID)
    persons = pa.array(numbers_of(pseudonyms(columns[number]), create=True))
    row = pa.array(range(2, len(rows) + 2), pa.int32())
    return write_version(
        feed, day, pa.table({**columns, "row": row, "person": persons}),
        delivery=delivery or f"{feed.name()}:{day}", by=CLERK, accepted_by=HEAD,
    )  # fmt: skip
