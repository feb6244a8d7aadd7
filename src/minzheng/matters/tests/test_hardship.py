"""The hardship score: bounds hold, one family and the city agree, a visit stands over the data."""

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from minzheng.kernel.expr import Fact
from minzheng.kernel.many import many
from minzheng.kernel.matter import catalogue
from minzheng.kernel.one import run
from minzheng.kernel.policy import Evaluation, Policy
from minzheng.kernel.population import Population
from minzheng.kernel.units import Kind

DAY, PLACE = date(2026, 11, 21), "440118001001"
BOOK = catalogue().params.override({"dibao.standard": "1000元"})
SCORE, FALLBACK = catalogue().shared["hardship"], catalogue().shared["fallback"]
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]
LOW, HIGH = "困难最低分", "困难最高分"
ADULT: dict[str, Any] = {
    "户籍状态": "在册", "户籍出生日期": "1986-03-05", "证载残疾等级": "无", "证载残疾类别": "无",
    "在押服刑": "否", "登记失业": "否", "目录内重病": "否", "自付医疗费": "0元",
    "在校阶段": "不在校", "申报工资": "3000元", "社保缴费工资": "0元", "申报经营所得": "0元",
    "发放养老金": "0元", "发放基础养老金": "0元",
}  # fmt: skip
CHILD = {**ADULT, "户籍出生日期": "2015-06-01", "申报工资": "0元"}
WELL_PAID = {**ADULT, "申报工资": "9000元"}
OLD = {**CHILD, "户籍出生日期": "1940-01-01"}
# What counts as told by being absent: a death nobody registered, a place nobody visited.
SILENT = ("医学死亡日期", "火化日期", "户籍状态")
SAFE = {"走访所见住房": "没有困难"}


def scored(*people: dict[str, Any], **seen: Any) -> tuple[Any, Any]:
    found = judged(*people, **seen)
    return found[LOW].value, found[HIGH].value


def bounds(facts: dict[str, Any]) -> tuple[Any, Any]:
    found = SCORE.evaluate(facts, on=DAY, place=PLACE, params=BOOK)
    return found[LOW].value, found[HIGH].value


def judged(*people: dict[str, Any], **seen: Any) -> Evaluation:
    facts = {"成员": list(people), **SAFE, **seen}
    return SCORE.evaluate(facts, on=DAY, place=PLACE, params=BOOK)


CASES: tuple[tuple[str, tuple[dict[str, Any], ...], dict[str, str], int], ...] = (
    ("有人有工作，没有困难", (ADULT,), {}, 0),
    # 很困难：收入 25、照料 15、劳动力 10
    ("独居的八旬老人没有收入", (OLD,), {}, 50),
    # 收入：3000÷2 ＝ 1500，不低于 1000 的 1.5 倍
    ("一个大人带一个孩子，收入正好到边缘线", (ADULT, CHILD), {}, 0),
    # 收入有困难 13（25 的一半四舍五入），照料有困难 8：两个要人照料，一个能照料
    ("一个大人带两个孩子", ({**ADULT, "申报工资": "3600元"}, CHILD, CHILD), {}, 21),
    ("登记失业算劳动力有困难", ({**ADULT, "登记失业": "是"},), {}, 5),
    ("两个高中以上在校生", (WELL_PAID, {**ADULT, "在校阶段": "全日制本科"},
                     {**ADULT, "在校阶段": "普通高中"}), {}, 10),
    ("看病花费正好到线", ({**ADULT, "自付医疗费": "24000元"},), {}, 0),
    ("看病花费多一分", ({**ADULT, "自付医疗费": "24000.01元"},), {}, 20),
    ("走访看到很困难，以走访为准", (ADULT,),
     {"走访所见收入": "很困难", "走访所见住房": "有困难"}, 30),
    ("走访看到没有困难，以走访为准", (OLD,), {"走访所见收入": "没有困难"}, 25),
)  # fmt: skip


@pytest.mark.parametrize(("people", "seen", "score"), [case[1:] for case in CASES],
                         ids=[case[0] for case in CASES])  # fmt: skip
def test_a_worked_case_holds(
    people: tuple[dict[str, Any], ...], seen: dict[str, Any], score: int
) -> None:
    assert scored(*people, **seen) == (score, score)


def test_what_is_missing_is_not_zero() -> None:
    nothing = SCORE.evaluate({}, on=DAY, place=PLACE, params=BOOK)
    no_bills = {name: value for name, value in ADULT.items() if name != "自付医疗费"}

    assert (nothing[LOW].value, nothing[HIGH].value) == (0, nothing["满分"].value)
    assert scored(no_bills) == (0, 20)
    assert "自付医疗费（成员1）" in judged(no_bills).missing


def test_a_bill_over_the_line_counts_though_another_is_missing() -> None:
    dear = {**ADULT, "自付医疗费": "30000元"}
    no_bills = {name: value for name, value in ADULT.items() if name != "自付医疗费"}

    assert scored(dear, no_bills)[0] == 20


# One and many


def value(fact: Fact) -> st.SearchStrategy[Any]:
    choices: dict[Kind, st.SearchStrategy[Any]] = {
        Kind.MONEY: st.sampled_from((0, 1, 50_000, 100_000, 150_000, 2_400_001)),
        Kind.COUNT: st.integers(0, 4),
        Kind.BOOL: st.booleans(),
        Kind.DATE: st.dates(date(1930, 1, 1), date(2026, 11, 20)),
        Kind.CODE: st.sampled_from(sorted(fact.unit.codes) or [0]),
    }
    return choices[fact.unit.kind]


def rows_of(policy: type[Policy], *, gaps: bool) -> st.SearchStrategy[dict[str, Any]]:
    asked = {fact for rule in policy.formulas for fact in rule.needs().facts}
    ordered = sorted(asked, key=lambda fact: fact.column)

    def of(entity: str) -> st.SearchStrategy[dict[str, Any]]:
        told = {fact.term: value(fact) for fact in ordered if fact.entity == entity}
        return st.fixed_dictionaries({}, optional=told) if gaps else st.fixed_dictionaries(told)

    people = st.lists(of("person"), min_size=1, max_size=4)
    return st.builds(lambda own, members: {**own, "成员": members}, of("household"), people)


@pytest.mark.parametrize("policy", [SCORE, FALLBACK], ids=["hardship", "fallback"])
@given(data=st.data())
@settings(max_examples=25, deadline=None, suppress_health_check=SLOW)
def test_one_household_and_the_whole_city_agree(policy: type[Policy], data: st.DataObject) -> None:
    rows = data.draw(st.lists(rows_of(policy, gaps=True), min_size=1, max_size=5))
    formulas = [f for f in policy.formulas if f.entity != "person"]

    city = Population.from_rows(rows, formulas, place=PLACE)
    columns = many({f.name: f for f in formulas}, city, on=DAY, params=BOOK)

    for index, row in enumerate(rows):
        alone = run(tuple(formulas), row, on=DAY, place=PLACE, params=BOOK)
        for f in formulas:
            column = columns[f.name]
            there = None if column.unknown[index] else column.values[index].item()
            assert there == alone.value(f), (f.name, row)


@given(data=st.data())
@settings(max_examples=40, deadline=None, suppress_health_check=SLOW)
def test_whatever_comes_to_light_lies_between_the_bounds(data: st.DataObject) -> None:
    whole = data.draw(rows_of(SCORE, gaps=False))
    partly: dict[str, Any] = {**whole}
    if data.draw(st.booleans()):
        del partly["走访所见住房"]  # the one of which no data speak
    partly["成员"] = [
        {name: told for name, told in person.items()
         if name in SILENT or data.draw(st.booleans())}
        for person in whole["成员"]
    ]  # fmt: skip

    then, now = bounds(partly), bounds(whole)

    assert then[0] <= now[0] <= now[1] <= then[1]
