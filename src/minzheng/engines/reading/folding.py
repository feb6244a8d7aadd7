"""A shadow of the text, of the same length, in which signs have one form each.

Rules look at the shadow; what they find points into the text as it was written.
"""

import re
from functools import cache
from itertools import cycle

from opencc import OpenCC

WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
# Chinese punctuation is wide by nature: narrow brackets and colons become wide, not the reverse.
KEPT = {ord(sign): sign for sign in "，：；（）！？"}
NARROW = {ord(narrow): wide for narrow, wide in zip("():;!?", "（）：；！？", strict=True)}
OTHERS = {ord(sign): " " for sign in "\u3000\xa0\t\ufeff\u200b"} | {
    ord("﹪"): "%", ord("〇"): "零", ord("–"): "—", ord("～"): "—", ord("~"): "—", ord("－"): "-",
    ord("［"): "〔", ord("］"): "〕", ord("["): "〔", ord("]"): "〕", ord("﹝"): "〔",
    ord("﹞"): "〕", ord("「"): "“", ord("」"): "”", ord("『"): "“", ord("』"): "”",
    ord("〈"): "《", ord("〉"): "》", ord("\r"): "\n", ord("."): ".", ord("﹒"): ".",
}  # fmt: skip
TABLE = {**{code: chr(to) for code, to in WIDE.items()}, **KEPT, **NARROW, **OTHERS}
# Signs that only traditional texts have, and that no administrative text can do without.
TRADITIONAL = frozenset("個戶養說這於國發會務達臺點業體機關區縣辦應門開為與實現從過還進")
ENOUGH = 3
COMMA = re.compile(r"(?<!\d),|,(?!\d)")  # elsewhere it parts the thousands of a number


def fold(text: str) -> str:
    """The shadow: one width, one form of brackets, simplified signs; the length is kept."""
    shadow = _quotes(COMMA.sub("，", text.translate(TABLE)))
    return _simplified(shadow) if is_traditional(shadow) else shadow


def is_traditional(text: str) -> bool:
    """Whether the text is written in traditional signs."""
    return sum(sign in text for sign in TRADITIONAL) >= ENOUGH


def _quotes(text: str) -> str:
    """Straight quotes open and close in turn, anew on each line."""
    if '"' not in text:
        return text
    return "\n".join(_turned(line) for line in text.split("\n"))


def _turned(line: str) -> str:
    turns = cycle("“”")
    return "".join(next(turns) if sign == '"' else sign for sign in line)


def _simplified(text: str) -> str:
    whole = str(_converter().convert(text))
    if len(whole) == len(text):
        return whole
    return "".join(_sign(each) for each in text)  # a word changed its length: sign by sign


@cache
def _sign(sign: str) -> str:
    found = str(_converter().convert(sign))
    return found if len(found) == 1 else sign


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")
