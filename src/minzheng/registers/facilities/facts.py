"""What is told of a facility, and what of it can stand."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from minzheng.kernel.divisions import DivisionCodeError, normalise
from minzheng.kernel.identity import IdentityError, credit_code
from minzheng.registers.facilities.coded import ACCESS, KINDS, OPERATORS, PAYERS
from minzheng.registers.facilities.errors import FacilityRefused
from minzheng.registers.facilities.hours import Week

PHONE = re.compile(r"\+?[\d][\d\-\s转]{2,28}")
LENGTHS = {"name": 80, "address": 200, "route": 200, "licence": 60, "rating": 20, "languages": 80}


@dataclass(frozen=True)
class NewOffer:
    """One service: `price` in fen, None unknown, 0 free; `payer` a code of PAYERS or ""."""

    name: str
    price: int | None = None
    unit: str = ""
    payer: str = ""


@dataclass(frozen=True)
class NewFacility:
    """A facility to register: `kind`, `operator`, `access` are codes; degrees are WGS-84."""

    name: str
    kind: str
    division_code: str
    address: str
    credit_code: str = ""
    route: str = ""
    latitude: float | None = None
    longitude: float | None = None
    phone: str = ""
    hours: str = ""
    closed_days: tuple[date, ...] = ()
    capacity: int | None = None
    vacancy: int | None = None
    vacancy_on: date | None = None
    licence: str = ""
    licence_until: date | None = None
    operator: str = ""
    rating: str = ""
    rating_until: date | None = None
    languages: str = ""
    access: tuple[str, ...] = ()
    opened_on: date | None = None
    services: tuple[NewOffer, ...] = ()


def columns_of(told: Mapping[str, Any], *, on: date) -> dict[str, Any]:
    """The columns as they are kept. Raises FacilityRefused naming the column."""
    columns = {name: _READ.get(name, _as_is)(value) for name, value in told.items()}
    for name, most in LENGTHS.items():
        if len(columns.get(name) or "") > most:
            raise FacilityRefused(name, f"有 {len(columns[name])} 个字", f"最多 {most} 个字")
    if columns.get("vacancy") is not None and columns.get("vacancy_on", on) is None:
        columns["vacancy_on"] = on
    return columns


def check_whole(kept: Mapping[str, Any], *, on: date) -> None:
    """What only the columns together can show. Raises FacilityRefused."""
    if (kept["latitude"] is None) != (kept["longitude"] is None):
        raise FacilityRefused("latitude", "只有经度或只有纬度", "请两项都填，或都不填")
    if None not in (kept["vacancy"], kept["capacity"]) and kept["vacancy"] > kept["capacity"]:
        rule = f"空位 {kept['vacancy']} 多于总数 {kept['capacity']}"
        raise FacilityRefused("vacancy", rule, "请核对")
    if kept["vacancy_on"] is not None and kept["vacancy_on"] > on:
        raise FacilityRefused("vacancy_on", f"空位报告日 {kept['vacancy_on']} 还没有到", "请核对")


def check_offers(offers: Iterable[NewOffer]) -> None:
    """Raises FacilityRefused for a service that cannot stand."""
    for offer in offers:
        if not offer.name.strip() or len(offer.name) > 40:
            raise FacilityRefused(
                "services", "有一项服务没有名称或名称超过 40 字", "请写明服务名称"
            )
        if offer.price is not None and offer.price < 0:
            raise FacilityRefused("services", f"“{offer.name}”的价格是负数", "请核对")
        if offer.payer and offer.payer not in PAYERS:
            rule = f"“{offer.name}”的付费方“{offer.payer}”无法识别"
            raise FacilityRefused("services", rule, f"应为{'、'.join(PAYERS.values())}")


def _as_is(value: Any) -> Any:
    return value.strip() if isinstance(value, str) else value


def _needed(column: str, label: str) -> Callable[[str], str]:
    def read(value: str) -> str:
        text = (value or "").strip()
        if not text:
            raise FacilityRefused(column, f"没有填{label}", f"请填写{label}")
        return text

    return read


def _kind(code: str) -> str:
    if code not in KINDS:
        names = "、".join(kind.name for kind in KINDS.values())
        raise FacilityRefused("kind", f"类别“{code}”无法识别", f"应为{names}之一")
    return code


def _division(code: str) -> str:
    try:
        return normalise(code)
    except DivisionCodeError as wrong:
        text = str(wrong).rstrip("。")
        raise FacilityRefused("division_code", text, "例如 440118901201") from wrong


def _credit(text: str) -> str:
    try:
        return credit_code(text).number if text.strip() else ""
    except IdentityError as wrong:
        raise FacilityRefused("credit_code", str(wrong).rstrip("。"), "没有的可以不填") from wrong


def _degrees(column: str, most: int) -> Callable[[float | None], float | None]:
    def read(value: float | None) -> float | None:
        if value is not None and not -most <= value <= most:
            rule = f"{value} 不是度数（WGS-84）"
            raise FacilityRefused(column, rule, "请填十进制的度，例如 23.29、113.81")
        return value

    return read


def _phone(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text or "").strip().replace("—", "-")
    if plain and not PHONE.fullmatch(plain):
        raise FacilityRefused(
            "phone", f"电话“{plain[:30]}”无法识别", "请填座机或手机，如 020-12345678"
        )
    return plain


def _hours(text: str | Week) -> dict[str, list[list[str]]]:
    week = text if isinstance(text, Week) else Week.from_text(text or "")
    return week.to_json()


def _among(column: str, table: Mapping[str, str]) -> Callable[[str], str]:
    def read(code: str) -> str:
        if code and code not in table:
            rule = f"“{code}”无法识别"
            raise FacilityRefused(column, rule, f"应为{'、'.join(table.values())}之一")
        return code

    return read


def _access(codes: Iterable[str]) -> list[str]:
    read = _among("access", ACCESS)
    return [read(code) for code in codes]


def _number(column: str) -> Callable[[int | None], int | None]:
    def read(value: int | None) -> int | None:
        if value is not None and value < 0:
            raise FacilityRefused(column, f"{value} 是负数", "请核对")
        return value

    return read


_READ: Mapping[str, Callable[[Any], Any]] = {
    "name": _needed("name", "名称"),
    "address": _needed("address", "地址"),
    "kind": _kind,
    "division_code": _division,
    "credit_code": _credit,
    "latitude": _degrees("latitude", 90),
    "longitude": _degrees("longitude", 180),
    "phone": _phone,
    "hours": _hours,
    "closed_days": lambda days: [day.isoformat() for day in days],
    "operator": _among("operator", OPERATORS),
    "access": _access,
    "capacity": _number("capacity"),
    "vacancy": _number("vacancy"),
}
