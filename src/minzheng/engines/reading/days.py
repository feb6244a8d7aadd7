"""Days in words: 2024年底前, 6月30日前, 三季度末, 到2025年; and the day of a document."""

import re
from calendar import monthrange

from minzheng.engines.reading.numerals import value_of

DAY = re.compile(
    r"((?:19|20)\d\d)\s*[年/.\-]\s*(1[0-2]|0?[1-9])\s*[月/.\-]\s*(3[01]|[12]\d|0?[1-9])"
)
HAN_DAY = re.compile(
    r"([二零一三四五六七八九○]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日"
)
YEAR = re.compile(r"((?:19|20)\d\d)\s*年")
PLAN_PERIOD = re.compile(r"“?十([三四五六])五”?")
# Each pattern with the groups it fills: year, month, day, a word for part of a year.
YEARS, MONTHS = r"(?P<year>20\d\d)\s*年", r"(?P<month>1[0-2]|0?[1-9])\s*月"
PART = r"(?P<part>上半年|下半年|[一二三四1-4]季度|第[一二三四1-4]季度|年)"
DUE = (
    re.compile(rf"(?:{YEARS})?\s*{MONTHS}\s*(?P<day>\d{{1,2}})\s*日(?:之?前|以前|截止)"),
    re.compile(rf"(?:{YEARS})?\s*{MONTHS}(?:份)?\s*(?:底|末|月底)?(?:之?前|以前)"),
    re.compile(rf"(?:{YEARS})?\s*{MONTHS}(?:份)?\s*(?:底|末)(?!以来)"),
    re.compile(rf"(?:到|至|于|截至)?\s*{YEARS}\s*(?:年?底|末|年末)(?:之?前|以前)?"),
    re.compile(rf"{YEARS}\s*(?:之?前|以前)"),
    re.compile(rf"(?:到|至)\s*{YEARS}"),
    re.compile(
        rf"(?:{YEARS})?\s*{PART.replace('|年', '')}\s*"
        r"(?:(?:末|底)(?:之?前|以前)?|(?:之?前|以前|内|完成))"
    ),
    re.compile(r"(?P<part>年)(?:底|末)(?:之?前|以前|(?=[^，。]{0,4}(?:完成|建成)))"),
    re.compile(r"(?P<part>年)内"),
    re.compile(r"“?十(?P<plan>[三四五六])五”?(?:期)?末"),
)
LAST_MONTH = {"上半年": 6, "下半年": 12, "年": 12, "一": 3, "二": 6, "三": 9, "四": 12,
              "1": 3, "2": 6, "3": 9, "4": 12}  # fmt: skip
FIVE_YEARS = {"三": 2020, "四": 2025, "五": 2030, "六": 2035}
MONTH_FOLLOWS = re.compile(r"\s?\d{1,2}\s?月")
SINCE = re.compile(r"(?:自|从)[^，。；]{2,12}(?:至|到)?$")
LOOKS_BACK = re.compile(r"截至|截止到?|目前|以来|自|从")


def day_in(said: str) -> str | None:
    """The first whole day in a line, as ISO; None where there is none."""
    found = DAY.search(said)
    if found:
        return _iso(*(int(each) for each in found.groups()))
    written = HAN_DAY.search(said.replace("○", "零"))
    if written is None:
        return None
    year = "".join(str(value_of(sign)) for sign in written[1])
    return _iso(int(year), value_of(written[2]) or 0, value_of(written[3]) or 0)


def year_of(said: str) -> int | None:
    """The first year that a line names."""
    found = YEAR.search(said)
    return int(found[1]) if found else None


def due_in(said: str, year: int | None) -> str | None:
    """By when, as ISO; `year` stands where the words name none. The first that is said."""
    first: tuple[int, str] | None = None
    for pattern in DUE:
        for found in pattern.finditer(said):
            if _looks_back(said, found):
                continue
            day = _due(found.groupdict(), year)
            if day and (first is None or found.start() < first[0]):
                first = found.start(), day
            break
    return first[1] if first else None


def _looks_back(said: str, found: re.Match[str]) -> bool:
    """截至2023年底 and 自3月至2024年6月 are no deadlines."""
    before = said[max(0, found.start() - 14) : found.start() + 2]
    near = bool(LOOKS_BACK.search(before[-5:]) or SINCE.search(before))
    return near or bool(MONTH_FOLLOWS.match(said, found.end()))


def _due(told: dict[str, str | None], year: int | None) -> str | None:
    plan = told.get("plan")
    if plan:
        return _iso(FIVE_YEARS[plan], 12, 31)
    if told.get("year"):
        year = int(told["year"] or 0)
    if year is None:
        return None
    month = int(told.get("month") or 0) or _last_month(told.get("part") or "年")
    return _iso(year, month, int(told.get("day") or 0) or monthrange(year, month)[1])


def _last_month(part: str) -> int:
    return LAST_MONTH.get(part) or LAST_MONTH[part.removeprefix("第")[0]]


def _iso(year: int, month: int, day: int) -> str | None:
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return f"{year:04}-{month:02}-{day:02}"
