"""Rhythms: 每两个月至少一次, 每半年, 每季度末, 一月一调度, 每年不少于2次."""

import re
from collections.abc import Iterator

from minzheng.engines.reading.numerals import NUMERAL, value_of
from minzheng.engines.reading.values import Rhythm

WEEK, DAY = 0.25, 0.03  # of a month
UNITS = {"月": 1.0, "季度": 3.0, "季": 3.0, "半年": 6.0, "年": 12.0, "年度": 12.0, "周": WEEK,
         "星期": WEEK, "日": DAY, "天": DAY, "旬": 0.33, "双月": 2.0, "半月": 0.5}  # fmt: skip
COUNT = rf"(?:\d+|{NUMERAL}{{1,3}})"
LEAST = "至少|不少于|不低于|最少|原则上|一般"
TIMES = (
    rf"(?:{LEAST})*(?:[一-龥]{{0,8}}?(?:至少|不少于|不低于))?"
    rf"(?P<times>{COUNT})(?:[-—至到]{COUNT})?\s?(?:次|轮|场|期|遍|篇|件)"
)
EACH = re.compile(
    rf"每(?:隔)?(?P<every>{COUNT})?个?(?P<unit>半年|半月|季度|季|双月|月|年度|年|周|星期|旬|日|天)"
    rf"(?!人|户|份额|均|[元龄薪度])(?:度)?(?:末|底|初|份)?"
    rf"(?:(?:[，]?[一-龥]{{0,10}}?){TIMES}(?!以下))?"
)
EVERY_OTHER = re.compile(
    r"(?:一|1)(?P<unit>月|季度|季|周|年|日|旬)(?:一|1)"
    r"(?:调度|通报|汇报|报告|督查|研判|例会|走访|检查|小结|总结|会商|分析|晾晒|评比|考核|主题|排查|复盘|清单|报|查|调|评)"
)
BY = re.compile(
    r"按(?P<unit>月|季度|季|半年|周|旬|双月)(?:度)?(?=[一-龥])(?![份薪租计人户元])|"
    r"按(?P<yearly>年度|年)(?=调度|报告|通报|报送|汇报|公布|公开|考核|开展|督促|上报|发放|结算|统计|更新|检查|组织|召开)"
)
REGULAR = re.compile(
    r"(?<![每一两三\d])(?P<unit>双月|季度|半年|月度|年度)(?:例会|调度会|通报制度|报告制度|调度|通报|督查)"
)
MONEY_AFTER = re.compile(r"^[^，。；]{0,14}?\d[\d,.]*\s?(?:万|亿)?(?:元|美元)")
# 每天的菜式 is a way of speaking; 每日巡查 is a duty.
DAILY_WORK = re.compile(
    r"^[^，。；的]{0,12}(?:巡|检查|报|调度|走访|探访|更新|通报|消毒|研判|登记|清洁|监测|核对|排查)"
)
# 每年将有900人 and 每年6‰ tell how many, not how often.
NOT_AFTER = re.compile(r"^(?:[将约]|\d[\d.]*\s?[%‰]|[人户床桌名位张次]|[^，。；]{0,3}(?:均|人均))")


def rhythms_in(shadow: str, text: str, start: int, end: int) -> Iterator[Rhythm]:
    """Every rhythm of a span, in the order of the text; where two overlap, the first."""
    found = sorted(
        (m for pattern in (EACH, EVERY_OTHER, BY, REGULAR)
         for m in pattern.finditer(shadow, start, end)),
        key=lambda m: (m.start(), -m.end()),
    )  # fmt: skip
    until = start
    for each in found:
        made = _rhythm(shadow, text, each)
        if each.start() >= until and made is not None:
            until = each.end()
            yield made


def _rhythm(shadow: str, text: str, found: re.Match[str]) -> Rhythm | None:
    told = found.groupdict()
    after = shadow[found.end() : found.end() + 24]
    daily = told.get("unit") in ("日", "天") and not told.get("times")
    if daily and not DAILY_WORK.match(after):
        return None
    if not told.get("times") and (MONEY_AFTER.match(after) or NOT_AFTER.match(after)):
        return None
    months = UNITS[told.get("unit") or told["yearly"]]
    every = _number(told.get("every")) or 1
    times = _number(told.get("times")) or 1
    start, end = found.span()
    return Rhythm(months * every, times, text[start:end], start, end)


def _number(written: str | None) -> int:
    if not written:
        return 0
    return int(written) if written.isdigit() else value_of(written) or 0
