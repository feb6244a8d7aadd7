"""A change as an officer writes it, "+8%" or "1400元", and the book of parameters it leads to."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from minzheng.kernel.params import ParamBook, ParamError, ParamInfo, ParamValue
from minzheng.kernel.units import Kind, Value

RELATIVE = re.compile(r"([+-])(\d+(?:\.\d+)?)%")
DIFFERENCE = re.compile(r"([+-])(.+)")


class ChangeError(ValueError):
    """A change that cannot be tried; the text says how to write it."""


@dataclass(frozen=True)
class Changed:
    """One parameter in words: what it is now at the place tried, and what it would be."""

    key: str
    label: str
    before: str
    after: str


def changed_book(
    book: ParamBook, changes: Mapping[str, str], *, place: str, on: date
) -> tuple[ParamBook, tuple[Changed, ...]]:
    """The book after the changes, and each change in words.

    "+8%" and "-50元" move the value of every place by as much; "1400元" sets it everywhere.
    Raises ChangeError, UnknownParam, NotInForce.
    """
    if not changes:
        raise ChangeError("请写明要试的变化：哪个参数，改成多少（+8%、-50元、1400元）")
    infos = dict(book.infos)
    told = []
    for name, text in changes.items():
        info = book.info(_key(book, name))
        infos[info.key] = _changed(info, text.strip(), on)
        after = ParamBook(infos)
        told.append(_told(info, book, after, place=place, on=on))
    return ParamBook(infos), tuple(told)


def _key(book: ParamBook, name: str) -> str:
    return next((key for key, info in book.infos.items() if info.label == name), name)


def _told(info: ParamInfo, book: ParamBook, after: ParamBook, *, place: str, on: date) -> Changed:
    old, new = (info.unit.text(each.value(info.key, on=on, place=place)) for each in (book, after))
    return Changed(info.key, info.label, old, new)


def _changed(info: ParamInfo, text: str, on: date) -> ParamInfo:
    relative, difference = RELATIVE.fullmatch(text), DIFFERENCE.fullmatch(text)
    if relative and info.unit.kind is not Kind.RATIO:
        share = Decimal(relative[2]) / 100
        factor = 1 + share if relative[1] == "+" else 1 - share
        return _moved(info, on, factor=factor)
    if difference:
        step = _read(info, difference[2])
        return _moved(info, on, step=step if difference[1] == "+" else -step)
    return _set_everywhere(info, _read(info, text))


def _read(info: ParamInfo, text: str) -> int:
    try:
        value = info.read(text)
    except ParamError as error:
        raise ChangeError(f"不能把“{info.label}”改成“{text}”：{error}") from error
    if isinstance(value, str):
        raise ChangeError(f"“{info.label}”是文字，不能试算")
    return value


def _moved(info: ParamInfo, on: date, *, factor: Decimal = Decimal(1), step: int = 0) -> ParamInfo:
    if info.unit.kind in (Kind.BOOL, Kind.TEXT, Kind.CODE):
        raise ChangeError(f"“{info.label}”是{info.unit.kind.value}，请直接写新的值")
    history = tuple(
        replace(value, value=_scaled(value.value, factor) + step) if _in_force(value, on) else value
        for value in info.history
    )
    return replace(info, history=history)


def _in_force(value: ParamValue, on: date) -> bool:
    return value.since <= on <= (value.until or date.max)


def _scaled(value: Value, factor: Decimal) -> int:
    """A half upwards to the fen, as the rules round."""
    return int((Decimal(int(value or 0)) * factor).quantize(Decimal(1), ROUND_HALF_UP))


def _set_everywhere(info: ParamInfo, value: int) -> ParamInfo:
    book = ParamBook({info.key: info}).override({info.key: info.unit.text(value)})
    return book.infos[info.key]
