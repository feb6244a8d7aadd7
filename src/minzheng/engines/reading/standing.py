"""Whether a figure was reached or is aimed at: its clause says so, its section, or the genre."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from minzheng.engines.reading.lines import Source
from minzheng.engines.reading.measuring import Sentence
from minzheng.engines.reading.values import ACHIEVED, TARGET

AIMING = re.compile(
    r"到20\d\d年|力争|争取|确保|目标(?!(?:任务)?(?:总?数|量)?的)|(?<!即)将(?=持续|加快|进一步|继续|在|于|全面|会|推出|新增|新?建|推进|实现|达|聚焦|重点|着力|开展|启动|投入|组织|完成|争取|把|力|有|打造|通过|以|按)|计划|拟|不低于|不少于|不得低于|不超过|(?<![主重需必纪概摘紧])要(?!求|点|素|件|闻|目|领|害)|预计|预期|年底前|底前|"
    r"下一步|今后|未来|努力|任务(?:是|为)|任务目标|实现[^了]{0,12}(?:以上|目标)|以[上内]$|至少|原则上|应当|每个?.{0,6}(?:至少|不少于)"
)
# These set a bound as well as an aim: beneath a heading that looks back they tell what was reached.
BOUNDS = re.compile(r"不低于|不少于|不得低于|不超过|以[上内]|至少|原则上|应当|每.*")
REACHED = re.compile(
    r"已|累计|截至|截止|目前|去年|上年(?!度)|现有|共有|同比|环比|较.{0,8}(?:增长|提高|增加|下降)|以来|了|连续|位居|荣获|"
    r"获评|全年(?:共|累计|完成|发放)|上半年(?:共|累计)|“?十三五”?(?:期间|时期|末)|建成了|惠及|从.{1,12}到"
)
# In a document that looks ahead these tell what is aimed at: 全年完成改造160户.
AS_PLANNED = re.compile(r"全年(?:共|累计|完成|发放)|惠及|同比|较.*")
ANCHORS = re.compile(
    r"(?P<target>会议(?:强调|要求|明确|部署|议定)|(?:今年|明年|下一步|接下来|今后)[^，。]{0,10}(?:要|将|计划|打算|重点)|"
    r"20\d\d年[，]?[^，。]{0,6}(?<![主重需必])要(?!求|点|素)|(?:主要|目标|工作)任务(?:是|为)|重点抓好|议定以下|工作安排如下|重点做好|下一步工作)|"
    r"(?P<achieved>会议(?:指出|认为|听取)|过去一年|一年来|近年来|去年以来|取得(?:了)?(?:新|显著|积极|明显)|回顾)"
)
CHANGES = re.compile(
    r"^(?:/[人月年]|\s)*(?:的基础上)?(?:提高|调整|增加|提升|上调|降|压缩|缩短|扩大|上升|增至|减)"
)
FROM = re.compile(r"(?:由|从)(?:\s|每[人户餐床次月年])*$")
FAR = 4_000  # signs: what was said longer ago announces nothing any more
NAMED_YEAR = re.compile(r"(20\d\d)年")
BACKWARDS = re.compile(
    r"回顾|(?:发展|工作|现实|规划)基础$|^基础$|成效|成就|现状|总结(?:$|情况)|工作总结|情况$|(?:完成|工作|进展|开展)情况|"
    r"主要做法|做法和|面临|(?:存在|主要|突出)的?(?:问题|困难)|问题(?:和|与)|发展环境|背景|亮点"
)
AHEAD = re.compile(r"下一步|打算|今后|明年|下半年|思路")
FORWARDS = re.compile(r"下一步|打算|计划|目标|任务|安排|部署|今年|思路|要求|展望|措施|重点工作")
REPORTS = re.compile(
    r"公报|简报|报告|总结|纪要|新闻|亮点|成效|综述|回眸|召开|举行|会议|纪实|巡礼|情况"
)
PLANS = re.compile(
    r"举措|政策|规划|计划|要点|措施|方案|意见|办法|行动|纲要|通知|安排|目标|细则|决定"
)


@dataclass(frozen=True, slots=True)
class Context:
    """`headings`: those above, outermost first. `year`: that of the document.

    `anchor`: what the last opening words before it said, such as 会议强调, 今年要重点抓好.
    """

    title: str
    headings: tuple[str, ...]
    year: int | None
    anchor: str = ""


def status_of(shadow: str, sentence: Sentence, span: tuple[int, int], context: Context) -> str:
    """Achieved or target: the clause speaks first, then the sentence, the sections, the genre."""
    clause = shadow[_clause_start(shadow, sentence, span[0]) : span[1] + len("以上")]
    before = shadow[sentence.start : span[1] + len("以上")]
    if FROM.search(shadow[max(0, span[0] - 6) : span[0]]) and CHANGES.match(
        shadow[span[1] : span[1] + 8]
    ):
        return ACHIEVED  # 由每餐2元调整为每餐3元
    back, usual = looks_back(context), by_section(context)
    for said in (clause, before):
        told = _last_cue(said, back=back, ahead=usual == TARGET) or _year(said, context)
        if told:
            return told
    return usual


def _last_cue(said: str, *, back: bool, ahead: bool) -> str:
    """Of the words that aim and those that look back, the nearest to the number."""
    aims = max((m.start() for m in AIMING.finditer(said) if not (back and BOUNDS.fullmatch(m[0]))),
               default=-1)  # fmt: skip
    reached = max(
        (m.start() for m in REACHED.finditer(said) if not (ahead and AS_PLANNED.fullmatch(m[0]))),
        default=-1,
    )
    if aims == reached:
        return ""
    return TARGET if aims > reached else ACHIEVED


def _clause_start(shadow: str, sentence: Sentence, start: int) -> int:
    while start > sentence.start and shadow[start - 1] not in "，；：":
        start -= 1
    return start


def _year(said: str, context: Context) -> str:
    """A year before the document's is past, one after it is to come."""
    found = NAMED_YEAR.findall(said)
    if not found or context.year is None:
        return ""
    year = int(found[-1])
    if year == context.year:
        return ""
    return ACHIEVED if year < context.year else TARGET


def _by_heading(heading: str, context: Context) -> str:
    """下一步 before 情况 and 成效, and those before 任务: 重点任务完成情况 looks back."""
    if AHEAD.search(heading):
        return TARGET
    if BACKWARDS.search(heading):
        return ACHIEVED
    return TARGET if FORWARDS.search(heading) else _year(heading, context)


def looks_back(context: Context) -> bool:
    """Whether the nearest heading that says anything looks back."""
    told = (_by_heading(each, context) for each in reversed(context.headings))
    return next(filter(None, told), "") == ACHIEVED


def by_section(context: Context) -> str:
    """What the nearest heading that says so means, else the kind of document."""
    for heading in reversed(context.headings):
        told = _by_heading(heading, context)
        if told:
            return told
    planned = PLANS.search(context.title) and not REPORTS.search(context.title)
    return context.anchor or (TARGET if planned else ACHIEVED)


def anchors_of(shadow: str) -> tuple[tuple[int, str], ...]:
    """Where opening words stand, and what they announce, in the order of the text."""
    told = ((m.end(), TARGET if m["target"] else ACHIEVED) for m in ANCHORS.finditer(shadow))
    return tuple(told)


def anchor_before(source: Source, at: int) -> str:
    """What the nearest opening words before a place announce; "" where there are none."""
    place = bisect_right(source.anchors, (at, "~"))
    if not place or at - source.anchors[place - 1][0] > FAR:
        return ""
    return source.anchors[place - 1][1]
