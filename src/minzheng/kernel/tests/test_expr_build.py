"""Formulas are typed while they are built; what cannot be meant is refused with both names."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from minzheng.kernel.expr import Expr, ExpressionError, Fact
from minzheng.kernel.policy import Amount, Policy, Rule
from minzheng.kernel.tests.relief import (
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
from minzheng.kernel.units import Kind, 编码
from minzheng.kernel.words import 取大, 四舍五入, 均分, 当, 成员, 角, 进位

REFUSED: list[tuple[Callable[[], Any], tuple[str, ...]]] = [
    (lambda: 存款 + 单人户, ("“存款”（金额）", "“单人户”（是否）")),
    (lambda: 存款 < 机动车, ("“存款”（金额）", "“机动车”（数量）")),
    (lambda: 存款 * 标准, ("“存款”", "“当地最低生活保障标准”", "不能相乘")),
    (lambda: 存款 * 增发比例 * 增发比例, ("先取整",)),
    (lambda: 存款 & 单人户, ("“存款”（金额）", "“单人户”（是否）")),
    (lambda: ~存款, ("“存款”（金额）",)),
    (lambda: 存款 > 800, ("“存款”", "800", "800元")),
    (lambda: 存款 > "800", ("“存款”", "800")),
    (lambda: 存款 > 1.5, ("1.5",)),
    (lambda: 残疾等级 == "五级", ("“残疾等级”", "五级", "一级、二级")),
    (lambda: 残疾等级 < "四级", ("“残疾等级”", "<")),
    (lambda: 残疾等级 == Fact("k", "他类", unit=编码({1: "甲"}), entity="person"), ("他类",)),
    (lambda: 存款.属于("一级"), ("“存款”",)),
    (lambda: 成员.合计(存款), ("成员.合计", "“存款”", "按户")),
    (lambda: 成员.合计(成员.合计(工资收入)), ("成员.合计", "按户")),
    (lambda: 成员.任一(工资收入), ("成员.任一", "“工资收入”")),
    (lambda: 当(存款, 1, 2), ("“存款”（金额）",)),
    (lambda: 当(单人户, 存款, 机动车), ("“存款”", "“机动车”")),
    (lambda: 均分(存款, 单人户), ("“存款”", "“单人户”")),
    (lambda: 进位(机动车, to=角), ("“机动车”",)),
    (lambda: 取大(存款, 出生日期), ("“存款”", "“出生日期”")),
    (lambda: Rule(存款, cites=示例法.第一条), ("“存款”", "Amount")),
    (lambda: Amount(单人户, cites=示例法.第一条), ("“单人户”",)),
    (lambda: Amount(存款 * 增发比例, cites=示例法.第一条), ("没有取整",)),
    (lambda: Rule(单人户, cites=()), ("“单人户”", "依据")),
    (lambda: Fact("x", "某项", unit=机动车.unit, entity="town"), ("某项",)),  # type: ignore[arg-type]  # the fault
]


@pytest.mark.parametrize(("build", "words"), REFUSED)
def test_it_refuses_what_cannot_be_meant(build: Callable[[], Any], words: tuple[str, ...]) -> None:
    with pytest.raises(ExpressionError) as refusal:
        build()

    assert [word for word in words if word not in str(refusal.value)] == []


@pytest.mark.parametrize(
    "use", [lambda: 单人户 and 单人户, lambda: 1 < 机动车 < 3, lambda: not 单人户]
)
def test_it_refuses_python_s_own_and_or_not(use: Callable[[], Any]) -> None:
    with pytest.raises(ExpressionError, match=r"& \| ~"):
        use()


def test_it_keeps_an_unrounded_product_at_its_scale_and_compares_it_exactly() -> None:
    product = 标准 * 增发比例

    assert (product.scale, 四舍五入(product).scale) == (10_000, 1)
    assert [part.scale for part in (存款 < product).parts] == [10_000, 10_000]


def test_it_knows_whose_a_value_is() -> None:
    assert (工资收入 + 标准).entity == "person"
    assert (工资收入 > 存款).entity == "person"
    assert 成员.合计(工资收入).entity == "household"
    assert (标准 * 2).entity is None


def test_it_says_what_a_formula_needs_through_the_formulas_it_uses() -> None:
    needs = 补助.月补助.needs()

    assert {fact.term for fact in needs.facts} == {"工资收入", "就业成本", "机动车", "存款"}
    assert {param.key for param in needs.params} == {"sample.standard"}


def test_a_formula_learns_its_name_once() -> None:
    class 另一(Policy):
        别名 = 补助.月补助

    assert (另一.别名.name, 另一.别名.owner) == ("月补助", "补助")
    assert 补助.formulas[-1] is 补助.合计


def test_a_person_s_value_must_flow_into_the_household_s() -> None:
    with pytest.raises(ExpressionError, match=r"“各人收入”.*没有汇总到户"):

        class 漏了(Policy):
            各人收入 = Amount(工资收入 * 1, cites=示例法.第一条)
            户存款 = Amount(存款 * 1, cites=示例法.第一条)


def test_a_policy_about_persons_only_has_the_person_as_subject() -> None:
    class 津贴(Policy):
        领取 = Rule(工资收入 == 0, cites=示例法.第一条)

    assert 津贴.subject == "person"
    assert 补助.subject == "household"


def test_a_policy_about_an_organisation_has_it_as_subject() -> None:
    beds = Fact("test_beds", "测试床位", unit=机动车.unit, entity="organisation")

    class 备案(Policy):
        达标 = Rule((beds >= 10) & 单人户, cites=示例法.第一条)

    assert 备案.达标.entity == "organisation"
    assert 备案.subject == "organisation"
    assert 备案.达标.one({"测试床位": 10, "单人户": "是"}, on=date(2026, 1, 1)).value is True
    with pytest.raises(ExpressionError, match="按人"):
        成员.合计(beds)


def test_literals_are_read_in_the_unit_beside_them() -> None:
    def literal(node: Expr) -> tuple[Any, Kind]:
        const = node.parts[1]
        return const.value, const.kind  # type: ignore[attr-defined]  # a Const

    assert literal(存款 > "1.2万元") == (1_200_000, Kind.MONEY)
    assert literal(残疾等级 == "二级") == (2, Kind.CODE)
    assert literal(出生日期 < "1966-11-21") == (19661121, Kind.DATE)
    assert literal(增发比例 > "1.5倍") == (15_000, Kind.RATIO)
