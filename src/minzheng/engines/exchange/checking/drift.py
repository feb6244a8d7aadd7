"""Is this file like the last one? Rows, gaps, amounts, codes and people compared."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from math import log
from typing import Any

from minzheng.engines.exchange import limits
from minzheng.engines.exchange.checking.crowds import share_left
from minzheng.kernel.feed import Feed
from minzheng.kernel.money import yuan
from minzheng.kernel.units import Kind

Profile = Mapping[str, Any]
SMALLEST = 1e-4  # stands for a share of nothing in the stability index


@dataclass(frozen=True)
class FileFinding:
    """Something about the file as a whole; one that blocks needs a head and a written reason."""

    blocks: bool
    says: str
    remedy: str
    header: str = ""

    def told(self) -> dict[str, Any]:
        """As it is kept with the delivery."""
        return asdict(self)


def drift(feed: type[Feed], now: Profile, before: Profile) -> Iterator[FileFinding]:
    """Every difference worth saying. A file that only adds is compared in its shares alone."""
    if min(now["rows"], before["rows"]) < limits.FEWEST_FOR_DRIFT:
        return
    if not feed.adds:
        yield from _rows(now["rows"], before["rows"])
        yield from _people(now, before)
    for column in feed.columns:
        name = column.term.column
        here, there = now["columns"].get(name), before["columns"].get(name)
        if here and there:
            yield from _nulls(here, there)
            yield from _amounts(here, there, money=column.term.unit.kind is Kind.MONEY)
            yield from _codes(here, there, column.term.unit.codes)


def _rows(now: int, before: int) -> Iterator[FileFinding]:
    change = (now - before) / before
    told, blocks = limits.ROWS_LOST if change < 0 else limits.ROWS_GAINED
    if abs(change) >= told:
        word = "少" if change < 0 else "多"
        yield FileFinding(
            abs(change) >= blocks,
            f"行数 {now:,}，比上次的 {before:,} {word} {abs(change):.0%}",
            "请向报送部门核实：是否只导出了一部分，或者重复导出",
        )


def _people(now: Profile, before: Profile) -> Iterator[FileFinding]:
    left = share_left(now.get("people", {}), before.get("people", {}))
    told, blocks = limits.PEOPLE_LOST
    if left is not None and left >= told:
        yield FileFinding(
            left >= blocks,
            f"上次名单里的人约有 {left:.0%} 不在这次的名单里",
            "请核实是不是同一份数据、同一个地区",
        )


def _nulls(now: Profile, before: Profile) -> Iterator[FileFinding]:
    share, was = (each["nulls"] / max(each["rows"], 1) for each in (now, before))
    told, blocks = limits.NULLS_GAINED
    if share - was >= told:
        yield FileFinding(
            share - was >= blocks,
            f"没有填的占 {share:.0%}，上次是 {was:.0%}",
            "请报送部门核对导出时这一列是否漏了",
            now["header"],
        )


def _amounts(now: Profile, before: Profile, *, money: bool) -> Iterator[FileFinding]:
    for kind, words in (("median", "中位数"), ("mean", "平均")):
        here, there = now.get(kind, 0), before.get(kind, 0)
        if here <= 0 or there <= 0:
            continue
        factor = max(here / there, there / here)
        told, blocks = limits.AMOUNT_FACTOR
        if factor >= told:
            yield FileFinding(
                factor >= blocks,
                f"{words}是 {_figure(here, money)}，上次是 {_figure(there, money)}"
                f"，相差 {factor:.1f} 倍",
                "请核对单位（元、万元，月、年）和口径是否变了",
                now["header"],
            )
            return


def _codes(now: Profile, before: Profile, labels: Mapping[int, str]) -> Iterator[FileFinding]:
    here, there = now.get("groups", {}), before.get("groups", {})
    if not here or not there:
        return
    index = stability(here, there)
    told, blocks = limits.CODE_SHIFT
    if index >= told:
        most = max({*here, *there}, key=lambda code: abs(_share(here, code) - _share(there, code)))
        label = labels.get(int(most), {"1": "是", "0": "否"}.get(most, most))
        yield FileFinding(
            index >= blocks,
            f"各类的比例变了（稳定性指数 {index:.2f}）：“{label}”占 {_share(here, most):.0%}，"
            f"上次 {_share(there, most):.0%}",
            "请核实代码含义或导出范围是否变了",
            now["header"],
        )
    for code in sorted(set(here) - set(there)):
        says = f"出现了上次没有的类别“{labels.get(int(code), code)}”，{here[code]:,} 行"
        yield FileFinding(False, says, "请核实", now["header"])


def stability(now: Mapping[str, int], before: Mapping[str, int]) -> float:
    """The population stability index of two distributions; 0 when they are the same."""
    pairs = [(_share(now, code), _share(before, code)) for code in {*now, *before}]
    held = [(max(here, SMALLEST), max(there, SMALLEST)) for here, there in pairs]
    return sum((here - there) * log(here / there) for here, there in held)


def _share(groups: Mapping[str, int], code: str) -> float:
    return groups.get(code, 0) / max(sum(groups.values()), 1)


def _figure(value: float, money: bool) -> str:
    return f"{yuan(round(value))} 元" if money else f"{value:,.1f}"
