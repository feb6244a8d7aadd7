"""Facilities in and out of spreadsheets: good rows go in, wrong cells are named one by one."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from minzheng.kernel.divisions import NATION, DivisionCodeError, covers, normalise
from minzheng.kernel.doer import Doer
from minzheng.kernel.money import MoneyError, parse_money, yuan
from minzheng.registers.facilities.coded import ACCESS, KINDS, OPERATORS, PAYERS
from minzheng.registers.facilities.errors import FacilityRefused, SheetUnreadable
from minzheng.registers.facilities.facts import NewFacility, NewOffer
from minzheng.registers.facilities.finding import offers_by_facility
from minzheng.registers.facilities.models import Facility
from minzheng.registers.facilities.recording import amend_facility, register_facility
from minzheng.registers.spreadsheets import LOST, Unreadable, lines_of

HEADINGS = {
    "name": "名称", "kind": "类别", "division_code": "区划代码", "address": "地址",
    "credit_code": "统一社会信用代码", "route": "怎么去", "latitude": "纬度", "longitude": "经度",
    "phone": "电话", "hours": "开放时间", "closed_days": "不开放的日子", "capacity": "总数",
    "vacancy": "空位", "vacancy_on": "空位报告日", "licence": "许可或备案号",
    "licence_until": "许可或备案有效期", "operator": "运营性质", "rating": "等级",
    "rating_until": "等级有效期", "languages": "语言", "access": "无障碍", "opened_on": "开办日",
    "services": "服务项目",
}  # fmt: skip
NEEDED = ("name", "kind", "division_code", "address")
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would take such a text for a formula


@dataclass(frozen=True)
class Fault:
    """One wrong cell: the row as the sheet numbers it, the heading, the rule, and what to do."""

    row: int
    column: str
    rule: str
    remedy: str

    def __str__(self) -> str:
        return f"第 {self.row} 行“{self.column}”：{self.rule}，{self.remedy}"


@dataclass(frozen=True)
class Imported:
    """What a sheet brought: how many were added, changed, already the same; and what was wrong."""

    added: int
    changed: int
    same: int
    faults: tuple[Fault, ...]


def import_sheet(path: Path, *, by: Doer, on: date, area: str = NATION) -> Imported:
    """Bring a sheet (.xlsx or .csv) in; a row already known by place, kind and name is amended.

    Rows outside the division `area` are refused. Running it again changes nothing.
    Raises SheetUnreadable when it is no such sheet.
    """
    counts, faults = {"added": 0, "changed": 0, "same": 0}, []
    for number, cells in _rows(path):
        try:
            told = _told(cells, area)
            counts[_take(told, path.name, by=by, on=on)] += 1
        except FacilityRefused as wrong:
            heading = HEADINGS.get(wrong.column, wrong.column)
            faults.append(Fault(number, heading, wrong.rule, wrong.remedy))
    return Imported(**counts, faults=tuple(faults))


def export_csv(facilities: Iterable[Facility]) -> str:
    """The same columns as a sheet to import has; begins with a mark by which Excel knows UTF-8."""
    rows = list(facilities)
    offers = offers_by_facility(row.pk for row in rows)
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.writer(out)
    writer.writerow(HEADINGS.values())
    for row in rows:
        writer.writerow(_safe(text) for text in _written(row, offers.get(row.pk, [])))
    return out.getvalue()


def _told(cells: Mapping[str, str], area: str) -> dict[str, Any]:
    """What a row says, read; an empty cell says nothing."""
    lost = next((name for name, text in cells.items() if text == LOST), "")
    if lost:
        raise FacilityRefused(lost, LOST, "请把这一列设成文本，重新填写")
    told = {name: _read(name, text) for name, text in cells.items() if text or name in NEEDED}
    if told["division_code"] and not covers(area, told["division_code"]):
        rule = f"{told['division_code']} 不在您的辖区"
        raise FacilityRefused("division_code", rule, "请只导入本辖区的机构")
    return told


def _take(told: dict[str, Any], source: str, *, by: Doer, on: date) -> str:
    same = {name: told[name] for name in ("name", "kind", "division_code")}
    known = Facility.objects.filter(**same, closed_on=None).first()
    if known is None:
        register_facility(NewFacility(**told), by=by, on=on, source=source)
        return "added"
    before = known.versions.count()
    amend_facility(known, told, source=source, by=by, on=on)
    return "changed" if known.versions.count() > before else "same"


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    lines = _lines(path)
    titles = {heading: name for name, heading in HEADINGS.items()}
    top = next((place for place, line in enumerate(lines) if HEADINGS["name"] in line), None)
    if top is None:
        raise SheetUnreadable(
            f"{path.name} 里没有“名称”这一列，不像机构表：请用 minzheng facilities export 的表头"
        )
    heads = [titles.get(cell.strip(), "") for cell in lines[top]]
    missing = [HEADINGS[name] for name in NEEDED if name not in heads]
    if missing:
        raise SheetUnreadable(f"{path.name} 缺少{'、'.join(missing)}列：请补上这几列再导入")
    for number, line in enumerate(lines[top + 1 :], start=top + 2):
        cells = {name: text.strip() for name, text in zip(heads, line, strict=False) if name}
        if any(cells.values()):
            yield number, cells


def _lines(path: Path) -> list[list[str]]:
    try:
        return lines_of(path.name, path.read_bytes())
    except (Unreadable, OSError) as broken:
        said = broken if isinstance(broken, Unreadable) else "请核对文件在不在"
        raise SheetUnreadable(f"{path.name} 打不开：{said}") from broken


def _read(name: str, text: str) -> Any:
    return _READERS[name](name, text) if name in _READERS else text


def _code(table: Mapping[str, str]) -> Callable[[str, str], str]:
    codes = {word: code for code, word in table.items()} | {code: code for code in table}

    def read(name: str, text: str) -> str:
        if text and text not in codes:
            rule = f"“{text}”无法识别"
            raise FacilityRefused(name, rule, f"应为{'、'.join(table.values())}之一")
        return codes.get(text, text)

    return read


def _words(name: str, text: str) -> tuple[str, ...]:
    read = _code(ACCESS)
    return tuple(read(name, word) for word in text.replace("，", "、").split("、") if word)


def _day(name: str, text: str) -> date:
    try:
        return date.fromisoformat(text.replace("/", "-"))
    except ValueError as wrong:
        raise FacilityRefused(name, f"“{text}”不是日期", "请写成 2026-11-21 的样子") from wrong


def _days(name: str, text: str) -> tuple[date, ...]:
    return tuple(_day(name, day.strip()) for day in text.replace("，", "、").split("、") if day)


def _division(name: str, text: str) -> str:
    try:
        return normalise(text) if text else ""
    except DivisionCodeError as wrong:
        raise FacilityRefused(name, str(wrong).rstrip("。"), "例如 440118901201") from wrong


def _whole(name: str, text: str) -> int:
    if not text.isdecimal():
        raise FacilityRefused(name, f"“{text}”不是整数", "请只填数字")
    return int(text)


def _degrees(name: str, text: str) -> float:
    try:
        return float(text)
    except ValueError as wrong:
        raise FacilityRefused(name, f"“{text}”不是度数", "请填十进制的度，例如 23.29") from wrong


def _offers(name: str, text: str) -> tuple[NewOffer, ...]:
    """长住（半自理）|3200|月|个人付；午餐|12|餐|政府和个人共付."""
    return tuple(_offer(name, part) for part in text.replace(";", "；").split("；") if part.strip())


def _offer(name: str, text: str) -> NewOffer:
    title, price, unit, payer = (*(part.strip() for part in text.split("|")), "", "", "")[:4]
    try:
        fen = parse_money(f"{price.removesuffix('元')}元") if price else None
    except MoneyError as wrong:
        rule = f"“{title}”的价格“{price}”读不懂"
        raise FacilityRefused(name, rule, "请写成“午餐|12|餐|个人付”这样") from wrong
    return NewOffer(title, fen, unit, _code(PAYERS)(name, payer))


_READERS: Mapping[str, Callable[[str, str], Any]] = {
    "kind": _code({code: kind.name for code, kind in KINDS.items()}),
    "operator": _code(OPERATORS),
    "division_code": _division,
    "access": _words,
    "latitude": _degrees,
    "longitude": _degrees,
    "capacity": _whole,
    "vacancy": _whole,
    "closed_days": _days,
    "services": _offers,
    **dict.fromkeys(("vacancy_on", "licence_until", "rating_until", "opened_on"), _day),
}


def _written(row: Facility, offers: Iterable[Any]) -> Iterator[str]:
    told = {
        "kind": row.kind_name, "operator": row.operator_name, "hours": row.week.text,
        "access": row.access_words, "closed_days": "、".join(row.closed_days),
        "services": "；".join(_offer_text(offer) for offer in offers),
    }  # fmt: skip
    for name in HEADINGS:
        value = told.get(name, getattr(row, name, ""))
        yield "" if value is None else str(value)


def _offer_text(offer: Any) -> str:
    price = "" if offer.price is None else yuan(offer.price).replace(",", "")
    return "|".join((offer.name, price, offer.unit, offer.payer_name)).rstrip("|")


def _safe(text: str) -> str:
    """Longitudes may be negative; what else begins like a formula is quoted."""
    return f"'{text}" if text.startswith(DANGEROUS) and not _is_number(text) else text


def _is_number(text: str) -> bool:
    return text.lstrip("+-").replace(".", "", 1).isdecimal()
