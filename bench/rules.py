"""How fast the rule language is: a city in one pass, one family with its trace.

    python bench/rules.py                       # 1 M and 10 M synthetic persons
    python bench/rules.py --persons 1000000 --gaps

Some 30 formulas of relief over synthetic persons, as many as a city's night run has per matter.
Times are the best of three; arrays are in memory before the clock starts.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np

from minzheng.kernel.expr import Fact, Param
from minzheng.kernel.law import Law
from minzheng.kernel.many import many
from minzheng.kernel.params import ParamBook
from minzheng.kernel.policy import Amount, Policy, Rule
from minzheng.kernel.population import Population
from minzheng.kernel.units import 人, 分, 分_每人每月, 套, 岁, 比例, 级, 辆
from minzheng.kernel.words import 四舍五入, 均分, 当, 成员, 整除

ON = date(2026, 11, 21)
PLACE = "440118000000"


class 试算法(Law):
    title, number, in_force = "试算法", "试算", date(2020, 1, 1)

    第一条 = "只供测速。"


def amount(column: str, term: str) -> Fact:
    """A person's monthly sum."""
    return Fact(column, term, unit=分, entity="person")


工资, 成本, 养老金 = amount("wage", "工资"), amount("cost", "成本"), amount("pens", "养老金")
转移收入 = amount("trans", "转移收入")
年龄 = Fact("age", "年龄", unit=岁, entity="person")
残疾等级 = Fact("dis", "残疾等级数", unit=级, entity="person")
机动车 = Fact("cars", "机动车数", unit=辆)
住房 = Fact("homes", "住房套数", unit=套)
标准 = Param("bench.standard", "标准", unit=分_每人每月)
特困倍数 = Param("bench.tekun", "特困倍数", unit=比例)
一 = 试算法.第一条


class 试算(Policy):
    就业收入 = Amount(当(工资 > 成本, 工资 - 成本, 0), cites=一)
    个人收入 = Amount(就业收入 + 养老金 + 转移收入, cites=一)
    老年 = Rule(年龄 >= 60, cites=一)
    未成年 = Rule(年龄 < 18, cites=一)
    重残 = Rule((残疾等级 >= 1) & (残疾等级 <= 2), cites=一)
    增发份数 = Amount(当(重残, 30, 当(老年 | 未成年, 20, 0)), cites=一)
    家庭人数 = Amount(成员.计数(), cites=一)
    家庭收入 = Amount(成员.合计(个人收入), cites=一)
    人均收入 = Amount(均分(家庭收入, 家庭人数), cites=一)
    收入条件 = Rule(人均收入 < 标准, cites=一)
    无财产 = Rule((机动车 == 0) & (住房 <= 1), cites=一)
    给予低保 = Rule(收入条件 & 无财产, cites=一)
    差额 = Amount(当(给予低保, 标准 * 家庭人数 - 家庭收入), cites=一)
    分类增发 = Amount(当(给予低保, 整除(标准 * 成员.合计(增发份数), 100)), cites=一)
    低保金 = Amount(差额 + 分类增发, cites=一)
    低保边缘 = Rule((人均收入 * 2 < 标准 * 3) & ~给予低保, cites=一)
    无劳动能力人数 = Amount(成员.计数(老年 | 重残), cites=一)
    都无劳动能力 = Rule(无劳动能力人数 == 家庭人数, cites=一)
    特困 = Rule(都无劳动能力 & 无财产 & (家庭收入 == 0), cites=一)
    特困金 = Amount(当(特困, 四舍五入(标准 * 特困倍数) * 家庭人数), cites=一)
    高龄津贴 = Amount(
        当(
            年龄 >= 100,
            "300元",
            当(年龄 >= 90, "200元", 当(年龄 >= 80, "100元", 当(年龄 >= 70, "30元", 0))),
        ),
        cites=一,
    )
    户高龄津贴 = Amount(成员.合计(高龄津贴), cites=一)
    护理补贴 = Amount(当(重残, "200元", 0), cites=一)
    户护理补贴 = Amount(成员.合计(护理补贴), cites=一)
    未成年人数 = Amount(成员.计数(未成年), cites=一, unit=人)
    只有未成年人 = Rule(未成年人数 == 家庭人数, cites=一)
    有老年人 = Rule(成员.任一(老年), cites=一)
    最高收入 = Amount(成员.最大(个人收入), cites=一)
    基本救助 = Amount(当(特困, 特困金, 低保金), cites=一)
    合计金额 = Amount(基本救助 + 户高龄津贴 + 户护理补贴, cites=一)


OUTPUTS = [formula for formula in 试算.formulas if formula.entity != "person"]


def params() -> ParamBook:
    """Two parameters, read as they are in use."""
    text = "".join(
        f"{key}:\n  label: {key}\n  unit: {unit}\n  basis: 试算\n  values:\n    '000000': "
        f"{{since: 2020-01-01, value: {value}, source: 试算, status: unconfirmed, "
        "checked_on: 2026-11-21}\n"
        for key, unit, value in (
            ("bench.standard", "分/人·月", "1238元"),
            ("bench.tekun", "比例", "160%"),
        )
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "params.yaml"
        path.write_text(text, "utf-8")
        return ParamBook.load([path])


def synthetic(persons: int, *, gaps: bool) -> Population:
    """Households of 2.6 persons on average, drawn with a fixed seed."""
    draw = np.random.default_rng(0)
    homes = np.sort(draw.integers(0, persons * 10 // 26, persons))
    starts = np.unique(homes, return_index=True)[1]
    count = len(starts)
    working, retired = draw.random(persons) < 0.5, draw.random(persons) < 0.2
    people = {
        "wage": (draw.gamma(2, 2000, persons) * 100 * working).astype(np.int64),
        "cost": np.full(persons, 20_000),
        "pens": (draw.gamma(2, 500, persons) * 100 * retired).astype(np.int64),
        "trans": np.zeros(persons, np.int64),
        "age": draw.integers(0, 104, persons).astype(np.int16),
        "dis": np.where(draw.random(persons) < 0.06, draw.integers(1, 5, persons), 0).astype(
            np.int8
        ),
    }
    return Population(
        persons=people,
        households={
            "cars": (draw.random(count) < 0.3).astype(np.int8),
            "homes": draw.integers(0, 3, count).astype(np.int8),
        },
        offsets=np.append(starts, persons).astype(np.int64),
        places=np.full(count, PLACE),
        persons_unknown={"pens": draw.random(persons) < 0.02} if gaps else {},
    )


def best(task: Callable[[], object], repeats: int) -> float:
    """Shortest wall time in seconds."""
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        task()
        times.append(time.perf_counter() - start)
    return min(times)


def time_many(persons: int, book: ParamBook, *, gaps: bool) -> None:
    """Print one row for a city of that size."""
    population = synthetic(persons, gaps=gaps)
    population.distinct_places  # noqa: B018 - coded once when the tables are loaded
    seconds = best(lambda: many(OUTPUTS, population, on=ON, params=book), 3)
    column = many([试算.合计金额], population, on=ON, params=book)["合计金额"]
    total = int(column.values[~column.unknown].sum())
    print(
        f"{persons:>12,} persons  {population.household_count:>10,} households  "
        f"{'2% gaps' if gaps else 'no gaps':8} {len(试算.formulas)} formulas  {seconds:6.2f} s  "
        f"{persons / seconds / 1e6:5.1f} M/s  total {total / 100:,.2f} yuan, "
        f"{int(column.unknown.sum()):,} unknown"
    )


def time_one(book: ParamBook) -> None:
    """Print the median for one family of three: value, with its trace kept, with it in words."""
    person = {"wage": 300_000, "cost": 20_000, "pens": 0, "trans": 0, "age": 40, "dis": 0}
    people = [person, {**person, "wage": 0, "age": 83, "dis": 1}, {**person, "wage": 0, "age": 9}]
    facts = {"cars": 0, "homes": 1, "members": people}

    def evaluate() -> object:
        return 试算.evaluate(facts, on=ON, place=PLACE, params=book)

    kept = statistics.median(best(evaluate, 1) for _ in range(3000)) * 1e3
    told = statistics.median(
        best(lambda: 试算.evaluate(facts, on=ON, place=PLACE, params=book).trace, 1)
        for _ in range(500)
    )
    lines = len(试算.evaluate(facts, on=ON, place=PLACE, params=book).trace)
    print(
        f"one family of 3, all formulas, trace kept: {kept:.3f} ms; "
        f"{lines} lines in words: {told * 1e3:.2f} ms"
    )


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--persons", type=int, nargs="*", default=[1_000_000, 10_000_000])
    parser.add_argument("--gaps", action="store_true", help="only with gaps (otherwise both)")
    chosen = parser.parse_args()
    book = params()
    time_one(book)
    for persons in chosen.persons:
        for gaps in (True,) if chosen.gaps else (False, True):
            time_many(persons, book, gaps=gaps)


if __name__ == "__main__":
    main()
