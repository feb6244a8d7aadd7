"""ParamBook: the dated numbers that laws and cities set, each with source, status and last check.

    book = ParamBook.load([Path("matters/relief/dibao/params.yaml"), Path("cities/gz/params.yaml")])
    book.value("dibao.standard", on=date(2026, 11, 21), place="440118")     # 138800, in fen

The values of a place and a key follow one another: a later `since` ends the one before. Where a
place says nothing, the division above it is asked, up to the nation.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import zip_longest
from pathlib import Path
from typing import Any, Self

import numpy as np
import yaml

from minzheng.kernel.divisions import NATION, DivisionCodeError, ancestors, normalise
from minzheng.kernel.expr import Param
from minzheng.kernel.law import STATUSES
from minzheng.kernel.money import MoneyError
from minzheng.kernel.units import UNITS, MeasureUnit, UnreadableValue

_DECLARED = frozenset({"label", "unit", "basis", "values"})
_REQUIRED = frozenset({"since", "value", "source", "status", "checked_on"})
_REMEMBERED = 100_000  # look-ups kept; a server that runs for years must not grow
_ALLOWED = _REQUIRED | {"until", "note"}


class ParamError(ValueError):
    """A parameter file says something that cannot be used; names file, key and place."""


class NotInForce(LookupError):
    """No value of the parameter is in force at the place on the day."""

    def __init__(self, key: str, label: str, place: str, on: date) -> None:
        self.key, self.label, self.place, self.on = key, label, place, on
        super().__init__(
            f"{place} 在 {on:%Y-%m-%d} 没有生效的“{label}”（{key}）。"
            "请民政局在经办端“标准与参数”里录入（一人提出、另一人批准），"
            "或在该地区的 params.yaml 里写一条 since 不晚于这一天的值，并注明来源。"
        )


@dataclass(frozen=True)
class ParamValue:
    """One value in one place, in force from `since` up to and including `until`."""

    value: int | str
    since: date
    until: date | None
    source: str
    status: str
    checked_on: date
    note: str
    place: str


@dataclass(frozen=True)
class ParamInfo:
    """What a parameter is, and every value it ever had, by place and day."""

    key: str
    label: str
    unit: MeasureUnit
    basis: str
    history: tuple[ParamValue, ...]

    def read(self, raw: object) -> int | str:
        """A value written with its unit, as in a file ("1330元"); raises ParamError."""
        return _read(self.unit, raw, f"“{self.label}”")


@dataclass(frozen=True)
class ParamBook:
    """All parameters; built by `load`, changed by `override` or `rewritten` into another book."""

    infos: Mapping[str, ParamInfo] = field(default_factory=dict)
    _found: dict[tuple[str, date, str], ParamValue] = field(default_factory=dict, repr=False)

    @classmethod
    def load(cls, paths: Iterable[Path]) -> Self:
        """Read parameter files; a key is declared (label, unit, basis) in exactly one of them.

        Raises ParamError naming file, key and place.
        """
        entries = [entry for path in paths for entry in _entries(path)]
        declared: dict[str, ParamInfo] = {}
        for entry in entries:
            if "label" in entry.body:
                declared[entry.key] = _declare(entry, declared)
        history: dict[str, list[ParamValue]] = {key: [] for key in declared}
        for entry in entries:
            if entry.key not in declared:
                raise entry.error("没有事项声明这个参数（label、unit、basis），请核对名称")
            history[entry.key] += entry.values(declared[entry.key].unit)
        return cls({key: _with_history(info, history[key]) for key, info in declared.items()})

    def keys(self) -> tuple[str, ...]:
        """Every declared key, in order."""
        return tuple(sorted(self.infos))

    def info(self, key: str) -> ParamInfo:
        """Label, unit, basis and history of a parameter; ParamError when nobody declared it."""
        if key not in self.infos:
            raise ParamError(f"没有参数“{key}”，现有：{'、'.join(self.keys())}")
        return self.infos[key]

    def value(self, key: str, *, on: date, place: str = NATION) -> int | str:
        """The value in force; raises NotInForce when neither the place nor any above has one."""
        return self.entry(key, on=on, place=place).value

    def entry(self, key: str, *, on: date, place: str = NATION) -> ParamValue:
        """The value in force with its source, status and day of last check; raises NotInForce."""
        found = self._found.get((key, on, place))
        if found is None:
            if len(self._found) >= _REMEMBERED:
                self._found.clear()
            found = self._found[key, on, place] = self._look_up(key, on, place)
        return found

    def entry_of(self, param: Param, *, on: date, place: str) -> ParamValue:
        """The same for a node of a formula, whose unit must be the one in the file."""
        unit = self.info(param.key).unit
        if unit.kind is not param.unit.kind:
            raise ParamError(
                f"“{param.label}”（{param.key}）在规则里是{param.unit.kind.value}，"
                f"在 params.yaml 里是{unit.kind.value}，请改成一致"
            )
        return self.entry(param.key, on=on, place=place)

    def entry_if(self, param: Param, *, on: date, place: str) -> ParamValue | None:
        """The same, None where no value is in force."""
        try:
            return self.entry_of(param, on=on, place=place)
        except NotInForce:
            return None

    def column(self, key: str, *, on: date, places: np.ndarray) -> np.ndarray:
        """The values in force for many places at once; each distinct place is looked up once."""
        distinct, index = np.unique(places, return_inverse=True)
        values = [self.value(key, on=on, place=str(place)) for place in distinct]
        return np.array(values)[index]

    def override(self, changes: Mapping[str, object]) -> "ParamBook":
        """The book with other values, everywhere and on every day, for worked cases.

        Keys or labels; values as in a file: {"当地最低生活保障标准": "1000元"}.
        """
        by_label = {info.label: key for key, info in self.infos.items()}
        infos = dict(self.infos)
        for name, raw in changes.items():
            info = self.info(by_label.get(name, name))
            given = ParamValue(
                _read(info.unit, raw, f"“{name}”"),
                date.min, None, "指定", "unconfirmed", date.min, "", NATION,
            )  # fmt: skip
            infos[info.key] = replace(info, history=(given,))
        return ParamBook(infos)

    def rewritten(self, histories: Mapping[str, Iterable[ParamValue]]) -> "ParamBook":
        """The book in which some parameters have another history; a later `since` ends the former.

        Raises ParamError naming both sources where two values of a place hold on one day.
        """
        changed = {key: _with_history(self.info(key), list(v)) for key, v in histories.items()}
        return ParamBook({**self.infos, **changed})

    def _look_up(self, key: str, on: date, place: str) -> ParamValue:
        info = self.info(key)
        for code in ancestors(place):
            for value in info.history:
                if value.place == code and value.since <= on <= (value.until or date.max):
                    return value
        raise NotInForce(key, info.label, place, on)


@dataclass(frozen=True)
class _Entry:
    """One key in one file."""

    path: Path
    key: str
    body: Mapping[str, Any]

    def error(self, reason: str, place: str = "") -> ParamError:
        where = f"“{self.key}”" + (f"（{place}）" if place else "")
        return ParamError(f"{self.path} 的 {where}：{reason}")

    def values(self, unit: MeasureUnit) -> list[ParamValue]:
        by_place = self.body.get("values") or {}
        if not isinstance(by_place, dict):
            raise self.error("values 下面应先写区划代码，再写各条取值")
        return [
            self._value(unit, str(place), line)
            for place, lines in by_place.items()
            for line in (lines if isinstance(lines, list) else [lines])
        ]

    def _value(self, unit: MeasureUnit, place: str, line: Any) -> ParamValue:
        if not isinstance(line, dict):
            raise self.error("每条取值要写成 {since: …, value: …, source: …}", place)
        missing, strange = _REQUIRED - line.keys(), line.keys() - _ALLOWED
        if missing or strange:
            wrong = [f"缺 {name}" for name in sorted(missing)]
            wrong += [f"不认识 {name}" for name in sorted(strange)]
            raise self.error("，".join(wrong), place)
        if line["status"] not in STATUSES:
            raise self.error(f"status 应为 {'、'.join(STATUSES)} 之一", place)
        try:
            code, value = normalise(place), _read(unit, line["value"], "value")
        except (DivisionCodeError, ParamError) as error:
            raise self.error(str(error), place) from error
        return ParamValue(
            value=value,
            since=self._day(line, "since", place),
            until=self._day(line, "until", place) if line.get("until") else None,
            source=str(line["source"]),
            status=line["status"],
            checked_on=self._day(line, "checked_on", place),
            note=str(line.get("note", "")),
            place=code,
        )

    def _day(self, line: Mapping[str, Any], name: str, place: str) -> date:
        if type(line[name]) is not date:
            raise self.error(f"{name} “{line[name]}”不是日期，请写成 2026-07-01 的样子", place)
        return line[name]  # type: ignore[no-any-return]  # a date, as asked above


def _entries(path: Path) -> list[_Entry]:
    try:
        content = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader) or {}
    except yaml.YAMLError as error:
        raise ParamError(f"{path} 不是合格的 YAML：{error}") from error
    if not isinstance(content, dict):
        raise ParamError(f"{path} 应按“参数名: 内容”来写")
    entries = [_Entry(path, str(key), body) for key, body in content.items()]
    for entry in entries:
        if not isinstance(entry.body, dict) or entry.body.keys() - _DECLARED:
            raise entry.error(f"只能写 {'、'.join(sorted(_DECLARED))}")
    return entries


def _declare(entry: _Entry, declared: Mapping[str, ParamInfo]) -> ParamInfo:
    if entry.key in declared:
        raise entry.error("这个参数已在别处声明过，各地文件里只写 values")
    for name in ("label", "unit", "basis"):
        if not entry.body.get(name):
            raise entry.error(f"缺 {name}")
    if entry.body["unit"] not in UNITS:
        known = "、".join(sorted(UNITS))
        raise entry.error(f"不认识单位“{entry.body['unit']}”，可用：{known}")
    unit = UNITS[entry.body["unit"]]
    return ParamInfo(entry.key, str(entry.body["label"]), unit, str(entry.body["basis"]), ())


def _read(unit: MeasureUnit, raw: object, name: str) -> int | str:
    # A bare 1238 could be yuan or fen, a bare 15 per cent or 万分之一: files write the unit.
    if isinstance(raw, int) and not isinstance(raw, bool) and unit.kind.name in ("MONEY", "RATIO"):
        raise ParamError(f"{name} {raw} 没有写单位，请写成“1238元”“150%”这样")
    try:
        value = unit.read(raw)
    except (UnreadableValue, MoneyError) as error:
        raise ParamError(f"{name}：{error}") from error
    if value is None:
        raise ParamError(f"{name} 是空的")
    return value


def _with_history(info: ParamInfo, values: list[ParamValue]) -> ParamInfo:
    """The values by place and day, each ended by the next one; ParamError where two overlap."""
    ordered = sorted(values, key=lambda value: (value.place, value.since))
    ended = []
    for value, following in zip_longest(ordered, ordered[1:]):
        if following is None or following.place != value.place:
            ended.append(value)
            continue
        if value.since == following.since or (value.until and value.until >= following.since):
            raise ParamError(
                f"“{info.key}”在 {value.place} 从 {following.since} 起有两个值："
                f"来源“{value.source}”和“{following.source}”，请改正其中一条的日期"
            )
        ended.append(replace(value, until=value.until or _day_before(following.since)))
    return replace(info, history=tuple(ended))


def _day_before(day: date) -> date:
    return date.fromordinal(day.toordinal() - 1)
