"""Personal data in what is to be disclosed: numbers by their form and check, names by the list."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from minzheng.kernel.identity import IdentityError, citizen_id, credit_code
from minzheng.registers.masking import mask_account, mask_id, mask_name, mask_phone

# People break long numbers into groups by spaces; a dash would make numbers of two dates in a row.
LONG = re.compile(r"(?<![0-9A-Za-z])\d(?:[ 　]?\d){13,18}[ 　]?[\dXx](?![0-9A-Za-z])")
MOBILE = re.compile(r"(?<!\d)1[3-9]\d(?:[ 　-]?\d){8}(?!\d)")
NOT_A_DIGIT = re.compile(r"[^0-9Xx]")
ID_LENGTHS, ACCOUNT_LENGTHS = (15, 18), range(16, 20)
# Full-width digits read the same as ours; one character stays one, so places do not shift.
NARROW = str.maketrans("０１２３４５６７８９Ｘｘ", "0123456789Xx")
BLANK = "〔已隐去〕"


@dataclass(frozen=True)
class Find:
    """One find: which field, from where to where, what, and its masked form."""

    field: str
    start: int
    end: int
    kind: str
    masked: str
    place: str

    def __str__(self) -> str:
        return f"{self.field}{self.place}：{self.kind}（{self.masked}）"


def personal_data(
    texts: Mapping[str, str], *, names: Iterable[str] = (), on: date
) -> tuple[Find, ...]:
    """Every find in the named texts, with paragraph and character, in the order of reading."""
    guarded = tuple(name for name in names if name)
    return tuple(
        find for field, text in texts.items() for find in _in_text(field, text, guarded, on)
    )


def without_personal_data(text: str, *, names: Iterable[str] = (), on: date) -> str:
    """The text with every find blanked, as a stranger's comment is shown."""
    finds = personal_data({"": text}, names=names, on=on)
    for find in sorted(finds, key=lambda each: -each.start):
        text = text[: find.start] + BLANK + text[find.end :]
    return text


def _in_text(field: str, text: str, names: tuple[str, ...], on: date) -> Iterator[Find]:
    spans = sorted([*_numbers(text, on), *_names(text, names)])
    reached = 0
    for start, end, kind, masked in spans:
        if start >= reached:
            yield Find(field, start, end, kind, masked, _place(text, start))
            reached = end


def _numbers(text: str, on: date) -> Iterator[tuple[int, int, str, str]]:
    narrow = text.translate(NARROW)
    for found in LONG.finditer(narrow):
        number = NOT_A_DIGIT.sub("", found[0]).upper()
        kind = _kind_of(number, on)
        if kind:
            masked = mask_id(number) if kind == "身份证号" else mask_account(number)
            yield found.start(), found.end(), kind, masked
    for found in MOBILE.finditer(narrow):
        yield found.start(), found.end(), "手机号", mask_phone(found[0])


def _kind_of(number: str, on: date) -> str:
    if len(number) in ID_LENGTHS and _is_identity(number, on):
        return "身份证号"
    is_account = number.isdecimal() and len(number) in ACCOUNT_LENGTHS
    return "银行账号" if is_account and not _is_credit_code(number) else ""


def _is_credit_code(number: str) -> bool:
    """The code of an organisation is public, and may be all digits."""
    try:
        credit_code(number)
    except IdentityError:
        return False
    return True


def _is_identity(number: str, on: date) -> bool:
    """Of 15 digits, or of 18 with a birth date: a mistyped check must not let a number through."""
    if len(number) == ID_LENGTHS[0]:
        return True
    try:
        citizen_id(number, today=on)
    except IdentityError:
        return _is_day(number[6:14], on)
    return True


def _is_day(digits: str, on: date) -> bool:
    try:
        born = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return born.year > 1900 and born <= on


def _names(text: str, names: tuple[str, ...]) -> Iterator[tuple[int, int, str, str]]:
    for name in names:
        for found in re.finditer(re.escape(name), text):
            yield found.start(), found.end(), "受保护的姓名", mask_name(name)


def _place(text: str, start: int) -> str:
    """第 3 段第 12 字: paragraphs as a reader counts them, empty lines left out."""
    before = text[:start]
    line_start = before.rfind("\n") + 1
    paragraph = sum(1 for line in before[:line_start].splitlines() if line.strip()) + 1
    return f"第 {paragraph} 段第 {len(before[line_start:].lstrip()) + 1} 字"
