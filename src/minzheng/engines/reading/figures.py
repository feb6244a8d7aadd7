"""Figures: a number with a unit that counts something, and nothing that only looks like one."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from minzheng.engines.reading.lines import Source
from minzheng.engines.reading.measuring import Known, Sentence, measure_of
from minzheng.engines.reading.numerals import NUMERAL, value_of
from minzheng.engines.reading.standing import Context, anchor_before, status_of
from minzheng.engines.reading.values import COUNT, GROWTH, MONEY, SHARE, Figure

MONEY_UNIT = r"(?:美元|港元|元)(?:\s?/\s?(?:人|户|床|张|次|餐))?(?:\s?[/·]\s?(?:月|年|天|日))?"
PLAIN_UNITS = (
    "个工作日|个自然日|人次|户次|家次|场次|例次|架次|标准个|平方公里|平方千米|平方米|立方米|公里|千米|公顷|个百分点|百分点|"
    "毫升|千克|公斤|张床位|个床位|人|名|位|户|个|家|所|处|间|座|栋|幢|张|支|件|项|宗|对|场|次|期|班|套|"
    "台|辆|部|亩|吨|份|册|条|批|例|桌|名次|组|队|只|块|片|门|种|类|篇|起|笔|枚|面|站|村|镇|县|床|餐|"
    "立方|方|千瓦时|千瓦|斤|眼|口|尾|羽|匹|副|顶|幅|道|节|堂|轮|批次|工日|学位|标段|穴|株|头|盏|根|棵|具|艘|粒|瓶|袋|箱|盒|单|课时|学时|学分|小时|分钟|分|倍|%|‰|成|米|㎡|㎞|m2|km|GB|TB|m(?![A-Za-z²³])"
)
SCALE = "(?:[百千]?万亿?|亿|百|千)"
DIGITS = r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
RANGE = r"(?:\s?[—-]\s?(?:\d+(?:\.\d+)?))?"
ARABIC = re.compile(
    rf"(?P<value>(?:{DIGITS}){RANGE})\s?(?P<more>余|多)?(?P<unit>{SCALE}?(?P<after>余|多)?"
    rf"(?:{MONEY_UNIT}|{PLAIN_UNITS}))"
)
HAN_UNITS = (
    "人次|户次|家|所|处|间|座|栋|名|位|户|张|支|件|项|对|场|套|台|辆|个百分点|个|元|条|次|亩|倍"
)
HAN = re.compile(
    rf"(?P<value>(?:{NUMERAL}{{1,5}}万(?={NUMERAL}))?{NUMERAL}{{1,7}})(?P<unit>万?(?:{HAN_UNITS}))"
)
PERCENT = re.compile(rf"百分之(?P<value>{NUMERAL}{{1,5}}(?:点{NUMERAL}{{1,3}})?)(?P<unit>)")
DOUBLED = re.compile(r"(?<=翻)(?P<value>[一两二三四])(?P<unit>番)")
# 600多万贫困人口: people whose 人 is left out.
PEOPLE = re.compile(
    r"(?P<value>\d+(?:\.\d+)?)\s?[余多]?(?P<unit>万)[余多]?"
    r"(?=(?P<noun>(?:[一-龥]{2,4})?(?:人口|群众|居民|农民|老人|老年人|职工|学生|儿童|农户|家庭)))"
)
# 发放救助金约6200万: money whose 元 is left out.
BARE = re.compile(
    rf"(?P<value>{DIGITS})\s?(?P<unit>[万亿])[余多]?(?=[，。；、）]|以[上下内]|左右|$)"
)
# What a Chinese numeral must follow to be meant as a figure: elsewhere it is a way of speaking.
BEFORE_HAN = re.compile(
    r"(?:至少|不少于|不低于|达到|达|建成|新增|新建|建设|打造|创建|培育|完成|改造|设立|成立|配备|配齐|"
    r"评选|选树|扶持|引进|开展|举办|组织|超过|共|有|辖|增加|各|培养|招募|为|的)$"
)
NOT_BEFORE = re.compile(
    r"(?:第|不含|不满|〔|[A-Za-z0-9+/.\-#]|[零一二三四五六七八九十]|\d:|[:：]\d|前|后|近年|每隔)$"
)
SPANNING = re.compile(r"[元%][-—]$")  # 3万元-5万元
DONE_WITHIN = re.compile(r"内(?:、|办[结理]|完成审|审[批核])")  # a promise of service
NOT_AFTER = re.compile(
    r"(?:生活圈|服务圈|养老圈|救助圈|圈|(?<![a-z])[+＋A-Za-z]|月份?|日|号|年|岁|周岁|时许|点|届|级|楼|室|幢楼|期间|"
    r"方面|层面|环节|维度|阶段|层次|角度|步骤|重点|特点|问题|原则|坚持|结合|相结合|关系|一\b|转变|同步|统一|"
    r"到位|清单|必须|不(?![等足少低])|小组|中心城区|百年|五年|规划|一批|一[体流]|一工程)"
)
ABSTRACT = (
    "体系|机制|平台|行动|工程|能力|制度|格局|模式|任务|方面|要求|目标|服务|内容|措施|抓手|专项"
)
SPAN_UNITS = re.compile(r"^(?:小时|分钟|分|期|成|米|面|片|站)$")
TERM = re.compile(
    r"(?:压缩|缩短|减少|精简|压减|控制|不超过)(?:到|至|在|为)?(?:约)?(?:办[事理结]时限)?$"
)
GROWING = re.compile(
    r"(?:增长|增加|提高|提升|上升|上涨|增幅|涨幅|减少|下降|降低|降幅|同比|环比|翻|上浮|下调|上调|超出|高于|"
    r"低于|多)(?:了|约|近|超过|超|达|率)?$"
)
TO = re.compile(r"(?:到|至|达|达到|为|不低于|不高于|不超过|低于|高于)$")
HUNDREDTHS, SURE = frozenset("%‰成"), frozenset("%‰")
BARE_MONEY = re.compile(r"(?:金|款|投?资|费|补贴|支出|投入|预算)(?:共|约|近|超|超过|达|达到|计)*$")
BARE_PEOPLE = re.compile(
    r"(?:人口|群众|居民|农民|职工|学生|儿童|老人|老年人)(?:已|共|约|近|超|超过|达|达到|突破|有)*$"
)
BARE_NOUN = re.compile(f"{BARE_MONEY.pattern}|{BARE_PEOPLE.pattern}")


def figures_in(
    source: Source, span: tuple[int, int], context: Context, taken: Sequence[range]
) -> Iterator[Figure]:
    """Every figure of a span; `taken`: spans that are rhythms, names or cited titles."""
    shadow = source.shadow
    for sentence in _sentences(shadow, *span):
        known = Known("", sentence.start)
        here = replace(context, anchor=anchor_before(source, sentence.end))
        for found in _numbers(shadow, sentence, taken):
            made = _figure(source, sentence, found, known, here)
            if made is not None:
                known = Known(made.measures, made.end)
                yield made


def _sentences(shadow: str, start: int, end: int) -> Iterator[Sentence]:
    begins = start
    for found in re.finditer(r"[。！？\n]", shadow[start:end]):
        yield Sentence(begins, start + found.start())
        begins = start + found.end()
    yield Sentence(begins, end)


def _numbers(shadow: str, sentence: Sentence, taken: Sequence[range]) -> Iterable[re.Match[str]]:
    arabic = [
        m for m in ARABIC.finditer(shadow, sentence.start, sentence.end) if _counts(shadow, m)
    ]
    written = [m for m in HAN.finditer(shadow, sentence.start, sentence.end)
               if _counts_in_words(shadow, m)]  # fmt: skip
    shares = list(PERCENT.finditer(shadow, sentence.start, sentence.end))
    bare = [
        each
        for each in BARE.finditer(shadow, sentence.start, sentence.end)
        if BARE_NOUN.search(shadow[max(sentence.start, each.start() - 10) : each.start()])
    ]
    people = PEOPLE.finditer(shadow, sentence.start, sentence.end)
    doubled = list(DOUBLED.finditer(shadow, sentence.start, sentence.end))
    told = sorted([*arabic, *written, *shares, *bare, *doubled, *people], key=lambda m: m.start())
    return [m for m in told if not any(m.start() in span for span in taken)]


def _counts(shadow: str, found: re.Match[str]) -> bool:
    before, after = (
        shadow[max(0, found.start() - 3) : found.start()],
        shadow[found.end() : found.end() + 4],
    )
    unit = found["unit"]
    plain = unit[-1] in SURE or "元" in unit
    if (NOT_BEFORE.search(before) and not SPANNING.search(before)) or (
        not plain and NOT_AFTER.match(after)
    ):
        return False
    if unit.endswith("日") and DONE_WITHIN.match(after):
        return True
    if unit.endswith("日"):
        return bool(TERM.search(shadow[max(0, found.start() - 12) : found.start()]))
    if SPAN_UNITS.match(unit):
        return bool(TO.search(before)) or "." in found["value"] or len(found["value"]) > 2
    return True


def _counts_in_words(shadow: str, found: re.Match[str]) -> bool:
    before, after = (
        shadow[max(0, found.start() - 4) : found.start()],
        shadow[found.end() : found.end() + 4],
    )
    value = value_of(found["value"])
    if before.endswith("每") and found["value"][0] in "百千":
        return False
    if value is None or NOT_BEFORE.search(before) or NOT_AFTER.match(after):
        return False
    if re.match(ABSTRACT, after) or re.match(r"[“”一]|以上|方", after):
        return value >= 10 and bool(BEFORE_HAN.search(before))
    return (value > 1 and bool(BEFORE_HAN.search(before))) or value >= 20


def _figure(
    source: Source, sentence: Sentence, found: re.Match[str], known: Known, context: Context
) -> Figure | None:
    shadow = source.shadow
    start, end = found.span()
    if found.re is PEOPLE:
        measures = source.text[slice(*found.span("noun"))]
    else:
        measures = measure_of(source, sentence, (start, end), known)
    if not measures:
        return None
    unit = re.sub(r"[余多\s]", "", found["unit"]) or "%"
    before = shadow[max(sentence.start, start - 6) : start]
    kind = COUNT if _of_people(found, before) else _kind(unit, before)
    status = status_of(shadow, sentence, (start, end), context)
    return Figure(_value(found["value"]), unit, kind, measures, status, start, end)


def _of_people(found: re.Match[str], before: str) -> bool:
    """600多万群众, 群众600多万."""
    return found.re is PEOPLE or (found.re is BARE and bool(BARE_PEOPLE.search(before)))


def _value(written: str) -> str:
    plain = written.replace(",", "").replace(" ", "")
    if "点" in plain:
        whole, _, rest = plain.partition("点")
        return f"{value_of(whole)}.{''.join(str(value_of(sign)) for sign in rest)}"
    number = value_of(plain) if not plain[0].isdigit() else None
    return plain if number is None else str(number)


def _kind(unit: str, before: str) -> str:
    if "元" in unit or unit in "万亿":
        return MONEY
    grows = bool(GROWING.search(before)) and not TO.search(before)
    if unit.endswith("百分点") or unit in ("倍", "番"):
        return GROWTH
    if unit[-1] in HUNDREDTHS:
        return GROWTH if grows else SHARE
    return COUNT
