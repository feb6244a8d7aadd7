"""“What is my family entitled to?”: few questions without identity, and the answer of every matter.

Nothing typed here is stored. What is left open stays unknown; only where somebody says that a
sum is all there is do the other kinds of income count as none.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from minzheng.engines.cases.api import Asked
from minzheng.kernel import units
from minzheng.kernel.expr import Fact
from minzheng.kernel.form import Answer, AnswerError, Field
from minzheng.vocabulary import allowance, benefits, person
from minzheng.vocabulary import household as home

MOST_PEOPLE = 12
SELF = "本人"
SHARED_LIFE = "共同生活"  # what “lives together as a family” is called in the law
NONE, NOTHING = "无", "none"
PEOPLE = Fact("people_asked_about", "一起生活的人数", units.个)
LOCAL = Fact("registered_here_all", "全家户口在本地", units.是否)
ALL_INCOME = Fact("income_is_all", "收入已全部填上", units.是否)
OTHER_INCOME = (
    person.必要就业成本, person.经营净收入, person.财产净收入, person.养老金, person.赡养抚养费,
    person.转移性收入, person.一次性收入, person.转移性支出,
)  # fmt: skip
OTHER_ASSETS = (home.有价证券, home.商业保险, home.其他金融资产)
HOUSEHOLD_BENEFITS = tuple(row for row in benefits.待遇 if row.receiving.entity != "person")
PERSON_BENEFITS = tuple(row for row in benefits.待遇 if row.receiving.entity == "person")


@dataclass(frozen=True)
class Told:
    """What was typed, read: facts for the rules, and errors by the name of the question."""

    facts: dict[str, Any]
    errors: dict[str, str]


def _open(fact: Fact, question: str, hint: str = "") -> Field:
    return Field(fact, question, hint, required=False)


HOUSEHOLD_FIELDS = (
    Field(PEOPLE, "一起生活的家人有几位？", "算上您自己。指长期住在一起、互相扶养的家人"),
    _open(LOCAL, "全家人的户口都在本地吗？", "本地指本县（市、区）"),
    _open(home.银行存款, "全家的存款、理财、股票和保险，一共大约多少？（元）",
          "没有填 0。含现金、借出的钱和保险的现金价值"),
    _open(home.车辆数, "家里有几辆车？", "没有填 0。残疾人专用车和生产必需的车不算"),
    _open(home.住房套数, "全家名下有几套房？", "没有填 0"),
    _open(home.企业出资额, "在公司、企业里出资多少？（元）", "没有填 0"),
)  # fmt: skip
PERSON_FIELDS = (
    Field(person.与户主关系, "是您的什么人？"),
    Field(person.出生日期, "哪天出生？", "记不清的，填大约的日子"),
    _open(person.残疾类别, "残疾人证上的残疾类别", "没有残疾人证的，选“无”"),
    _open(person.残疾等级, "残疾人证上的等级", "没有残疾人证的，选“无”"),
    _open(person.患重病, "有没有患重病？", "当地重病目录里的病"),
    _open(person.残疾重病刚性支出, "每月因残疾、重病自己负担多少？（元）", "没有填 0"),
    _open(person.就学阶段, "在上学吗？"),
    _open(person.工资性收入, "每月收入一共多少？（元）",
          "工资、经营、养老金、补贴、租金加在一起，减去上班必须花的交通、食宿费。没有填 0"),
)  # fmt: skip
ALL_FIELD = _open(
    ALL_INCOME,
    "上面填的，是每位家人的全部收入吗？",
    "选“是”，没有列出的收入按没有算；选“否”或者不选，按还不清楚算",
)


def household_asked() -> list[Asked]:
    """The questions of the first page."""
    return [Asked(field.column, field) for field in HOUSEHOLD_FIELDS]


def people_asked(count: int) -> list[Asked]:
    """The questions of the second page, person by person; the first is the one who asks."""
    asked = [
        Asked(f"{place}.{field.column}", field, place, called(place))
        for place in range(count)
        for field in _fields_of(place)
    ]
    return [*asked, Asked(ALL_FIELD.column, ALL_FIELD)]


def _fields_of(place: int) -> list[Field]:
    """Who asks is not asked what she is to herself."""
    return [f for f in PERSON_FIELDS if place or f.fact is not person.与户主关系]


def called(place: int) -> str:
    """How a member is called who has no name here."""
    return "您本人" if place == 0 else f"第{place + 1}位家人"


def read_household(raw: Mapping[str, str], received: Sequence[str]) -> Told:
    """The answers of the first page; how many there are stands under `PEOPLE.column`."""
    told = _read([(field.column, field) for field in HOUSEHOLD_FIELDS], raw)
    count = told.facts.get(PEOPLE.column)
    if isinstance(count, int) and not 1 <= count <= MOST_PEOPLE:
        told.errors[PEOPLE.column] = f"“{PEOPLE.term}”请填 1 到 {MOST_PEOPLE} 之间的整数"
    if home.银行存款.column in told.facts:
        told.facts.update({fact.column: 0 for fact in OTHER_ASSETS})
    return Told({**told.facts, **_received(HOUSEHOLD_BENEFITS, received)}, told.errors)


def read_people(
    raw: Mapping[str, str], household: Mapping[str, Any], received: Callable[[int], Sequence[str]]
) -> Told:
    """The answers about each member, laid over the household's."""
    facts = dict(household)
    count, local = facts.pop(PEOPLE.column), facts.pop(LOCAL.column, None)
    if local:
        facts[home.申请地情形.column] = "在户籍地申请"
    whole = _read([(ALL_FIELD.column, ALL_FIELD)], raw)
    rows, errors = [], whole.errors
    for place in range(count):
        fields = [(f"{place}.{field.column}", field) for field in _fields_of(place)]
        told = _read(fields, raw)
        errors |= {name: f"{called(place)}：{said}" for name, said in told.errors.items()}
        rows.append(_member(place, told.facts, received(place)))
        if whole.facts.get(ALL_INCOME.column):
            rows[-1].update(_no_other_income(rows[-1]))
        rows[-1].update(_not_paid(facts))
        if local:
            rows[-1][allowance.户口在本地.column] = True
    return Told({**facts, home.单人户申请.column: False, "members": rows}, errors)


def _member(place: int, facts: Mapping[str, Any], received: Sequence[str]) -> dict[str, Any]:
    row = {name.partition(".")[2]: value for name, value in facts.items()}
    relation = person.与户主关系
    row[relation.column] = row.get(relation.column, SELF) if place else SELF
    row["name"] = _name(place, relation.unit.text(relation.unit.read(row[relation.column])))
    if row.get(person.残疾类别.column) == person.残疾类别.unit.read(NONE):
        row[person.残疾等级.column] = NONE
    return {**row, SHARED_LIFE: True, **_received(PERSON_BENEFITS, received)}


def _name(place: int, relation: str) -> str:
    return "您本人" if place == 0 else f"{relation}（第{place + 1}位）"


def _no_other_income(row: Mapping[str, Any]) -> dict[str, int]:
    """The sum is all there is; without a sum nothing is known."""
    if person.工资性收入.column not in row:
        return {}
    return {fact.column: 0 for fact in OTHER_INCOME}


def _not_paid(household: Mapping[str, Any]) -> dict[str, int]:
    """Of what the household says it does not receive, nothing falls on a member."""
    refused = (row for row in HOUSEHOLD_BENEFITS if household.get(row.receiving.column) is False)
    return {row.paid.column: 0 for row in refused if row.paid is not None}


def _received(rows: Sequence[benefits.Benefit], ticked: Sequence[str]) -> dict[str, Any]:
    """Who ticks something, or “none of these”, says of all whether they are received."""
    if not ticked:
        return {}
    said: dict[str, Any] = {}
    for row in rows:
        has = row.receiving.column in ticked
        said[row.receiving.column] = has
        if row.paid is not None and row.paid.entity == row.receiving.entity and not has:
            said[row.paid.column] = 0
    return said


def _read(fields: Sequence[tuple[str, Field]], raw: Mapping[str, str]) -> Told:
    facts: dict[str, Answer] = {}
    errors: dict[str, str] = {}
    for name, field in fields:
        try:
            value = field.parse(raw.get(name))
        except AnswerError as wrong:
            errors[name] = str(wrong)
            continue
        if value is not None:
            facts[name] = value
    return Told(facts, errors)
