"""What a worksheet hides: formulas, merged cells, its true size; streamed, no entity expanded."""

import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

from minzheng.engines.exchange import limits
from minzheng.engines.exchange.errors import FileRefused

REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
MOST_TOLD = 20_000  # formulas and merged cells remembered one by one
RELATIONS = "xl/_rels/workbook.xml.rels"


@dataclass
class Traits:
    """`formulas`: (row, place) with a formula; `merged`: first row, place, last row, place."""

    rows: int = 0
    columns: int = 0
    formula_count: int = 0
    formulas: set[tuple[int, int]] = field(default_factory=set)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)


class _Scan:
    """Follows the cells of one worksheet; a cell may leave out where it stands."""

    def __init__(self) -> None:
        self.traits = Traits()
        self._row = self._place = 0

    def begin(self, name: str, given: dict[str, str]) -> None:
        kind = name.rpartition(":")[2]
        seen = _SEEN.get(kind)
        if seen is not None:
            seen(self, given)

    def row(self, given: dict[str, str]) -> None:
        number = given.get("r", "")
        self._row = int(number) if number.isdecimal() else self._row + 1
        self._place = -1

    def cell(self, given: dict[str, str]) -> None:
        found = REFERENCE.fullmatch(given.get("r", ""))
        self._place = _place(found[1]) if found else self._place + 1
        traits = self.traits
        traits.rows = max(traits.rows, self._row)
        traits.columns = max(traits.columns, self._place + 1)
        if traits.rows * traits.columns > limits.MOST_CELLS:
            raise FileRefused(
                f"工作表一直延伸到第 {self._row} 行、第 {self._place + 1} 列，超过能读的大小。"
                "请删去数据以外的行和列，或者导出为 CSV 后重新报送"
            )

    def formula(self, _given: dict[str, str]) -> None:
        self.traits.formula_count += 1
        if len(self.traits.formulas) < MOST_TOLD:
            self.traits.formulas.add((self._row, self._place))

    def merge(self, given: dict[str, str]) -> None:
        corners = REFERENCE.findall(given.get("ref", ""))
        if len(corners) == 2 and len(self.traits.merged) < MOST_TOLD:
            (left, top), (right, bottom) = corners
            self.traits.merged.append((int(top), _place(left), int(bottom), _place(right)))


_SEEN: dict[str, Callable[[_Scan, dict[str, str]], None]] = {
    "row": _Scan.row,
    "c": _Scan.cell,
    "f": _Scan.formula,
    "mergeCell": _Scan.merge,
}


def traits_of(packed: zipfile.ZipFile, part: str) -> Traits:
    """The traits of one worksheet. Raises FileRefused."""
    scan = _Scan()
    _parse(packed, part, scan.begin)
    return scan.traits


def refuse_entities(packed: zipfile.ZipFile) -> None:
    """No part of a workbook may declare a document type: that is how entities are smuggled in."""
    for part in packed.namelist():
        if part.endswith((".xml", ".rels", ".vml")) and not part.startswith("xl/worksheets/"):
            _parse(packed, part, None)


def worksheets(packed: zipfile.ZipFile) -> dict[str, str]:
    """Name of each worksheet → its part in the archive."""
    targets: dict[str, str] = {}
    names: list[tuple[str, str]] = []

    def relation(name: str, given: dict[str, str]) -> None:
        if name.rpartition(":")[2] == "Relationship":
            targets[given.get("Id", "")] = given.get("Target", "")

    def sheet(name: str, given: dict[str, str]) -> None:
        if name.rpartition(":")[2] == "sheet":
            link = next((v for k, v in given.items() if k.rpartition(":")[2] == "id"), "")
            names.append((given.get("name", ""), link))

    _parse(packed, RELATIONS, relation)
    _parse(packed, "xl/workbook.xml", sheet)
    return {name: _inside(targets.get(link, "")) for name, link in names}


def _inside(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _parse(packed: zipfile.ZipFile, part: str, begin: Callable[..., None] | None) -> None:
    parser = expat.ParserCreate()
    parser.StartElementHandler = begin
    parser.StartDoctypeDeclHandler = _no_doctype
    parser.buffer_text = True
    read = 0
    try:
        with packed.open(part) as stream:
            while block := stream.read(limits.MEBIBYTE):
                read += len(block)
                _refuse_length(read)
                parser.Parse(block, False)
            parser.Parse(b"", True)
    except (expat.ExpatError, KeyError, zipfile.BadZipFile, NotImplementedError) as error:
        raise FileRefused(
            f"工作簿里的“{part}”已损坏或缺失。请用电子表格打开、另存为 XLSX 后重新报送"
        ) from error


def _refuse_length(read: int) -> None:
    if read > limits.MOST_SHEET_XML:
        raise FileRefused(
            f"工作簿解开后超过 {limits.MOST_SHEET_XML // limits.MEBIBYTE:,} MB，没有继续。"
            "请导出为 CSV 后重新报送"
        )


def _no_doctype(*_: Any) -> None:
    raise FileRefused(
        "工作簿里带有文档类型声明（DTD），正常的电子表格没有，可能是恶意文件，没有打开。"
        "请用电子表格重新另存为 XLSX；仍然出现的，请报告安全管理员"
    )


def _place(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
