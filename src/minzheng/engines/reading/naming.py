"""Names: what stands in quotes, what is cited in 《》 with its number, and who is to do it."""

import re
from collections.abc import Iterator

QUOTED = re.compile(r"“([^“”\n]{1,24})”")
CITED = re.compile(r"《([^《》\n]{2,60})》(?:（([^（）]{0,16}〔\d{4}〕\d{1,4}号)）)?")
NO_NAME = re.compile(r"[。；！？]|^[，、]|^十[一二三四五六]五$")
BODY = (
    r"[一-龥（）]{1,24}?(?:局|委|委员会|部|厅|院|办|办公室|处|科|室|站|中心|协会|联合会|残联|妇联|工会|团委|总会|"
    r"公司|银行|领导小组|专班|政府|人民政府|镇街|街道|乡镇（街道）|乡镇|县（市、区）|社区|村（居）委会|单位|机构|法院|检察院|集团|大队|支队|所)"
)
OWNER_LIST = re.compile(
    r"(?:责任(?:单位|部门|科室|处室|领导|人)|牵头(?:单位|部门|科室|处室)?|配合(?:单位|部门|科室)?|主办单位|协办单位|"
    r"实施主体|责任主体|落实单位|完成单位)[：:]\s*((?:[^（）；。\n]|（[^（）\n]*）)+)"
)
LED_BY = re.compile(
    rf"由({BODY}(?:会同{BODY})?)(?:牵头|负责|组织|承担|落实|实施|制定|办理|完成|审核)"
)
LEADING = re.compile(
    rf"(?:^|[，。；（])由?({BODY}(?:、{BODY})*)(?:按职责分工)?(?:牵头|配合|分别负责|按职责分工负责|负责)(?=[，。；）]|$)"
)
SEPARATORS = re.compile(r"[、，,]|会同|\s{1,}|；|和(?=[一-龥]{2,}(?:局|委|部|科|处))")
LONGEST = 24
CLOSING = re.compile(r"(?:按职责分工负责|分工负责|负责|等|牵头|配合|等部门|等单位)$")


def programmes_in(text: str, shadow: str, start: int, end: int) -> tuple[str, ...]:
    """Names in quotes, each once."""
    told = (text[m.start(1) : m.end(1)] for m in QUOTED.finditer(shadow, start, end)
            if not NO_NAME.search(m[1]))  # fmt: skip
    return tuple(dict.fromkeys(told))


def cites_in(text: str, shadow: str, start: int, end: int) -> tuple[str, ...]:
    """Cited documents with 《》, and the number where it follows."""
    told = (text[m.start() : m.end()] for m in CITED.finditer(shadow, start, end))
    return tuple(dict.fromkeys(told))


def names_in(shadow: str, start: int, end: int) -> list[range]:
    """Where names and titles stand: a number in them is no figure."""
    found = [*QUOTED.finditer(shadow, start, end), *CITED.finditer(shadow, start, end)]
    return [range(m.start(), m.end()) for m in found if any(s.isdigit() for s in m[0])]


def owners_in(text: str, shadow: str, start: int, end: int) -> tuple[str, ...]:
    """Who is responsible: after 责任单位：, before 牵头 and 负责, each once."""
    return tuple(dict.fromkeys(_owners(text, shadow, start, end)))


def _owners(text: str, shadow: str, start: int, end: int) -> Iterator[str]:
    for found in OWNER_LIST.finditer(shadow, start, end):
        yield from _names(text[found.start(1) : found.end(1)])
    for pattern in (LED_BY, LEADING):
        for found in pattern.finditer(shadow, start, end):
            yield from _names(text[found.start(1) : found.end(1)])


def _names(said: str) -> Iterator[str]:
    kept = said.replace("乡镇（街道）", "乡镇〈街道〉").replace("县（市、区）", "县〈市·区〉")
    for each in SEPARATORS.split(kept):
        name = CLOSING.sub("", re.sub(r"^(?:牵头|配合|责任)?单位[：:]", "", each.strip()))
        name = name.replace("〈街道〉", "（街道）").replace("〈市·区〉", "（市、区）").strip("：: ")
        name = name if name.count("（") == name.count("）") else name.strip("（）")
        if 2 <= len(name) <= LONGEST:
            yield name
