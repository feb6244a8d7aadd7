"""What stands about the document itself: title, numbers, issuer, date; and where its body ends."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from minzheng.engines.reading.days import day_in
from minzheng.engines.reading.furniture import is_contents
from minzheng.engines.reading.lines import Line
from minzheng.engines.reading.marks import mark_at

GENRES = (
    "通知|意见|措施|方案|规划|计划|要点|报告|纪要|办法|细则|规定|通报|总结|决定|公告|通告|函|批复|"
    "讲话|解读|摘要|安排|行动|纲要|清单|指南|条例|会议|工作|纪实"
)
TITLED = re.compile(rf"(?:{GENRES})(?:（[^（）]{{1,20}}）)?$|^关于.{{4,}}|20\d\d年.{{0,16}}思路$")
NUMBER = re.compile(r"[一-龥]{0,14}〔(?:19|20)\d\d〕\s*第?\s*\d{1,4}\s*号")
LABELS = {
    "index_number": re.compile(r"索\s*引\s*号[：|\s]*([0-9A-Za-z/_\-]{6,40})"),
    "title": re.compile(r"^(?:文件)?(?:名\s*称|标\s*题)\s*：\s*(\S.{3,80}?)(?:\s{2,}|$)"),
    "number": re.compile(
        r"(?:文\s*号|发文字号|文件编号)[：|\s]*([一-龥]{1,14}〔\d{4}〕\s*第?\d{1,4}号)"
    ),
    "issuer": re.compile(
        r"(?:发布机构|发文机关|发文单位|制定机关|公开机构|印发机关|发布单位)[：|\s]*"
        r"([一-龥、 ]{3,40}?)"
        r"(?=\s{2,}|\s*(?:成文|发文|发布|公开|生成|主题|分类|文号|日期|索引|有效)|\s*\||$)"
    ),
    "source": re.compile(r"(?:信息来源|来\s*源)\s*：\s*([一-龥、]{2,30})"),
}
DATE_LABELS = tuple(
    re.compile(rf"(?:{words})[：|\s]*(\d{{4}}[年/.\-]\d{{1,2}}[月/.\-]\d{{1,2}})")
    for words in (
        "成文日期|成文时间|发文日期|印发日期",
        "发布日期|发布时间|公开日期|生成日期|日期|时间",
    )
)
# Other labels of a page about a document: such a line is no title.
LABEL = re.compile(
    r"^[·•|\s]*(?:信息)?(?:索\s*引\s*号|公开(?:方式|范围|时限|形式)|主题(?:分类|词)|组配分类|体裁分类|服务对象|"
    r"有\s*效\s*性|统一编号|访问次数|字体(?:大小)?|文件编号|文\s*号|发布机构|关键词|内容概述|废止日期|生效日期|"
    r"效力状态|所属栏目|信息分类|责任部门|名\s*称)\s*[：|]"
)
BODY = re.compile(r"[局委部府院会厅办]|办公室|领导小组|工作组$")
CLOSING = re.compile(r"^(?:附件?\s*[：:\d]|附：|附件$|（?此件|抄送|主送|特此|（联系人|联系人：)")
SIGNED_DATE = re.compile(r"^（?\s*\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*）?$")
HAN_DATE = re.compile(
    r"^[二零一三四五六七八九○O]{4}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日$"
)
FIRST_LINES, LAST_LINES, LONGEST_TITLE = 30, 12, 80


@dataclass(frozen=True)
class Head:
    """What is known of a document before its items are read; `body`: its own lines."""

    title: str
    number: str
    index_number: str
    issuer: str
    date: str | None
    body: tuple[Line, ...]


def head_of(lines: Sequence[Line], shadow: str, text: str) -> Head:
    """Read the head, and keep the lines from the title to the signature."""
    first = _first_mark(lines, shadow)
    above = lines[: min(first, FIRST_LINES)]
    labelled = {name: _labelled(pattern, above, shadow) for name, pattern in LABELS.items()}
    at, title = _title(above, shadow, text)
    until, signed = _signature(lines, shadow, max(first, at + 1))
    body = tuple(
        line for line in lines[at + 1 : until]
        if not is_contents(line.of(shadow)) and not _is_label(line, above, shadow)
    )  # fmt: skip
    inside = {} if any(signed) else _signed_inside(lines, shadow)
    body = tuple(line for line in body if line not in inside)
    who, day = inside.values() if inside else signed
    issuer = labelled["issuer"] or who or labelled["source"]
    return Head(
        labelled["title"] or title, labelled["number"] or _number(above, shadow),
        labelled["index_number"], issuer.strip(), _date(above, day, shadow), body,
    )  # fmt: skip


def _first_mark(lines: Sequence[Line], shadow: str) -> int:
    for at, line in enumerate(lines):
        mark = mark_at(shadow, line.start, line.end)
        if mark is not None and mark.ordinal == 1 and not is_contents(line.of(shadow)):
            return at
    return len(lines)


def _labelled(pattern: re.Pattern[str], above: Sequence[Line], shadow: str) -> str:
    for line, following in pairwise((*above, None)):
        said = line.of(shadow) if line else ""
        if following is not None and said.endswith("："):
            said += following.of(shadow)  # the value stands beneath its label
        found = pattern.search(said)
        if found:
            return found[1].strip()
    return ""


def _is_label(line: Line, above: Sequence[Line], shadow: str) -> bool:
    said = line.of(shadow)
    if line not in above or len(said) > LONGEST_TITLE:
        return False
    patterns = (*LABELS.values(), *DATE_LABELS, LABEL)
    return any(pattern.search(said) for pattern in patterns) or bool(NUMBER.fullmatch(said))


def _title(above: Sequence[Line], shadow: str, text: str) -> tuple[int, str]:
    """The last line of the title with its words; -1 where there is none."""
    for at, line in enumerate(above):
        said = line.of(shadow)
        if not _may_be_title(said):
            continue
        if TITLED.search(said):
            return at, _with_line_above(above, at, shadow, text)
    told = [at for at, line in enumerate(above) if _may_be_title(line.of(shadow))]
    return (told[0], above[told[0]].of(text)) if told else (-1, "")


def _with_line_above(above: Sequence[Line], at: int, shadow: str, text: str) -> str:
    """A long title breaks over lines; its first half ends in no noun of a document."""
    said = above[at].of(text)
    if at and len(said) < LONGEST_TITLE // 3 and not said.startswith("关于"):
        before = above[at - 1].of(shadow)
        if _may_be_title(before) and len(before) > len(said) and not BODY.search(before[-1]):
            return above[at - 1].of(text) + said
    return said


def _may_be_title(said: str) -> bool:
    if not 4 <= len(said) <= LONGEST_TITLE or said[-1] in "。；，：、":
        return False
    labelled = any(pattern.search(said) for pattern in (*LABELS.values(), *DATE_LABELS, LABEL))
    return not labelled and not NUMBER.search(said) and said[-2:] != "文件" and not _dated(said)


def _dated(said: str) -> bool:
    return bool(SIGNED_DATE.match(said) or re.match(r"^[\d\-/:：年月日 ]{8,}", said))


def _number(above: Sequence[Line], shadow: str) -> str:
    for line in above:
        found = NUMBER.search(line.of(shadow))
        if found and found.start() < LAST_LINES and "《" not in line.of(shadow):
            return found[0].replace(" ", "")
    return ""


def _signature(lines: Sequence[Line], shadow: str, since: int) -> tuple[int, tuple[str, str]]:
    """Where the body ends, who signed, and the day, from the last lines."""
    until, who, day = len(lines), "", ""
    for at in range(len(lines) - 1, max(since - 1, len(lines) - LAST_LINES - 1, -1), -1):
        said = lines[at].of(shadow)
        if CLOSING.match(said):
            until = at
        elif SIGNED_DATE.match(said) or HAN_DATE.match(said):
            until, day = at, said
        elif until == at + 1 and len(said) <= LAST_LINES * 2 and BODY.search(said[-1:]):
            until, who = at, who or said
    return until, (who, day)


def _signed_inside(lines: Sequence[Line], shadow: str) -> dict[Line, str]:
    """A notice signs before what it sends: the issuer's line and the day's beneath it."""
    for line, following in pairwise(lines):
        said, day = line.of(shadow), following.of(shadow)
        if SIGNED_DATE.match(day) and len(said) <= LAST_LINES * 2 and BODY.search(said[-1:]):
            return {line: said, following: day}
    return {}


def _date(above: Sequence[Line], signed: str, shadow: str) -> str | None:
    told = [_labelled(pattern, above, shadow) for pattern in DATE_LABELS]
    first = [
        told[0],
        signed,
        told[1],
        *(line.of(shadow) for line in above if len(line.of(shadow)) < 60),
    ]
    for each in first:
        found = day_in(each)
        if found:
            return found
    return None
