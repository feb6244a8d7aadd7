"""What changed of a person, value by value: before and after, masked as everywhere."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from minzheng.faces.desk.showing.words import near
from minzheng.faces.looks.written import plain_date
from minzheng.registers.households.api import HouseholdVersion
from minzheng.registers.masking import mask_address
from minzheng.registers.people.api import Person, PersonVersion

PLACES = ("registered_division", "living_division")
DATES = ("born_on", "died_on")
# Of a number only that it changed is told; the file shows the masked one of today.
HIDDEN = ("id_index", "phone_index")
COLUMNS = {
    "name": "姓名", "sex": "性别", "born_on": "出生日期", "died_on": "死亡日期",
    "id_index": "证件号码", "phone_index": "电话", "registered_division": "户籍地",
    "living_division": "居住地",
    "address": "住址", "ethnicity": "民族", "marital": "婚姻状况", "health": "健康状况",
    "seriously_ill": "患重病", "disability_kind": "残疾类别", "disability_grade": "残疾等级",
    "labour_capacity": "劳动能力", "employment": "就业状况", "student_stage": "就学阶段",
}  # fmt: skip
UNKNOWN = "待核实"
MISSING = {**dict.fromkeys((*HIDDEN, "address"), "没有登记"), "died_on": "在世"}


@dataclass(frozen=True)
class Change:
    """One field: what it was ("" at registration) and what it became."""

    label: str
    old: str
    new: str


@dataclass(frozen=True)
class Changed:
    """What one version tells of one person, or of a household."""

    subject: int
    registered: bool
    changes: tuple[Change, ...]


Says = Callable[[str, Any], str]
Registered = PersonVersion | HouseholdVersion


def changes_of(
    versions: Iterable[PersonVersion], places: Mapping[str, str], column: str = ""
) -> dict[int, Changed]:
    """By the version's number; `versions` in the order recorded. `column` shows that one alone."""
    told = ((version.person_id, version) for version in versions)
    return walked(told, _chosen(COLUMNS, column), lambda name, value: said(name, value, places))


def walked(
    versions: Iterable[tuple[int, Registered]], columns: Mapping[str, str], says: Says
) -> dict[int, Changed]:
    """What each version changed, by its number; each with whose it is, in the order recorded."""
    known: dict[int, dict[str, Any]] = {}
    told: dict[int, Changed] = {}
    for subject, version in versions:
        before = known.get(subject)
        changes = tuple(_changes(before, version.changes, columns, says))
        told[version.pk] = Changed(subject, before is None, changes)
        known[subject] = {**(before or {}), **version.changes}
    return told


def places_in(versions: Iterable[Registered], columns: Sequence[str] = PLACES) -> set[str]:
    """The divisions that are named in them."""
    return {
        version.changes[column]
        for version in versions
        for column in columns
        if version.changes.get(column)
    }


def _chosen(columns: Mapping[str, str], column: str) -> Mapping[str, str]:
    return {column: columns[column]} if column in columns else columns


def _changes(
    before: Mapping[str, Any] | None, now: Mapping[str, Any], columns: Mapping[str, str], says: Says
) -> Iterator[Change]:
    for column, label in columns.items():
        if column not in now:
            continue
        if before is None and now[column] in (None, "") and len(columns) > 1:
            continue
        old = "" if before is None else says(column, before.get(column))
        yield Change(label, old, says(column, now[column]))


def said(column: str, value: Any, places: Mapping[str, str]) -> str:
    """A value in words, with what is sensitive masked."""
    if value in (None, ""):
        return MISSING.get(column, UNKNOWN)
    if column in HIDDEN:
        return "已登记"
    if column in PLACES:
        return near(places.get(value, str(value)))
    if column in DATES:
        return plain_date(value if isinstance(value, date) else date.fromisoformat(value))
    if column == "address":
        return mask_address(value)
    return _plain(column, value)


def _plain(column: str, value: Any) -> str:
    if column == "seriously_ill":
        return "是" if value else "否"
    return str(value) if column == "name" else Person(**{column: value}).words()[column]
