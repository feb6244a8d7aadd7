"""How a name may be typed by its sound: initials, whole pinyin, or the surname and initials."""

import re
from functools import lru_cache

from pypinyin import Style, lazy_pinyin

from minzheng.engines.search.folding import fold

# Readings as surnames; people.names keeps the initials of the same characters.
SURNAMES = {
    "秘": "bi", "种": "chong", "重": "chong", "阚": "kan", "乜": "nie", "区": "ou", "繁": "po",
    "仇": "qiu", "覃": "qin", "单": "shan", "召": "shao", "折": "she", "解": "xie", "乐": "yue",
    "曾": "zeng", "查": "zha", "翟": "zhai", "祭": "zhai", "任": "ren", "朴": "piao", "盖": "ge",
    "尉": "wei", "员": "yun", "华": "hua", "冼": "xian", "洗": "xian", "缪": "miao", "万": "wan",
}  # fmt: skip


@lru_cache(maxsize=65_536)
def sounds(name: str) -> tuple[str, ...]:
    """Every way to type a name by sound: 曾小贤 -> zxx, zengxx, zengxiaoxian, and by 曾 as ceng.

    A surname with an everyday reading of its own is found by either; umlauts are typed as v.
    """
    plain = fold(name)
    read = [_letters(one) for one in lazy_pinyin(plain, style=Style.NORMAL)]
    said = [syllable for syllable in read if syllable]
    surname = SURNAMES.get(plain[:1], "")
    readings = [said] if not surname else [[surname, *said[1:]], said]
    return tuple(dict.fromkeys(way for each in readings if each for way in _ways(each)))


def _ways(syllables: list[str]) -> tuple[str, ...]:
    initials = "".join(each[0] for each in syllables)
    return initials, syllables[0] + initials[1:], "".join(syllables)


def _letters(syllable: str) -> str:
    return re.sub(r"[^a-z]", "", syllable.replace("ü", "v"))
