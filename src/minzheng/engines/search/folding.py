"""How texts are compared: full and half width, traditional and simplified, dots and gaps as one."""

import unicodedata
from functools import cache

import opencc

DROPPED = frozenset(" ·•‧・･．.∙⋅'-—_/　")


class _Folding(dict[int, str]):
    """For str.translate: each character is worked out once, by itself, never by its neighbours.

    Converting whole words would give a part of a name another form than the name itself.
    """

    def __missing__(self, code: int) -> str:
        plain = unicodedata.normalize("NFKC", chr(code)).lower()
        self[code] = "" if plain in DROPPED else _simplified().convert(plain)
        return self[code]


_FOLDING = _Folding()


def fold(text: str) -> str:
    """The text as it is indexed and asked for: 劉國強 is 刘国强, 阿依·古丽 is 阿依古丽."""
    return text.translate(_FOLDING)


@cache
def _simplified() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")
