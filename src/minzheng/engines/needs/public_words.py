"""What goes to the public is looked through: numbers, names, addresses, illnesses are refused.

The refusal shows each piece that was found, so that the officer knows what to write otherwise.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import Any

import yaml

from minzheng.engines.disclosure.api import personal_data
from minzheng.engines.needs.catalogue import FOLDER
from minzheng.engines.needs.errors import NeedRefused
from minzheng.engines.needs.models import Need
from minzheng.registers.divisions.api import get_division
from minzheng.registers.households.api import household_of, members

MOST_WORDS = 200
FIELD = "公开说明"
NARROW = str.maketrans("０１２３４５６７８９－", "0123456789-")
NUMERAL = "[0-9一二三四五六七八九十百]"
ADDRESSES = (
    re.compile(rf"[\u4e00-\u9fff]{{1,6}}(?:大道|路|街|巷|弄|里)\s*{NUMERAL}+\s*号?"),
    re.compile(rf"{NUMERAL}+\s*(?:栋|幢|单元|座|室|号楼|号房|号院)"),
    re.compile(r"(?<![月0-9])[0-9]+\s*号(?!码)"),
    re.compile(rf"第?{NUMERAL}+\s*(?:村民小组|居民小组|生产队)"),
)
TELEPHONES = (
    re.compile(r"(?<!\d)0\d{2,3}[- ]?\d{7,8}(?!\d)"),
    re.compile(r"(?<!\d)[2-8]\d{6,7}(?!\d)"),
    re.compile(r"(?:微信|QQ|qq)号?[:： ]*[A-Za-z0-9_-]{5,}"),
)
KINDS = {"受保护的姓名": "姓名", "手机号": "电话"}
Piece = tuple[str, str]


def look_through(need: Need, text: str, on: date) -> None:
    """Refuses words that are missing, too long, or tell who it is. Raises NeedRefused."""
    if not text or len(text) > MOST_WORDS:
        raise NeedRefused(f"请写公开说明，最多 {MOST_WORDS} 个字：要什么、为什么要，不写是谁")
    village = get_division(need.division_code).name
    found = dict.fromkeys(pieces(text, names_of(need, on), village, on))
    if found:
        told = "、".join(f"“{piece}”（{kind}）" for piece, kind in found)
        raise NeedRefused(
            f"{FIELD}里有不能公开的内容：{told}。请删去或换一种说法，"
            "例如不写病名，写“行动不便，要一张护理床”"
        )


def names_of(need: Need, on: date) -> list[str]:
    """Everybody of the household by name."""
    home = need.household or household_of(need.person, on)
    names = [each.person.name for each in members(home, on)] if home else []
    return [need.person.name, *names]


def pieces(text: str, names: Sequence[str], place: str, on: date) -> Iterator[Piece]:
    """What was found, each with its kind; `place`: the name of the village."""
    for find in personal_data({FIELD: text}, names=names, on=on):
        yield text[find.start : find.end], KINDS.get(find.kind, find.kind)
    yield from _matching(TELEPHONES, text, "电话或账号")
    yield from _matching((*ADDRESSES, _village(place)), text, "住址")
    yield from _matching((_called(names),), text, "称呼")
    yield from _matching((_illnesses(),), text, "病情或隐私")


def _matching(patterns: Sequence[re.Pattern[str]], text: str, kind: str) -> Iterator[Piece]:
    narrow = text.translate(NARROW)
    for pattern in patterns:
        for found in pattern.finditer(narrow):
            if found[0]:
                yield text[found.start() : found.end()], kind


def _village(place: str) -> re.Pattern[str]:
    """The village's own name, with or without what it is called officially."""
    short = re.sub(r"(?:村民委员会|居民委员会|村委会|居委会|社区|村)$", "", place)
    return re.compile(re.escape(short) if len(short) > 1 else r"(?!)")


def _called(names: Sequence[str]) -> re.Pattern[str]:
    surnames = "|".join(re.escape(name[0]) for name in names if name)
    return re.compile(f"(?:{surnames})(?:{'|'.join(_lists()['called'])})")


def _illnesses() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, _lists()["illnesses"])), re.IGNORECASE)


@cache
def _lists() -> Any:
    return yaml.safe_load((FOLDER / "private_words.yaml").read_text("utf-8"))
