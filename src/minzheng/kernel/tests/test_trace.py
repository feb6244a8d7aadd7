# ruff: noqa: E501 - each sentence stands in one line, as it is printed
"""The printed words: each rule as a sentence, and the arithmetic of one family line by line."""

from pathlib import Path
from typing import Any

import pytest

from minzheng.kernel.expr import Expr, Fact
from minzheng.kernel.policy import Amount, Evaluation, Rule
from minzheng.kernel.sentence import sentence
from minzheng.kernel.tests.relief import (
    FAMILY,
    ON,
    PLACE,
    book,
    出生日期,
    单人户,
    增发比例,
    存款,
    工资收入,
    机动车,
    标准,
    残疾等级,
    示例法,
    补助,
)
from minzheng.kernel.units import 日期
from minzheng.kernel.words import (
    之差天数,
    取大,
    取小,
    周岁,
    四舍五入,
    均分,
    已知,
    当,
    当日,
    成员,
    整除,
    月数,
    舍去,
    若未知,
)

生效日期 = Fact("in_force_on", "生效日期", 日期)

SENTENCES = {
    "可计收入": "若工资收入高于就业成本，则为工资收入 － 就业成本，否则为 0。",
    "老年或重残": "按出生日期算的周岁达到老年人年龄 或 残疾等级为一级或二级。",
    "家庭总收入": "各成员可计收入之和。",
    "共同生活人数": "成员人数。",
    "人均月收入": "家庭总收入 ÷ 共同生活人数（四舍五入）。",
    "收入条件": "人均月收入低于当地最低生活保障标准。",
    "财产条件": "并非（机动车超过 1辆 或 存款高于 100,000.00元）。",
    "给予保障": "收入条件 且 财产条件。",
    "月补助": "若给予保障，则为（当地最低生活保障标准 － 人均月收入）× 共同生活人数，否则为 0。",
    "增发人数": "“老年或重残”的成员人数。",
    "月增发": "若给予保障，则为当地最低生活保障标准 × 增发比例（四舍五入到角）× 增发人数，否则为 0。",
    "合计": "月补助 ＋ 月增发。",
}


@pytest.mark.parametrize("formula", 补助.formulas, ids=lambda formula: formula.name)
def test_a_rule_reads_as_a_sentence(formula: Amount) -> None:
    assert formula.sentence() == f"{formula.name}：{SENTENCES[formula.name]}"


@pytest.mark.parametrize(
    ("node", "words"),
    [
        (存款 - (标准 - 存款), "存款 －（当地最低生活保障标准 － 存款）。"),
        (存款 - 标准 - 存款, "存款 － 当地最低生活保障标准 － 存款。"),
        ((存款 + 标准) * 机动车, "（存款 ＋ 当地最低生活保障标准）× 机动车。"),
        ((单人户 | 单人户) & ~单人户, "（单人户 或 单人户）且 并非单人户。"),
        (当(单人户, 1, 当(机动车 > 2, 2, 3)), "若单人户，则为 1，否则若机动车超过 2辆，则为 2，否则为 3。"),
        (当(单人户, 存款, 标准) * 2, "（若单人户，则为存款，否则为当地最低生活保障标准）× 2。"),
        (取大(存款, "1元"), "存款与 1.00元 中较大的。"),
        (取小(存款 + 标准, 存款), "（存款 ＋ 当地最低生活保障标准）与存款 中较小的。"),
        (舍去(标准 * 增发比例), "当地最低生活保障标准 × 增发比例（向下取到分）。"),
        (整除(存款, 3), "存款 ÷ 3（舍去余数）。"),
        (均分(存款 + 标准, 机动车), "（存款 ＋ 当地最低生活保障标准）÷ 机动车（四舍五入）。"),
        (取大(存款, 标准, 0) - 标准, "（存款、当地最低生活保障标准、0 中最大的）－ 当地最低生活保障标准。"),
        (单人户 | 单人户 & 单人户, "单人户 或（单人户 且 单人户）。"),
        (单人户 | 单人户 | 单人户, "单人户 或 单人户 或 单人户。"),
        (已知(存款) & (若未知(存款, "1元") > 0), "已知存款 且 存款（未知时按 1.00元）高于 0。"),
        (出生日期 < "1966-11-21", "出生日期早于 1966年11月21日。"),
        (月数(出生日期) <= 3, "自出生日期起的月数不超过 3个月。"),
        (之差天数(当日, 出生日期) > 7, "从出生日期到当日的天数超过 7天。"),
        (残疾等级 != "一级", "残疾等级不是一级。"),
        (~(残疾等级 == "一级"), "残疾等级不是“一级”。"),
        (~残疾等级.属于("一级", "二级"), "残疾等级不是一级或二级。"),
        (残疾等级.属于("一级", "二级", "三级"), "残疾等级为一级、二级或三级。"),
        (月数(出生日期, 生效日期) <= 3, "从出生日期到生效日期的月数不超过 3个月。"),
        (周岁(出生日期, 生效日期) < 18, "到生效日期时按出生日期算的周岁不到 18岁。"),
        (成员.合计(工资收入 * 2), "各成员（工资收入 × 2）之和。"),
        (成员.任一((工资收入 > 0) & (周岁(出生日期) < 18)), "有成员（工资收入高于 0 且 按出生日期算的周岁不到 18岁）。"),
        (成员.全部(工资收入 == 0), "每名成员都工资收入等于 0。"),
        (成员.最大(工资收入), "各成员工资收入的最大值。"),
        (成员.最近(工资收入, by=出生日期), "出生日期最近的成员的工资收入。"),
    ],
)  # fmt: skip
def test_parentheses_follow_the_rank_of_operators(node: Expr, words: str) -> None:
    assert sentence(node) == words


def evaluate(folder: Path, facts: dict[str, Any]) -> Evaluation:
    return 补助.evaluate(facts, on=ON, place=PLACE, params=book(folder))


def test_the_arithmetic_of_a_family_is_told_line_by_line(tmp_path: Path) -> None:
    told = [line.sentence for line in evaluate(tmp_path, FAMILY).trace]

    assert told == [
        "张三的可计收入：因工资收入 2,000.00元高于就业成本 200.00元成立，"
        "工资收入 2,000.00元 － 就业成本 200.00元 ＝ 1,800.00元",
        "李四的可计收入：因工资收入 0.00元高于就业成本 0.00元不成立，为 0.00元",
        "张三的老年或重残：按出生日期 1960年1月1日算的周岁 66岁达到老年人年龄 60岁 或 "
        "残疾等级为四级（不是一级或二级），成立",
        "李四的老年或重残：按出生日期 1990年1月1日算的周岁 36岁达到老年人年龄 60岁 或 "
        "残疾等级为一级，成立",
        "家庭总收入 ＝ 张三 1,800.00元 ＋ 李四 0.00元 ＝ 1,800.00元",
        "共同生活人数 ＝ 成员人数 2人",
        "人均月收入 ＝ 家庭总收入 1,800.00元 ÷ 共同生活人数 2人（四舍五入）＝ 900.00元",
        "收入条件：人均月收入 900.00元低于当地最低生活保障标准 1,282.00元，成立",
        "财产条件：并非（机动车 1辆超过 1辆 或 存款 20,000.00元高于 100,000.00元），成立",
        "给予保障：收入条件（是）且 财产条件（是），成立",
        "月补助：因给予保障为是，（当地最低生活保障标准 1,282.00元 － 人均月收入 900.00元）"
        "× 共同生活人数 2人 ＝ 764.00元",
        "增发人数 ＝ “老年或重残”的成员人数 2人（张三、李四）",
        "月增发：因给予保障为是，当地最低生活保障标准 1,282.00元 × 增发比例 30%（四舍五入到角）"
        "× 增发人数 2人 ＝ 769.20元",
        "合计 ＝ 月补助 764.00元 ＋ 月增发 769.20元 ＝ 1,533.20元",
    ]


def test_a_line_carries_articles_and_the_values_used(tmp_path: Path) -> None:
    line = evaluate(tmp_path, FAMILY).trace[9]
    extra = next(x for x in evaluate(tmp_path, FAMILY).trace if x.name == "月增发")

    assert str(line).endswith("成立  〔《示例法》第二条、《示例法》第二条第二款〕")
    assert [(value.value, value.source) for value in extra.params] == [
        (128_200, "穗民二号"),
        (3_000, "粤民一号"),
    ]


def test_the_unknown_is_told_with_what_is_missing(tmp_path: Path) -> None:
    first, second = FAMILY["成员"]  # type: ignore[misc]  # members
    facts = {**FAMILY, "成员": [first, {**second, "工资收入": "待核实"}]}  # type: ignore[dict-item]  # members
    done = evaluate(tmp_path, facts)
    told = {line.label: line.sentence for line in done.trace}

    assert (
        told["家庭总收入"]
        == "家庭总收入 ＝ 张三 1,800.00元 ＋ 李四 待核实 ＝ 待核实（缺：工资收入（李四））"
    )
    assert told["收入条件"] == (
        "收入条件：人均月收入 待核实低于当地最低生活保障标准 1,282.00元，待核实（缺：工资收入（李四））"
    )
    assert told["月补助"] == "月补助：因给予保障为待核实，结果待核实（缺：工资收入（李四））"
    assert done.missing == done["月补助"].missing == ("工资收入（李四）",)
    assert (done["月补助"].value, done["月补助"].text) == (None, "待核实")


def test_only_what_matters_is_missing(tmp_path: Path) -> None:
    rich = {**FAMILY, "机动车": 3, "存款": None}
    unlisted = {"机动车": 1, "存款": 0}

    assert evaluate(tmp_path, rich)["月补助"].missing == ()
    assert evaluate(tmp_path, rich)["月补助"].value == 0
    assert evaluate(tmp_path, unlisted)["月补助"].missing == ("家庭成员",)


def test_what_was_given_says_so(tmp_path: Path) -> None:
    lines = evaluate(tmp_path, {**FAMILY, "人均月收入": "800元"}).trace
    told = {line.name: line.sentence for line in lines}

    assert told["人均月收入"] == "人均月收入 ＝ 800.00元（已给定）"


TOLD = [
    (Rule(成员.任一(工资收入 > 0), cites=示例法.第一条), "有成员工资收入高于 0（张三），成立"),
    (
        Rule(成员.全部(工资收入 > 0), cites=示例法.第一条),
        "每名成员都工资收入高于 0（不符：李四），不成立",
    ),
    (Amount(成员.最大(工资收入), cites=示例法.第一条), "各成员工资收入的最大值 5.00元"),
    (
        Amount(成员.合计(工资收入) - 成员.最小(工资收入), cites=示例法.第一条),
        "张三 5.00元 ＋ 李四 0.00元 － 各成员工资收入的最小值 0.00元 ＝ 5.00元",
    ),
    (
        Amount(四舍五入(成员.合计(工资收入 * 增发比例)), cites=示例法.第一条),
        "（张三（工资收入 5.00元 × 增发比例 30%）＋ 李四（工资收入 0.00元 × 增发比例 30%））"
        "（四舍五入到分）＝ 1.50元",
    ),
]


@pytest.mark.parametrize(("formula", "words"), TOLD)
def test_it_names_the_members_who_decide(formula: Rule, words: str, tmp_path: Path) -> None:
    people = [{"姓名": "张三", "工资收入": "5元"}, {"姓名": "李四", "工资收入": 0}]
    outcome = formula.one({"成员": people}, on=ON, place=PLACE, params=book(tmp_path))

    assert outcome.trace[-1].sentence.endswith(words)


def test_nested_branches_tell_the_way_taken() -> None:
    tiers = Amount(
        当(机动车 > 2, "5元", 当(机动车 > 1, 存款 * 2, 存款)), cites=示例法.第一条, says="分档"
    )
    told = tiers.one({"机动车": 2, "存款": "3元"}, on=ON).trace[0].sentence

    assert told == (
        "分档：因机动车 2辆超过 2辆不成立，因机动车 2辆超过 1辆成立，存款 3.00元 × 2 ＝ 6.00元"
    )


def test_an_unknown_condition_is_told_once() -> None:
    rule = Rule(当(单人户, 机动车 > 1, 存款 > 0), cites=示例法.第一条, says="看情形")
    told = [
        rule.one(facts, on=ON).trace[0].sentence for facts in ({}, {"单人户": "是", "机动车": 2})
    ]

    assert told == [
        "看情形：因单人户为待核实，结果待核实（缺：单人户）",
        "看情形：因单人户为是，机动车 2辆超过 1辆，成立",
    ]
