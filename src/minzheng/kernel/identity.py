"""Identity numbers of people and organisations: form, dates and check characters.

Sources: GB 11643 (公民身份号码), GB 32100-2015 (统一社会信用代码), GB 11714 (组织机构代码).
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Literal

Kind = Literal["citizen", "hk_macao_taiwan", "foreign_permanent"]

_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECKS = "10X98765432"
_PERMIT_DIVISIONS = ("810000", "820000", "830000")  # Hong Kong, Macao, Taiwan [U]
_OLDEST = 150

_CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_ORG_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ORG_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)


class IdentityError(ValueError):
    """A number that cannot be right; the text says where, why and what to do."""


@dataclass(frozen=True)
class CitizenId:
    """A checked identity number. `division` is the 6-digit code of the first registration."""

    number: str
    division: str
    born_on: date
    sex: Literal["male", "female"]
    kind: Kind


@dataclass(frozen=True)
class CreditCode:
    """A checked unified social credit code. `department` is its first character (5 民政)."""

    number: str
    division: str
    department: str


def citizen_id(text: str, *, today: date) -> CitizenId:
    """Read an 18-character identity number; spaces, full-width digits and a small x are accepted.

    Residence permits of people from Hong Kong, Macao and Taiwan have the same form and check.
    A foreigner's permanent residence card (first digit 9) is read by form only: its check rule
    is unconfirmed [U]. Raises IdentityError.
    """
    number = _plain(text)
    _check_shape(number)
    kind = _kind(number)
    born_on = _birth_date(number[6:14])
    _check_age(born_on, today)
    if kind != "foreign_permanent" and number[17] != _id_check(number[:17]):
        raise IdentityError("身份证号最后一位校验不符：有数字填错或颠倒，请对照证件核对每一位。")
    sex: Literal["male", "female"] = "male" if int(number[16]) % 2 else "female"
    return CitizenId(number, number[:6], born_on, sex, kind)


def upgrade_15(text: str) -> str:
    """The 18-character form of an old 15-digit number: "19" put in, check added. IdentityError."""
    number = _plain(text)
    if not re.fullmatch(r"[0-9]{15}", number):
        raise IdentityError(f"旧身份证号应为 15 位数字，您填了“{text}”，请对照旧证件核对。")
    longer = f"{number[:6]}19{number[6:]}"
    _birth_date(longer[6:14])
    return longer + _id_check(longer)


def credit_code(text: str) -> CreditCode:
    """Read an 18-character unified social credit code, the organisation code in it included.

    Raises IdentityError.
    """
    number = _plain(text).replace("-", "")
    _check_credit_shape(number)
    if number[17] != _credit_check(number[:17]):
        raise IdentityError(
            "统一社会信用代码最后一位校验不符：有字符填错或颠倒，请对照登记证书核对每一位。"
        )
    if number[16] != _organisation_check(number[8:16]):
        raise IdentityError(
            "统一社会信用代码第 9 至 17 位（组织机构代码）校验不符，请对照登记证书核对这一段。"
        )
    return CreditCode(number, number[2:8], number[0])


def organisation_code(text: str) -> str:
    """An organisation code in its written form: "002980620" -> "00298062-0". IdentityError."""
    number = _plain(text).replace("-", "")
    if not re.fullmatch(r"[0-9A-Z]{8}[0-9X]", number):
        raise IdentityError(
            f"组织机构代码“{text}”应为 8 位数字或大写字母加 1 位校验码，例如“00298062-0”，请核对。"
        )
    if number[8] != _organisation_check(number[:8]):
        raise IdentityError("组织机构代码最后一位校验不符，请对照证书核对每一位。")
    return f"{number[:8]}-{number[8]}"


def _plain(text: str) -> str:
    """Full-width forms made plain, spaces and invisible characters dropped, capitals."""
    folded = unicodedata.normalize("NFKC", text).upper()
    return "".join(c for c in folded if not c.isspace() and unicodedata.category(c) != "Cf")


def _check_shape(number: str) -> None:
    if not number:
        raise IdentityError("没有填写身份证号，请对照证件填写 18 位号码。")
    if len(number) == 15:
        raise IdentityError(
            "身份证号应为 18 位，您填了 15 位。15 位是旧号码，请填写现用身份证上的 18 位号码。"
        )
    if len(number) != 18:
        raise IdentityError(f"身份证号应为 18 位，您填了 {len(number)} 位，请对照证件重新填写。")
    for place, character in enumerate(number, start=1):
        _check_character(place, character)


def _check_character(place: int, character: str) -> None:
    if character in "0123456789" or (place == 18 and character == "X"):
        return
    allowed = "数字或 X" if place == 18 else "数字"
    raise IdentityError(f"身份证号第 {place} 位是“{character}”，只能是{allowed}，请对照证件改正。")


def _kind(number: str) -> Kind:
    if number[:6] in _PERMIT_DIVISIONS:
        return "hk_macao_taiwan"
    return "foreign_permanent" if number[0] == "9" else "citizen"


def _birth_date(digits: str) -> date:
    year, month, day = digits[:4], digits[4:6], digits[6:]
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise IdentityError(
            f"身份证号第 7 至 14 位是出生日期，您填的是 {year} 年 {month} 月 {day} 日，"
            "没有这一天，请对照证件改正。"
        ) from None


def _check_age(born_on: date, today: date) -> None:
    if born_on > today:
        raise IdentityError(
            f"身份证号第 7 至 14 位的出生日期 {born_on} 晚于今天 {today}，请对照证件改正。"
        )
    if (today.year - born_on.year, today.month, today.day) > (_OLDEST, born_on.month, born_on.day):
        raise IdentityError(
            f"身份证号第 7 至 14 位的出生日期 {born_on} 距今超过 {_OLDEST} 年，请对照证件改正。"
        )


def _id_check(first17: str) -> str:
    total = sum(int(d) * w for d, w in zip(first17, _ID_WEIGHTS, strict=True))
    return _ID_CHECKS[total % 11]


def _check_credit_shape(number: str) -> None:
    if len(number) != 18:
        raise IdentityError(
            f"统一社会信用代码应为 18 位，您填了 {len(number)} 位，请对照登记证书重新填写。"
        )
    for place, character in enumerate(number, start=1):
        if character not in _CREDIT_ALPHABET:
            raise IdentityError(
                f"统一社会信用代码第 {place} 位是“{character}”，只用数字和大写字母，"
                "且不用 I、O、S、V、Z（易与 1、0、5 等混淆），请对照登记证书改正。"
            )
    if not number[2:8].isdigit():
        raise IdentityError(
            "统一社会信用代码第 3 至 8 位是登记机关的行政区划代码，应全是数字，"
            f"您填的是“{number[2:8]}”，请对照登记证书改正。"
        )


def _credit_check(first17: str) -> str:
    total = sum(
        _CREDIT_ALPHABET.index(c) * w for c, w in zip(first17, _CREDIT_WEIGHTS, strict=True)
    )
    return _CREDIT_ALPHABET[-total % 31]


def _organisation_check(first8: str) -> str:
    total = sum(_ORG_ALPHABET.index(c) * w for c, w in zip(first8, _ORG_WEIGHTS, strict=True))
    return "0123456789X"[-total % 11]
