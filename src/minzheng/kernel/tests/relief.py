"""A small policy with its law, facts and parameters, which the tests of the rule language share."""

from datetime import date
from pathlib import Path

from minzheng.kernel.expr import Fact, Param
from minzheng.kernel.law import Law
from minzheng.kernel.params import ParamBook
from minzheng.kernel.policy import Amount, Policy, Rule
from minzheng.kernel.units import (
    人,
    分,
    分_每人每月,
    分_每月,
    岁,
    日期,
    是否,
    比例,
    编码,
    辆,
)
from minzheng.kernel.words import 周岁, 四舍五入, 均分, 当, 成员, 角

ON = date(2026, 11, 21)
PLACE = "440118001000"
PARAMS = """
sample.standard:
  label: 当地最低生活保障标准
  unit: 分/人·月
  basis: 《示例法》第二条
  values:
    "000000":
      - {since: 2020-01-01, value: 800元, source: 国发一号,
         status: reported, checked_on: 2026-11-21}
    "440100":
      - {since: 2023-01-01, until: 2025-12-31, value: 1238元, source: 穗民一号,
         status: verified, checked_on: 2026-11-21}
      - {since: 2026-01-01, value: 1282元, source: 穗民二号,
         status: verified, checked_on: 2026-11-21}
sample.extra:
  label: 增发比例
  unit: 比例
  basis: 《示例法》第三条
  values:
    "440000":
      - {since: 2020-01-01, value: 30%, source: 粤民一号, status: reported, checked_on: 2026-11-21}
sample.age:
  label: 老年人年龄
  unit: 岁
  basis: 《示例法》第四条
  values:
    "000000": {since: 2020-01-01, value: 60, source: 国发二号,
               status: verified, checked_on: 2026-11-21}
"""


class 示例法(Law):
    title, number, in_force = "示例法", "主席令第一号", date(2020, 1, 1)
    status = "verified"

    第一条 = "收入按人计算。"
    第二条 = "人均收入低于标准的，按差额补足。"
    第二条第二款 = "财产超过规定的，不予保障。"
    第三条 = "老年人和重度残疾人增发。"


工资收入 = Fact("wage", "工资收入", unit=分_每月, entity="person")
就业成本 = Fact("work_cost", "就业成本", unit=分_每月, entity="person")
出生日期 = Fact("born_on", "出生日期", unit=日期, entity="person")
残疾等级 = Fact(
    "disability_grade",
    "残疾等级",
    unit=编码({1: "一级", 2: "二级", 3: "三级", 4: "四级"}),
    entity="person",
)
机动车 = Fact("cars", "机动车", unit=辆)
存款 = Fact("savings", "存款", unit=分)
单人户 = Fact("alone", "单人户", unit=是否)
标准 = Param("sample.standard", "当地最低生活保障标准", unit=分_每人每月)
增发比例 = Param("sample.extra", "增发比例", unit=比例)
老年人年龄 = Param("sample.age", "老年人年龄", unit=岁)


class 补助(Policy):
    可计收入 = Amount(当(工资收入 > 就业成本, 工资收入 - 就业成本, 0), cites=示例法.第一条)
    老年或重残 = Rule(
        (周岁(出生日期) >= 老年人年龄) | 残疾等级.属于("一级", "二级"), cites=示例法.第三条
    )
    家庭总收入 = Amount(成员.合计(可计收入), cites=示例法.第一条)
    共同生活人数 = Amount(成员.计数(), cites=示例法.第一条, unit=人)
    人均月收入 = Amount(均分(家庭总收入, 共同生活人数), cites=示例法.第一条)
    收入条件 = Rule(人均月收入 < 标准, cites=示例法.第二条)
    财产条件 = Rule(~((机动车 > 1) | (存款 > "10万元")), cites=示例法.第二条第二款)
    给予保障 = Rule(收入条件 & 财产条件, cites=(示例法.第二条, 示例法.第二条第二款))
    月补助 = Amount(当(给予保障, (标准 - 人均月收入) * 共同生活人数), cites=示例法.第二条)
    增发人数 = Amount(成员.计数(老年或重残), cites=示例法.第三条)
    月增发 = Amount(当(给予保障, 四舍五入(标准 * 增发比例, to=角) * 增发人数), cites=示例法.第三条)
    合计 = Amount(月补助 + 月增发, cites=示例法.第二条)


FAMILY = {
    "机动车": 1,
    "存款": "2万元",
    "成员": [
        {
            "姓名": "张三",
            "工资收入": "2000元",
            "就业成本": "200元",
            "出生日期": "1960-01-01",
            "残疾等级": "四级",
        },
        {
            "姓名": "李四",
            "工资收入": 0,
            "就业成本": 0,
            "出生日期": "1990-01-01",
            "残疾等级": "一级",
        },
    ],
}


def book(folder: Path) -> ParamBook:
    """The parameters above, read from a file as in real life."""
    path = folder / "params.yaml"
    path.write_text(PARAMS, "utf-8")
    return ParamBook.load([path])
