"""Names of people: what may stand in one, and the pinyin initials by which officers search."""

import re
import unicodedata

from pypinyin import Style, lazy_pinyin

from minzheng.registers.people.errors import NameRefused

LONGEST = 40
# All that people write for the dot inside a name becomes U+00B7, as on the identity card.
DOTS = str.maketrans(dict.fromkeys("•‧・･．∙⋅", "·"))
HAN = r"\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
# A character in no standard yet comes in the private use area; it is somebody's name all the same.
ALLOWED = re.compile(rf"[{HAN}\ue000-\uf8ffA-Za-zÀ-ÖØ-öø-ÿ·' \-]")
HAN_GAP = re.compile(rf"(?<=[{HAN}·])\s+(?=[{HAN}·])")

# Surnames whose reading differs from the everyday one that the dictionary gives first.
SURNAMES = {
    "b": "秘",
    "c": "种重",
    "k": "阚",
    "n": "乜",
    "o": "区",
    "p": "繁",
    "q": "仇覃",
    "s": "单召折",
    "x": "解",
    "y": "乐",
    "z": "曾查翟祭",
}
SURNAME_INITIALS = {surname: letter for letter, held in SURNAMES.items() for surname in held}


def clean_name(text: str) -> str:
    """The name as it is kept: one kind of dot, no space between Chinese characters.

    1 to 40 characters. Raises NameRefused saying which character cannot stand in a name.
    """
    name = HAN_GAP.sub("", unicodedata.normalize("NFC", text).translate(DOTS).strip())
    if not name:
        raise NameRefused("姓名没有填写：请填写与身份证件一致的姓名")
    if len(name) > LONGEST:
        raise NameRefused(f"姓名最多 {LONGEST} 个字，您填了 {len(name)} 个：请与身份证件核对")
    for place, character in enumerate(name, start=1):
        if not ALLOWED.match(character):
            raise NameRefused(
                f"姓名第 {place} 个字“{character}”不能用在姓名里：请填汉字，少数民族姓名中间用“·”"
            )
    return name


def initials(name: str) -> str:
    """Pinyin initials in lower case: 张三 -> "zs", 曾小贤 -> "zxx"."""
    surname = SURNAME_INITIALS.get(name[:1], "")
    return surname + _first_letters(name[1:] if surname else name)


def _first_letters(text: str) -> str:
    letters = lazy_pinyin(text, style=Style.FIRST_LETTER, errors=_letters_of)
    return "".join(letters)[:LONGEST].lower()


def _letters_of(unread: str) -> str:
    """Words in Latin letters give their first letter; what has no reading gives nothing."""
    return "".join(word[0] for word in re.findall(r"[A-Za-z]+", unread))
