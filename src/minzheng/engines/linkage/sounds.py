"""How a name sounds: pinyin without tones, by character; a surname by its reading as a surname."""

import unicodedata
from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt
from pypinyin.constants import PINYIN_DICT

from minzheng.engines.linkage.variants import TOP, folding

# Readings of surnames that differ from what the dictionary gives first.
SURNAMES = {
    "单": "shan", "仇": "qiu", "曾": "zeng", "区": "ou", "解": "xie", "查": "zha", "翟": "zhai",
    "任": "ren", "朴": "piao", "盖": "ge", "种": "chong", "重": "chong", "秘": "bi", "乜": "nie",
    "繁": "po", "召": "shao", "折": "she", "乐": "yue", "祭": "zhai", "覃": "qin", "洗": "xian",
    "冼": "xian", "员": "yun", "华": "hua", "纪": "ji", "尉": "wei", "万": "wan", "那": "na",
    "宁": "ning", "过": "guo", "哈": "ha", "缪": "miao", "黑": "he", "令": "ling", "应": "ying",
    "石": "shi", "车": "che", "卜": "bu", "都": "du", "牟": "mu", "钻": "zuan",
}  # fmt: skip
NONE = 0  # no reading known: the character stands for itself


@cache
def readings() -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32], npt.NDArray[np.int32]]:
    """For each code point the number of its first reading, of its second, and as a surname.

    A character with one reading has it twice; without any it has a number of its own.
    """
    first = np.arange(TOP, dtype=np.int32) + 10_000
    second = first.copy()
    numbers: dict[str, int] = {}
    for code, written in PINYIN_DICT.items():
        if code < TOP:
            said = list(dict.fromkeys(_plain(one) for one in written.split(",")))
            first[code] = numbers.setdefault(said[0], len(numbers) + 1)
            second[code] = numbers.setdefault(said[1 % len(said)], len(numbers) + 1)
    fold = folding()
    first, second = first[fold], second[fold]
    surname = first.copy()
    for character, reading in SURNAMES.items():
        surname[ord(character)] = numbers.setdefault(reading, len(numbers) + 1)
    return first, second, surname[fold]


@lru_cache(maxsize=4096)
def _plain(reading: str) -> str:
    """Without its tone: "lǜ" -> "lv", "zhāng" -> "zhang"."""
    parted = unicodedata.normalize("NFD", reading.replace("ü", "v"))
    umlaut = parted.replace("u\u0308", "v")
    return "".join(c for c in umlaut if c.isascii() and c.isalpha())
