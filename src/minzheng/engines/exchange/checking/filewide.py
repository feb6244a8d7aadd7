"""What is said of the file as a whole: headers, day, how much is bad, how it drifts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from minzheng.engines.exchange.checking.drift import FileFinding, drift
from minzheng.engines.exchange.checking.passing import Outcome
from minzheng.engines.exchange.errors import FileUnreadable
from minzheng.engines.exchange.reading.batch import Reading
from minzheng.engines.exchange.reading.heads import Matching
from minzheng.kernel.feed import Feed, Role


@dataclass(frozen=True)
class Before:
    """The last accepted delivery: its day and what its rows were like."""

    day: date
    profile: Mapping[str, Any]


def refuse_without_people(feed: type[Feed], matching: Matching) -> None:
    """Without any column that says who, no row can be taken. Raises FileUnreadable."""
    roles = {column.role for column in matching.found.values()}
    if not roles & {Role.ID, Role.NAME}:
        wanted = feed.column_of(Role.ID)
        header = wanted.header if wanted else Role.ID.value
        raise FileUnreadable(
            f"缺少“{header}”一列，不知道各行是谁。请补上这一列后重新导出"
            + (f"；文件里多出的列有：{'、'.join(matching.extra[:8])}" if matching.extra else "")
        )


def about_headers(matching: Matching, reading: Reading) -> Iterator[FileFinding]:
    """Columns that are missing, unknown or there twice, and what the reader says."""
    for column in matching.missing:
        yield FileFinding(
            column.required,
            f"缺少“{column.header}”一列" + ("（必填）" if column.required else "，按没有填处理"),
            "请从原系统补上这一列后重新导出；改过名的，请用约定的表头",
            column.header,
        )
    for header in matching.twice:
        yield FileFinding(True, f"“{header}”有不止一列，只读了第一列", "请只保留一列", header)
    if matching.extra:
        named = "、".join(matching.extra[:12])
        says = f"多出 {len(matching.extra)} 列没有读：{named}"
        yield FileFinding(False, says, "约定以外的列请不要报送")
    for note in reading.notes:
        yield FileFinding(False, note, "请把公式粘贴为数值后导出")
    if "other_sheets" in reading.form:
        says = f"只读了工作表“{reading.form['sheet']}”，没有读：{reading.form['other_sheets']}"
        yield FileFinding(False, says, "每次只报送一张表；其余的请分开报送")


def about_rows(
    feed: type[Feed], outcome: Outcome, most_bad: int, before: Before | None
) -> Iterator[FileFinding]:
    """Too much bad, nobody twice, and drift. `most_bad` in ‰."""
    if outcome.rows == 0:
        yield FileFinding(True, "表头以下没有数据", "如果本期确实没有数据，请写明理由后接收")
        return
    permille = outcome.bad * 1000 / outcome.rows
    if permille > most_bad:
        yield FileFinding(
            True,
            f"未通过的有 {outcome.bad:,} 行，占 {permille / 10:.1f}%，超过约定的 "
            f"{most_bad / 10:g}%",
            "请把报告发给报送部门改正后重新报送",
        )
    if outcome.several and not feed.key:
        says = f"有 {outcome.several:,} 人不止一行"
        yield FileFinding(False, says, "每人只应有一行")
    if before is not None:
        yield from drift(feed, outcome.profile, before.profile)
