"""Every change of a facility: which field, what it was and became, from where, by whom."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from minzheng.faces.desk.facilities.choosing import Acting
from minzheng.faces.desk.showing.words import near
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.money import yuan
from minzheng.registers.divisions.api import full_names
from minzheng.registers.facilities.api import (
    ACCESS,
    KINDS,
    OPERATORS,
    PAYERS,
    Facility,
    FacilityVersion,
    Week,
)
from minzheng.registers.offices.api import Officer

PAGE = 50
LABELS = {
    "name": "名称", "kind": "类别", "division_code": "所在地", "address": "地址",
    "credit_code": "统一社会信用代码", "route": "怎么去", "latitude": "纬度", "longitude": "经度",
    "phone": "电话", "hours": "开放时间", "closed_days": "不开放的日子", "capacity": "总数",
    "vacancy": "空位", "vacancy_on": "空位报告日", "licence": "许可或备案号",
    "licence_until": "许可或备案有效期", "operator": "运营性质", "rating": "等级",
    "rating_until": "等级有效期", "languages": "语言", "access": "无障碍", "opened_on": "开办日",
    "services": "服务项目", "closed_on": "停办日",
}  # fmt: skip
NOTHING = "没有登记"


@dataclass(frozen=True)
class Change:
    """One field: what it was ("" when it was first registered) and what it became."""

    label: str
    old: str
    new: str


@dataclass(frozen=True)
class Names:
    """Full names of places by code; of officers by staff number, of members by their number."""

    places: Mapping[str, str]
    people: Mapping[str, str]


@dataclass(frozen=True)
class Told:
    """One version as the page shows it."""

    pk: int
    day: date
    what: str
    who: str
    source: str
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class History:
    """A page of versions, newest first; `after` leads to the older ones, 0 at the end."""

    shown: tuple[Told, ...]
    after: int = 0


def history_of(versions: Sequence[FacilityVersion], names: Names, after: int) -> History:
    """Those recorded before the version of this number, 0 for the newest; `versions` are all."""
    told = list(_told(versions, names))[::-1]
    behind = [each for each in told if not after or each.pk < after]
    more = behind[PAGE - 1].pk if len(behind) > PAGE else 0
    return History(tuple(behind[:PAGE]), more)


def names_in(
    facility: Facility, versions: Sequence[FacilityVersion], members: Iterable[Acting]
) -> Names:
    """What the words rest on. Two queries."""
    codes = {v.changes["division_code"] for v in versions if v.changes.get("division_code")}
    keys = {version.recorded_by for version in versions} - {SYSTEM.key}
    officers = Officer.objects.filter(staff_number__in=keys) if keys else Officer.objects.none()
    who = {
        SYSTEM.key: SYSTEM.name,
        **{str(each.pk): each.name for each in members},
        **dict(officers.values_list("staff_number", "name")),
    }
    return Names(full_names({*codes, facility.division_code}), who)


def _told(versions: Iterable[FacilityVersion], names: Names) -> Iterator[Told]:
    known: dict[str, Any] | None = None
    for version in versions:
        changes = tuple(_changes(known, version.changes, names.places))
        what = "登记" if known is None else "更正"
        what = "停办" if "closed_on" in version.changes else what
        key = version.recorded_by
        name = names.people.get(key, f"机构人员（{key}）" if key.isdecimal() else key)
        yield Told(version.pk, version.since, what, name, version.source, changes)
        known = {**(known or {}), **version.changes}


def _changes(
    before: Mapping[str, Any] | None, now: Mapping[str, Any], places: Mapping[str, str]
) -> Iterator[Change]:
    for column, label in LABELS.items():
        if column not in now or (before is None and now[column] in (None, "", [], {})):
            continue
        old = "" if before is None else said(column, before.get(column), places)
        yield Change(label, old, said(column, now[column], places))


def said(column: str, value: Any, places: Mapping[str, str]) -> str:
    """A value as it was kept, in words."""
    if column == "hours":
        return Week.from_json(value or {}).text or NOTHING
    if value in (None, "", [], ()):
        return NOTHING
    if column == "division_code":
        return near(places.get(value, str(value)))
    if column in ("access", "closed_days"):
        return "、".join(ACCESS.get(each, each) for each in value)
    if column == "services":
        return "；".join(_service(each) for each in value)
    return _coded(column, value)


def _coded(column: str, value: Any) -> str:
    if column == "kind":
        return KINDS[value].name if value in KINDS else str(value)
    return OPERATORS.get(value, str(value)) if column == "operator" else str(value)


def _service(offer: Mapping[str, Any]) -> str:
    price = offer.get("price")
    words = NOTHING if price is None else f"{yuan(price)} 元" if price else "免费"
    unit = f"/{offer['unit']}" if price and offer.get("unit") else ""
    payer = PAYERS.get(offer.get("payer", ""), "")
    return f"{offer['name']} {words}{unit}{f'（{payer}）' if payer else ''}"
