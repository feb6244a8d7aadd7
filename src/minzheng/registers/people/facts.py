"""From what is stated about a person to a row: checks first, then sealing."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from minzheng.kernel.divisions import normalise
from minzheng.kernel.identity import citizen_id
from minzheng.registers.people.coded import Sex, is_code
from minzheng.registers.people.errors import (
    BirthRefused,
    DeathRefused,
    PhoneRefused,
    UnknownCode,
    UnknownColumn,
)
from minzheng.registers.people.models import Person
from minzheng.registers.people.names import clean_name, initials
from minzheng.registers.people.permits import is_travel_permit, travel_permit
from minzheng.registers.sealing import blind_index, seal

PHONE = re.compile(r"(?:\+?86)?(1[3-9]\d{9})|(0\d{2,3}\d{7,8}|\d{7,8})")
SEXES = {"male": Sex.MALE, "female": Sex.FEMALE}
NO_DOCUMENT = "none"
TRAVEL_PERMIT = "travel_permit"  # of residents of Hong Kong and Macao (来往内地通行证)
# Documents that only residents of Hong Kong, Macao and Taiwan have.
HMT_DOCUMENTS = ("hk_macao_taiwan", TRAVEL_PERMIT)

# Columns stored as stated; the others (name, phone, id_number, divisions) are cleaned or sealed.
PLAIN = (
    "sex", "born_on", "died_on", "ethnicity", "address", "disability_kind", "disability_grade",
    "marital", "health", "student_stage", "seriously_ill", "labour_capacity", "employment",
)  # fmt: skip
KEPT = (
    *PLAIN, "name", "pinyin", "id_kind", "id_sealed", "id_index", "phone_sealed", "phone_index",
    "registered_division", "living_division",
)  # fmt: skip
DATES = ("born_on", "died_on")


@dataclass(frozen=True, kw_only=True)
class NewPerson:
    """A person to register. Sex and birth come from the identity number; without it, stated.

    None means unknown. Codes are those of the national tables.
    """

    name: str
    id_number: str = ""
    phone: str = ""
    registered_division: str = ""
    living_division: str = ""
    address: str = ""
    sex: int | None = None
    born_on: date | None = None
    ethnicity: int | None = None
    disability_kind: int | None = None
    disability_grade: int | None = None
    marital: int | None = None
    health: int | None = None
    student_stage: int | None = None
    seriously_ill: bool | None = None
    labour_capacity: int | None = None
    employment: int | None = None


def build_person(new: NewPerson, *, on: date) -> Person:
    """The unsaved row.

    Raises IdentityError, NameRefused, PhoneRefused, BirthRefused, DivisionCodeError.
    """
    stated = {column: value for column, value in vars(new).items() if value is not None}
    columns = columns_of(stated, on=on)
    if not columns.get("born_on") or "sex" not in columns:
        raise BirthRefused("没有身份证号，或者证件号里没有出生日期时，须填写性别和出生日期")
    _check_stated(new, columns)
    if columns["born_on"] > on:
        raise BirthRefused(f"出生日期 {columns['born_on']} 晚于今天 {on}，请核对")
    return Person(**columns)


def columns_of(stated: Mapping[str, Any], *, on: date) -> dict[str, Any]:
    """Columns to write for what is stated; raises UnknownColumn, UnknownCode."""
    columns: dict[str, Any] = {}
    for name, value in stated.items():
        if not is_code(name, value):
            raise UnknownCode(f"{label_of(name)}没有代码 {value}：请从代码表中重新选择")
        if name in PLAIN:
            columns[name] = value
        elif name not in MAKERS:
            raise UnknownColumn(f"人员登记没有“{name}”这一项，或不能这样更正，请核对项目名称")
    for name in MAKERS.keys() & stated.keys():
        columns.update(MAKERS[name](stated[name], on))
    return columns


def label_of(column: str) -> str:
    """What users call a column: marital -> 婚姻状况."""
    labels = {field.name: str(field.verbose_name) for field in Person._meta.fields}
    return labels.get(column, column)


def check_death(died_on: date, *, born_on: date, on: date) -> None:
    """Raises DeathRefused for a day in the future or before birth."""
    if died_on > on:
        raise DeathRefused(f"死亡日期 {died_on} 晚于今天 {on}：请核对死亡证明上的日期")
    if died_on < born_on:
        raise DeathRefused(f"死亡日期 {died_on} 早于出生日期 {born_on}：请核对两个日期")


def clean_phone(text: str) -> str:
    """Digits of a Chinese mobile or landline number. Raises PhoneRefused."""
    digits = re.sub(r"[\s\-()]", "", unicodedata.normalize("NFKC", text))
    found = PHONE.fullmatch(digits)
    if found is None:
        raise PhoneRefused(
            f"电话应为 11 位手机号，或带区号的固定电话，您填了 {len(digits)} 位，请核对"
        )
    return found[1] or found[2]


def _name(value: str, on: date) -> dict[str, Any]:
    name = clean_name(value)
    return {"name": name, "pinyin": initials(name)}


def _phone(value: str, on: date) -> dict[str, Any]:
    if not value.strip():
        return {"phone_sealed": "", "phone_index": ""}
    phone = clean_phone(value)
    return {"phone_sealed": seal(phone), "phone_index": blind_index(phone, kind="phone")}


def _id_number(value: str, on: date) -> dict[str, Any]:
    if not value.strip():
        return {"id_kind": NO_DOCUMENT}
    if is_travel_permit(value):
        permit = travel_permit(value)
        sealed = {"id_sealed": seal(permit), "id_index": blind_index(permit, kind="id")}
        return {"id_kind": TRAVEL_PERMIT, **sealed}
    citizen = citizen_id(value, today=on)
    return {
        "id_kind": citizen.kind,
        "id_sealed": seal(citizen.number),
        "id_index": blind_index(citizen.number, kind="id"),
        "sex": SEXES[citizen.sex],
        "born_on": citizen.born_on,
    }


def _registered(value: str, on: date) -> dict[str, Any]:
    return {"registered_division": normalise(value) if value else ""}


def _living(value: str, on: date) -> dict[str, Any]:
    return {"living_division": normalise(value) if value else ""}


MAKERS = {
    "name": _name,
    "phone": _phone,
    "id_number": _id_number,
    "registered_division": _registered,
    "living_division": _living,
}


def _check_stated(new: NewPerson, columns: Mapping[str, Any]) -> None:
    if new.born_on not in (None, columns["born_on"]):
        raise BirthRefused(
            f"出生日期填的是 {new.born_on}，身份证号上是 {columns['born_on']}：请核对哪一个填错了"
        )
    if new.sex not in (None, columns["sex"]):
        raise BirthRefused("性别与身份证号倒数第二位不符（单数为男，双数为女）：请核对哪一个填错了")
