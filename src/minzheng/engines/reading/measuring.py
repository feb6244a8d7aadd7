"""What a figure measures: the noun before it, or after it, in the document's own words.

Before the number stand the noun and, often, a verb that gives the number (达到, 不少于, 提高到);
or a verb that takes what comes after (建成, 新增, 培训). The first case names what is left of the
number, the second what is right of its unit; where neither does, the sentence's last noun holds.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from minzheng.engines.reading.lines import Source

STOPS = frozenset("，。；：！？、（）\n")
_WORDS: Mapping[str, list[str]] = yaml.safe_load(
    (Path(__file__).parent / "words.yaml").read_text("utf-8")
)


def _any(words: Iterable[str]) -> str:
    """One of these words, the longest that fits."""
    return "|".join(sorted(words, key=len, reverse=True))


NOUNS_TOO, SPENDING = frozenset(_WORDS["nouns_too"]), frozenset(("投入", "支出", "减免", "节约"))
PREPOSITIONS = (
    "使(?!用)|让|(?<![核比应针配绝相])对(?!象|口|标|外)|向|把(?!关)|将|给予|(?<![供补])给(?![付水养])|"
    "为(?!主|老|民|农|残|侨)|在(?!院|职|册|校|保|岗|建|读)|于|按照|(?<=[局政厅委部])按|根据|通过|用好|依托"
)
# 高于全省平均水平14个百分点 speaks of what is compared, not of the mean.
BESIDE = r"(?:高于|低于|超过|超出|高出|领先于?)[^，。；、\d]{0,8}(?:平均|水平|均值|要求|目标)"
GIVING = re.compile(
    r"(?:总数|总量|数量|总额)?(?:(?:较|(?<!占)比(?![例重])|同比)[^，。；、]{1,8}?)?"
    r"(?:也|年人均|月人均|人均|年均|月均|日均|均|都|已经|已|将近|将|要|应|可|分别|全部|全|再|仍|还|力争|争取|"
    r"确保|稳步|逐步|预计|预期|有望)*"
    rf"(?:{_any(_WORDS['giving'])}|[一二三四]是|截至\d+月底|{BESIDE}|(?:从|由)原?来?的?[年月]?标准)$"
)
COUNTED = "(?:人次|户次|案件|[件户人次家例宗项场])数"  # 办结件数 is one noun
CUTS = re.compile(
    rf"(?:{_any(set(_WORDS['taking']) - NOUNS_TOO)}|{PREPOSITIONS})"
    rf"(?!(?:[一-龥]{{2}})?率|额|量|数|{COUNTED}|机构|人员|费|金|标准)(?:了|好|一批|各类)?"
)
LAST_VERB = re.compile(rf"(?:{_any(_WORDS['taking'])})$")
OPENING_VERB = re.compile(rf"(?:{_any(_WORDS['taking'])})")
CHANGING = re.compile(
    r"[一-龥]{0,4}(?:提高|调|转|增|提|升|降|放宽|延长|扩大|压缩|缩短|减少)[到至为]"
)
NEARLY = re.compile(r"(?:[\s近约超逾共有各]|超过)*")
ENUMERATED = re.compile(r"等(?:全[市区县省国])?$")
REACHING = re.compile(r"(?:覆盖|惠及|辐射|带动|服务|救助|走访|探访|帮扶|慰问|资助|检查)(?:了|到)?$")
JOINTS = frozenset(("、", "-", "—", "和", "与", "及", "，", "以及"))
FIRST = _any(set(_WORDS["taking"]) - NOUNS_TOO)
FIRST_ALONE = rf"(?:{_any(NOUNS_TOO)})(?!{_any(_WORDS['as_noun'])})"
OPENERS = re.compile(
    r"^(?:[\s—]|全[市区县省镇州盟旗乡村]|我国|全国(?!性|示范|先进|文明|优秀|首|百)|[一-龥]{2,5}期间|[我各该本](?:[市区县省地级镇]|单位|部门)|(?:县|市|区)级?以上|"
    r"各县（市、区）|其中|目前|同时|另外|此外|自.{0,16}?起|到?(?:20\d\d\s?[-—]\s?)?20\d\d\s?年(?:底|末|年底)?(?:前|以来)?|"
    r"\d{1,2}月\d{1,2}日(?:前|起)?|\d{1,2}月(?:底|份)?(?:前)?|今年|去年[末底]?|上年[末底]?|全年|年内|年底前?|"
    r"上半年|下半年|“?十[三四五]五”?(?:期间|时期|末)?|期间|以来|至今|截至目前|截至|截止|"
    r"已经|已|共有|共计|合计|总计|共|累计|新(?!增就业)|再|还|左右|以[上下内]|内(?=、)|均|预计|都|将|要|应(?!急|届)|拟|可|计划|力争|争取|确保|努力|"
    r"原则上|每年|每月|每季度|每半年|每[人户餐床张次]|每个?|各|全部|全面|常态化|进一步|不断|持续|"
    r"稳步|积极|大力|加快|由|的|和(?![美谐睦])|与|及|并|且|而|则|也|即|是|有|约|近|超|"
    r"至少|不少于|达到|[一二三四五六]是|[一二三四五六]要|"
    r"距离|相距|(?:减少|压减|缩减|节省|缩短)(?!率|额|量|幅|值)|"
    rf"{FIRST}|{FIRST_ALONE}|{PREPOSITIONS})(?!率|{COUNTED})"
)
PAIRED = re.compile(r"(?:\s?[—-]?\s?\d[\d.,]*\s?[万千]?[余多]?(?:人次|[户人名个家元]))?")
GIVEN = re.compile(
    r"(?:享受|领取|纳入|参加|得到|获得|接受|发放)(?:了|到)?([一-龥]{2,14})(?=[，。；、（）\d]|$)"
)
EACH = re.compile(r"每个|[每各]$")
PER = re.compile(r"每[十百千万]\s?[名人位户]")
COMPARED = re.compile(
    r"(?:不低于|不高于|达到|超过|高于|相当于|是|为|按|从(?![业事])|由)[^，；。]{1,16}的$"
)
BY_RATE = re.compile(r"按照?([^，；。、]{2,16}?)的$")
AGED = re.compile(r"(?:\d+|[一二三四五六七八九十百]{1,3})\s?周?岁(?:及)?以[上下]的?")
AFTER_UNIT = re.compile(r"^(?:以上|以下|以内|左右|上下|多|余|的|及以上|不等|内|/[月年人])*")
# 41项饮水工程总投资1900万元: the whole is of the next number.
WHOLE = "总(?:投资|长|长度|面积|建筑面积|价值|产值|容量|规模|库容)(?=[\\d约达为共])"
RIGHT_ENDS = re.compile(rf"[，。；：！？、（）\n\d《]|以上|{WHOLE}|{_any(_WORDS['ends_noun'])}")
INSERTED_NOUN = re.compile(r"（(?!含|其中|不|包括|如|即|注)[^（）\d，。；]{1,6}）")
JOINED = re.compile(r"、|和|与|以?及")
INSERTED, AND = 9, tuple("和与及或至到由")
RATES = ("率", "比重", "比例", "占比")  # their names are long
LONGEST, LONGEST_ROW, PLACES = 24, 40, "县市区镇村户人组州省"
LOOSE = re.compile(
    r"^(?:20\d\d年?|\d+|[年月日底前末]+|方面|情况|工作|标准为|其中|任务|目标|[一二三四]是|个|年|上|下|中|内)?$"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A span of the text between two full stops."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Known:
    """What the figure before it in the sentence measured, and where it ended."""

    measures: str
    end: int


def measure_of(source: Source, sentence: Sentence, span: tuple[int, int], known: Known) -> str:
    """The noun that is counted; `known`: what the figure before it in the sentence measured."""
    shadow = source.shadow
    right = _right(shadow, sentence, span[1])
    if known.measures and _goes_with(shadow[known.end : span[0]], right):
        return known.measures  # 分别达到60%、30%
    if known.measures and known.end == span[0] and right is None:
        return known.measures  # 3469户6444人
    left = _left(shadow, sentence, span, known)
    right = right or (None if left else _beyond(shadow, sentence, span[1]))
    if left and right and _belongs_behind(shadow, span):
        left = None
    if left and right and EACH.search(shadow[max(0, left[0] - 2) : left[0]]):
        left = None  # 每个县至少1个综合项目 counts projects
    if left and right and _is_of_the_right(shadow, left, right, span):
        left = None
    found = left or right or _before_verb(shadow, sentence, span[0], known)
    if found is None:
        found = _deed(shadow, sentence, span[0], known)
    if found is None and not known.measures:
        found = _subject(shadow, sentence, span[0])
    return source.text[found[0] : found[1]] if found else known.measures


def _belongs_behind(shadow: str, span: tuple[int, int]) -> bool:
    """覆盖城市社区和90%以上村, 确保城区50%的社区: what follows is what has the share."""
    share_of = shadow[span[1] - 1] == "%" and shadow[span[1] : span[1] + 1] == "的"
    return share_of or shadow[span[0] - 1] in AND[:3]


def _goes_with(between: str, right: tuple[int, int] | None) -> bool:
    """2镇，36个村 counts villages: a noun of its own goes before the one known."""
    said = between.strip()
    return said in JOINTS and not (said == "，" and right)


def _beyond(shadow: str, sentence: Sentence, start: int) -> tuple[int, int] | None:
    """14035户25559人享受低保: what they are given, where they have no noun themselves."""
    paired = PAIRED.match(shadow, start, sentence.end)
    if paired is None:
        return None
    found = GIVEN.match(shadow, paired.end(), sentence.end)
    return found.span(1) if found else _right(shadow, sentence, paired.end())


def _is_of_the_right(
    shadow: str, left: tuple[int, int], right: tuple[int, int], span: tuple[int, int]
) -> bool:
    """Whether what is counted stands behind the number though a noun stands before it.

    走访泰康等56家企业, 配送餐覆盖260个村社, 行业近40家企事业单位; not 儿童主任2725名.
    """
    between = shadow[left[1] : span[0]]
    if "元" in shadow[span[0] : span[1]] or not NEARLY.fullmatch(between):
        return False
    said = shadow[left[0] : left[1]]
    if ENUMERATED.search(said) or REACHING.search(said):
        return True
    long_enough = right[1] - right[0] > 2 and right[0] == span[1]
    taken = LAST_VERB.search(shadow, max(0, left[0] - 4), left[0])
    begins = OPENING_VERB.match(shadow, right[0])
    return long_enough and taken is None and begins is None


def _left(
    shadow: str, sentence: Sentence, span: tuple[int, int], known: Known
) -> tuple[int, int] | None:
    end = span[0]
    start = max(_clause_start(shadow, sentence, end), known.end)
    rate = BY_RATE.search(shadow, start, end)
    if rate:
        return _bare(shadow, *rate.span(1))  # 按照低保标准的30%
    if start == known.end > sentence.start and shadow[start:end].rstrip()[-1:] in AND:
        return None  # what stands between two figures belongs to the first
    until = _without_giving(shadow, start, end)
    found = _bare(shadow, start, until)
    money = "元" in shadow[span[0] : span[1]]
    if found and known.measures == shadow[slice(*found)] and known.end == start and not money:
        return None  # 15个部门56类数据: the noun between is of the first
    if found is None or shadow[start - 1] != "、":
        return found
    while start > max(sentence.start, known.end) and shadow[start - 1] not in "，。；：（）":
        start -= 1  # 助餐、助行、助洁等服务 is one noun, and so is 校舍、厂房
    return _bare(shadow, start, until, LONGEST_ROW) or found


def _before_verb(shadow: str, sentence: Sentence, end: int, known: Known) -> tuple[int, int] | None:
    """家庭养老床位累计建成2187张: a verb at the very end takes what stands before it."""
    start = max(_clause_start(shadow, sentence, end), known.end)
    until = _without_giving(shadow, start, end)
    found = LAST_VERB.search(shadow, start, until)
    return _bare(shadow, start, _without_giving(shadow, start, found.start())) if found else None


def _deed(shadow: str, sentence: Sentence, end: int, known: Known) -> tuple[int, int] | None:
    """累计服务1500万人次: what was done is what is counted."""
    start = max(_clause_start(shadow, sentence, end), known.end)
    until = _without_giving(shadow, start, end)
    said = shadow[max(start, until - 2) : until]
    return (until - 2, until) if said in NOUNS_TOO or said in SPENDING else None


def _clause_start(shadow: str, sentence: Sentence, end: int) -> int:
    start = end
    while start > sentence.start:
        before = shadow[start - 1]
        opened = shadow.rfind("（", max(sentence.start, start - INSERTED), start)
        if before == "）" and opened >= 0:
            start = opened  # 村（社区）、县（市、区） are one word
        elif before in STOPS:
            break
        else:
            start -= 1
    return start


def _without_giving(shadow: str, start: int, end: int) -> int:
    """Where the noun before the number ends: verbs that give the number are left out."""
    end = _end(shadow, start, end)
    compared = COMPARED.search(shadow, start, end)
    if compared:  # 特困标准不低于低保标准的1.6倍 speaks of the first
        return compared.start()
    while end > start:
        found = GIVING.search(shadow, max(start, end - 16), end)
        if found is None or found.start() == end:
            return _end(shadow, start, end)
        end = _end(shadow, start, found.start())
    return end


def _end(shadow: str, start: int, end: int) -> int:
    while end > start and shadow[end - 1] in " ”":
        end -= 1
    return end


def _bare(shadow: str, start: int, end: int, longest: int = LONGEST) -> tuple[int, int] | None:
    """The noun alone, between two positions: without openers and without verbs."""
    per = PER.search(shadow, start, end)
    if per:
        return per.start(), end
    for found in CUTS.finditer(shadow, start, end):
        if end - found.end() != 1:  # 消除户 is a noun
            start = found.end()
    while start < end:
        opened = OPENERS.match(shadow[start:end])
        if opened is None or (opened[0] in NOUNS_TOO and start + opened.end() == end - 1):
            break  # 监测户 is a noun
        start += opened.end()
    start += len(shadow[start:end]) - len(shadow[start:end].lstrip(" 、“的"))
    start, end = _whole_quotes(shadow, start, end)
    said = shadow[start:end]
    longest = LONGEST_ROW if said.endswith(RATES) else longest
    if LOOSE.match(said) or len(said) > longest:
        return None
    return start, end


def _whole_quotes(shadow: str, start: int, end: int) -> tuple[int, int]:
    """A noun that begins or ends inside a name in quotes takes the whole name."""
    said = shadow[start:end]
    if said.count("”") > said.count("“"):
        opened = shadow.rfind("“", max(0, start - LONGEST), start)
        start = opened if opened >= 0 else start + said.rindex("”") + 1
    elif said.count("“") > said.count("”") and shadow[end : end + 1] == "”":
        end += 1
    return start, end


def _right(shadow: str, sentence: Sentence, start: int) -> tuple[int, int] | None:
    said = shadow[start : min(sentence.end, start + LONGEST + 8)]
    skipped = AFTER_UNIT.match(said)
    begins = skipped.end() if skipped else 0
    begins += len(said[begins:]) - len(said[begins:].lstrip(" “"))
    aged = AGED.match(said, begins)
    until = _noun_end(said, aged.end() if aged else begins)
    if CHANGING.match(said, begins):
        return None  # 420元统一调至660元
    noun = said[begins:until].rstrip(" 的")
    noun = noun if "“" in noun else noun.rstrip("”")
    if (len(noun) < 2 and noun not in PLACES) or len(noun) > LONGEST or LOOSE.match(noun):
        return None
    return start + begins, start + begins + len(noun)


def _noun_end(said: str, begins: int) -> int:
    """Where the noun ends: at a verb or a stop, but 村（社区） and 低保、低边家庭 go on."""
    at = begins
    while True:
        found = RIGHT_ENDS.search(said, at)
        if found is None:
            return len(said)
        more = INSERTED_NOUN.match(said, found.start()) or JOINED.match(said, found.start())
        if more is None or found.start() == begins or not _goes_on(said, begins, more):
            return found.start()
        at = more.end()


def _goes_on(said: str, begins: int, more: re.Match[str]) -> bool:
    if more[0][0] == "（":
        return True
    ends = RIGHT_ENDS.search(said, more.end())
    until = ends.start() if ends else len(said)
    segment = said[more.end() : until]
    if (
        not 2 <= len(segment) <= LONGEST // 2
        or OPENING_VERB.match(segment)
        or LAST_VERB.search(segment)
    ):
        return False
    if ends and ends[0].isdigit():
        return False
    alike = segment[-1] == said[more.start() - 1]
    return alike or (more[0] == "、" and more.start() - begins <= 2)


def _subject(shadow: str, sentence: Sentence, until: int) -> tuple[int, int] | None:
    """What the sentence speaks of, from the nearest clause before the number that has a noun."""
    clauses = re.split(r"[，；：、]", shadow[sentence.start : until])
    at = until
    for clause in reversed(clauses[:-1]):
        at = shadow.rfind(clause, sentence.start, at) if clause else at
        found = _bare(shadow, at, _without_giving(shadow, at, at + len(clause))) if clause else None
        if found is not None:
            return found
    return None
