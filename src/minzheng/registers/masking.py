"""Masking (脱敏): what may be shown of a name, number or address to those who need not know it."""

import re
import unicodedata

_COMPOUND_SURNAME = re.compile(
    "欧阳|司马|上官|诸葛|夏侯|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|司空|宇文|长孙|轩辕|闻人|澹台|公冶|宗政|"
    "濮阳|淳于|单于|太叔|申屠|仲孙|钟离|鲜于|闾丘|亓官|巫马|公西|漆雕|乐正|公良|拓跋|夹谷|宰父|谷梁|百里|"
    "呼延|东郭|南门|羊舌|微生|梁丘|左丘|东门|西门|南宫|第五|端木|赫连|独孤|"
    "歐陽|司馬|諸葛|東方|尉遲|長孫|軒轅|聞人|澹臺|鍾離|獨孤|赫連|南宮"
)
_DOTS = "·•・‧∙⋅.．"
_MOST_STARS = 3  # more stars would tell a long name by its length
_SELECTORS = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))

# Each pattern ends where showing must stop; the first that fits is used. None may pass a digit,
# so a house number in front of the marker is never shown.
_SHOWN_PLACES = (
    re.compile(r"\D*?(?:社区(?:居委会)?|居委会|村委会|嘎查|村(?![路街道巷弄镇乡里区县市大]))"),
    re.compile(r"\D*?(?:街道|镇(?!\D{0,2}[区县市])|乡(?!\D{0,2}[区县市]))"),
    re.compile(r"(?:\D*?自治区)?\D*?(?<!小)[区县旗]"),
    re.compile(r"\D*?市"),
)


def mask_name(name: str) -> str:
    """The surname and stars: 张三 -> 张*, 欧阳娜娜 -> 欧阳**, 阿卜杜拉·买买提 -> 阿***.

    One star a character, at most three. A name with a dot shows its first character and always
    three stars, for neither its parts nor their lengths may tell the person. A name of one
    character shows nothing.
    """
    characters = _characters(name.strip())
    if len(characters) < 2:
        return "*" * len(characters)
    if any(dot in characters for dot in _DOTS):
        return characters[0] + "*" * _MOST_STARS
    compound = len(characters) > 2 and _COMPOUND_SURNAME.match("".join(characters))
    shown = 2 if compound else 1
    return "".join(characters[:shown]) + "*" * min(len(characters) - shown, _MOST_STARS)


def mask_id(number: str) -> str:
    """First six and last four: 330213********0017; of a shorter number the first and last two."""
    text = number.strip()
    if len(text) >= 15:
        return _between(text, 6, 4)
    return _between(text, 1, 2) if len(text) >= 6 else "*" * len(text)


def mask_phone(number: str) -> str:
    """A mobile number's first three and last four: 138****5678; of other numbers the last four."""
    digits = re.sub(r"\D", "", unicodedata.normalize("NFKC", number))
    mobile = re.fullmatch(r"(?:86)?(1\d{10})", digits)
    if mobile:
        return _between(mobile[1], 3, 4)
    return _between(digits, 0, 4) if len(digits) >= 7 else "*" * len(digits)


def mask_account(number: str) -> str:
    """The last four of a bank account: ****1234; nothing of one too short to be an account."""
    digits = "".join(number.split())
    return f"****{digits[-4:]}" if len(digits) >= 8 else "*" * len(digits)


def mask_address(address: str) -> str:
    """The address down to the community or village: 增城区荔城街道荔枝社区***.

    Where none is written, down to the town, county or city, whichever is found first.
    """
    text = "".join(unicodedata.normalize("NFKC", address).split())
    if not text:
        return ""
    found = next((m for m in (p.match(text) for p in _SHOWN_PLACES) if m), None)
    return f"{found[0] if found else ''}***"


def _between(text: str, head: int, tail: int) -> str:
    return text[:head] + "*" * (len(text) - head - tail) + text[-tail:]


def _characters(text: str) -> list[str]:
    """Characters as a reader counts them: surrogates joined, variant marks with their base."""
    joined = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    characters: list[str] = []
    for one in joined:
        if characters and _belongs_to_previous(one):
            characters[-1] += one
        else:
            characters.append(one)
    return characters


def _belongs_to_previous(one: str) -> bool:
    return bool(unicodedata.combining(one)) or any(ord(one) in span for span in _SELECTORS)
