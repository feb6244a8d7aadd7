"""Sheets that fill the pool and the map: premises, points of communities, standard addresses."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from minzheng.engines.access.api import NotAllowed, Viewer
from minzheng.engines.circles.coded import CONDITIONS, FIRES, OWNERS, SETTLEMENTS
from minzheng.engines.circles.errors import CirclesRefused
from minzheng.engines.circles.grounding import NewPoint, keep_homes, keep_point
from minzheng.engines.circles.premises import NewPremises, offer_premises
from minzheng.kernel.divisions import DivisionCodeError, normalise
from minzheng.kernel.money import MoneyError, parse_money
from minzheng.registers.spreadsheets import LOST, Unreadable, lines_of

PREMISES = {
    "name": "名称", "division_code": "区划代码", "address": "地址", "area": "建筑面积（平方米）",
    "latitude": "纬度", "longitude": "经度", "floor": "楼层", "owner": "产权人",
    "owner_kind": "产权性质", "condition": "房屋状况", "fire": "消防", "rent": "月租金（元）",
    "since": "闲置自",
}  # fmt: skip
POINTS = {
    "division_code": "区划代码", "latitude": "纬度", "longitude": "经度", "settlement": "城乡",
}  # fmt: skip
HOMES = {"division_code": "区划代码", "address": "地址", "latitude": "纬度", "longitude": "经度"}
Cells = Mapping[str, str]


@dataclass(frozen=True)
class Fault:
    """One line that was not taken: its number in the sheet, and why with the remedy."""

    row: int
    why: str


@dataclass(frozen=True)
class Taken:
    """How many lines went in (`homes`: persons placed), and what was wrong with the others."""

    taken: int
    faults: tuple[Fault, ...]


def import_premises(name: str, content: bytes, *, by: Viewer, on: date) -> Taken:
    """Good lines go in; an address known in the pool is a fault. Raises CirclesRefused."""

    def take(cells: Cells) -> int:
        offer_premises(_premises(cells), by=by, on=on)
        return 1

    return _each(name, content, PREMISES, ("name", "division_code", "address", "area"), take)


def import_points(name: str, content: bytes, *, source: str, by: Viewer, on: date) -> Taken:
    """Points of communities; the last one given holds. Raises CirclesRefused."""

    def take(cells: Cells) -> int:
        new = NewPoint(
            _division(cells["division_code"]), *_degrees(cells),
            _code(SETTLEMENTS, "城乡", cells.get("settlement", "")), source,
        )  # fmt: skip
        keep_point(new, by=by, on=on)
        return 1

    return _each(name, content, POINTS, ("division_code", "latitude", "longitude"), take)


def import_homes(name: str, content: bytes, *, source: str, by: Viewer, on: date) -> Taken:
    """Standard addresses with degrees: who is registered at one gets its point.

    An address at which nobody of the registers lives places nobody and is no fault.
    """

    def take(cells: Cells) -> int:
        code, (north, east) = _division(cells["division_code"]), _degrees(cells)
        point = NewPoint(code, north, east, "", source)
        return keep_homes(cells["address"], point, by=by, on=on)

    return _each(name, content, HOMES, tuple(HOMES), take)


def _each(
    name: str, content: bytes, headings: Mapping[str, str], needed: Sequence[str],
    take: Callable[[Cells], int],
) -> Taken:  # fmt: skip
    taken, faults = 0, []
    for number, cells in _rows(name, content, headings, needed):
        try:
            _refuse_gaps(cells, headings, needed)
            taken += take(cells)
        except (CirclesRefused, NotAllowed) as wrong:
            faults.append(Fault(number, str(wrong)))
    return Taken(taken, tuple(faults))


def _rows(
    name: str, content: bytes, headings: Mapping[str, str], needed: Sequence[str]
) -> Iterator[tuple[int, Cells]]:
    try:
        lines = lines_of(name, content)
    except Unreadable as broken:
        raise CirclesRefused(f"{name} 打不开：{broken}") from broken
    first = headings[needed[0]]
    top = next((at for at, line in enumerate(lines) if first in line), None)
    if top is None:
        raise CirclesRefused(f"{name} 里没有“{first}”这一列，请用页面上列出的表头")
    names = {heading: column for column, heading in headings.items()}
    heads = [names.get(cell.strip(), "") for cell in lines[top]]
    missing = "、".join(headings[each] for each in needed if each not in heads)
    if missing:
        raise CirclesRefused(f"{name} 缺少{missing}列，请补上这几列再导入")
    for number, line in enumerate(lines[top + 1 :], start=top + 2):
        cells = {head: text.strip() for head, text in zip(heads, line, strict=False) if head}
        if any(cells.values()):
            yield number, cells


def _refuse_gaps(cells: Cells, headings: Mapping[str, str], needed: Sequence[str]) -> None:
    for column, text in cells.items():
        if text == LOST:
            raise CirclesRefused(f"“{headings[column]}”{LOST}，请把这一列设成文本，重新填写")
    for column in needed:
        if not cells.get(column):
            raise CirclesRefused(f"“{headings[column]}”没有填，请补上")


def _premises(cells: Cells) -> NewPremises:
    told: dict[str, Any] = {
        name: cells[name] for name in ("name", "address", "floor", "owner") if cells.get(name)
    }
    codes = (("owner_kind", OWNERS), ("condition", CONDITIONS), ("fire", FIRES))
    for column, table in codes:
        if cells.get(column):
            told[column] = _code(table, PREMISES[column], cells[column])
    if cells.get("latitude") or cells.get("longitude"):
        told["latitude"], told["longitude"] = _degrees(cells)
    return NewPremises(
        division_code=_division(cells["division_code"]), area=_whole(cells["area"]),
        rent=_money(cells.get("rent", "")), since=_day(cells.get("since", "")), **told,
    )  # fmt: skip


def _division(text: str) -> str:
    try:
        return normalise(text)
    except DivisionCodeError as wrong:
        raise CirclesRefused(f"“区划代码”{wrong}") from wrong


def _degrees(cells: Cells) -> tuple[float, float]:
    try:
        return float(cells.get("latitude", "")), float(cells.get("longitude", ""))
    except ValueError as wrong:
        raise CirclesRefused("“纬度”“经度”不是度数，请填十进制的度，例如 23.29、113.81") from wrong


def _whole(text: str) -> int:
    figures = text.removesuffix("平方米").replace(",", "").strip()
    if not figures.isdecimal():
        raise CirclesRefused(f"“建筑面积”“{text}”不是整数，请只填平方米数")
    return int(figures)


def _money(text: str) -> int | None:
    if not text:
        return None
    try:
        return parse_money(f"{text.removesuffix('元')}元")
    except MoneyError as wrong:
        raise CirclesRefused(f"“月租金”“{text}”读不懂，请只填元数，例如 3500") from wrong


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.replace("/", "-")) if text else None
    except ValueError as wrong:
        raise CirclesRefused(f"“闲置自”“{text}”不是日期，请写成 2026-11-21 的样子") from wrong


def _code(table: Mapping[str, str], label: str, text: str) -> str:
    codes = {word: code for code, word in table.items()} | {code: code for code in table}
    if text and text not in codes:
        raise CirclesRefused(f"“{label}”“{text}”无法识别，应为{'、'.join(table.values())}之一")
    return codes.get(text, "")
