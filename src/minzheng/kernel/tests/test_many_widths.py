"""Columns in the width they are stored in: comparing is quick there, reckoning never overflows."""

from datetime import date

import numpy as np
import pyarrow as pa
import pytest

from minzheng.kernel.expr import Const, Expr, Fact
from minzheng.kernel.many import many
from minzheng.kernel.population import Population
from minzheng.kernel.units import 分, 岁, 数, 日期, 级
from minzheng.kernel.words import 之差天数, 周岁, 四舍五入, 当, 成员, 整除, 月数

ON = date(2026, 11, 21)
金额 = Fact("width_money", "宽度金额", 分, entity="person")
份数 = Fact("width_count", "宽度份数", 数, entity="person")
等级 = Fact("width_grade", "宽度等级", 级, entity="person")
生日 = Fact("width_born", "宽度生日", 日期, entity="person")
BORN = [date(1940, 2, 29), date(2008, 11, 22), date(1871, 1, 1)]
TOP32, TOP8 = np.iinfo(np.int32).max, np.iinfo(np.int8).max


def population(sizes: list[int], **columns: pa.Array) -> Population:
    homes = pa.table({"division_code": ["440118000000"] * len(sizes), "members": sizes})
    return Population.from_sorted(pa.table(columns), homes, size="members")


def narrow() -> Population:
    return population(
        [2, 1],
        width_money=pa.array([TOP32, TOP32, -TOP32], pa.int32()),
        width_count=pa.array([TOP8, 100, 3], pa.int8()),
        width_grade=pa.array([1, 4, 0], pa.int8()),
        width_born=pa.array(BORN),
    )


def values(node: Expr) -> list[int]:
    found: list[int] = many({"": node}, narrow(), on=ON)[""].values.tolist()
    return found


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        (金额 + 金额, [2 * TOP32, 2 * TOP32, -2 * TOP32]),
        (金额 * 份数, [TOP32 * TOP8, TOP32 * 100, -TOP32 * 3]),
        (份数 * 份数, [TOP8**2, 10_000, 9]),
        (金额 - 当(等级 > 0, 金额 * 份数, 0), [TOP32 - TOP32 * TOP8, TOP32 - TOP32 * 100, -TOP32]),
        (当(等级 == 4, 1000, 份数), [TOP8, 1000, 3]),
        (等级 < 1000, [True, True, True]),
        (整除(金额 + 金额, 2), [TOP32, TOP32, -TOP32]),
        (成员.合计(金额), [2 * TOP32, -TOP32]),
        (成员.最大(金额), [TOP32, -TOP32]),
        (成员.最小(份数), [100, 3]),
        (周岁(生日), [86, 17, 155]),
        (月数(生日), [1040, 215, 1870]),
        (之差天数(生日, Const(20000101, 日期)), [(day - date(2000, 1, 1)).days for day in BORN]),
    ],
    ids=lambda each: getattr(each, "label", None),
)
def test_what_is_reckoned_is_wide(node: Expr, expected: list[int]) -> None:
    assert values(node) == expected


def test_a_condition_between_two_plain_numbers_can_be_negated() -> None:
    adult = Const(18, 岁) < 20

    assert many({"": (~adult) | (等级 == 4)}, narrow(), on=ON)[""].values.tolist() == [
        False,
        True,
        False,
    ]


def test_a_rare_amount_is_summed_like_a_common_one() -> None:
    amounts = [0] * 50 + [7] + [0] * 49
    rare = population([1] * 49 + [2] + [1] * 49, width_money=pa.array(amounts, pa.int32()))

    sums = many({"": 成员.合计(金额)}, rare, on=ON)[""].values

    assert (sums.sum(), sums[49]) == (7, 7)


def test_an_unused_part_is_forgotten_but_an_asked_one_kept() -> None:
    twice = 金额 + 金额
    rounded = 四舍五入(twice)

    found = many({"two": twice, "rounded": rounded}, narrow(), on=ON)

    assert found["two"].values.tolist() == found["rounded"].values.tolist()
