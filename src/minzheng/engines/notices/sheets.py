"""What may hang on a public board: a whitelist of fields, and names masked as the law wants."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from minzheng.registers.masking import mask_name

from .models import Publicity

LABELS = {
    "applicant": "申请人",
    "village": "所在村（社区）",
    "household_size": "家庭人数",
    "matter": "申请事项",
    "opinion": "审核意见",
    "monthly_amount": "每月金额",
    "single_amount": "一次性金额",
}
# 民发〔2021〕57号第二十四条: name, number of members, amount; an opinion is for publicity only.
ALLOWED = {
    Publicity.Kind.PUBLICITY: frozenset(LABELS),
    Publicity.Kind.ANNOUNCEMENT: frozenset(LABELS) - {"opinion"},
}
NEEDED = ("applicant", "matter")
PRIVATE = re.compile(r"\d{15}(?:\d{2}[\dXx])?|(?<!\d)1[3-9]\d{9}(?!\d)|\d{12,}")
ADULT = 18


class UnlistedField(ValueError):
    """A field that may not be shown in public."""


class PrivateContent(ValueError):
    """A text that seems to hold an identity, phone or account number."""


@dataclass(frozen=True)
class PublicitySheet:
    """What is to be shown. `fields["applicant"]` is the full name: this engine masks it.

    Without `applicant_born_on` the name is masked whatever the kind. `until` is the last day it
    hangs; None only for an announcement that hangs until it is taken down.
    """

    case_ref: str
    matter: str
    division_code: str
    kind: Publicity.Kind
    title: str
    fields: Mapping[str, str]
    issuer: str
    contact: str
    basis: str
    since: date
    until: date | None
    applicant_born_on: date | None = None


def public_fields(sheet: PublicitySheet) -> dict[str, str]:
    """The fields as they will be shown, in the order of the whitelist.

    Raises:
        UnlistedField: names what may not be shown, or what is missing.
        PrivateContent: a text holds a number that looks private.
    """
    allowed = ALLOWED[Publicity.Kind(sheet.kind)]
    unlisted = [name for name in sheet.fields if name not in allowed]
    if unlisted:
        raise UnlistedField(f"“{'、'.join(unlisted)}”不能公开；可公开的只有：{_labels(allowed)}")
    absent = [LABELS[name] for name in NEEDED if not sheet.fields.get(name)]
    if absent:
        raise UnlistedField(f"公示内容缺少：{'、'.join(absent)}")
    for name, text in sheet.fields.items():
        if PRIVATE.search(text):
            raise PrivateContent(
                f"“{LABELS[name]}”里有像证件号、手机号或账号的数字，请删去后再公开"
            )
    shown = {
        **sheet.fields,
        "applicant": _shown_name(sheet),
        "opinion": _opinion(sheet.fields.get("opinion", "")),
    }
    return {name: shown[name] for name in LABELS if shown.get(name)}


def _labels(names: frozenset[str]) -> str:
    return "、".join(label for name, label in LABELS.items() if name in names)


def _opinion(outcome: str) -> str:
    """The opinion itself: “拟同意，再次公示” also says where the case goes next."""
    return outcome.partition("，")[0]


def _shown_name(sheet: PublicitySheet) -> str:
    name = sheet.fields["applicant"]
    if sheet.kind == Publicity.Kind.ANNOUNCEMENT and _is_adult(
        sheet.applicant_born_on, sheet.since
    ):
        return name
    return mask_name(name)


def _is_adult(born_on: date | None, on: date) -> bool:
    if born_on is None:
        return False
    return on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day)) >= ADULT
